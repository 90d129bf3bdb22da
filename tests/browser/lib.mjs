// What the browser tests share: the exported site on a server, a page that is watched, the content as expectation.
//
// From the environment: SITE, the native binary; DIST, the exported site; CHROME, the browser; TEST_PACKAGES, the
// folder in which npm installed this folder's package.json.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync, readdirSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, relative, resolve, sep } from 'node:path';
import { createInterface } from 'node:readline';
import { after } from 'node:test';
import { fileURLToPath } from 'node:url';

export const CHECKOUT = fileURLToPath(new URL('../../', import.meta.url));
export const DATA = join(CHECKOUT, 'public', 'data');

export function need(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; \`cargo xtask test\` sets it`);
  return value;
}

const packages = createRequire(join(resolve(need('TEST_PACKAGES')), 'package.json'));
const { chromium } = packages('playwright-core');

// ---- servers and browser, one of each for a file of tests

const stops = [];
after(() => Promise.all(stops.map((stop) => stop())));

/** Serves a folder with `site serve`; gives the address, which ends in a slash. */
export async function serve(dir, base = '/') {
  const child = spawn(need('SITE'), ['serve', dir, '--port', '0', '--base', base], { stdio: ['ignore', 'pipe', 'inherit'] });
  stops.push(() => stopped(child));
  const ended = once(child, 'exit').then(([code]) => assert.fail(`site serve ended with code ${code}`));
  const [line] = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended]);
  const found = / on (http:\S+)$/.exec(line);
  assert(found, `site serve said: ${line}`);
  ended.catch(() => {});
  return found[1];
}

async function stopped(child) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  child.kill();
  await exit;
}

/** Ends a process and all that it started; it must have been started with `detached`. */
export function stopLater(child) {
  stops.push(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const exit = once(child, 'exit');
    process.kill(-child.pid);
    await exit;
  });
}

function lazily(make) {
  let made;
  return () => (made ??= make());
}

/** The address of the exported site. */
export const site = lazily(() => serve(need('DIST')));

/** The browser, with what a container as root needs. */
export const browser = lazily(async () => {
  const launched = await chromium.launch({
    executablePath: need('CHROME'),
    args: [
      '--no-sandbox',
      '--disable-gpu',
      '--disable-dev-shm-usage',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
    ],
  });
  stops.push(() => launched.close());
  return launched;
});

// ---- a page under watch

/** The day on which the tests are run, whatever the clock says: long after the project. */
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
    await use({ page, ...watched, ...helpers(page, at) });
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
  page.on('requestfailed', (r) => said.push(`request failed: ${r.url()} ${r.failure()?.errorText}`));
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
    /** Says that exactly `times` lines will match. */
    expect: (pattern, times = 1) => expected.push({ pattern, times }),
    /** Says that an address will be answered with an error once: the answer, and the browser's line about it. */
    expectAnswer(status, path) {
      const end = `${escaped(path)}$`;
      expected.push({ pattern: new RegExp(`^answer ${status}: .*${end}`), times: 1 });
      expected.push({ pattern: new RegExp(`^console error: Failed to load resource: .*${status}.*${end}`), times: 1 });
    },
    settle() {
      const left = said.filter((line) => !expected.some((e) => e.pattern.test(line)));
      assert.deepEqual(left, [], 'the page said what the test does not expect');
      for (const { pattern, times } of expected) {
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

/** Waits until the page's handlers are attached. */
export async function ready(page) {
  await page.locator('html[data-ready], html[data-failed]').waitFor({ state: 'attached' });
  const failed = await page.locator('html').getAttribute('data-failed');
  assert.equal(failed, null, 'the start failed');
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

export function heading(page) {
  return page.getByRole('heading', { level: 1 });
}

/** Waits for the heading and gives it. */
export async function headed(page, name) {
  const found = page.getByRole('heading', { level: 1, name, exact: true });
  await found.waitFor();
  return found;
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

// ---- content

const files = new Map();

/** A file of the content. */
export function content(name) {
  if (!files.has(name)) files.set(name, JSON.parse(readFileSync(join(DATA, name), 'utf8')));
  return files.get(name);
}

/** The default language. */
export const LANG = content('project.json').languages[0].code;

/** A text of the content in the default language. */
export function text(field) {
  return typeof field === 'string' ? field : field[LANG];
}

/** A message of the interface in the default language, `values` in the place of `{names}`. */
export function message(key, values = {}) {
  const found = content(`i18n/${LANG}.json`).messages[key];
  assert(found, `i18n/${LANG}.json has no message ${key}`);
  return found.replaceAll(/\{([\w-]+)\}/g, (_, name) => values[name]);
}

/** The messages whose key begins so. */
export function messages(prefix) {
  const all = Object.entries(content(`i18n/${LANG}.json`).messages);
  return all.filter(([key]) => key.startsWith(prefix)).map(([, value]) => value);
}

/** A pattern that matches exactly this text somewhere. */
export function escaped(literal) {
  return literal.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** White space as a reader sees it. */
export function squeezed(words) {
  return words.replaceAll(/\s+/g, ' ').trim();
}

/** One address of each kind of page. */
export const KINDS = {
  home: '/',
  topic: `/topics/${content('topics.json').topics[0].id}/`,
  events: '/events/',
  event: '/events/meeting-5-sisak-kranj/',
  'event without agenda': '/events/kick-off-leoben/',
  partners: '/partners/',
  partner: `/partners/${content('partners.json').partners[0].id}/`,
};

/** The paths of all exported pages but 404. */
export function exportedPages(dir = need('DIST')) {
  const all = readdirSync(dir, { recursive: true }).map((name) => name.split(sep).join('/'));
  const pages = all.filter((name) => name === 'index.html' || name.endsWith('/index.html'));
  return pages.map((name) => `/${name.slice(0, -'index.html'.length)}`).sort();
}

/** Whether the export has a file, or a folder with a page, at a path. */
export function isExported(path, dir = need('DIST')) {
  const name = decodeURIComponent(path.endsWith('/') ? `${path}index.html` : path);
  return exportedFiles(dir).has(relative('/', name).split(sep).join('/'));
}

const listings = new Map();

function exportedFiles(dir) {
  if (!listings.has(dir)) {
    const all = readdirSync(dir, { recursive: true }).map((name) => name.split(sep).join('/'));
    listings.set(dir, new Set(all));
  }
  return listings.get(dir);
}
