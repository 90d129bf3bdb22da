import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EVENT as event, content, escaped, heading, mainText, message, squeezed, text, withPage } from './lib.mjs';

const project = content('project.json');
const { topics } = content('topics.json');
const { partners } = content('partners.json');

test('home: the statement, its sentence and the nutshell', () =>
  withPage({}, async ({ page, open }) => {
    await open('/');
    assert.equal(await heading(page).innerText(), text(project.statement));
    const words = squeezed(await mainText(page));
    const nutshell = text(project.nutshell).replaceAll('*', ''); // the marks of emphasis
    for (const part of [text(project.lead), ...nutshell.split('\n\n')]) {
      assert(words.includes(squeezed(part)), `missing: ${part}`);
    }
  }));

test('home: each topic leads to its page', () =>
  withPage({}, async ({ page, open }) => {
    await open('/');
    for (const topic of topics) {
      const name = new RegExp(`${escaped(text(topic.title))}|${escaped(text(topic.invitation))}`);
      const link = page.getByRole('main').getByRole('link', { name }).first();
      assert.equal(await link.getAttribute('href'), `/topics/${topic.id}/`);
    }
  }));

test('home: each partner is named', () =>
  withPage({}, async ({ page, open }) => {
    await open('/');
    const words = squeezed(await mainText(page));
    const missing = partners.map((p) => [text(p.name), text(p.short_name)]).filter((names) => !names.some((n) => words.includes(n)));
    assert.deepEqual(missing, []);
  }));

test('home: after the end it says how the project ended', () =>
  withPage({ now: `${Number(project.end.slice(0, 4)) + 1}-01-01T10:00:00Z` }, async ({ page, open }) => {
    await open('/');
    assert(squeezed(await mainText(page)).includes(squeezed(text(project.outcome))));
  }));

test('home: while the project runs it says what is next', () =>
  withPage({ now: `${event.start}T10:00:00Z` }, async ({ page, open }) => {
    await open('/');
    const next = page.getByRole('main').locator('section').filter({ has: page.getByRole('heading', { name: message('home-next') }) });
    await next.waitFor();
    // A month or a year lasts to its end.
    const last = (e) => (e.end ?? e.start).padEnd(10, '-99');
    const coming = content('events.json').events.filter((e) => !e.related && e.start && last(e) >= event.start);
    const [first] = coming.toSorted((a, b) => (a.start < b.start ? -1 : 1));
    assert.equal(await next.getByRole('listitem').first().getByRole('link').innerText(), text(first.title));
    assert(!squeezed(await mainText(page)).includes(squeezed(text(project.outcome))));
  }));

test('home: the funding sentence stands at the foot', () =>
  withPage({}, async ({ page, open }) => {
    await open('/');
    const foot = squeezed(await page.getByRole('contentinfo').innerText());
    assert(foot.includes(squeezed(text(project.funding.sentence))), foot);
  }));
