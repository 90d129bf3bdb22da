import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EVENT, headed, heading, nav, painted, ready, withPage } from './lib.mjs';
import { ALL_KINDS, withKind } from './kinds.mjs';

/** Notes what moves, but for what a visitor's input has just moved. */
function noteShifts(page) {
  return page.addInitScript(() => {
    window.moves = [];
    const box = ({ x, y, width, height }) => [x, y, width, height].map(Math.round).join(' ');
    const told = ({ node, previousRect, currentRect }) => ({
      what: `${(node?.outerHTML ?? node?.textContent ?? '(gone)').slice(0, 80)}: from ${box(previousRect)} to ${box(currentRect)}`,
      afterMain: node?.compareDocumentPosition(document.querySelector('main')) === Node.DOCUMENT_POSITION_PRECEDING,
    });
    new PerformanceObserver((list) => {
      const shifts = list.getEntries().filter(({ hadRecentInput }) => !hadRecentInput);
      window.moves.push(...shifts.flatMap(({ sources }) => sources.map(told)));
    }).observe({ type: 'layout-shift', buffered: true });
  });
}

/** What has moved until now. */
async function moves(page) {
  await painted(page);
  return page.evaluate(() => window.moves);
}

/** What has moved until now, but for what stands after the main part, whose height differs from page to page. */
async function movesBetweenPages(page) {
  return (await moves(page)).filter(({ afterMain }) => !afterMain);
}

/** Holds the faces back; the function given back lets them go. */
async function holdFaces(page) {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route('**/*.woff2', (route) => released.then(() => route.continue()));
  return release;
}

/** Waits until the browser has painted the page's first text. */
function firstPaint(page) {
  return page.evaluate(
    () => new Promise((done) => new PerformanceObserver(done).observe({ type: 'paint', buffered: true })).then(() => {}),
  );
}

for (const kind of Object.keys(ALL_KINDS)) {
  for (const width of [320, 1280]) {
    test(`shift: nothing moves on the ${kind} page at ${width} px, though its face comes late`, () =>
      withKind(kind, { viewport: { width, height: 800 } }, async ({ page, path, address }) => {
        await noteShifts(page);
        const release = await holdFaces(page);
        await page.goto(address(path), { waitUntil: 'commit' });
        await heading(page).waitFor();
        await firstPaint(page);
        await painted(page);
        release();
        await ready(page);
        await page.evaluate(() => document.fonts.ready.then(() => {}));
        assert.deepEqual(await moves(page), []);
      }));
  }
}

/** Follows a link without a visitor's input, after which the browser would excuse shifts, and waits for its page. */
async function follow(page, link) {
  await link.evaluate((a) => {
    a.scrollIntoView({ block: 'center', behavior: 'instant' });
    window.before = document.querySelector('h1');
    a.click();
  });
  await page.waitForFunction(() => ![null, window.before].includes(document.querySelector('h1')));
}

for (const width of [320, 1280]) {
  test(`shift: nothing moves on the way from page to page at ${width} px`, () =>
    withPage({ viewport: { width, height: 800 } }, async ({ page, open, loads }) => {
      await noteShifts(page);
      await open('/');
      const ways = await nav(page).locator('a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
      for (const way of ways) {
        await follow(page, nav(page).locator(`a[href="${way}"]`));
        assert.deepEqual(await movesBetweenPages(page), [], `to ${way}`);
      }
      await follow(page, nav(page).locator('a[href="/events/"]'));
      const list = await heading(page).innerText();
      await follow(page, page.getByRole('main').locator(`a[href="/events/${EVENT.id}/"]`).first());
      assert.deepEqual(await movesBetweenPages(page), [], 'to an event');
      await page.goBack();
      await headed(page, list);
      assert.deepEqual(await movesBetweenPages(page), [], 'back');
      assert.deepEqual(loads, ['/'], 'no second document');
    }));
}
