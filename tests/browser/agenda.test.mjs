// An agenda: ways to an entry and between two events that each have a file of their own; its timetable; what is on now;
// what it is without JavaScript.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EVENT_WITH_AGENDA as event, content, headed, heading, holdWasm, isExported, message, painted, ready, shown, text, withPage } from './lib.mjs';
import { PATH, audiences, choice, choose, days, entries, forAudience, idsOf, item, jump, leaf, mine, pick, pressed, seen, shareField, show } from './desk.mjs';
import { measure } from './measure.mjs';

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

// ---- the timetable

const ALL = idsOf(entries);
const minutes = (time) => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));

/** For each entry its box and the foot of its last words, in px of the page. */
const boxes = (page) =>
  page
    .getByRole('main')
    .locator('li[id]')
    .evaluateAll((all) =>
      Object.fromEntries(
        all.map((li) => {
          const words = [...li.querySelectorAll('*')].filter((e) => !e.closest('svg') && e.checkVisibility());
          const foot = Math.max(...words.map((e) => e.getBoundingClientRect().bottom));
          const { top, height } = li.getBoundingClientRect();
          return [li.id, { top: top + scrollY, height, words: foot - top }];
        }),
      ),
    );

/** Whether its words take the whole height of an entry, but for the few px that each has below them. */
const filled = ({ height, words }) => height - words < 12;

for (const lang of ['en', 'de']) {
  test(`timetable (${lang}): the days stand side by side, and the same time at the same height`, () =>
    withPage({}, async ({ page, open }) => {
      await open(`${lang === 'en' ? '' : `/${lang}`}${PATH}`);
      const box = await boxes(page);
      const faults = [];
      for (const a of entries) {
        for (const b of entries) {
          const lower = box[b.id].top - box[a.id].top;
          if (a.start === b.start && Math.abs(lower) > 1) faults.push(`${a.id} and ${b.id} start together, ${lower} px apart`);
          if (a.start < b.start && lower <= 0) faults.push(`${b.id} starts after ${a.id} and stands ${-lower} px above it`);
        }
      }
      assert.deepEqual(faults, []);
    }));

  test(`timetable (${lang}): where no words need more room, each minute has the same height`, () =>
    withPage({}, async ({ page, open }) => {
      await open(`${lang === 'en' ? '' : `/${lang}`}${PATH}`);
      const box = await boxes(page);
      const full = entries.filter(({ id }) => filled(box[id]));
      const heights = new Map();
      for (const { id, start, end } of entries) {
        heights.set(start, box[id].top);
        if (end) heights.set(end, box[id].top + box[id].height);
      }
      const marks = [...heights.keys()].toSorted();
      const free = marks
        .slice(1)
        .map((to, at) => ({ from: marks[at], to }))
        .filter(({ from, to }) => !full.some(({ start, end }) => start < to && (!end || from < end)))
        .map(({ from, to }) => ({ from, to, long: minutes(to) - minutes(from), px: heights.get(to) - heights.get(from) }));
      assert(free.length > 1, 'there is something to compare');
      const sum = (key) => free.reduce((all, part) => all + part[key], 0);
      const scale = sum('px') / sum('long');
      const faults = free.filter(({ long, px }) => Math.abs(px - long * scale) > 4);
      assert.deepEqual(faults, [], `at ${scale} px for a minute`);
    }));

  test(`timetable (${lang}): a longer entry is no lower than a shorter one where words don’t force it`, () =>
    withPage({}, async ({ page, open }) => {
      await open(`${lang === 'en' ? '' : `/${lang}`}${PATH}`);
      const box = await boxes(page);
      const full = entries.filter(({ id }) => filled(box[id]));
      const closed = entries.filter(({ end }) => end);
      const long = ({ start, end }) => minutes(end) - minutes(start);
      // Days share one scale, so the words of one stretch the hours of all.
      const stretched = (entry) => full.some((other) => other.end && other.start < entry.end && entry.start < other.end);
      const faults = [];
      for (const a of closed) {
        for (const b of closed.filter((b) => long(b) < long(a) && !stretched(b))) {
          if (box[a.id].height < box[b.id].height - 1) faults.push(`${a.id} with ${box[a.id].height} px, ${b.id} with ${box[b.id].height} px`);
        }
      }
      assert(closed.some((entry) => !stretched(entry)), 'some are as tall as they last');
      assert.deepEqual(faults, []);
    }));
}

