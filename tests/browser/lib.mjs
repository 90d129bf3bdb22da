// What the browser tests share: the exported site on a server, a page that is watched, and tools.mjs.

import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { sep } from 'node:path';
import { after } from 'node:test';
import { escaped, launch, lazily, message, need, packages, ready, startSite, stopped } from './tools.mjs';

export * from './tools.mjs';

// ---- servers and browser, one of each for a file of tests

const stops = [];
after(() => Promise.all(stops.map((stop) => stop())));

/** Serves a folder with `site serve`; gives the address, which ends in a slash. */
export async function serve(dir, base) {
  const { address, stop } = await startSite(dir, base);
  stops.push(stop);
  return address;
}

/** Ends a process and all that it started; it must have been started with `detached`. */
export function stopLater(child) {
  stops.push(() => stopped(child, () => process.kill(-child.pid)));
}

/** The address of the exported site. */
export const site = lazily(() => serve(need('DIST')));

/** The browser. */
export const browser = lazily(async () => {
  const launched = await launch();
  stops.push(() => launched.close());
  return launched;
});

// ---- a page under watch

/** The day on which the tests are run, whatever the clock says. */
export const NOW = '2026-11-22T10:00:00Z';

/**
 * Opens a new page in a context of its own and gives it to `use` with the helpers below. Fails if the page said
 * anything on the console, asked another origin, got an error for an answer or broke its policy, unless the test
 * expected exactly that.
 *
 * Options: `at`, the address of the site; `now`; else those of a browser context.
 */
export async function withPage(options, use) {
  const { at = await site(), now = NOW, ...rest } = options;
  const context = await (await browser()).newContext({
    locale: 'en-GB',
    timezoneId: 'Europe/Berlin',
    serviceWorkers: 'block',
    viewport: { width: 1280, height: 800 },
    ...rest,
  });
  try {
    const page = await context.newPage();
    await page.clock.setFixedTime(now);
    const watched = watch(page, new URL(at).origin);
    await page.addInitScript(() => {
      addEventListener('securitypolicyviolation', (e) => console.error(`policy: ${e.effectiveDirective} ${e.blockedURI}`));
    });
    await use({ page, ...watched, ...helpers(page, at) }).catch((error) => {
      error.stack += `\nThe page said:\n${watched.said.join('\n') || 'nothing'}`;
      throw error;
    });
    await page.evaluate(() => 0); // everything said before this has arrived when it answers
    watched.settle();
  } finally {
    await context.close();
  }
}

function watch(page, origin) {
  const said = [];
  const loads = [];
  const asked = [];
  const expected = [];
  page.on('console', (m) => said.push(`console ${m.type()}: ${m.text()} ${m.location().url}`));
  page.on('pageerror', (e) => said.push(`page error: ${e.message}`));
  page.on('requestfailed', (r) => {
    const error = r.failure()?.errorText;
    // So the browser calls what it gives up when a page is left.
    if (error !== 'net::ERR_ABORTED') said.push(`request failed: ${r.url()} ${error}`);
  });
  page.on('response', (r) => r.status() >= 400 && said.push(`answer ${r.status()}: ${r.url()}`));
  page.on('request', (r) => {
    const url = new URL(r.url());
    asked.push(url);
    if (r.isNavigationRequest()) loads.push(url.pathname);
    if (url.protocol.startsWith('http') && url.origin !== origin) said.push(`other origin: ${r.url()}`);
  });

  return {
    /** What the page said so far. */
    said,
    /** The paths that were loaded as documents. */
    loads,
    /** Every address that was asked for. */
    asked,
    /** Says that exactly `times` lines will match; null is any number. */
    expect: (pattern, times = 1) => expected.push({ pattern, times }),
    /** Says that an address will be answered with an error: the answer, and the browser's line about it. */
    expectAnswer(status, path, times = 1) {
      const end = `${escaped(path)}$`;
      expected.push({ pattern: new RegExp(`^answer ${status}: .*${end}`), times });
      expected.push({ pattern: new RegExp(`^console error: Failed to load resource: .*${status}.*${end}`), times });
    },
    settle() {
      const left = said.filter((line) => !expected.some((e) => e.pattern.test(line)));
      assert.deepEqual(left, [], 'the page said what the test does not expect');
      for (const { pattern, times } of expected.filter((e) => e.times !== null)) {
        const hits = said.filter((line) => pattern.test(line));
        assert.equal(hits.length, times, `${times} lines should match ${pattern}; the page said ${JSON.stringify(said)}`);
      }
    },
  };
}

