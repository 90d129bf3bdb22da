// The search in an agenda: what it hides and says, its address, and how it is taken off.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { PATH, counted, entries, audiences, forAudience, hasFocus, idsOf, query, said, seen, show, titleOf } from './desk.mjs';
import { message, painted, text, withPage } from './lib.mjs';

const box = (page) => page.getByRole('searchbox', { name: message('agenda-search'), exact: true });

/** A word that begins one in the title of some entries, and not of all. */
const WORD = 'lunch';
const has = (entry) => JSON.stringify(entry).toLowerCase().includes(WORD);
const withWord = idsOf(entries.filter(has));

async function type(page, words) {
  await box(page).fill(words);
  await painted(page);
}

test('agenda search: entries with the words stay, and how many they are is said', () =>
  withPage({}, async ({ page, open }) => {
    assert(withWord.length > 0 && withWord.length < entries.length);
    await open(PATH);
    await type(page, WORD);
    assert.deepEqual(await seen(page), withWord);
    await said(page, counted('agenda-found', withWord.length)).waitFor({ state: 'attached' });
    assert.equal(query(page).get('q'), WORD);
    await type(page, '');
    assert.deepEqual(await seen(page), idsOf(entries));
    await page.waitForURL((url) => !url.searchParams.has('q'));
  }));

test('agenda search: an address that says the words shows what has them', () =>
  withPage({}, async ({ page, open }) => {
    await open(`${PATH}?q=${WORD}`);
    await painted(page);
    assert.equal(await box(page).inputValue(), WORD);
    assert.deepEqual(await seen(page), withWord);
  }));

test('agenda search: Escape and the button of the words take them off', () =>
  withPage({}, async ({ page, open }) => {
    await open(PATH);
    await type(page, WORD);
    await box(page).press('Escape');
    await painted(page);
    assert.equal(await box(page).inputValue(), '');
    assert.deepEqual(await seen(page), idsOf(entries));
    await type(page, WORD);
    const words = message('filter-text', { text: WORD });
    await page.getByRole('button', { name: message('filter-remove', { filter: words }), exact: true }).click();
    await painted(page);
    assert.deepEqual(await seen(page), idsOf(entries));
    assert(await hasFocus(box(page)));
  }));

test('agenda search: where nothing has the words, that is said', () =>
  withPage({}, async ({ page, open }) => {
    await open(PATH);
    await type(page, 'zzz');
    assert.deepEqual(await seen(page), []);
    await page.getByRole('main').getByText(message('agenda-not-found'), { exact: true }).first().waitFor();
    await said(page, message('agenda-not-found')).waitFor({ state: 'attached' });
  }));

test('agenda search: with a choice of entries both count', () =>
  withPage({}, async ({ page, open }) => {
    await open(PATH);
    await show(page, text(audiences[0].audience));
    const [first] = titleOf(audiences[0].id).split(' ');
    await type(page, first);
    const shown = await seen(page);
    assert(shown.includes(audiences[0].id));
    assert(shown.every((id) => forAudience(audiences[0]).includes(id)), `${shown}`);
    await page.getByRole('main').getByText(counted('agenda-found', shown.length), { exact: true }).first().waitFor();
  }));
