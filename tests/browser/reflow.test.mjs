import assert from 'node:assert/strict';
import { test } from 'node:test';
import { painted, withPage } from './lib.mjs';
import { ALL_KINDS, withKind } from './kinds.mjs';
import { measure } from './measure.mjs';

/** As browsers have it unless a visitor chooses another size. */
const TEXT = 16;

/** What WCAG 1.4.12 lets a visitor set. */
const SPACING = `* { line-height: 1.5 !important; letter-spacing: 0.12em !important; word-spacing: 0.16em !important; }
p { margin-block-end: 2em !important; }`;

/** Views and settings in which nothing may be lost: WCAG 1.4.10, 1.4.4, 1.4.12, and a screen of a wide desk. */
const SETTINGS = {
  '320 px': { width: 320, height: 640 },
  '320 × 256 px': { width: 320, height: 256 },
  'text at 200 %, 1280 px': { width: 1280, height: 800, text: 2 * TEXT },
  'text at 200 %, 640 px': { width: 640, height: 400, text: 2 * TEXT },
  'spaced text, 1280 px': { width: 1280, height: 800, css: SPACING },
  'spaced text, 320 px': { width: 320, height: 640, css: SPACING },
  '2560 px': { width: 2560, height: 1440 },
};

/** Measures a page in each of the settings. */
async function faultsInSettings(page) {
  const devtools = await page.context().newCDPSession(page);
  const style = await page.addStyleTag({ content: '/* the visitor’s */' });
  const { words } = await page.evaluate(measure);
  const faults = [];
  for (const [setting, { width, height, text = TEXT, css = '' }] of Object.entries(SETTINGS)) {
    await page.setViewportSize({ width, height });
    await devtools.send('Page.setFontSizes', { fontSizes: { standard: text, fixed: text } });
    await style.evaluate((e, css) => (e.textContent = css), css);
    await painted(page);
    const found = await page.evaluate(measure);
    const size = parseFloat(await page.evaluate(() => getComputedStyle(document.documentElement).fontSize));
    assert(size >= text, `${setting}: text of ${size} px where the visitor wants ${text}`);
    const gone = words.filter((text) => !found.words.includes(text));
    faults.push(...found.faults.map((fault) => `${setting}: ${fault}`), ...gone.map((text) => `${setting}: “${text}” is gone`));
  }
  return faults;
}

/** The face of the headings is shown only if it comes at once, as it does from the second load on. */
const FACES = {
  'with its face': ({ open, path }) => open(path),
  'without its face': ({ page, expect }) => {
    expect(/\.woff2/, null);
    return page.route('**/*.woff2', (route) => route.abort());
  },
};

for (const kind of Object.keys(ALL_KINDS)) {
  for (const [face, prepare] of Object.entries(FACES)) {
    test(`reflow: the ${kind} page ${face} loses no text, whatever the view and the visitor’s settings`, () =>
      // The site's policy would forbid the visitor's style.
      withKind(kind, { bypassCSP: true, reducedMotion: 'reduce' }, async (given) => {
        const { page, path, open } = given;
        await prepare(given);
        await open(path);
        await page.evaluate(() => document.querySelectorAll('main details').forEach((d) => (d.open = true)));
        const faults = await faultsInSettings(page);
        assert(faults.length === 0, faults.join('\n'));
      }));
  }
}

test('reflow: each menu, when open, lies in the view', () =>
  withPage({ viewport: { width: 320, height: 256 } }, async ({ page, open }) => {
    await open('/');
    for (const menu of await page.getByRole('banner').locator('summary').all()) {
      await menu.click();
      const { faults } = await page.evaluate(measure);
      // The menu lies on what it covers.
      assert.deepEqual(faults.filter((fault) => !fault.includes('overlap')), []);
    }
  }));
