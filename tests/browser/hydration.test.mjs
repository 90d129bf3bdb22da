import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KINDS, heading, holdWasm, mainText, painted, ready, withPage } from './lib.mjs';

for (const [kind, path] of Object.entries(KINDS)) {
  test(`hydration: the ${kind} page stays the same, node by node, and nothing moves`, () =>
    withPage({}, async ({ page, address }) => {
      await page.addInitScript(() => {
        window.shifts = [];
        new PerformanceObserver((list) => window.shifts.push(...list.getEntries().map((e) => e.value))).observe({
          type: 'layout-shift',
          buffered: true,
        });
      });
      const release = await holdWasm(page);
      await page.goto(address(path));
      await heading(page).waitFor();
      const before = await mainText(page);
      await page.evaluate(() => {
        window.kept = [...document.querySelectorAll('h1, main, main a, header a, footer')];
      });
      release();
      await ready(page);
      await painted(page);
      // The pictures of the map give way to the map.
      const lost = await page.evaluate(() =>
        window.kept.filter((e) => !e.isConnected && !e.closest('.stills')).map((e) => e.outerHTML),
      );
      assert.deepEqual(lost, [], 'elements that were replaced');
      assert(await page.evaluate(() => document.querySelector('h1') === window.kept.find((e) => e.localName === 'h1')));
      // What is to come or on now is said only by the visitor's day.
      await page.evaluate(() => document.querySelectorAll('.standing').forEach((e) => e.replaceChildren()));
      // The map that can be explored is drawn anew for the screen; its own test looks at it.
      if (kind !== 'map') assert.equal(await mainText(page), before);
      assert.deepEqual(await page.evaluate(() => window.shifts), [], 'layout shifts');
    }));
}
