// The emblem of the Union and the words beside it as a visitor sees them. The rules: Implementing Regulation (EU)
// 821/2014, Articles 3 to 5, and Regulation (EU) 2021/1060, Annex IX. What needs no layout stands in tests/emblem.rs.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KINDS, LANG, content, painted, text, withPage } from './lib.mjs';

const { funding, languages, name } = content('project.json');

/** A small phone, and a notebook. */
const VIEWS = [
  { width: 320, height: 568 },
  { width: 1280, height: 720 },
];

/** Regulation 821/2014, Article 4(4), and the generic face for a device that has none of them. */
const FACES = ['Arial', 'Calibri', 'Garamond', 'Trebuchet MS', 'Tahoma', 'Verdana', 'Ubuntu', 'sans-serif'];

/** The colour of the letters in each look; the same article allows black, white and Reflex Blue. */
const LETTERS = { light: 'rgb(0, 0, 0)', dark: 'rgb(255, 255, 255)' };

const NOT_FOUND = '/nope/';

/** Where and how the header shows the emblem and each of the words, in CSS pixels of the view. */
async function shown(page, lang) {
  const banner = page.getByRole('banner');
  const { emblem: label } = content(`i18n/${lang}.json`).messages;
  const emblem = { what: 'the emblem', box: await banner.getByRole('img', { name: label, exact: true }).boundingBox() };
  const said = [funding.union, funding.fund, funding.programme].filter(Boolean).map((field) => text(field, lang));
  const words = said.map(async (what) => ({ what, ...(await banner.getByText(what, { exact: true }).evaluate(asDrawn)) }));
  return { emblem, words: await Promise.all(words) };
}

/** The room that an element's text takes, without what is left of its line, and how it is set. */
function asDrawn(element) {
  const range = document.createRange();
  range.selectNodeContents(element);
  const { x, y, width, height } = range.getBoundingClientRect();
  const { color, fontFamily, fontStyle } = getComputedStyle(element);
  const lines = [];
  for (let around = element; around; around = around.parentElement) lines.push(getComputedStyle(around).textDecorationLine);
  return { box: { x, y, width, height }, color, fontFamily, fontStyle, lines };
}

function apart(a, b) {
  return a.x + a.width < b.x || b.x + b.width < a.x || a.y + a.height < b.y || b.y + b.height < a.y;
}

async function checkWords(page, lang, where) {
  const { emblem, words } = await shown(page, lang);
  assert.equal(await page.evaluate(() => scrollY), 0, where);
  const { width, height } = page.viewportSize();
  for (const { what, box } of [emblem, ...words]) {
    const whole = box && box.x >= 0 && box.y >= 0 && box.x + box.width <= width && box.y + box.height <= height;
    assert(whole, `${where}: ${what} at ${JSON.stringify(box)}`);
  }
  const all = [emblem, ...words];
  for (const [index, one] of all.entries()) {
    for (const other of all.slice(index + 1)) assert(apart(one.box, other.box), `${where}: ${one.what} touches ${other.what}`);
  }
  for (const { what, fontFamily, fontStyle, lines } of words) {
    const others = fontFamily.split(',').map((face) => face.trim().replaceAll('"', '')).filter((face) => !FACES.includes(face));
    assert.deepEqual(others, [], `${where}: faces of ${what}`);
    assert.equal(fontStyle, 'normal', `${where}: ${what}`);
    assert(lines.every((line) => line === 'none'), `${where}: lines at ${what}: ${lines}`);
  }
}

/** Regulation 821/2014, Article 4(5): no other mark is larger. Here that holds for the height, and for all views. */
async function checkSizes(page, lang, where) {
  const banner = page.getByRole('banner');
  const { emblem } = await shown(page, lang);
  const marks = [banner.getByRole('link', { name, exact: true }), ...(await banner.locator('img, svg, canvas, video').all())];
  for (const mark of marks) {
    const box = await mark.boundingBox();
    const told = `${where}: ${await mark.evaluate((e) => e.outerHTML.slice(0, 60))} is ${box.height} px tall, the emblem ${emblem.box.height}`;
    assert(box.height <= emblem.box.height, told);
  }
}

