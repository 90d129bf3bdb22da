import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EVENT as event, content, headed, heading, message, nav, painted, shown, text, withPage } from './lib.mjs';

const { name: siteName, statement } = content('project.json');
/** Low enough for a short list to scroll. */
const viewport = { width: 1280, height: 420 };

const eventLink = (page) => page.getByRole('main').locator(`a[href="/events/${event.id}/"]`).first();
const toEvents = (page) => nav(page).locator('a[href="/events/"]').click();
const scrollY = (page) => page.evaluate(() => scrollY);

/** Scrolls so that a link is in the middle of the view, and says how far that is. */
async function scrolledTo(page, link) {
  await link.evaluate((a) => a.scrollIntoView({ block: 'center', behavior: 'instant' }));
  await painted(page);
  const y = await scrollY(page);
  assert(y > 200, `the page must scroll for this test; it stands at ${y}`);
  return y;
}

test('navigation: a click loads no document, sets title, address, focus and scroll', () =>
  withPage({ viewport }, async ({ page, open, loads }) => {
    await open('/events/');
    await scrolledTo(page, eventLink(page));
    await eventLink(page).click();
    await headed(page, text(event.title));
    await painted(page);
    assert.deepEqual(loads, ['/events/']);
    assert.equal(new URL(page.url()).pathname, `/events/${event.id}/`);
    assert.equal(await page.title(), message('title', { page: text(event.title), site: siteName }));
    assert(await heading(page).evaluate((h1) => document.activeElement === h1), 'the focus is on the heading');
    assert.equal(await scrollY(page), 0);
  }));

test('navigation: the head follows the page', () =>
  withPage({}, async ({ page, open }) => {
    const head = () =>
      page.evaluate(() => [
        document.title,
        document.querySelector('meta[name=description]').content,
        document.querySelector('link[rel=canonical]')?.href,
        document.documentElement.lang,
      ]);
    await open(`/events/${event.id}/`);
    const exported = await head();
    await open('/events/');
    await eventLink(page).click();
    await headed(page, text(event.title));
    await painted(page);
    assert.deepEqual(await head(), exported);
  }));

test('navigation: back restores page, title and scroll; forward too', () =>
  withPage({ viewport }, async ({ page, open, loads }) => {
    await open('/events/');
    const [title, name] = [await page.title(), await heading(page).innerText()];
    const y = await scrolledTo(page, eventLink(page));
    await eventLink(page).click();
    await headed(page, text(event.title));
    await page.goBack();
    await headed(page, name);
    await page.waitForFunction((y) => Math.abs(scrollY - y) <= 1, y);
    assert.equal(await page.title(), title);
    await page.goForward();
    await headed(page, text(event.title));
    assert.deepEqual(loads, ['/events/']);
  }));

test('navigation: the page that is shown is marked in the navigation', () =>
  withPage({}, async ({ page, open }) => {
    await open('/');
    await toEvents(page);
    await page.waitForURL('**/events/');
    const current = nav(page).locator('a[aria-current="page"]');
    await page.waitForFunction(() => document.querySelector('nav a[aria-current="page"][href="/events/"]'));
    assert.equal(await current.count(), 1);
  }));

test('navigation: a link to a part of another page shows that part', () =>
  withPage({ viewport }, async ({ page, open, loads }) => {
    await open('/events/');
    await nav(page).locator('a[href="/#topics"]').click();
    await headed(page, text(statement));
    await painted(page);
    await shown(page, 'topics');
    assert.deepEqual(loads, ['/events/']);
  }));

test('navigation: a modified click stays the browser’s', () =>
  withPage({}, async ({ page, open }) => {
    await open('/');
    const [other] = await Promise.all([
      page.context().waitForEvent('page'),
      nav(page).locator('a[href="/events/"]').click({ modifiers: ['Control'] }),
    ]);
    await other.waitForURL('**/events/');
    assert.equal(await heading(page).innerText(), text(statement), 'this page stays');
  }));

test('navigation: links to other sites are plain links without a hold on this page', () =>
  withPage({}, async ({ page, open }) => {
    await open(`/events/${event.id}/`);
    const outward = await page.locator('a[href^="http"]').evaluateAll((all) => all.map((a) => [a.href, a.target]));
    assert(outward.length > 0);
    assert.deepEqual(outward.filter(([, target]) => target !== ''), []);
  }));

