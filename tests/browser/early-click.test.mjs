import assert from 'node:assert/strict';
import { test } from 'node:test';
import { content, headed, heading, holdWasm, message, nav, ready, text, withPage } from './lib.mjs';

const { partners } = content('partners.json');
const button = (page) => page.getByRole('banner').getByRole('button', { name: message('theme-switch') });

test('early click: a click on a button before the code is there is kept', () =>
  withPage({ colorScheme: 'light' }, async ({ page, address }) => {
    const ink = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const release = await holdWasm(page);
    await page.goto(address('/'));
    const light = await ink();
    await button(page).click();
    assert.equal(await ink(), light, 'nothing can have happened yet');
    release();
    await ready(page);
    await page.waitForFunction((light) => getComputedStyle(document.body).backgroundColor !== light, light);
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
  withPage({ colorScheme: 'light' }, async ({ page, address, asked }) => {
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'connection', { value: { saveData: true, effectiveType: '4g' } });
    });
    const wasm = () => asked.filter((url) => url.pathname.endsWith('.wasm')).length;
    const ink = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    await page.goto(address('/'));
    const light = await ink();
    await page.evaluate(() => new Promise((done) => requestIdleCallback(() => requestIdleCallback(done))));
    assert.equal(wasm(), 0, 'reading costs what plain HTML costs');
    await button(page).click();
    await ready(page);
    assert.equal(wasm(), 1);
    await page.waitForFunction((light) => getComputedStyle(document.body).backgroundColor !== light, light);
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