/** Runs in the page: words of entries that lie under the drawing of a control. */
function underControls() {
  const faults = [];
  for (const entry of document.querySelectorAll('main li[id]')) {
    const drawings = [...entry.querySelectorAll('a path, button path')].filter((path) => path.checkVisibility());
    const controls = drawings.map((path) => path.getBoundingClientRect());
    const nodes = document.createTreeWalker(entry, NodeFilter.SHOW_TEXT);
    while (nodes.nextNode()) {
      const { data, parentElement } = nodes.currentNode;
      if (!data.trim() || parentElement.closest('svg') || !parentElement.checkVisibility()) continue;
      const range = document.createRange();
      range.selectNodeContents(nodes.currentNode);
      for (const line of range.getClientRects()) {
        // A line's box is higher than its letters.
        const [top, bottom] = [line.top + line.height / 8, line.bottom - line.height / 8];
        for (const box of controls) {
          const across = Math.min(line.right, box.right) - Math.max(line.left, box.left);
          const down = Math.min(bottom, box.bottom) - Math.max(top, box.top);
          if (across > 1 && down > 1) faults.push(`${entry.id}: “${data.trim()}”, by ${Math.round(across)} × ${Math.round(down)} px`);
        }
      }
    }
  }
  return [...new Set(faults)];
}

/** The layouts that are offered by width; where the timetable is a list, there is no other list. */
const OFFERED = {
  320: ['agenda-clock', 'agenda-compact'],
  768: ['agenda-clock', 'agenda-compact'],
  1280: ['agenda-clock', 'agenda-list', 'agenda-compact'],
};

for (const lang of ['en', 'de']) {
  for (const [width, keys] of Object.entries(OFFERED)) {
    for (const key of keys) {
      const setting = { viewport: { width: Number(width), height: 800 }, timezoneId: 'Pacific/Auckland', now: '2018-10-16T12:45:00Z' };
      test(`layout ${message(key)} (${lang}) at ${width} px: no words are cut, on others or under a control`, () =>
        withPage(setting, async ({ page, open }) => {
          const { messages } = content(`i18n/${lang}.json`);
          await open(`${lang === 'en' ? '' : `/${lang}`}${PATH}`);
          await choose(page, messages['agenda-layout'], messages[key]);
          const faults = async () => [...(await page.evaluate(measure)).faults, ...(await page.evaluate(underControls))];
          assert.deepEqual(await faults(), []);
          await page.getByRole('checkbox', { name: messages['agenda-own-zone'], exact: true }).press('Space');
          await painted(page);
          assert.deepEqual(await faults(), [], 'with the visitor’s own time');
        }));
    }
  }
}

// ---- what is on now

/** Moments by the clock of the towns, which have summer time, with what is on and what is next. */
const MOMENTS = [
  ['2017-10-15T10:00', 'a year before', [], []],
  ['2018-10-15T09:59', 'before the first entry', [], ['applied-ceramics']],
  ['2018-10-15T10:00', 'when it begins', ['applied-ceramics'], ['lunch-1']],
  ['2018-10-15T12:30', 'when it ends', [], ['lunch-1']],
  ['2018-10-15T17:59', 'in the last entry of a day', ['progress-t1'], ['work-groups']],
  ['2018-10-15T23:59', 'at night', [], ['work-groups']],
  ['2018-10-16T00:30', 'after midnight', [], ['work-groups']],
  ['2018-10-16T14:00', 'before two at the same time', ['lunch-2'], ['steering-committee', 'city-tour']],
  ['2018-10-16T14:45', 'in two at the same time', ['steering-committee', 'city-tour'], ['transfer-to-kranj']],
  ['2018-10-17T18:00', 'before the last entry', [], ['farewell-dinner']],
  ['2018-10-17T20:30', 'in one with an open end', ['farewell-dinner'], []],
  ['2018-10-18T09:00', 'on the day after', [], []],
  ['2026-11-22T12:00', 'years after', [], []],
];

