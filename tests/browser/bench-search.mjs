// Measures the search of a page in a browser: how soon it answers, what a key stroke takes until its answer is painted,
// the longest task and the memory. Nothing is slowed down. It judges nothing.

import { median, memory, onThePage } from './meter.mjs';
import { launch, need, ready, startSite } from './tools.mjs';

const RUNS = 5;

/** Measures pages of the export one after the other, and prints the figures. */
export async function measureSearches(pages) {
  const { address, stop } = await startSite(need('DIST'));
  const browser = await launch();
  try {
    for (const page of pages) await measured(browser, { ...page, url: address + page.path });
  } finally {
    await browser.close();
    await stop();
  }
}

/**
 * Measures a page: its title in the report; `once`, a word typed at once; `word`, one typed letter by letter; `there`,
 * which tells in the page whether its index is there: a function, since the page's policy forbids to read a text as code.
 */
async function measured(browser, page) {
  const runs = [];
  for (let i = 0; i < RUNS; i += 1) runs.push({ ...(await soonest(browser, page)), ...(await keyStrokes(browser, page)) });
  const figure = (name, digits = 0) => median(runs.map((run) => run[name])).toFixed(digits);
  console.log(`\n${page.title}, nothing slowed down, medians of ${RUNS} (bars in brackets)\n`);
  console.log(`HTML, kB                                           ${figure('html')} (300)`);
  console.log(`data-ready, ms                                     ${figure('ready')}`);
  console.log(`an answer to who types at once, ms after the start ${figure('answered')} (500)`);
  console.log(`first key stroke to its answer painted, ms         ${figure('first', 1)} (35)`);
  console.log(`following key strokes, median, ms                  ${figure('following', 1)} (20)`);
  console.log(`following key strokes, slowest, ms                 ${figure('slowest', 1)}`);
  console.log(`longest task, ms (0: none of 50 or more)           ${figure('longest')} (100)`);
  console.log(`JavaScript heap and memory of the wasm, MB         ${figure('heap', 1)} + ${figure('wasm', 1)} (60)`);
}

/** When the page is ready, and when a visitor who types in that moment has an answer on the screen. */
async function soonest(browser, { url, once }) {
  return onThePage(browser, async (page) => {
    await page.addInitScript((once) => {
      new MutationObserver((_, observer) => {
        if (document.documentElement?.dataset.ready === undefined) return;
        observer.disconnect();
        const box = document.querySelector('[type=search]');
        box.focus();
        box.value = once;
        box.dispatchEvent(new Event('input', { bubbles: true }));
      }).observe(document, { subtree: true, attributeFilter: ['data-ready'] });
    }, once);
    await page.goto(url);
    await page.waitForFunction(() => document.querySelector('.results li') && window.painted());
    return page.evaluate(() => ({
      html: performance.getEntriesByType('navigation')[0].decodedBodySize / 1000,
      ready: window.readyAt,
      answered: window.paintedAt,
      longestAtStart: window.longest,
    }));
  });
}

/** Types a word, each letter once the answer to the one before is painted. */
export async function keyStrokes(browser, { url, word, there }) {
  return onThePage(browser, async (page) => {
    await page.goto(url);
    await ready(page);
    await page.getByRole('searchbox').focus();
    await page.waitForFunction(there);
    await page.evaluate(() => {
      window.strokes = [];
      let typedAt;
      addEventListener('keydown', (key) => (typedAt = key.timeStamp), true);
      const drawn = () => {
        if (typedAt === undefined) return;
        const from = typedAt;
        typedAt = undefined;
        // A task after the next frame has begun: what was drawn is painted.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => strokes.push(performance.now() - from);
          port2.postMessage(0);
        });
      };
      new MutationObserver(drawn).observe(document.querySelector('main'), { subtree: true, childList: true, characterData: true });
    });
    for (const [at, letter] of [...word].entries()) {
      await page.keyboard.press(letter);
      await page.waitForFunction((at) => strokes.length > at, at);
    }
    const [first, ...following] = await page.evaluate(() => strokes);
    const longest = await page.evaluate(() => window.longest);
    return { first, following: median(following), slowest: Math.max(...following), longest, ...(await memory(page)) };
  });
}
