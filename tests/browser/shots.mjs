// Takes pictures of each kind of page of the exported site and prints it into PDFs, for people to look at:
// `target/shots/<kind>-<width>-<look>.png` and `<kind>.pdf`. It judges nothing: it is no test.
//
// Arguments restrict it to the kinds whose names begin with one of them; without any, older pictures are removed first.

import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKOUT, KINDS, content, launch, need, ready, startSite } from './tools.mjs';

const OUT = join(CHECKOUT, 'target/shots');

/** Widths, with heights of screens that have them. A picture shows the page to its end, whatever the screen. */
const SCREENS = { 320: 640, 768: 1024, 1280: 800, 2560: 1440 };
const ALL_WIDTHS = Object.keys(SCREENS).map(Number);

/** As visitors may have set their browsers, and the widths at which that is shown. */
const LOOKS = [
  { name: 'light', widths: ALL_WIDTHS, settings: { colorScheme: 'light' } },
  { name: 'dark', widths: ALL_WIDTHS, settings: { colorScheme: 'dark' } },
  { name: 'forced', widths: [1280], settings: { forcedColors: 'active' } },
];

// The second language shows where other words break.
const second = content('project.json').languages[1]?.code;
if (second) LOOKS.push({ name: `light-${second}`, widths: [320, 1280], settings: { colorScheme: 'light' }, below: `${second}/` });

const kinds = wanted({ ...KINDS, 'not found': '/nope/' });
const browser = await launch();
const { address, stop } = await startSite(need('DIST'));
try {
  if (process.argv.length === 2) rmSync(OUT, { recursive: true, force: true });
  mkdirSync(OUT, { recursive: true });
  for (const look of LOOKS) look.page = await warmedUp(look.settings);
  const paper = await warmedUp({});
  await paper.emulateMedia({ media: 'print' });
  for (const { name, path } of kinds) {
    const files = [...(await pictures(name, path)), ...(await prints(paper, name, path))];
    console.log(`${name}: ${files.length} files`);
  }
  console.log(`${readdirSync(OUT).length} files in ${OUT}`);
} finally {
  await browser.close();
  await stop();
}

/** The kinds that the arguments ask for. An argument without a kind is a fault: nothing is left out in silence. */
function wanted(kinds) {
  const all = Object.entries(kinds).map(([kind, path]) => ({ name: kind.replaceAll(' ', '-'), path: path.slice(1) }));
  const words = process.argv.slice(2);
  for (const word of words) {
    if (all.some(({ name }) => name.startsWith(word))) continue;
    throw new Error(`no kind of page begins with ${word}; there are ${all.map(({ name }) => name).join(', ')}`);
  }
  return all.filter(({ name }) => words.length === 0 || words.some((word) => name.startsWith(word)));
}

/** A page that has its fonts: the display face shows only where it comes at once, as from the second load on. */
async function warmedUp(settings) {
  const context = await browser.newContext({ reducedMotion: 'reduce', serviceWorkers: 'block', ...settings });
  const page = await context.newPage();
  await open(page, '');
  return page;
}

async function open(page, path) {
  await page.goto(address + path);
  await ready(page);
  await page.evaluate(() => document.fonts.ready.then(() => {}));
}

async function pictures(name, path) {
  const files = [];
  for (const { name: look, widths, page, below = '' } of LOOKS) {
    for (const width of widths) {
      await page.setViewportSize({ width, height: SCREENS[width] });
      await open(page, below + path);
      const file = `${name}-${width}-${look}.png`;
      await page.screenshot({ path: join(OUT, file), fullPage: true });
      files.push(file);
    }
  }
  return files;
}

/** As most people print, without backgrounds; an agenda also for the wall. */
async function prints(paper, name, path) {
  const sheets = { [`${name}.pdf`]: 'A4', ...(name === 'event' && { [`${name}-a3.pdf`]: 'A3' }) };
  await open(paper, path);
  for (const [file, format] of Object.entries(sheets)) {
    await paper.pdf({ path: join(OUT, file), format, printBackground: false });
  }
  return Object.keys(sheets);
}
