// What the browser tests, the bench and the pictures share: tools from the environment, and the content as expectation.
//
// From the environment: SITE, the native binary; DIST, the exported site; DATA, the folder of its content; CHROME, the
// browser; TEST_PACKAGES, the folder in which npm installed this folder's package.json.

import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';

export const CHECKOUT = fileURLToPath(new URL('../../', import.meta.url));

export function need(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; \`cargo xtask test\` sets it`);
  return value;
}

/** The folder of the content that was exported. */
export const DATA = resolve(need('DATA'));

/** Loads npm's packages from where the environment says. */
export const packages = createRequire(join(resolve(need('TEST_PACKAGES')), 'package.json'));

export function lazily(make) {
  let made;
  return () => (made ??= make());
}

/** Starts the browser, with what a container as root needs. */
export function launch() {
  return packages('playwright-core').chromium.launch({
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
}

/** Serves a folder with `site serve`; gives the address, which ends in a slash, and how to stop. */
export async function startSite(dir, base = '/') {
  const child = spawn(need('SITE'), ['serve', dir, '--port', '0', '--base', base], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'exit').then(([code, signal]) => [`nothing, and ended: code ${code}, signal ${signal}`]);
  const [line] = await Promise.race([once(createInterface({ input: child.stdout }), 'line'), ended]);
  const stop = () => stopped(child);
  const found = / on (http:\S+)$/.exec(line);
  if (!found) await stop();
  assert(found, `site serve said: ${line}`);
  return { address: found[1], stop };
}

/** Ends a process and waits until it has ended. */
export async function stopped(child, kill = () => child.kill()) {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, 'exit');
  kill();
  await exit;
}

/** Waits until the page's handlers are attached and, on the map, the code has drawn what was exported anew. */
export async function ready(page) {
  await page.locator('html[data-ready], html[data-failed]').waitFor({ state: 'attached' });
  const failed = await page.locator('html').getAttribute('data-failed');
  assert.equal(failed, null, 'the start failed');
  await page.locator('.stills').waitFor({ state: 'detached' });
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

/** A text of the content as pages in a language show it. */
export function text(field, lang = LANG) {
  return typeof field === 'string' ? field : (field[lang] ?? field[LANG] ?? Object.values(field)[0]);
}

/** A message of the interface in the default language, `values` in the place of `{names}`. */
export function message(key, values = {}) {
  const found = content(`i18n/${LANG}.json`).messages[key];
  assert(found, `i18n/${LANG}.json has no message ${key}`);
  return found.replaceAll(/\{([\w-]+)\}/g, (_, name) => values[name]);
}

/** A pattern that matches exactly this text somewhere. */
export function escaped(literal) {
  return literal.replaceAll(/[.*+?^${}()|[\]\\/]/g, '\\$&');
}

/** White space as a reader sees it. */
export function squeezed(words) {
  return words.replaceAll(/\s+/g, ' ').trim();
}

// ---- pages, found by what they hold and not by their names

const entries = (event) => (content(`events/${event.id}.json`).days ?? []).flatMap((day) => day.entries).length;
const { events } = content('events.json');
const { outputs } = content('outputs.json');
const { places } = content('places.json');

/** The event with the longest agenda; undefined where the content has no agenda. */
export const EVENT_WITH_AGENDA = events
  .filter((event) => event.has_details && entries(event) > 0)
  .toSorted((a, b) => entries(b) - entries(a))[0];

/** The last event of the project that has a place and a day and nothing to tell but its record. */
export const PLAIN_EVENT = events.findLast((event) => !event.has_details && !event.related && event.start?.length === 10 && event.places);

/** The event on which general tests try their hand. */
export const EVENT = EVENT_WITH_AGENDA ?? PLAIN_EVENT;

/** One address of each kind of page that the content has. */
export const KINDS = {
  home: '/',
  project: '/project/',
  topic: `/topics/${content('topics.json').topics[0].id}/`,
  events: '/events/',
  ...(EVENT_WITH_AGENDA && { event: `/events/${EVENT_WITH_AGENDA.id}/` }),
  'event without agenda': `/events/${PLAIN_EVENT.id}/`,
  partners: '/partners/',
  map: '/map/',
  partner: `/partners/${content('partners.json').partners[0].id}/`,
  ...(places.length > 0 && { places: '/places/', place: `/places/${places[0].id}/` }),
  ...(outputs.length > 0 && { outputs: '/outputs/', output: `/outputs/${outputs[0].id}/` }),
  about: '/about/',
  contact: '/contact/',
};
