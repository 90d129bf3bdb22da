// Takes pictures of each kind of page of the exported site and prints it into PDFs, for people to look at:
// `target/shots/<kind>-<width>-<theme>.png`, `<kind>.pdf`. Judges nothing.
//
// Arguments restrict it to the kinds whose names begin with one of them; without any, older pictures are removed first.

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { CHECKOUT, KINDS, content, launch, need, ready } from './tools.mjs';

const OUT = join(CHECKOUT, 'target/shots');

/** Widths with the heights of screens that have them; a picture shows the whole page, whatever its height. */
const SCREENS = { 320: 640, 768: 1024, 1280: 800, 2560: 1440 };
const WIDTHS = Object.keys(SCREENS);

/** How visitors may have set their screens, and the widths at which each is shown. */
const LOOKS = [
  { name: 'light', widths: WIDTHS, options: { colorScheme: 'light' } },
  { name: 'dark', widths: WIDTHS, options: { colorScheme: 'dark' } },
  { name: 'forced', widths: ['1280'], options: { forcedColors: 'active' } },
];

/** The second language, if there is one, shows where its longer words break. */
const second = content('project.json').languages[1]?.code;
if (second) LOOKS.push({ name: `light-${second}`, below: `/${second}`, widths: ['320', '1280'], options: { colorScheme: 'light' } });

/** The kind whose agenda may be put up on a wall. */
const ON_THE_WALL = 'event';

const kinds = wanted(Object.entries({ ...KINDS, 'not found': '/nope/' }).map(([name, path]) => ({ name: name.replaceAll(' ', '-'), path })));
const server = spawn(need('SITE'), ['serve', need('DIST'), '--port', '0'], { stdio: ['ignore', 'pipe', 'inherit'] });
const browser = await launch();
try {
  const site = await addressOf(server);
  if (process.argv.length === 2) rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  for (const kind of kinds) {
    const count = (await pictures(site, kind)) + (await prints(site, kind));
    console.log(`${kind.name}: ${count} files`);
  }
  console.log(`${readdirSync(OUT).length} files in ${OUT}`);
} finally {
  await browser.close();
  server.kill();
}

/** The kinds that the arguments ask for. An argument without a kind is a fault: nothing is left out in silence. */
function wanted(all) {
  const words = process.argv.slice(2);
  const unknown = words.filter((word) => !all.some(({ name }) => name.startsWith(word)));
  if (unknown.length > 0) throw new Error(`no kind of page begins with ${unknown.join(', ')}; there are ${all.map(({ name }) => name).join(', ')}`);
  return words.length === 0 ? all : all.filter(({ name }) => words.some((word) => name.startsWith(word)));
}

async function addressOf(server) {
  const ended = once(server, 'exit').then(([code]) => {
    throw new Error(`site serve ended by itself: code ${code}`);
  });
  ended.catch(() => {});
  const [line] = await Promise.race([once(createInterface({ input: server.stdout }), 'line'), ended]);
  return / on (http:\S+)\/$/.exec(line)[1];
}

async function pictures(site, { name, path }) {
  for (const look of LOOKS) {
    for (const width of look.widths) {
      const viewport = { width: Number(width), height: SCREENS[width] };
      await open(site + (look.below ?? '') + path, { ...look.options, viewport }, (page) =>
        page.screenshot({ path: join(OUT, `${name}-${width}-${look.name}.png`), fullPage: true }),
      );
    }
  }
  return LOOKS.flatMap(({ widths }) => widths).length;
}

/** As most people print: without backgrounds. */
async function prints(site, { name, path }) {
  const sheets = { [`${name}.pdf`]: 'A4', ...(name === ON_THE_WALL && { [`${name}-a3.pdf`]: 'A3' }) };
  await open(site + path, {}, async (page) => {
    await page.emulateMedia({ media: 'print' });
    for (const [file, format] of Object.entries(sheets)) await page.pdf({ path: join(OUT, file), format, printBackground: false });
  });
  return Object.keys(sheets).length;
}

/** Opens a page as a visitor finds it and gives it to `use`. */
async function open(address, options, use) {
  const context = await browser.newContext({ reducedMotion: 'reduce', serviceWorkers: 'block', ...options });
  try {
    const page = await context.newPage();
    // The display face shows only if it comes at once, which it does from the second load on.
    for (let load = 0; load < 2; load += 1) {
      await page.goto(address);
      await ready(page);
      await page.evaluate(() => document.fonts.ready.then(() => {}));
    }
    await use(page);
  } finally {
    await context.close();
  }
}
