// The visitor's controls of an agenda, by role and name, and what the content says about it.

import assert from 'node:assert/strict';
import { content, message, painted, text } from './lib.mjs';

/** An event in two towns, with entries at the same time for different audiences and one with an open end. */
export const ID = 'meeting-5-sisak-kranj';
export const PATH = `/events/${ID}/`;

/** The name of the event. */
export const EVENT_TITLE = text(content('events.json').events.find((event) => event.id === ID).title);

export const days = content(`events/${ID}.json`).days;

/** The entries in the order of the agenda, each with the date of its day. */
export const entries = days.flatMap(({ date, entries }) => entries.map((entry) => ({ ...entry, date })));

export const idsOf = (some) => some.map(({ id }) => id);
export const titleOf = (id, lang) => text(entries.find((entry) => entry.id === id).title, lang);

/** The first entry for each audience; its id stands for the audience in addresses. */
export const audiences = entries.filter(
  (entry, at) => entry.audience && entries.findIndex((e) => e.audience && text(e.audience) === text(entry.audience)) === at,
);

/** The ids of what someone of an audience, which an entry stands for, is shown. */
export function forAudience({ audience }) {
  return idsOf(entries.filter((entry) => !entry.audience || text(entry.audience) === text(audience)));
}

/** A message with a count, in the default language, which is English. */
export function counted(key, count) {
  const forms = content('i18n/en.json').messages[key];
  return (count === 1 ? forms.one : forms.other).replaceAll('{count}', count);
}

/** A message of another language than the default one. */
export const inLanguage = (lang, key) => content(`i18n/${lang}.json`).messages[key];

// ---- controls

export const group = (page, name) => page.getByRole('group', { name, exact: true });

/** A choice of a group of radio buttons. */
export const choice = (page, of, name) => group(page, of).getByRole('radio', { name, exact: true });

/** Chooses by a click on the words, as a visitor does. */
export async function choose(page, of, name) {
  await group(page, of).getByText(name, { exact: true }).click();
  assert(await choice(page, of, name).isChecked(), `${name} is chosen`);
  await painted(page);
}

export const show = (page, name) => choose(page, message('agenda-show'), name);
export const lay = (page, name) => choose(page, message('agenda-layout'), name);

export const button = (page, key) => page.getByRole('main').getByRole('button', { name: message(key), exact: true });
export const jump = (page) => page.getByRole('main').getByRole('link', { name: message('agenda-jump'), exact: true });
export const ownTime = (page) => page.getByRole('checkbox', { name: message('agenda-own-zone'), exact: true });
export const said = (page, words) => page.getByRole('status').filter({ hasText: words });

/** The item of an entry. */
export const item = (page, id) => page.getByRole('main').locator(`li[id="${id}"]`);

/** The leaf of an entry. */
export const leaf = (page, id) =>
  item(page, id).getByRole('button', { name: message('agenda-pick', { title: titleOf(id) }), exact: true });

export async function pick(page, ...ids) {
  for (const id of ids) await leaf(page, id).click();
  await painted(page);
}

// ---- what is to be seen

/** The ids of the entries to be seen, in the order of the document. */
export const seen = (page) =>
  page
    .getByRole('main')
    .locator('li[id]')
    .evaluateAll((all) => all.filter((li) => li.checkVisibility({ visibilityProperty: true })).map((li) => li.id));

/** The ids of the entries whose leaf is pressed. */
export const pressed = (page) =>
  page
    .getByRole('main')
    .locator('li[id]')
    .evaluateAll((all) => all.filter((li) => li.querySelector('[aria-pressed="true"]')).map((li) => li.id));

/** The part of the page about what was picked. */
export const mine = (page) =>
  page.getByRole('main').locator('section').filter({ has: page.getByRole('heading', { level: 2, name: message('mine'), exact: true }) });

/** What “My agenda” lists: the ids its links lead to. */
export const listed = (page) =>
  mine(page)
    .getByRole('listitem')
    .getByRole('link')
    .evaluateAll((all) => all.map((a) => a.hash.slice(1)));

export const shareField = (page) => mine(page).getByRole('textbox', { name: message('mine-link'), exact: true });

/** All that the browser keeps for the site. */
export const kept = (page) => page.evaluate(() => ({ ...localStorage }));

export const query = (page) => new URL(page.url()).searchParams;

/** Whether the focus is on something that can be seen, and not on the document as a whole. */
export const focusKept = (page) =>
  page.evaluate(() => document.activeElement !== document.body && document.activeElement.checkVisibility());

export const hasFocus = (locator) => locator.evaluate((e) => e === document.activeElement);
