// The exported calendars as ical.js reads them, beside what the pages say; the exported schedules against the published
// schema, by libxml2.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join, sep } from 'node:path';
import { after, test } from 'node:test';
import { CHECKOUT, DATA, EVENT_WITH_AGENDA as event, content, headed, message, need, packages, site, text, withPage } from './lib.mjs';

const ICAL = packages('ical.js');
const { validateXML } = packages('xmllint-wasm');

const scratch = mkdtempSync(join(tmpdir(), 'feeds-'));
after(() => rmSync(scratch, { recursive: true }));

/** The paths of an export that end so. */
function paths(end, dist = need('DIST')) {
  const all = readdirSync(dist, { recursive: true }).map((name) => name.split(sep).join('/'));
  return all.filter((name) => !name.startsWith('.') && name.endsWith(end)).sort();
}

const read = (path, dist = need('DIST')) => readFileSync(join(dist, path), 'utf8');

/** The events of a calendar; its zones are those that stand in it, and ical.js knows no others. */
function events(calendar) {
  const whole = new ICAL.Component(ICAL.parse(calendar));
  ICAL.TimezoneService.reset();
  for (const zone of whole.getAllSubcomponents('vtimezone')) {
    ICAL.TimezoneService.register(zone);
  }
  return whole.getAllSubcomponents('vevent').map((component) => new ICAL.Event(component));
}

/** A time with its offset, as in 2018-10-15T10:00:00+02:00, by the zone in the calendar. */
function moment(time) {
  const offset = time.utcOffset();
  const two = (number) => String(number).padStart(2, '0');
  const minutes = Math.abs(offset) / 60;
  const local = `${time.year}-${two(time.month)}-${two(time.day)}T${two(time.hour)}:${two(time.minute)}:00`;
  return `${local}${offset < 0 ? '-' : '+'}${two(Math.floor(minutes / 60))}:${two(minutes % 60)}`;
}

/** The end of an event that has one: ical.js makes up what isn't there. */
const end = (read) => read.component.getFirstProperty('dtend') && read.endDate;

/** The data for search engines on a page. */
function forSearchEngines(page) {
  const [, json] = /<script type="application\/ld\+json">(.*?)<\/script>/s.exec(page);
  return JSON.parse(json);
}

async function faultsOf(xml) {
  const schema = readFileSync(join(CHECKOUT, 'tests/schemas/schedule.xml.xsd'), 'utf8');
  const { errors } = await validateXML({ xml: [{ fileName: 'schedule.xml', contents: xml }], schema: [schema] });
  return errors.map((error) => error.message);
}

test('feeds: ical.js reads every calendar, and each event has an identifier of its own', () => {
  const all = paths('.ics');
  assert(all.length > content('events.json').events.length, `${all.length} calendars`);
  for (const path of all) {
    const found = events(read(path));
    assert(found.length > 0, path);
    const uids = new Set(found.map((one) => one.uid));
    assert.equal(uids.size, found.length, path);
    for (const one of found) {
      assert(one.summary && one.startDate, path);
      const ends = end(one);
      if (ends) assert(ends.compare(one.startDate) > 0, `${path} ${one.uid}`);
    }
  }
});

test('feeds: events without an agenda last the days that the list gives', () => {
  const listed = content('events.json').events.filter(({ start, end = start }) => start?.length === 10 && end.length === 10);
  const found = new Map(events(read('events/calendar.ics')).map((one) => [one.uid.split('@')[0], one]));
  assert.equal(found.size, listed.length);
  for (const { id, title, start, end: last = start } of listed) {
    const one = found.get(id);
    assert.equal(one.summary, text(title), id);
    assert.equal(one.startDate.toString(), start, id);
    const lastDay = one.endDate.clone();
    lastDay.adjust(-1, 0, 0, 0);
    assert.equal(lastDay.toString(), last, id);
  }
});

test('feeds: the calendar of an agenda has the times of its page', () =>
  withPage({}, async ({ page, open }) => {
    await open(`/events/${event.id}/`);
    const found = new Map(events(read(`events/${event.id}/calendar.ics`)).map((one) => [one.uid.split('.')[0], one]));
    const entries = content(`events/${event.id}.json`).days.flatMap((day) => day.entries);
    assert.equal(found.size, entries.length);
    for (const entry of entries) {
      const times = page.locator(`[id="${entry.id}"] time`);
      const shown = await times.evaluateAll((all) => all.map((time) => time.getAttribute('datetime')));
      const one = found.get(entry.id);
      const start = shown[0].slice(0, '2018-10-15T10:00'.length);
      assert.equal(moment(one.startDate).slice(0, start.length), start, entry.id);
      const clock = /\d\d:\d\d/.exec(shown[1] ?? '')?.[0];
      assert.equal(end(one) ? moment(end(one)).slice(11, 16) : undefined, entry.end && clock, entry.id);
    }
  }));

test('feeds: calendar, schedule and the data for search engines agree to the minute and the zone', () => {
  const calendar = new Map(events(read(`events/${event.id}/calendar.ics`)).map((one) => [one.uid.split('.')[0], one]));
  const entries = content(`events/${event.id}.json`).days.flatMap((day) => day.entries);
  const schedule = JSON.parse(read(`events/${event.id}/schedule.json`)).schedule.events;
  assert.equal(schedule.length, entries.length);
  for (const [at, entry] of entries.entries()) {
    const one = calendar.get(entry.id);
    assert.equal(moment(one.startDate), schedule[at].start, entry.id);
    if (entry.end) assert.equal(moment(end(one)), schedule[at].end, entry.id);
  }
  const parts = forSearchEngines(read(`events/${event.id}/index.html`)).subEvent;
  const attended = entries.filter((entry) => !['break', 'transfer'].includes(entry.kind));
  assert.equal(parts.length, attended.length);
  for (const [at, entry] of attended.entries()) {
    const one = calendar.get(entry.id);
    assert.equal(moment(one.startDate), parts[at].startDate, entry.id);
    assert.equal(end(one) ? moment(end(one)) : undefined, parts[at].endDate, entry.id);
  }
});

