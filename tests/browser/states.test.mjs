import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  audit,
  chooseTheme,
  content,
  heading,
  holdWasm,
  message,
  painted,
  ready,
  themeChoice,
  themeMenu,
  withPage,
} from './lib.mjs';

const { languages } = content('project.json');
const banner = (page) => page.getByRole('banner');
const toHome = (page) => banner(page).locator('a[href="/"]').first();

/** Every look in which a state must be readable. */
const LOOKS = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  'forced colours': { colorScheme: 'light', forcedColors: 'active' },
};

/** Audits what is on the screen in every look, and that it isn't wider than the view. */
async function faults(page) {
  const found = [];
  for (const [look, media] of Object.entries(LOOKS)) {
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
    found.push(...(await audit(page)).map((fault) => `${look}: ${fault}`));
  }
  const { wide, room } = await page.evaluate(() => ({ wide: document.scrollingElement.scrollWidth, room: innerWidth }));
  if (wide > room) found.push(`${wide} px wide in a view of ${room}`);
  return found;
}

// ---- the theme

const root = (page) => page.locator('html');
const ground = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const scheme = (page) => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
/** What colour the head asks for now, for the browser's own bars, as computed styles write it. */
const bars = (page) =>
  page.evaluate(() => {
    const asked = [...document.querySelectorAll('meta[name="theme-color"]')].filter((meta) => matchMedia(meta.media).matches);
    return asked.map((meta) => Object.assign(new Option().style, { color: meta.content }).color);
  });
const remembered = (page) => page.evaluate(() => localStorage.getItem('theme'));

test('theme: the choices are a named group, and the system’s is the one that holds', () =>
  withPage({}, async ({ page, open }) => {
    await open('/');
    await themeMenu(page).click();
    const group = banner(page).getByRole('group', { name: message('theme-legend') });
    assert.equal(await group.getByRole('radio').count(), 3);
    assert(await themeChoice(page, 'theme-system').isChecked());
    assert.equal(await remembered(page), null);
  }));

test('theme: a choice holds at once, on other pages, and before the code starts', () =>
  withPage({ colorScheme: 'light' }, async ({ page, open, address }) => {
    await open('/');
    const light = await ground(page);
    assert.deepEqual(await bars(page), [light]);
    await chooseTheme(page, 'theme-dark');
    const dark = await ground(page);
    assert.notEqual(dark, light);
    assert.equal(await scheme(page), 'dark', 'fields and scroll bars go with it');
    assert.deepEqual(await bars(page), [dark]);
    await page.route('**/*.wasm', () => {}); // the code never comes
    await page.goto(address('/partners/'), { waitUntil: 'commit' });
    await heading(page).waitFor();
    assert.equal(await ground(page), dark);
    assert.equal(await scheme(page), 'dark');
    await page.waitForLoadState(); // the loader runs before that
    assert.deepEqual(await bars(page), [dark]);
    await page.unroute('**/*.wasm');
  }));

test('theme: the menu shows the choice that was remembered', () =>
  withPage({}, async ({ page, open }) => {
    for (const key of ['theme-light', 'theme-dark']) {
      await open('/');
      await chooseTheme(page, key);
      await open('/partners/');
      await themeMenu(page).click();
      assert(await themeChoice(page, key).isChecked(), key);
    }
  }));

test('theme: there is a way back to the system’s', () =>
  withPage({ colorScheme: 'light' }, async ({ page, open }) => {
    await open('/');
    const light = await ground(page);
    await chooseTheme(page, 'theme-dark');
    await themeChoice(page, 'theme-system').click();
    assert.equal(await ground(page), light);
    assert.deepEqual(await bars(page), [light]);
    assert.equal(await root(page).getAttribute('data-theme'), null);
    assert.equal(await remembered(page), null);
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await ground(page);
    assert.notEqual(dark, light, 'it follows the system');
    assert.deepEqual(await bars(page), [dark]);
    await page.reload();
    await ready(page);
    await themeMenu(page).click();
    assert(await themeChoice(page, 'theme-system').isChecked());
  }));

test('theme: the keyboard opens the menu and chooses', () =>
  withPage({}, async ({ page, open }) => {
    await open('/');
    await themeMenu(page).press('Enter');
    await page.keyboard.press('Tab');
    assert(await themeChoice(page, 'theme-system').evaluate((e) => e === document.activeElement));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.locator('html[data-theme="dark"]').waitFor();
    assert.equal(await remembered(page), 'dark');
  }));

test('theme: before the code is there the menu opens by itself, and keeps its place', () =>
  withPage({}, async ({ page, address }) => {
    const release = await holdWasm(page);
    await page.goto(address('/'));
    const place = await themeMenu(page).boundingBox();
    await themeMenu(page).click();
    assert(await themeChoice(page, 'theme-dark').isVisible());
    release();
    await ready(page);
    await painted(page);
    assert(await themeChoice(page, 'theme-dark').isVisible(), 'it is still open');
    assert.deepEqual(await themeMenu(page).boundingBox(), place);
  }));

// ---- the menus

/** The menus of the header: what opens one, and something in it. */
const MENUS = [
  [(page) => themeMenu(page), (page) => themeChoice(page, 'theme-light')],
  ...languages.slice(1, 2).map(({ name }) => [
    (page) => banner(page).getByText(languages[0].name, { exact: true }),
    (page) => banner(page).getByRole('link', { name, exact: true }),
  ]),
];

for (const [summary, inside] of MENUS) {
  test('menu: Escape closes it and gives the focus back', () =>
    withPage({}, async ({ page, open }) => {
      await open('/');
      await summary(page).click();
      await inside(page).focus();
      await page.keyboard.press('Escape');
      await inside(page).waitFor({ state: 'hidden' });
      assert(await summary(page).evaluate((e) => e === document.activeElement));
    }));

  test('menu: a click elsewhere closes it, one beside what it offers doesn’t', () =>
    withPage({}, async ({ page, open }) => {
      await open('/');
      await summary(page).click();
      const { x, y } = await inside(page).locator('xpath=ancestor::*[self::fieldset or self::ul]').boundingBox();
      await page.mouse.click(x + 4, y + 4);
      assert(await inside(page).isVisible());
      await heading(page).click();
      await inside(page).waitFor({ state: 'hidden' });
    }));

  test('menu: it closes when the focus goes on', () =>
    withPage({}, async ({ page, open }) => {
      await open('/');
      await summary(page).press('Enter');
      await inside(page).focus();
      await toHome(page).focus();
      await inside(page).waitFor({ state: 'hidden' });
    }));

  for (const width of [320, 1280]) {
    test(`menu: open at ${width} px it lies in the view and has no fault in any look`, () =>
      withPage({ viewport: { width, height: 600 } }, async ({ page, open }) => {
        await open('/');
        await summary(page).click();
        const { left, right } = await inside(page).evaluate((e) => e.closest('fieldset, ul').getBoundingClientRect().toJSON());
        assert(left >= 0 && right <= width, `from ${left} to ${right} px`);
        assert.deepEqual(await faults(page), []);
      }));
  }
}

for (const [[first, inFirst], [second, inSecond]] of MENUS.length > 1 ? [MENUS, MENUS.toReversed()] : []) {
  test('menu: opening one closes the other', () =>
    withPage({}, async ({ page, open }) => {
      await open('/');
      await first(page).click();
      await second(page).click();
      await inFirst(page).waitFor({ state: 'hidden' });
      assert(await inSecond(page).isVisible());
    }));
}
