// Measures the map with everything of the generated content on it: how soon it answers, how smoothly it follows pointer
// and wheel, its search, and what it weighs more than a page without a map. Nothing is slowed down. It judges nothing.

import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, gzipSync } from 'node:zlib';
import { keyStrokes } from './bench-search.mjs';
import { median, memory, onThePage, print } from './meter.mjs';
import { content, launch, need, ready, startSite } from './tools.mjs';

const RUNS = 5;
const MAP = 'map/';
const WITHOUT = 'about/';
/** What a visitor does, each for so long, ms; a mouse or touch pad tells of it each time after such a pause. */
const DEED = 750;
const TOLD = 8;
/** How wide the pointer goes around, px. */
const PULL = 90;
/** How far the wheel turns in a deed: to eight times of what was seen, and back. */
const TURN = 780;
/** Code and data; pages, styles, fonts and pictures are the same with and without a map. */
const CODE_AND_DATA = /\.(js|wasm|json|txt|svg)$/;
const SEARCH = {
  // Its beginnings find thousands of spots, the whole word fewer.
  word: 'workshop',
  there: () => document.querySelector('.live .mark'),
};

const dist = need('DIST');
const { address, stop } = await startSite(dist);
const browser = await launch();
try {
  const starts = await several(start);
  const uses = await several(use);
  const searches = await several(() => keyStrokes(browser, { ...SEARCH, url: address + MAP }));
  const bare = await several(() => onThePage(browser, async (page) => opened(page, WITHOUT)));
  const [map, without] = [await wire(MAP), await wire(WITHOUT)];
  const count = ['places', 'events'].map((name) => `${content(`${name}.json`)[name].length} ${name}`);
  console.log(`\nMap with ${count.join(' and ')}, nothing slowed down, medians of ${RUNS} (bars in brackets)\n`);
  print([
    ['', 'measured', 'bar'],
    ['data-ready, ms', ms(starts.ready), '(400)'],
    ['the same of a page without a map, ms', ms(bare.ready), ''],
    ['a mark clicked at once tells of itself, ms after the start', ms(starts.answered), '(400)'],
    ['longest task until then, ms (0: none of 50 or more)', ms(starts.longest), '(100)'],
    ['frame while pulled and zoomed, median, ms', uses.middle.toFixed(1), '(17)'],
    ['frame while pulled and zoomed, 95th percentile, ms', uses.late.toFixed(1), '(35)'],
    ['frame while pulled and zoomed, slowest, ms', uses.slowest.toFixed(1), ''],
    ['frames while pulled and zoomed', ms(uses.frames), ''],
    ['longest task while pulled and zoomed, ms', ms(uses.longest), '(100)'],
    ['first key stroke to its answer painted, ms', searches.first.toFixed(1), '(50)'],
    ['following key strokes, median, ms', searches.following.toFixed(1), '(50)'],
    ['following key strokes, slowest, ms', searches.slowest.toFixed(1), '(50)'],
    ['longest task while typing, ms', ms(searches.longest), '(100)'],
    ['memory more than without a map, JavaScript heap, MB', (searches.heap - bare.heap).toFixed(1), ''],
    ['memory more than without a map, wasm, MB', (searches.wasm - bare.wasm).toFixed(1), ''],
    ['both, MB', (searches.heap + searches.wasm - bare.heap - bare.wasm).toFixed(1), '(40)'],
    ['script and data more than without a map, kB on the wire', kb(map.bytes - without.bytes), '(200)'],
    ['HTML, kB', kb(starts.html), '(300)'],
    ['base map, kB compressed by gzip', kb(baseMap()), '(18)'],
  ]);
  console.log('\nScript and data of the map, kB on the wire');
  print(map.files.map(({ name, bytes }) => [name, kb(bytes)]));
} finally {
  await browser.close();
  await stop();
}

/** When the page is ready, and when a visitor who clicks a mark in that moment reads of it. */
async function start() {
  return onThePage(browser, async (page) => {
    await page.addInitScript(() => {
      // A click is a task of its own.
      const { port1, port2 } = new MessageChannel();
      port1.onmessage = () => {
        // A partner's mark stands for nothing else; it may still be the exported one.
        const mark = document.querySelector(':is(.live, .wide) .mark.of-partners');
        mark.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
      };
      const changed = () => {
        if (document.documentElement?.dataset.ready === undefined) return;
        observer.disconnect();
        port2.postMessage(0);
      };
      const observer = new MutationObserver(changed);
      observer.observe(document, { subtree: true, attributeFilter: ['data-ready'] });
      // It is called in the frame that shows the panel, once that is laid out and before it is painted. A task would come
      // after the drawing of the stage, which waits for that frame.
      const told = new ResizeObserver(([panel]) => {
        if (panel.target.querySelector('h2')) window.answeredAt ??= performance.now();
      });
      addEventListener('DOMContentLoaded', () => told.observe(document.querySelector('.chosen')));
    });
    await page.goto(address + MAP);
    await ready(page);
    await page.waitForFunction(() => window.answeredAt);
    return page.evaluate(() => ({
      ready: window.readyAt,
      answered: window.answeredAt,
      longest: window.longest,
      html: performance.getEntriesByType('navigation')[0].decodedBodySize,
    }));
  });
}

