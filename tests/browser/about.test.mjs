import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KINDS, audit, chooseTheme, content, headed, mainText, message, painted, ready, squeezed, text, withPage } from './lib.mjs';

const legal = content('legal.json');
const project = content('project.json');

const part = (page, key) => page.getByRole('heading', { level: 2, name: message(key), exact: true });
const inFooter = (page, key) => page.getByRole('contentinfo').getByRole('link', { name: message(key), exact: true });

/** The names in the table of what is kept in the browser. */
function listed(page) {
  return page.getByRole('table', { name: message('kept') }).getByRole('rowheader').allInnerTexts();
}

/** The names of all that is kept in the browser, by where it is kept. */
async function kept(page) {
  const [{ name, ...inDocument }, cookies] = await Promise.all([
    page.evaluate(async () => ({
      name: window.name,
      local: Object.keys(localStorage),
      session: Object.keys(sessionStorage),
      databases: (await indexedDB.databases()).map((database) => database.name),
      caches: await caches.keys(),
      workers: (await navigator.serviceWorker.getRegistrations()).map((worker) => worker.scope),
      state: history.state ?? null,
    })),
    page.context().cookies(),
  ]);
  assert.equal(name, '');
  return { ...inDocument, cookies };
}

const NOTHING = { local: [], session: [], databases: [], caches: [], workers: [], state: null, cookies: [] };

test('about: sources, licence and statement of the content are there', () =>
  withPage({}, async ({ page, open }) => {
    await open('/about/');
    await headed(page, message('nav-about'));
    for (const key of ['about-content', 'about-licence', 'about-privacy', 'about-accessibility']) await part(page, key).waitFor();
    const links = [...project.sources.map((source) => source.url), legal.licence.terms.url];
    for (const url of links) assert((await page.getByRole('main').locator(`a[href="${url}"]`).count()) > 0, url);
    const words = squeezed(await mainText(page));
    const { status, method, exceptions } = legal.accessibility;
    for (const words_of of [legal.licence.text, legal.controller.name, method, ...exceptions].map(text)) {
      assert(words.includes(squeezed(words_of)), `missing: ${words_of}`);
    }
    assert(words.includes(message(`statement-${status}`)));
    assert.deepEqual(await audit(page), []);
  }));

test('about: what the content lacks has no heading', () =>
  withPage({}, async ({ page, open }) => {
    await open('/about/');
    const headings = await page.getByRole('main').getByRole('heading').allInnerTexts();
    const shown = (key) => headings.includes(message(key));
    assert.equal(shown('statement-status'), true);
    assert.equal(shown('statement-feedback'), Boolean(legal.feedback));
    assert.equal(shown('statement-enforcement'), legal.enforcement.length > 0);
  }));

test('about: every heading is followed by something', () =>
  withPage({}, async ({ page, open }) => {
    await open('/about/');
    const bare = await page.getByRole('main').getByRole('heading', { level: 3 }).evaluateAll((all) =>
      all.filter((h) => /^H\d$/.test(h.nextElementSibling?.tagName ?? 'H3')).map((h) => h.textContent),
    );
    assert.deepEqual(bare, []);
  }));

test('about: a visit keeps only what the page lists, and asks nobody else', () =>
  withPage({ serviceWorkers: 'allow' }, async ({ page, open, address, asked }) => {
    await open('/about/');
    const names = await listed(page);
    assert(names.includes('theme'));
    for (const path of Object.values(KINDS)) {
      await open(path);
      assert.deepEqual(await kept(page), NOTHING, path);
    }
    await open('/');
    for (const path of ['/events/', '/partners/']) {
      await page.getByRole('navigation', { name: message('nav') }).locator(`a[href="${path}"]`).click();
      await page.waitForURL(`**${path}`);
      await headed(page, message(`nav-${path.slice(1, -1)}`));
    }
    await page.mouse.wheel(0, 500);
    await painted(page);
    await page.goBack();
    await headed(page, message('nav-events'));
    await page.goForward();
    await headed(page, message('nav-partners'));
    assert.deepEqual(await kept(page), NOTHING, 'back and forth');
    await chooseTheme(page, 'theme-dark');
    assert.deepEqual(await kept(page), { ...NOTHING, local: ['theme'] }, 'after the choice of a theme');
    await page.reload();
    await ready(page);
    assert.deepEqual(await kept(page), { ...NOTHING, local: ['theme'] }, 'after a reload');
    await chooseTheme(page, 'theme-system');
    assert.deepEqual(await kept(page), NOTHING, 'after the way back to the theme of the system');
    const { origin } = new URL(address('/'));
    assert.deepEqual([...new Set(asked.map((url) => url.origin))], [origin]);
  }));

test('about: the footer of a page leads to the accessibility statement, which takes the focus', () =>
  withPage({}, async ({ page, open, loads }) => {
    await open('/events/');
    await inFooter(page, 'nav-accessibility').click();
    await headed(page, message('nav-about'));
    await painted(page);
    const statement = part(page, 'about-accessibility');
    assert(await statement.evaluate((h) => h === document.activeElement), 'the focus is on the statement');
    const { top, room } = await statement.evaluate((h) => ({ top: h.getBoundingClientRect().top, room: innerHeight }));
    assert(top >= 0 && top < room, `the statement stands at ${top} of ${room} px`);
    assert.deepEqual(loads, ['/events/']);
  }));

test('about: its list of parts goes to each of them, for the keyboard too', () =>
  withPage({}, async ({ page, open }) => {
    await open('/about/');
    for (const key of ['about-accessibility', 'about-privacy']) {
      await page.getByRole('main').getByRole('link', { name: message(key), exact: true }).press('Enter');
      await painted(page);
      const { top, room, hash } = await part(page, key).evaluate((h) => ({
        top: h.getBoundingClientRect().top,
        room: innerHeight,
        hash: `#${h.id}`,
      }));
      assert(top >= 0 && top < room, `${key} stands at ${top} of ${room} px`);
      assert.equal(new URL(page.url()).hash, hash);
    }
  }));

test('about: without JavaScript the statement is reached and read', () =>
  withPage({ javaScriptEnabled: false }, async ({ page, address }) => {
    await page.goto(address('/'));
    await inFooter(page, 'nav-accessibility').click();
    await headed(page, message('nav-about'));
    assert.equal(new URL(page.url()).hash, '#accessibility');
    assert.equal((await listed(page)).length > 0, true);
    assert(squeezed(await mainText(page)).includes(message(`statement-${legal.accessibility.status}`)));
  }));
