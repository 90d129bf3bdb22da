// Measures the list of 10,000 events in the export of the generated content: how soon it answers, what a key stroke
// takes until its answer is painted, the longest task and the memory. Nothing is slowed down. It judges nothing.

import { content, launch, need, ready, startSite } from './tools.mjs';

const RUNS = 5;
/** Typed letter by letter; its beginnings find thousands of events, the whole word fewer. */
const WORD = 'workshop';

const { events } = content('events.json');
const { address, stop } = await startSite(need('DIST'));
const browser = await launch();
try {
  const runs = [];
  for (let i = 0; i < RUNS; i += 1) runs.push({ ...(await soonest()), ...(await keyStrokes()) });
  const figure = (name, digits = 0) => median(runs.map((run) => run[name])).toFixed(digits);
  console.log(`\nList of ${events.length} events, nothing slowed down, medians of ${RUNS} (bars in brackets)\n`);
  console.log(`data-ready, ms                                     ${figure('ready')}`);
  console.log(`an answer to who types at once, ms after the start ${figure('answered')} (500)`);
  console.log(`first key stroke to its answer painted, ms         ${figure('first', 1)} (35)`);
  console.log(`following key strokes, median, ms                  ${figure('following', 1)} (20)`);
  console.log(`following key strokes, slowest, ms                 ${figure('slowest', 1)}`);
  console.log(`longest task, ms (0: none of 50 or more)           ${figure('longest')} (100)`);
  console.log(`JavaScript heap and memory of the wasm, MB         ${figure('heap', 1)} + ${figure('wasm', 1)} (60)`);
} finally {
  await browser.close();
  await stop();
}

/** When the page is ready, and when a visitor who types in that moment has an answer on the screen. */
async function soonest() {
  return onThePage(async (page) => {
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (document.documentElement?.dataset.ready === undefined) return;
        observer.disconnect();
        window.readyAt = performance.now();
        const box = document.querySelector('[type=search]');
        box.focus();
        box.value = 'fair';
        box.dispatchEvent(new Event('input', { bubbles: true }));
      }).observe(document, { subtree: true, attributeFilter: ['data-ready'] });
    });
    await page.goto(`${address}events/`);
    await page.waitForFunction(() => document.querySelector('.results li') && window.painted());
    return page.evaluate(() => ({ ready: window.readyAt, answered: window.paintedAt, longestAtStart: window.longest }));
  });
}

/** Types a word, each letter once the answer to the one before is painted. */
async function keyStrokes() {
  return onThePage(async (page) => {
    await page.goto(`${address}events/`);
    await ready(page);
    await page.getByRole('searchbox').focus();
    await page.waitForFunction(() => document.querySelectorAll('main option').length > 10);
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
    for (const [at, letter] of [...WORD].entries()) {
      await page.keyboard.press(letter);
      await page.waitForFunction((at) => strokes.length > at, at);
    }
    const [first, ...following] = await page.evaluate(() => strokes);
    const longest = await page.evaluate(() => window.longest);
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('Performance.enable');
    const { metrics } = await devtools.send('Performance.getMetrics');
    const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize').value / 1e6;
    const wasm = await page.evaluate(async () => {
      const { js } = document.querySelector('meta[name=app]').dataset;
      const { default: init } = await import(js);
      return (await init()).memory.buffer.byteLength / 1e6;
    });
    return { first, following: median(following), slowest: Math.max(...following), longest, heap, wasm };
  });
}

async function onThePage(use) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      window.longest = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
      }).observe({ type: 'longtask', buffered: true });
      window.painted = () =>
        new Promise((done) =>
          requestAnimationFrame(() => {
            window.paintedAt ??= performance.now();
            done(true);
          }),
        );
    });
    return await use(page);
  } finally {
    await context.close();
  }
}

function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}
