import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseTheme } from './lib.mjs';
import { ALL_KINDS, withKind } from './kinds.mjs';
import { measure } from './measure.mjs';

const INK = 'the ink of the page';

/** Runs in the page: texts too light for paper, and grounds of the page that aren't white. Drawings bring their own. */
function onPaper(INK) {
  const pen = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
  const contrast = (colour) => {
    pen.fillStyle = '#fff';
    pen.fillRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const [r, g, b] = [...pen.getImageData(0, 0, 1, 1).data].map((c) => (c <= 10 ? c / 3294 : ((c / 255 + 0.055) / 1.055) ** 2.4));
    return 1.05 / (0.2126 * r + 0.7152 * g + 0.0722 * b + 0.05);
  };
  const faults = [];
  for (const e of [document.documentElement, document.body]) {
    const ground = getComputedStyle(e).backgroundColor;
    if (contrast(ground) > 1) faults.push(`the ground of ${e.localName} is ${ground}`);
  }
  const tooLight = (what, { color }) => contrast(color) < 4.5 && faults.push(`${what} is ${color}`);
  tooLight(INK, getComputedStyle(document.body));
  for (const e of document.body.querySelectorAll(':not(svg *)')) {
    const words = [...e.childNodes].filter((node) => node.nodeType === Node.TEXT_NODE && node.data.trim());
    if (words.length > 0 && e.checkVisibility()) tooLight(`“${words[0].data}”`, getComputedStyle(e));
  }
  return faults;
}

/** How a page has come to be dark. */
const DARK = {
  'of a dark system': { colorScheme: 'dark' },
  'that was switched to dark': { colorScheme: 'light', switched: true },
};

/** The width of an A4 sheet without margins of 15 mm. */
const SHEET = { width: 680, height: 1000 };

for (const kind of Object.keys(ALL_KINDS)) {
  for (const [how, { switched, ...media }] of Object.entries(DARK)) {
    test(`print: the ${kind} page ${how} is dark on white, and whole`, () =>
      withKind(kind, { viewport: SHEET, ...media }, async ({ page, path, open }) => {
        await open(path);
        if (switched) await chooseTheme(page, 'theme-dark');
        const onScreen = await page.evaluate(onPaper, INK);
        assert(onScreen.some((fault) => fault.startsWith(INK)), 'on the screen it is light on dark');
        await page.emulateMedia({ media: 'print', ...media });
        assert.deepEqual(await page.evaluate(onPaper, INK), []);
        assert.deepEqual((await page.evaluate(measure)).faults, []);
      }));
  }
}