test('feeds: the server says what the files are', async () => {
  const base = await site();
  for (const [path, kind] of [
    ['events/calendar.ics', 'text/calendar; charset=utf-8'],
    [`events/${event.id}/schedule.json`, 'application/json'],
    [`events/${event.id}/schedule.xml`, 'text/xml'],
  ]) {
    const answer = await fetch(base + path);
    assert.equal(answer.status, 200, path);
    assert.equal(answer.headers.get('content-type'), kind, path);
  }
});

test('feeds: a link on the page of an event gives the file, and the page stays', () =>
  withPage({}, async ({ page, open }) => {
    await open(`/events/${event.id}/`);
    const link = page.getByRole('main').getByRole('link', { name: message('calendar-event'), exact: true });
    const [download] = await Promise.all([page.waitForEvent('download'), link.click()]);
    assert.equal(download.suggestedFilename(), `${event.id}.ics`);
    assert.equal(readFileSync(await download.path(), 'utf8'), read(`events/${event.id}/calendar.ics`));
    await headed(page, text(event.title));
    assert.equal(new URL(page.url()).pathname, `/events/${event.id}/`);
  }));

test('feeds: schedules in XML are valid', async () => {
  const all = paths('schedule.xml');
  assert(all.length > 0, 'no schedule');
  for (const path of all) assert.deepEqual(await faultsOf(read(path)), [], path);
});

test('feeds: the schema refuses a schedule without a number', async () => {
  const xml = read(`events/${event.id}/schedule.xml`).replace(/ id="\d+"/, '');
  const faults = await faultsOf(xml);
  assert(faults.length === 1 && faults[0].includes("'id'"), String(faults));
});

/** Exports the content with an event more and gives the folder. */
function exported(added, details) {
  const [shell, data, out] = ['shell', 'data', 'out'].map((name) => join(scratch, name));
  cpSync(join(CHECKOUT, 'tests/shell'), shell, { recursive: true });
  for (const name of ['fonts', 'icon.svg', 'map', 'robots.txt']) {
    cpSync(join(CHECKOUT, 'public', name), join(shell, name), { recursive: true });
  }
  cpSync(DATA, data, { recursive: true });
  const list = structuredClone(content('events.json'));
  list.events.push(added);
  const file = join(data, `events/${added.id}.json`);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(join(data, 'events.json'), JSON.stringify(list));
  writeFileSync(file, JSON.stringify(details));
  const order = ['export', '--shell', shell, '--data', data, '--out', out, '--url', 'https://host.example/sub/'];
  execFileSync(need('SITE'), order, { stdio: ['ignore', 'ignore', 'pipe'] });
  return out;
}

test('feeds: an odd agenda is read by others as it was meant', async () => {
  const odd = 'a;b, c\\d "e" & f – 工業 🔨, '.repeat(6).trim();
  const { country, position } = event.places[0];
  const place = (id, zone) => ({ id, town: odd, country, zone, position });
  const days = [
    {
      id: 'd1',
      date: '2018-03-24',
      entries: [
        {
          id: 'late',
          kind: 'session',
          title: odd,
          start: '23:00',
          end: '03:30',
          place: 'zagreb',
          people: [odd, 'Ada'],
          text: odd,
          track: odd,
          language: 'sr-Latn',
          links: [{ url: 'https://host.example/?a&b', title: odd }],
          points: [{ text: odd, points: [{ text: odd }] }],
          audience: odd,
        },
      ],
    },
    { id: 'd2', date: '2018-03-25', entries: [{ id: 'flight', kind: 'transfer', title: odd, start: '04:00', end: '23:30', place: 'zagreb', to: 'auckland' }] },
    { id: 'd3', date: '2018-03-26', entries: [{ id: 'open', kind: 'social', title: odd, start: '19:00', place: 'auckland' }] },
  ];
  const added = {
    id: 'odd',
    kind: event.kind,
    title: odd,
    start: '2018-03-24',
    end: '2018-03-26',
    places: [place('zagreb', 'Europe/Zagreb'), place('auckland', 'Pacific/Auckland')],
    summary: odd,
    status: 'postponed',
    has_details: true,
    sources: [{ url: 'https://host.example/' }],
    updated: '2018-03-01',
  };
  const out = exported(added, { event: 'odd', days, updated: '2018-03-01' });
  const [late, flight, open] = events(read('events/odd/calendar.ics', out));
  assert.equal(late.summary, odd);
  assert.deepEqual([moment(late.startDate), moment(end(late))], ['2018-03-24T23:00:00+01:00', '2018-03-25T03:30:00+02:00']);
  assert.deepEqual([moment(flight.startDate), moment(end(flight))], ['2018-03-25T04:00:00+02:00', '2018-03-25T23:30:00+13:00']);
  assert.deepEqual([moment(open.startDate), end(open)], ['2018-03-26T19:00:00+13:00', null]);
  assert.deepEqual(await faultsOf(read('events/odd/schedule.xml', out)), []);
  assert.equal(forSearchEngines(read('events/odd/index.html', out)).name, odd);
});
