import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseTheme, content, headed, heading, holdWasm, nav, ready, text, themeChoice, withPage } from './lib.mjs';

const { partners } = content('partners.json');
const theme = (page) => page.locator('html').getAttribute('data-theme');

test('early click: a choice before the code is there is marked at once, and kept', () =>
  withPage({}, async ({ page, address }) => {
    const release = await holdWasm(page);
    await page.goto(address('/'));
    await chooseTheme(page, 'theme-dark');
    assert.equal(await theme(page), null, 'nothing can have happened yet');
    assert(await themeChoice(page, 'theme-dark').isChecked());
    release();
    await ready(page);
    await page.locator('html[data-theme="dark"]').waitFor();
    assert(await themeChoice(page, 'theme-dark').isChecked());
    assert.equal(await page.evaluate(() => localStorage.getItem('theme')), 'dark');
  }));

test('early click: a choice before the code is there wins over the one that was remembered', () =>
  withPage({}, async ({ page, open }) => {
    await open('/');
    await chooseTheme(page, 'theme-dark');
    const release = await holdWasm(page);
    await page.reload();
    assert.equal(await theme(page), 'dark');
    await chooseTheme(page, 'theme-system');
    release();
    await ready(page);
    await page.locator('html:not([data-theme])').waitFor();
    assert(await themeChoice(page, 'theme-system').isChecked());
    assert.equal(await page.evaluate(() => localStorage.getItem('theme')), null);
  }));

test('early click: a link before the code is there is a plain load', () =>
  withPage({}, async ({ page, address, loads }) => {
    const release = await holdWasm(page);
    await page.goto(address('/'));
    await nav(page).locator('a[href="/partners/"]').click();
    await page.waitForURL('**/partners/');
    await heading(page).waitFor();
    assert.deepEqual(loads, ['/', '/partners/']);
    release();
    await ready(page);
  }));

test('early click: with saved data the code comes with the first intent, and the click counts', () =>
  withPage({}, async ({ page, address, asked }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'connection', { value: { saveData: true, effectiveType: '4g' } });
    });
    const wasm = () => asked.filter((url) => url.pathname.endsWith('.wasm')).length;
    await page.goto(address('/'));
    await page.evaluate(() => new Promise((done) => requestIdleCallback(() => requestIdleCallback(done))));
    assert.equal(wasm(), 0, 'reading costs what plain HTML costs');
    await chooseTheme(page, 'theme-dark');
    await ready(page);
    assert.equal(wasm(), 1);
    await page.locator('html[data-theme="dark"]').waitFor();
  }));

test('early click: with saved data links stay plain', () =>
  withPage({}, async ({ page, address, loads }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'connection', { value: { saveData: true, effectiveType: '4g' } });
    });
    await page.route('**/*.wasm', () => {}); // never answered: the start must not be in the way
    await page.goto(address('/partners/'));
    const partner = partners.find((p) => p.position);
    await page.getByRole('main').getByRole('listitem').locator(`a[href="/partners/${partner.id}/"]`).first().click();
    await headed(page, text(partner.name));
    assert.deepEqual(loads, ['/partners/', `/partners/${partner.id}/`]);
    await page.unrouteAll({ behavior: 'ignoreErrors' });
  }));
