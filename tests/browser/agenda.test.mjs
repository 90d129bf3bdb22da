// Ways to an entry of an agenda, and between two events that each have a file of their own.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EVENT_WITH_AGENDA as event, content, headed, heading, painted, ready, shown, text, withPage } from './lib.mjs';

const agenda = content(`events/${event.id}.json`);
const entry = agenda.days.at(-1).entries.at(-1);
const other = content('events.json').events.find((e) => e.has_details && e.id !== event.id);

const link = (page, id) => page.getByRole('main').locator(`a[href="/events/${id}/"]`).first();

test('agenda: an address with a fragment shows that entry', () =>
  withPage({}, async ({ page, open }) => {
    await open(`/events/${event.id}/#${entry.id}`);
    await painted(page);
    await shown(page, entry.id);
  }));

test('agenda: a link with a fragment shows that entry', () =>
  withPage({}, async ({ page, open, loads }) => {
    await open('/events/');
    await link(page, event.id).evaluate((a, id) => a.setAttribute('href', `${a.getAttribute('href')}#${id}`), entry.id);
    await page.getByRole('main').locator(`a[href$="#${entry.id}"]`).click();
    await headed(page, text(event.title));
    await painted(page);
    await shown(page, entry.id);
    assert.deepEqual(loads, ['/events/']);
  }));

test('agenda: of two clicks the last one wins, whichever file comes first', () =>
  withPage({}, async ({ page, open }) => {
    const [slow, quick] = [event.id, other.id];
    await open('/events/');
    let letGo;
    const held = new Promise((resolve) => (letGo = resolve));
    await page.route(`**/events/${slow}.json`, async (route) => {
      await held;
      await route.continue();
    });
    await link(page, slow).click();
    await link(page, quick).click();
    await headed(page, text(other.title));
    letGo();
    await ready(page);
    await painted(page);
    assert.equal(await heading(page).innerText(), text(other.title));
    assert.equal(new URL(page.url()).pathname, `/events/${quick}/`);
  }));

test('agenda: from one event to another, the last one wins and a fragment is shown', () =>
  withPage({}, async ({ page, open }) => {
    await open(`/events/${other.id}/`);
    await page.evaluate((href) => {
      const added = document.createElement('a');
      added.href = href;
      added.textContent = 'entry';
      document.querySelector('main').append(added);
    }, `/events/${event.id}/#${entry.id}`);
    await page.getByRole('link', { name: 'entry', exact: true }).click();
    await headed(page, text(event.title));
    await shown(page, entry.id);
    await page.goBack();
    await headed(page, text(other.title));
  }));