const atMoment = (moment) => new Date(`${moment}:00+02:00`).toISOString();

/** The ids of the entries that are marked with the words of a message. */
const marked = (page, key) =>
  page
    .getByRole('main')
    .locator('li[id]')
    .filter({ has: page.getByText(message(key), { exact: true }) })
    .evaluateAll((all) => all.map((li) => li.id));

for (const [moment, when, on, next] of MOMENTS) {
  // Wherever the visitor is: it is the clock of the towns that counts.
  for (const timezoneId of ['Europe/Zagreb', 'Pacific/Auckland']) {
    test(`now: ${when}, seen from ${timezoneId}`, () =>
      withPage({ now: atMoment(moment), timezoneId }, async ({ page, open }) => {
        await open(PATH);
        await painted(page);
        assert.deepEqual(await marked(page, 'event-now'), on);
        assert.deepEqual(await marked(page, 'agenda-next'), next);
        const [target] = [...on, ...next];
        assert.equal(await jump(page).count(), target ? 1 : 0);
      }));
  }
}

const TO_JUMP_AT = ['2018-10-15T09:59', '2018-10-15T13:10', '2018-10-16T00:30', '2018-10-16T14:45', '2018-10-17T20:30'];

for (const moment of TO_JUMP_AT) {
  test(`jump to now: at ${moment} what is on, or else next, is in view`, () =>
    withPage({ now: atMoment(moment), viewport: { width: 1280, height: 900 } }, async ({ page, open }) => {
      await open(PATH);
      await jump(page).press('Enter');
      await painted(page);
      const on = await marked(page, 'event-now');
      const target = new URL(page.url()).hash.slice(1);
      assert((on.length > 0 ? on : await marked(page, 'agenda-next')).includes(target), target);
      await shown(page, target);
    }));
}

/** Links to a part of the page, and the part to which they lead. */
const WAYS = {
  'to now': [jump, 'city-tour'],
  'to a day': [(page) => page.getByRole('navigation', { name: message('agenda-days') }).getByRole('link').nth(1), 'day-2'],
  'from the picks': [(page) => mine(page).getByRole('link').first(), 'welcoming'],
};

for (const [where, [link, target]] of Object.entries(WAYS)) {
  test(`keyboard: after a jump ${where} it goes on from there`, () =>
    withPage({ now: atMoment('2018-10-16T14:45') }, async ({ page, open }) => {
      await open(PATH);
      await pick(page, 'welcoming');
      await link(page).press('Enter');
      await painted(page);
      assert.equal(new URL(page.url()).hash, `#${target}`);
      await page.keyboard.press('Tab');
      const next = await page.locator(`[id="${target}"]`).evaluate((e) => e.contains(document.activeElement) || document.activeElement.outerHTML.slice(0, 80));
      assert.equal(next, true);
    }));
}

/** What a visitor may have chosen to see, and what is left then. */
const CHOICES = [
  ...audiences.map((audience) => [text(audience.audience), forAudience(audience)]),
  [message('agenda-show-picks'), ['farewell-dinner', 'study-tour-gorenjska']],
];

for (const [name, ids] of CHOICES) {
  for (const moment of ['2018-10-16T14:00', '2018-10-16T14:45']) {
    test(`jump to now: at ${moment} with the choice “${name}” it leads to nothing hidden`, () =>
      withPage({ now: atMoment(moment) }, async ({ page, open }) => {
        await open(PATH);
        if (name === message('agenda-show-picks')) await pick(page, ...ids);
        await show(page, name);
        assert.deepEqual(await seen(page), ALL.filter((id) => ids.includes(id)));
        if ((await jump(page).count()) === 0) return;
        await jump(page).click();
        await painted(page);
        const target = new URL(page.url()).hash.slice(1);
        assert(await item(page, target).isVisible(), `${target} is hidden`);
        await shown(page, target);
      }));
  }
}