/** Pulls the map, zooms in, pulls and zooms out, as mouse and touch pad do, and takes the time between frames. */
async function use() {
  return onThePage(browser, async (page) => {
    await opened(page, MAP);
    // The whole map can't be pulled.
    await page.locator('[name=zoom][value=in]').click();
    const middle = await middleOf(page.locator('.stage .map'));
    await page.mouse.move(middle.x, middle.y);
    await page.waitForTimeout(1000);
    await page.evaluate(() => {
      window.longest = 0;
      window.frames = [];
      let last;
      const frame = (now) => {
        if (last !== undefined) frames.push(now - last);
        last = now;
        requestAnimationFrame(frame);
      };
      requestAnimationFrame(frame);
    });
    await pull(page, middle);
    await zoom(page, -TURN);
    await pull(page, middle);
    await zoom(page, TURN);
    const frames = await page.evaluate(() => window.frames);
    // What follows the last turn of the wheel belongs to it.
    await page.waitForTimeout(1000);
    const sorted = frames.toSorted((a, b) => a - b);
    return {
      frames: frames.length,
      middle: median(frames),
      late: sorted[Math.floor(sorted.length * 0.95)],
      slowest: sorted.at(-1),
      longest: await page.evaluate(() => window.longest),
    };
  });
}

async function middleOf(element) {
  await element.scrollIntoViewIfNeeded();
  const { x, y, width, height } = await element.boundingBox();
  return { x: x + width / 2, y: y + height / 2 };
}

/** Once around with the button down. */
async function pull(page, { x, y }) {
  await page.mouse.down();
  await during((part) => {
    const turn = part * 2 * Math.PI;
    return page.mouse.move(x + PULL * Math.sin(turn), y + PULL * (1 - Math.cos(turn)));
  });
  await page.mouse.up();
}

async function zoom(page, turn) {
  await page.keyboard.down('Control');
  await during((_, gone) => page.mouse.wheel(0, turn * gone));
  await page.keyboard.up('Control');
}

/** Does something for a while, again and again once the page has answered: with which part of it is over, and just went by. */
async function during(act) {
  const begun = performance.now();
  for (let before = 0; before < 1; ) {
    const part = Math.min((performance.now() - begun) / DEED, 1);
    await act(part, part - before);
    before = part;
    await new Promise((done) => setTimeout(done, TOLD));
  }
}

/** Opens a page and waits until it has come to rest; when it was ready, and what it holds. */
async function opened(page, path) {
  await page.goto(address + path);
  await ready(page);
  await page.waitForTimeout(500);
  return { ready: await page.evaluate(() => window.readyAt), ...(await memory(page)) };
}

/** The script and data that a page fetches, compressed as hosts do; `site serve` compresses nothing. */
async function wire(path) {
  return onThePage(browser, async (page) => {
    await page.goto(address + path);
    await ready(page);
    await page.waitForLoadState('networkidle');
    const fetched = await page.evaluate(() => performance.getEntriesByType('resource').map(({ name }) => name));
    const names = fetched.map((name) => name.slice(address.length)).filter((name) => CODE_AND_DATA.test(name));
    const files = names.map((name) => ({ name, bytes: brotliCompressSync(readFileSync(join(dist, name))).length }));
    return { files, bytes: files.reduce((sum, { bytes }) => sum + bytes, 0) };
  });
}

/** The larger drawing of the map, compressed; bytes. */
function baseMap() {
  const drawings = readdirSync(join(dist, 'map')).filter((name) => name.endsWith('.svg'));
  return Math.max(...drawings.map((name) => gzipSync(readFileSync(join(dist, 'map', name)), { level: 9 }).length));
}

/** Measures some times; the medians. */
async function several(measured) {
  const runs = [];
  for (let i = 0; i < RUNS; i += 1) runs.push(await measured());
  return Object.fromEntries(Object.keys(runs[0]).map((name) => [name, median(runs.map((run) => run[name]))]));
}

function ms(value) {
  return value.toFixed(0);
}

function kb(bytes) {
  return (bytes / 1000).toFixed(1);
}
