import assert from 'node:assert/strict';
import { test } from 'node:test';
import { content, headed, heading, mainText, message, squeezed, text, withPage } from './lib.mjs';

const { events } = content('events.json');

/** The headings below the first, each with the ids of the events that are linked under it, in order. */
function groups(page) {
  return page.getByRole('main').evaluate((main) => {
    const found = [];
    for (const element of main.querySelectorAll('h2, a[href*="/events/"]')) {
      if (element.localName === 'h2') found.push({ name: element.textContent.trim(), ids: [] });
      else if (found.length > 0) found.at(-1).ids.push(/\/events\/([^/]+)\//.exec(element.getAttribute('href'))?.[1]);
    }
    return found.filter((group) => group.ids.length > 0);
  });
}

test('events: every event stands under its year, undated ones last under a heading of their own', () =>
  withPage({}, async ({ page, open }) => {
    await open('/events/');
    const found = await groups(page);
    const undated = events.filter((e) => !e.start).map((e) => e.id);
    assert.deepEqual(found.at(-1).ids.toSorted(), undated.toSorted(), 'the last heading is that of the undated');
    assert.equal(found.at(-1).name, message('events-undated'));
    const years = found.slice(0, -1);
    for (const { name, ids } of years) {
      const year = /\d{4}/.exec(name)?.[0];
      const expected = events.filter((e) => e.start?.startsWith(year)).map((e) => e.id);
      assert.deepEqual(ids.toSorted(), expected.toSorted(), name);
    }
    const names = years.map((group) => group.name);
    assert.deepEqual(names, names.toSorted(), 'years in their order');
    assert.equal(found.flatMap((group) => group.ids).length, events.length);
  }));

test('events: within a year they follow each other in time', () =>
  withPage({}, async ({ page, open }) => {
    await open('/events/');
    for (const { name, ids } of (await groups(page)).slice(0, -1)) {
      const starts = ids.map((id) => events.find((e) => e.id === id).start).filter((day) => day.length === 10);
      assert.deepEqual(starts, starts.toSorted(), name);
    }
  }));

test('events: titles, machine-readable dates, towns, and why there is no date', () =>
  withPage({}, async ({ page, open }) => {
    await open('/events/');
    const words = squeezed(await mainText(page));
    const days = await page.getByRole('main').locator('time').evaluateAll((all) => all.map((t) => t.dateTime));
    for (const event of events) {
      assert(words.includes(squeezed(text(event.title))), `missing: ${text(event.title)}`);
      for (const place of event.places ?? []) assert(words.includes(text(place.town)), `missing: ${text(place.town)}`);
      if (event.start) assert(days.some((d) => d.startsWith(event.start)), `no <time> for ${event.id}: ${event.start}`);
      if (event.undated) assert(words.includes(squeezed(text(event.undated))), `missing: ${text(event.undated)}`);
    }
  }));

test('events: a title leads to the page of the event', () =>
  withPage({}, async ({ page, open }) => {
    await open('/events/');
    const event = events.find((e) => events.filter((other) => text(other.title) === text(e.title)).length === 1);
    await page.getByRole('main').getByRole('link', { name: text(event.title) }).click();
    await page.waitForURL(`**/events/${event.id}/`);
    await headed(page, text(event.title));
  }));

test('events: the page has one heading of the first level', () =>
  withPage({}, async ({ page, open }) => {
    await open('/events/');
    assert.equal(await heading(page).count(), 1);
  }));