async function inEachView(page, check, lang, kind) {
  for (const view of VIEWS) {
    await page.setViewportSize(view);
    await painted(page);
    await check(page, lang, `${kind} at ${view.width} x ${view.height}`);
  }
}

for (const [kind, path] of [...Object.entries(KINDS), ['not found', NOT_FOUND]]) {
  test(`emblem: on the ${kind} page it and its words stand whole, apart and plain in the first view`, () =>
    withPage({}, async ({ page, open, expectAnswer }) => {
      if (path === NOT_FOUND) expectAnswer(404, path);
      await open(path);
      await inEachView(page, checkWords, LANG, kind);
    }));
}

for (const { code } of languages.filter(({ code }) => code !== LANG)) {
  test(`emblem: in ${code} it and its words stand whole, apart and plain in the first view`, () =>
    withPage({}, async ({ page, open }) => {
      await open(`/${code}/`);
      await inEachView(page, checkWords, code, code);
    }));
}

test('emblem: its words are black by day and white by night', () =>
  withPage({}, async ({ page, open }) => {
    await open('/');
    for (const [colorScheme, letters] of Object.entries(LETTERS)) {
      await page.emulateMedia({ colorScheme });
      const { words } = await shown(page, LANG);
      assert.deepEqual(words.map(({ color }) => color), words.map(() => letters), colorScheme);
    }
  }));

test('emblem: nothing else that is drawn in the header is taller, nor the name of the project', () =>
  withPage({}, async ({ page, open }) => {
    await open('/');
    await inEachView(page, checkSizes, LANG, 'home');
  }));

const BLUE = '0 51 153';
const YELLOW = '255 204 0';
const WHITE = '255 255 255';

/** Points of the emblem in its own units, the flag being 27 wide and 18 high, and their colours. */
const POINTS = [
  ...[[13.5, 9], [1, 1], [26, 1], [1, 17], [26, 17]].map((at) => ({ at, colour: BLUE })),
  ...Array.from({ length: 12 }, (_, hour) => (hour * Math.PI) / 6).map((angle) => ({
    at: [13.5 + 6 * Math.sin(angle), 9 - 6 * Math.cos(angle)],
    colour: YELLOW,
  })),
  ...[[13.5, -0.36], [13.5, 18.36], [-0.36, 9], [27.36, 9]].map((at) => ({ at, colour: WHITE })),
];

/** The colours of single points of the page, given in CSS pixels, as the browser has painted them. */
async function painting(page, points, scale) {
  const png = (await page.screenshot()).toString('base64');
  const pixels = points.map(([x, y]) => [Math.floor(x * scale), Math.floor(y * scale)]);
  return page.evaluate(
    async ([png, pixels]) => {
      const bytes = Uint8Array.from(atob(png), (sign) => sign.charCodeAt(0));
      const picture = await createImageBitmap(new Blob([bytes]));
      const canvas = new OffscreenCanvas(picture.width, picture.height).getContext('2d', { willReadFrequently: true });
      canvas.drawImage(picture, 0, 0);
      return pixels.map(([x, y]) => [...canvas.getImageData(x, y, 1, 1).data].slice(0, 3).join(' '));
    },
    [png, pixels],
  );
}

for (const [look, media] of Object.entries({
  light: { colorScheme: 'light' },
  dark: { colorScheme: 'dark' },
  'forced colours': { colorScheme: 'dark', forcedColors: 'active' },
})) {
  test(`emblem: its colours and its white border are the same in ${look}`, () => {
    const scale = 4; // so that a star has a middle
    return withPage({ viewport: VIEWS[0], deviceScaleFactor: scale, ...media }, async ({ page, open }) => {
      await open('/');
      const { x, y, height } = (await shown(page, LANG)).emblem.box;
      const unit = height / 19.44; // the flag and its border
      const points = POINTS.map(({ at }) => [x + (at[0] + 0.72) * unit, y + (at[1] + 0.72) * unit]);
      const found = await painting(page, points, scale);
      assert.deepEqual(found, POINTS.map(({ colour }) => colour));
    });
  });
}