function helpers(page, at) {
  const address = (path) => at.replace(/\/$/, '') + path;
  return {
    /** The full address of a path below the site's. */
    address,
    /** Goes to a path and waits until the handlers are there. */
    async open(path) {
      const answer = await page.goto(address(path));
      await ready(page);
      return answer;
    },
  };
}

/** Holds the wasm back; the function given back lets it go. */
export async function holdWasm(page) {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route('**/*.wasm', async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** Waits until two frames are drawn, so that what the page did last is on the screen. */
export function painted(page) {
  return page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done()))));
}

/** The text of the page's main part as a reader sees it. */
export function mainText(page) {
  return page.getByRole('main').innerText();
}

/** The summary of the menu of themes. */
export function themeMenu(page) {
  return page.getByRole('banner').getByText(message('theme-switch'), { exact: true });
}

/** The choice of a theme, by the key of its message. */
export function themeChoice(page, key) {
  return page.getByRole('radio', { name: message(key), exact: true });
}

/** Opens the menu of themes and chooses one by the key of its message. */
export async function chooseTheme(page, key) {
  await themeMenu(page).click();
  await themeChoice(page, key).click();
}

/** The main navigation. */
export function nav(page) {
  return page.getByRole('navigation', { name: message('nav') });
}

export function heading(page) {
  return page.getByRole('heading', { level: 1 });
}

/** Waits for the heading and gives it. */
export async function headed(page, name) {
  const found = page.getByRole('heading', { level: 1, name, exact: true });
  await found.waitFor();
  return found;
}

/** Asserts that the page was scrolled until an element could be seen whole. */
export async function shown(page, id) {
  const seen = await page.locator(`[id="${id}"]`).evaluate((e) => {
    const { top, bottom } = e.getBoundingClientRect();
    return { top, bottom, height: innerHeight, y: scrollY };
  });
  assert(seen.y > 0 && seen.top >= 0 && seen.bottom <= seen.height, JSON.stringify(seen));
}

// ---- axe

const axeSource = lazily(() => readFileSync(packages.resolve('axe-core/axe.min.js'), 'utf8'));

/** Runs every rule of axe that isn't off by default, and the size of targets; gives the faults as texts. */
export async function audit(page) {
  await page.evaluate(axeSource());
  const violations = await page.evaluate(async () => {
    const rules = { 'target-size': { enabled: true } };
    return (await window.axe.run(document, { rules, resultTypes: ['violations'] })).violations;
  });
  return violations.flatMap(({ id, nodes }) => nodes.map((n) => `${id}: ${n.target.join(' ')}: ${n.failureSummary}`));
}

// ---- the exported files

const listings = new Map();

/** The files of an export, `/` between names on every system; not what Trunk leaves there for itself (`.stage`). */
function exportedFiles(dir) {
  if (!listings.has(dir)) {
    const all = readdirSync(dir, { recursive: true }).map((name) => name.split(sep).join('/'));
    listings.set(dir, new Set(all.filter((name) => !name.startsWith('.'))));
  }
  return listings.get(dir);
}

/** The paths of all exported pages but 404. */
export function exportedPages(dir = need('DIST')) {
  const pages = [...exportedFiles(dir)].filter((name) => name === 'index.html' || name.endsWith('/index.html'));
  return pages.map((name) => `/${name.slice(0, -'index.html'.length)}`).sort();
}

/** Whether the export has a file, or a folder with a page, at a path. */
export function isExported(path, dir = need('DIST')) {
  const name = decodeURIComponent(path.endsWith('/') ? `${path}index.html` : path);
  return exportedFiles(dir).has(name.slice(1));
}

/** Every look in which a state must be readable. */
export const LOOKS = {
  light: { colorScheme: 'light', forcedColors: 'none' },
  dark: { colorScheme: 'dark', forcedColors: 'none' },
  'forced colours': { colorScheme: 'light', forcedColors: 'active' },
};

/** Audits what is on the screen in every look, and that it isn't wider than the view. */
export async function faults(page) {
  const found = [];
  for (const [look, media] of Object.entries(LOOKS)) {
    await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
    found.push(...(await audit(page)).map((fault) => `${look}: ${fault}`));
  }
  const { wide, room } = await page.evaluate(() => ({ wide: document.scrollingElement.scrollWidth, room: innerWidth }));
  if (wide > room) found.push(`${wide} px wide in a view of ${room}`);
  return found;
}
