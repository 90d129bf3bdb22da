// What the browser tests and the bench share: tools from the environment, and the content as expectation.
//
// From the environment: SITE, the native binary; DIST, the exported site; CHROME, the browser; TEST_PACKAGES, the
// folder in which npm installed this folder's package.json.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

export const CHECKOUT = fileURLToPath(new URL('../../', import.meta.url));
export const DATA = join(CHECKOUT, 'public', 'data');

export function need(name) {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set; \`cargo xtask test\` sets it`);
  return value;
}

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

/** Waits until the page's handlers are attached. */
export async function ready(page) {
  await page.locator('html[data-ready], html[data-failed]').waitFor({ state: 'attached' });
  const failed = await page.locator('html').getAttribute('data-failed');
  assert.equal(failed, null, 'the start failed');
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
  project: '/project/',
  outputs: '/outputs/',
  output: `/outputs/${content('outputs.json').outputs[0].id}/`,
  events: '/events/',
  event: '/events/meeting-5-sisak-kranj/',
  'event without agenda': '/events/kick-off-leoben/',
  about: '/about/',
  contact: '/contact/',
  partners: '/partners/',
  places: '/places/',
  place: `/places/${content('places.json').places[0].id}/`,
  partner: `/partners/${content('partners.json').partners[0].id}/`,
};
