import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KINDS, audit, content, exportedPages, heading, message, nav, withPage } from './lib.mjs';

const LOOKS = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  'forced colours': { colorScheme: 'light', forcedColors: 'active' },
};

async function checked(page, where) {
  const faults = [];
  await page.evaluate(() => document.querySelectorAll('details').forEach((d) => (d.open = true)));
  for (const [look, media] of Object.entries(LOOKS)) {
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
    faults.push(...(await audit(page)).map((fault) => `${where}, ${look}: ${fault}`));
  }
  return faults;
}

for (const [kind, path] of [...Object.entries(KINDS), ['not found', '/nope/']]) {
  for (const width of [320, 1280]) {
    test(`accessibility: the ${kind} page at ${width} px has no fault in light, dark and forced colours`, () =>
      withPage({ viewport: { width, height: 800 } }, async ({ page, open, expectAnswer }) => {
        if (path === '/nope/') expectAnswer(404, path);
        await open(path);
        assert.deepEqual(await checked(page, kind), []);
        const { wide, room } = await page.evaluate(() => ({ wide: document.scrollingElement.scrollWidth, room: innerWidth }));
        assert(wide <= room, `${wide} px wide in a view of ${room}`);
      }));
  }
}

test('accessibility: every page in every language has no fault', { timeout: 600_000 }, async () => {
  const left = exportedPages();
  const faults = [];
  const work = () =>
    withPage({}, async ({ page, open }) => {
      for (let path = left.pop(); path; path = left.pop()) {
        await open(path);
        await page.evaluate(() => document.querySelectorAll('details').forEach((d) => (d.open = true)));
        faults.push(...(await audit(page)).map((fault) => `${path}: ${fault}`));
      }
    });
  await Promise.all([work(), work()]);
  assert.deepEqual(faults, []);
});

test('accessibility: landmarks, each once', () =>
  withPage({}, async ({ page, open }) => {
    for (const path of Object.values(KINDS)) {
      await open(path);
      for (const role of ['banner', 'main', 'contentinfo']) assert.equal(await page.getByRole(role).count(), 1, `${path} ${role}`);
      assert.equal(await nav(page).count(), 1, path);
    }
  }));

/** The name of the element with the focus, as far as plain elements have one; null once it has left the header. */
function focused(page) {
  return page.evaluate(() => {
    const e = document.activeElement;
    const inHeader = e.closest('header') || e.getAttribute('href') === '#main';
    return inHeader ? (e.getAttribute('aria-label') ?? e.textContent).replaceAll(/\s+/g, ' ').trim() : null;
  });
}

test('accessibility: the keyboard goes through the header in the order in which it reads', () =>
  withPage({}, async ({ page, open }) => {
    await open('/');
    const names = [];
    for (;;) {
      await page.keyboard.press('Tab');
      const name = await focused(page);
      if (name === null) break;
      names.push(name);
    }
    const { name, languages } = content('project.json');
    const ways = ['project', 'topics', 'events', 'partners', 'map', 'places', 'outputs'];
    const items = ways.filter((part) => part === 'map' || content(`${part}.json`)[part]?.length !== 0).map((part) => message(`nav-${part}`));
    const switches = [...(languages.length > 1 ? [languages[0].name] : []), message('theme-switch')];
    assert.deepEqual(names, [message('skip'), name, ...items, ...switches]);
  }));

test('accessibility: the focus is always to be seen', () =>
  withPage({}, async ({ page, open }) => {
    await open('/partners/');
    for (const selector of ['header a', 'header summary', 'main svg a', 'main li a']) {
      const target = page.locator(selector).filter({ visible: true }).first();
      await page.keyboard.press('Tab'); // so that the browser takes the focus for one by keyboard
      await target.focus();
      const seen = await target.evaluate((e) => {
        const inside = [e, ...e.querySelectorAll('*')].map((part) => getComputedStyle(part));
        return inside.some((s) => (s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2) || s.strokeWidth !== '0px' && s.stroke !== 'none');
      });
      assert(seen, `${selector} shows no focus`);
    }
  }));

test('accessibility: the skip link leads to the main part', () =>
  withPage({}, async ({ page, open }) => {
    await open('/events/');
    await page.keyboard.press('Tab');
    assert.equal(await focused(page), message('skip'));
    await page.keyboard.press('Enter');
    assert.equal(new URL(page.url()).hash, '#main');
    await page.keyboard.press('Tab');
    assert(await page.evaluate(() => document.activeElement.closest('main') !== null), 'the next stop lies in the main part');
    assert.equal(await heading(page).count(), 1);
  }));

test('accessibility: without motion nothing moves', () =>
  withPage({ reducedMotion: 'reduce' }, async ({ page, open }) => {
    for (const path of Object.values(KINDS)) {
      await open(path);
      const moving = await page.evaluate(() => document.getAnimations().filter((a) => a.playState === 'running').length);
      assert.equal(moving, 0, path);
    }
  }));
