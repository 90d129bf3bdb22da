// Measures the exported site in the browser against its own pages without the loader, in one run, and prints a
// table: paint, blocking time and `data-ready` on a slow line with a slow processor; navigation on a free one.

import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { brotliCompressSync } from 'node:zlib';
import { median, print } from './meter.mjs';
import { KINDS, launch, need, ready } from './tools.mjs';

const RUNS = 5;
const LINE = { offline: false, latency: 150, downloadThroughput: 1.6e6 / 8, uploadThroughput: 750e3 / 8 };
const SLOWDOWN = 4;
/** A difference in paint that is noise: this share, or this many ms. */
const NOISE = { share: 0.15, ms: 60 };
const BLOCKING_MORE = 100;
const READY = 3000;

const PAGES = ['home', 'event', 'partners'];
const CLICKS = [
  ['/', KINDS.events],
  [KINDS.events, KINDS.event],
  ['/', KINDS.partners],
  [KINDS.partners, KINDS.partner],
];

const TYPES = {
  '.html': 'text/html',
  '.js': 'text/javascript',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.wasm': 'application/wasm',
  '.woff2': 'font/woff2',
};

const plain = mkdtempSync(join(tmpdir(), 'site-bench-'));
const servers = [];
const browser = await launch();
try {
  withoutLoader(need('DIST'), plain);
  const sites = { app: await host(need('DIST')), plain: await host(plain) };
  await paints(sites);
  await clicks(sites);
} finally {
  await browser.close();
  servers.forEach((server) => server.close());
  rmSync(plain, { recursive: true, force: true });
}

/** A copy of the site whose pages don't start any code. */
function withoutLoader(from, to) {
  cpSync(from, to, { recursive: true });
  for (const name of readdirSync(to, { recursive: true }).filter((name) => name.endsWith('.html'))) {
    const html = readFileSync(join(to, name), 'utf8');
    const bare = html.replaceAll(/<script[^>]*type="?module"?[^>]*><\/script>/g, '');
    if (bare === html) throw new Error(`${name} has no module script to take out`);
    writeFileSync(join(to, name), bare);
  }
}

/** Serves a folder with compressed answers, as hosts do; `site serve` compresses nothing. */
async function host(dir) {
  const bodies = new Map();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url, 'http://host');
    const name = join(dir, pathname.endsWith('/') ? `${pathname}index.html` : pathname);
    if (!bodies.has(name)) bodies.set(name, compressed(name));
    const body = bodies.get(name);
    response.writeHead(body ? 200 : 404, {
      'content-type': TYPES[extname(name)] ?? 'application/octet-stream',
      'cache-control': extname(name) === '.html' ? 'no-cache' : 'max-age=600',
      ...(body && { 'content-encoding': 'br' }),
    });
    response.end(body);
  });
  servers.push(server);
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  return `http://127.0.0.1:${server.address().port}`;
}

function compressed(name) {
  if (!statSync(name, { throwIfNoEntry: false })?.isFile()) return null;
  return brotliCompressSync(readFileSync(name));
}

// ---- paint

async function paints(sites) {
  const rows = [];
  for (const kind of PAGES) {
    const runs = { app: [], plain: [] };
    for (let i = 0; i < RUNS; i += 1) {
      // One after the other, so that what else the machine does hits both alike.
      for (const which of ['plain', 'app']) runs[which].push(await paint(sites[which] + KINDS[kind], which === 'app'));
    }
    rows.push({ kind, app: medians(runs.app), plain: medians(runs.plain) });
  }
  console.log(`\nSlow line (150 ms, 1.6 Mbit/s), processor ${SLOWDOWN} times slower, medians of ${RUNS}, ms; ours / the same page without its loader\n`);
  print([
    ['page', 'first paint', 'largest paint', 'blocking', 'data-ready', 'kB on the wire'],
    ...rows.map(({ kind, app, plain }) => [
      kind,
      `${ms(app.first)} / ${ms(plain.first)}`,
      `${ms(app.largest)} / ${ms(plain.largest)}`,
      `${ms(app.blocking)} / ${ms(plain.blocking)}`,
      ms(app.ready),
      `${(app.bytes / 1000).toFixed(1)} / ${(plain.bytes / 1000).toFixed(1)}`,
    ]),
  ]);
  const missed = rows.flatMap(({ kind, app, plain }) => [
    ...['first', 'largest'].filter((p) => late(app[p], plain[p])).map((p) => `${kind}: ${p} paint`),
    ...(app.blocking > plain.blocking + BLOCKING_MORE ? [`${kind}: blocking time`] : []),
    ...(app.ready > READY ? [`${kind}: data-ready`] : []),
  ]);
  console.log(missed.length === 0 ? '\nwithin the bars' : `\nabove the bars: ${missed.join(', ')}`);
}

