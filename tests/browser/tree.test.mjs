import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EVENT, KINDS, content, headed, heading, nav, themeMenu, withPage } from './lib.mjs';
import { expected } from './expected.mjs';
import { ALL_KINDS, withKind } from './kinds.mjs';

// What assistive technology is told of each kind of page, whole.
const trees = expected('tree');

function compare(name, tree) {
  trees.compare(`${name.replaceAll(' ', '-')}.yml`, `${tree}\n`);
}

for (const kind of Object.keys(ALL_KINDS)) {
  test(`tree: the ${kind} page as a visitor finds it`, () =>
    withKind(kind, {}, async ({ page, path, open }) => {
      await open(path);
      compare(kind, await page.locator('body').ariaSnapshot());
    }));
}

test('tree: the header with the menu of languages open', { skip: content('project.json').languages.length === 1 }, () =>
  withPage({}, async ({ page, open }) => {
    await open('/');
    const header = page.getByRole('banner');
    await header.locator('.lang summary').click();
    compare('header with languages', await header.ariaSnapshot());
  }));

test('tree: the header with the menu of themes open', () =>
  withPage({}, async ({ page, open }) => {
    await open('/');
    await themeMenu(page).click();
    compare('header with themes', await page.getByRole('banner').ariaSnapshot());
  }));

test('tree: the main part of an event with its disclosures open', () =>
  withPage({}, async ({ page, open }) => {
    await open(`/events/${EVENT.id}/`);
    const main = page.getByRole('main');
    // The code of picks shows once there are picks.
    const summaries = await main.locator('summary').filter({ visible: true }).all();
    assert(summaries.length > 0, 'an event has sources');
    for (const summary of summaries) await summary.click();
    compare('event with sources', await main.ariaSnapshot());
  }));

test('tree: the map drawn by the app is told as that of the export', () =>
  withPage({}, async ({ page, open }) => {
    const main = page.getByRole('main');
    await open(KINDS.partners);
    const [exported, name] = [await main.ariaSnapshot(), await heading(page).innerText()];
    await open('/');
    await nav(page).locator(`a[href="${KINDS.partners}"]`).click();
    await headed(page, name);
    assert.equal(await main.ariaSnapshot(), exported);
  }));

test('tree: no file is left over', () => trees.settle());
