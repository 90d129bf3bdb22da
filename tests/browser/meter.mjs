// What the measurements share: a page that is watched, and figures.

/**
 * Opens a page of its own and gives it to `use`. In it `longest` is the longest task until now, `readyAt` when it became
 * ready, and `painted()` waits for a frame and notes the first as `paintedAt`.
 */
export async function onThePage(browser, use) {
  const context = await browser.newContext({ viewport: { width: 1280, height: 800 } });
  try {
    const page = await context.newPage();
    await page.addInitScript(() => {
      window.longest = 0;
      new PerformanceObserver((list) => {
        for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest, duration);
      }).observe({ type: 'longtask', buffered: true });
      new MutationObserver((_, observer) => {
        if (document.documentElement?.dataset.ready === undefined) return;
        observer.disconnect();
        window.readyAt = performance.now();
      }).observe(document, { subtree: true, attributeFilter: ['data-ready'] });
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

/** What a page holds once the garbage is collected, MB: the JavaScript heap and the memory of the wasm. */
export async function memory(page) {
  const devtools = await page.context().newCDPSession(page);
  await devtools.send('HeapProfiler.collectGarbage');
  await devtools.send('Performance.enable');
  const { metrics } = await devtools.send('Performance.getMetrics');
  const heap = metrics.find(({ name }) => name === 'JSHeapUsedSize').value / 1e6;
  const wasm = await page.evaluate(async () => {
    const { js } = document.querySelector('meta[name=app]').dataset;
    const { default: init } = await import(js);
    return (await init()).memory.buffer.byteLength / 1e6;
  });
  return { heap, wasm };
}

export function median(values) {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)];
}

/** Prints rows as a table. */
export function print(rows) {
  const widths = rows[0].map((_, at) => Math.max(...rows.map((row) => row[at].length)));
  for (const row of rows) console.log(row.map((cell, at) => (at === 0 ? cell.padEnd(widths[at]) : cell.padStart(widths[at]))).join('  '));
}