test('now: it goes with the clock while the page is open, and takes nothing from the visitor’s hands', () =>
  withPage({}, async ({ page, open }) => {
    await page.clock.install({ time: atMoment('2018-10-15T12:20') });
    await open(PATH);
    await pick(page, 'lunch-1');
    await shareField(page).focus();
    assert.deepEqual(await marked(page, 'event-now'), ['applied-ceramics']);
    await page.clock.fastForward('15:00');
    await item(page, 'applied-ceramics').getByText(message('event-now'), { exact: true }).waitFor({ state: 'detached' });
    assert.deepEqual(await marked(page, 'agenda-next'), ['lunch-1']);
    await page.clock.fastForward('40:00');
    await item(page, 'lunch-1').getByText(message('event-now'), { exact: true }).waitFor();
    assert(await shareField(page).evaluate((e) => e === document.activeElement), 'the focus stays');
  }));

// ---- without JavaScript

for (const lang of ['en', 'de']) {
  test(`agenda without JavaScript (${lang}): all entries, days and calendars are there, and no control that is dead`, () =>
    withPage({ javaScriptEnabled: false }, async ({ page, address }) => {
      const { messages } = content(`i18n/${lang}.json`);
      await page.goto(address(`${lang === 'en' ? '' : `/${lang}`}${PATH}`));
      for (const { id, title, start } of entries) {
        assert(await item(page, id).isVisible(), id);
        const words = await item(page, id).innerText();
        assert(words.includes(text(title, lang)) && words.includes(start), `${id}: ${words}`);
      }
      const files = await page.getByRole('main').locator('a[href$=".ics"]').filter({ visible: true }).evaluateAll((all) => all.map((a) => a.getAttribute('href')));
      for (const file of files) assert(isExported(file), `${file} is not exported`);
      for (const end of ['calendar', ...days.map(({ date }) => date), ...ALL.map((id) => `entries/${id}`)]) {
        assert(files.some((file) => file.endsWith(`${PATH}${end}.ics`)), `no link to ${end}.ics`);
      }
      const ways = page.getByRole('navigation', { name: messages['agenda-days'], exact: true }).getByRole('link');
      assert.equal(await ways.count(), days.length);
      for (const [at, day] of days.entries()) {
        await ways.nth(at).click();
        assert.equal(new URL(page.url()).hash, `#${day.id}`);
      }
      for (const role of ['button', 'radio', 'checkbox', 'textbox', 'status']) {
        const dead = await page.getByRole('main').getByRole(role).filter({ visible: true }).evaluateAll((all) => all.filter((e) => e.innerText || e.matches('button, input')).length);
        assert.equal(dead, 0, `${role}: nobody answers`);
      }
      for (const key of ['mine', 'agenda-show', 'agenda-layout', 'agenda-own-zone']) {
        assert(await page.getByText(messages[key], { exact: true }).first().isHidden(), key);
      }
    }));
}

test('agenda: what is pressed before the code is there counts when it is', () =>
  withPage({}, async ({ page, address }) => {
    const release = await holdWasm(page);
    await page.goto(address(PATH));
    await leaf(page, 'welcoming').click();
    release();
    await ready(page);
    await painted(page);
    assert.deepEqual(await pressed(page), ['welcoming']);
  }));

test('agenda: a choice made before the code is there counts when it is', () =>
  withPage({}, async ({ page, address }) => {
    const [audience] = audiences;
    const release = await holdWasm(page);
    await page.goto(address(PATH));
    await choose(page, message('agenda-show'), text(audience.audience));
    release();
    await ready(page);
    await painted(page);
    assert(await choice(page, message('agenda-show'), text(audience.audience)).isChecked());
    assert.deepEqual(await seen(page), forAudience(audience));
  }));

test('agenda: controls that come with the code move nothing', () =>
  withPage({}, async ({ page, address }) => {
    const release = await holdWasm(page);
    await page.goto(address(PATH));
    const places = () => page.getByRole('main').locator('li[id], h2, h3').evaluateAll((all) => all.map((e) => [e.id, e.getBoundingClientRect().top]));
    const before = await places();
    release();
    await ready(page);
    await painted(page);
    assert.deepEqual(await places(), before);
  }));
