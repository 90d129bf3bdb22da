import assert from 'node:assert/strict';
import { test } from 'node:test';
import { content, headed, heading, message, painted, ready, text, withPage } from './lib.mjs';

const { name: siteName, statement } = content('project.json');
const { events } = content('events.json');
const event = events.find((e) => e.id === 'meeting-5-sisak-kranj');
const agenda = content(`events/${event.id}.json`);
const entry = agenda.days.at(-1).entries.at(-1);

const eventLink = (page) => page.getByRole('main').locator(`a[href="/events/${event.id}/"]`).first();
const toEvents = (page) => page.getByRole('navigation', { name: 'Main' }).locator('a[href="/events/"]').click();
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
  withPage({}, async ({ page, open, loads }) => {
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
  withPage({}, async ({ page, open, loads }) => {
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
    const current = page.getByRole('navigation', { name: 'Main' }).locator('a[aria-current="page"]');
    await page.waitForFunction(() => document.querySelector('nav a[aria-current="page"][href="/events/"]'));
    assert.equal(await current.count(), 1);
  }));

test('navigation: an address with a fragment shows that entry', () =>
  withPage({}, async ({ page, open }) => {
    await open(`/events/${event.id}/#${entry.id}`);
    await painted(page);
    await shown(page, entry.id);
  }));

test('navigation: a link with a fragment shows that entry', () =>
  withPage({}, async ({ page, open, loads }) => {
    await open('/events/');
    await eventLink(page).evaluate((a, id) => a.setAttribute('href', `${a.getAttribute('href')}#${id}`), entry.id);
    await page.getByRole('main').locator(`a[href$="#${entry.id}"]`).click();
    await headed(page, text(event.title));
    await painted(page);
    await shown(page, entry.id);
    assert.deepEqual(loads, ['/events/']);
  }));

test('navigation: a link to a part of another page shows that part', () =>
  withPage({}, async ({ page, open, loads }) => {
    await open('/events/');
    await page.getByRole('navigation', { name: 'Main' }).locator('a[href="/#topics"]').click();
    await headed(page, text(statement));
    await painted(page);
    await shown(page, 'topics');
    assert.deepEqual(loads, ['/events/']);
  }));

async function shown(page, id) {
  const seen = await page.locator(`[id="${id}"]`).evaluate((e) => {
    const { top, bottom } = e.getBoundingClientRect();
    return { top, bottom, height: innerHeight, y: scrollY };
  });
  assert(seen.y > 0 && seen.top >= 0 && seen.bottom <= seen.height, JSON.stringify(seen));
}

test('navigation: a modified click stays the browser’s', () =>
  withPage({}, async ({ page, open }) => {
    await open('/');
    const [other] = await Promise.all([
      page.context().waitForEvent('page'),
      page.getByRole('navigation', { name: 'Main' }).locator('a[href="/events/"]').click({ modifiers: ['Control'] }),
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

test('navigation: of two clicks the last one wins, whichever file comes first', () =>
  withPage({}, async ({ page, open }) => {
    const [slow, quick] = ['meeting-5-sisak-kranj', 'forging-chemnitz'];
    await open('/events/');
    let letGo;
    const held = new Promise((resolve) => (letGo = resolve));
    await page.route(`**/events/${slow}.json`, async (route) => {
      await held;
      await route.continue();
    });
    const link = (id) => page.getByRole('main').locator(`a[href="/events/${id}/"]`).first();
    await link(slow).click();
    await link(quick).click();
    const title = content('events.json').events.find((e) => e.id === quick).title;
    await headed(page, text(title));
    letGo();
    await ready(page);
    await painted(page);
    assert.equal(await heading(page).innerText(), text(title));
    assert.equal(new URL(page.url()).pathname, `/events/${quick}/`);
  }));

test('navigation: from one event to another, the last one wins and a fragment is shown', () =>
  withPage({}, async ({ page, open }) => {
    await open('/events/forging-chemnitz/');
    await page.evaluate((href) => {
      const link = document.createElement('a');
      link.href = href;
      link.textContent = 'entry';
      document.querySelector('main').append(link);
    }, `/events/${event.id}/#${entry.id}`);
    await page.getByRole('link', { name: 'entry', exact: true }).click();
    await headed(page, text(event.title));
    await shown(page, entry.id);
    await page.goBack();
    await headed(page, text(content('events.json').events.find((e) => e.id === 'forging-chemnitz').title));
  }));