function late(ours, floor) {
  return ours > Math.max(floor * (1 + NOISE.share), floor + NOISE.ms);
}

async function paint(url, starts) {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    const cdp = await context.newCDPSession(page);
    let bytes = 0;
    cdp.on('Network.loadingFinished', (e) => (bytes += e.encodedDataLength));
    await cdp.send('Network.enable');
    await cdp.send('Network.emulateNetworkConditions', LINE);
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: SLOWDOWN });
    await page.addInitScript(observe);
    await page.goto(url, { waitUntil: 'load' });
    if (starts) await ready(page);
    await page.waitForFunction(() => window.measured.first !== null && window.measured.largest !== null);
    await page.evaluate(() => new Promise((done) => requestIdleCallback(() => done())));
    return { ...(await page.evaluate(() => window.measured)), bytes };
  } finally {
    await context.close();
  }
}

/** Runs in the page before anything else. */
function observe() {
  const measured = { first: null, largest: null, blocking: 0, ready: null };
  window.measured = measured;
  const on = (type, use) => new PerformanceObserver((list) => list.getEntries().forEach(use)).observe({ type, buffered: true });
  on('paint', (e) => e.name === 'first-contentful-paint' && (measured.first = e.startTime));
  on('largest-contentful-paint', (e) => (measured.largest = e.startTime));
  on('longtask', (e) => (measured.blocking += Math.max(0, e.duration - 50)));
  new MutationObserver((_, observer) => {
    if (document.documentElement?.dataset.ready === undefined) return;
    measured.ready = performance.now();
    observer.disconnect();
  }).observe(document, { subtree: true, attributeFilter: ['data-ready'] });
}

// ---- navigation

async function clicks(sites) {
  const rows = [];
  for (const [from, to] of CLICKS) {
    const runs = { app: [], plain: [] };
    for (let i = 0; i < RUNS; i += 1) {
      for (const which of ['plain', 'app']) runs[which].push({ time: await click(sites[which], from, to, which === 'app') });
    }
    rows.push([`${from} to ${to}`, ms(medians(runs.app).time), ms(medians(runs.plain).time)]);
  }
  console.log(`\nNavigation: click to new heading painted (two frames), nothing slowed down, medians of ${RUNS}, ms\n`);
  print([['from and to', 'in the app', 'as a plain load'], ...rows]);
}

async function click(site, from, to, starts) {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    await page.addInitScript(stopwatch);
    await page.goto(site + from, { waitUntil: 'load' });
    if (starts) await ready(page);
    await page.locator(`a[href="${to}"]`).last().click();
    await page.waitForFunction((to) => location.pathname === to && window.shown, to);
    return await page.evaluate(() => window.shown - Number(sessionStorage.getItem('clicked')));
  } finally {
    await context.close();
  }
}

/** Runs in each document: notes the click, and when another heading than the one clicked from is painted. */
function stopwatch() {
  const now = () => performance.timeOrigin + performance.now();
  const painted = () => requestAnimationFrame(() => requestAnimationFrame(() => (window.shown = now())));
  addEventListener(
    'click',
    () => {
      sessionStorage.setItem('clicked', now());
      const old = document.querySelector('h1');
      const words = old.textContent;
      new MutationObserver((_, observer) => {
        const heading = document.querySelector('h1');
        if (!heading || (heading === old && heading.textContent === words)) return;
        observer.disconnect();
        painted();
      }).observe(document, { subtree: true, childList: true, characterData: true });
    },
    { capture: true },
  );
  if (sessionStorage.getItem('clicked')) addEventListener('DOMContentLoaded', painted);
}

// ---- figures

function medians(runs) {
  return Object.fromEntries(Object.keys(runs[0]).map((key) => [key, median(runs.map((run) => run[key]))]));
}

function ms(value) {
  return value === null ? '-' : String(Math.round(value));
}
