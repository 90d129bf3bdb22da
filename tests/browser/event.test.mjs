import assert from 'node:assert/strict';
import { test } from 'node:test';
import { content, heading, mainText, message, squeezed, text, withPage } from './lib.mjs';

const ID = 'meeting-5-sisak-kranj';
const { events } = content('events.json');
const meeting = events.find((e) => e.id === ID);
const agenda = content(`events/${ID}.json`);
const entries = agenda.days.flatMap((day) => day.entries);
const town = (id) => text(meeting.places.find((p) => p.id === id).town);

test('event: title, summary, text, hosts, places and sources', () =>
  withPage({}, async ({ page, open }) => {
    await open(`/events/${ID}/`);
    assert.equal(await heading(page).innerText(), text(meeting.title));
    const words = squeezed(await mainText(page));
    const parts = [meeting.summary, agenda.body, agenda.audience, agenda.agenda_note].filter(Boolean).map(text);
    for (const part of parts) assert(words.includes(squeezed(part)), `missing: ${part}`);
    for (const place of meeting.places) assert(words.includes(text(place.town)), `missing: ${text(place.town)}`);
    for (const { url } of meeting.sources) {
      assert((await page.getByRole('main').locator(`a[href="${url}"]`).count()) > 0, `source ${url}`);
    }
  }));

test('event: every entry of the agenda in its day, with its time and its words', () =>
  withPage({}, async ({ page, open }) => {
    await open(`/events/${ID}/`);
    for (const day of agenda.days) {
      const part = page.getByRole('main').locator(`#${day.id}`);
      assert.equal(await part.count(), 1, `day ${day.id}`);
      const ids = await part.locator('li[id]').evaluateAll((all) => all.map((li) => li.id));
      assert.deepEqual(ids.toSorted(), day.entries.map((e) => e.id).toSorted(), day.id);
      for (const entry of day.entries) {
        const item = part.locator(`li[id="${entry.id}"]`);
        const words = squeezed(await item.innerText());
        for (const part of [text(entry.title), entry.start, entry.end, entry.audience && text(entry.audience), ...points(entry)]) {
          assert(part === undefined || words.includes(squeezed(part)), `${entry.id}: missing: ${part} in: ${words}`);
        }
        const start = await item.locator('time').first().getAttribute('datetime');
        assert(start.includes(entry.start), `${entry.id}: ${start}`);
      }
    }
  }));

function points(entry) {
  return (entry.points ?? []).flatMap((point) => [text(point.text), ...points(point)]);
}

test('event: entries stand in the order of the day', () =>
  withPage({}, async ({ page, open }) => {
    await open(`/events/${ID}/`);
    const starts = await page.getByRole('main').locator('li[id]').evaluateAll((all) => all.map((li) => li.id));
    const order = agenda.days.flatMap((day) => day.entries.map((e) => `${day.date} ${e.start}`));
    const found = starts.map((id) => {
      const day = agenda.days.find((d) => d.entries.some((e) => e.id === id));
      return `${day.date} ${day.entries.find((e) => e.id === id).start}`;
    });
    assert.deepEqual(found, order.toSorted());
  }));

test('event: the transfer names both towns', () =>
  withPage({}, async ({ page, open }) => {
    await open(`/events/${ID}/`);
    const transfer = entries.find((e) => e.kind === 'transfer');
    const words = await page.locator(`li[id="${transfer.id}"]`).innerText();
    for (const name of [town(transfer.place), town(transfer.to)]) assert(words.includes(name), `${name} in: ${words}`);
  }));

test('event: the call of the workshop is there in full', () =>
  withPage({}, async ({ page, open }) => {
    await open('/events/forging-chemnitz/');
    const words = squeezed(await mainText(page));
    const body = text(content('events/forging-chemnitz.json').body);
    const plain = body.replaceAll(/\*+|^- /gm, '').replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1');
    for (const paragraph of plain.split(/\n+/).filter(Boolean)) {
      assert(words.includes(squeezed(paragraph)), `missing: ${paragraph}`);
    }
  }));

test('event: an event without date says why, one beside the project that it is', () =>
  withPage({}, async ({ page, open }) => {
    const undated = events.find((e) => e.undated);
    await open(`/events/${undated.id}/`);
    assert(squeezed(await mainText(page)).includes(squeezed(text(undated.undated))));
    const own = (await mainText(page)).includes(message('event-related'));
    const beside = events.find((e) => e.related);
    await open(`/events/${beside.id}/`);
    assert.deepEqual([own, (await mainText(page)).includes(message('event-related'))], [false, true]);
  }));
