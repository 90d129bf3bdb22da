// The map of a list that is too long for a page: its names are a file of their own, which is fetched when they are first
// needed.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { CHECKOUT, DATA, LANG, content, lazily, message, need, serve, text, withPage } from './lib.mjs';

const NAMES = `/data/${LANG}/map-names.txt`;
const FIRST = content('places.json').places[0];
const PARTNER = content('partners.json').partners.find(({ position }) => position);

const scratch = mkdtempSync(join(tmpdir(), 'map-names-'));
after(() => rmSync(scratch, { recursive: true }));

/** The content with five hundred places more, exported and served. */
const crowded = lazily(() => {
  const [data, out] = [join(scratch, 'data'), join(scratch, 'out')];
  cpSync(DATA, data, { recursive: true });
  const list = structuredClone(content('places.json'));
  for (let at = 0; at < 500; at += 1) {
    const position = { ...FIRST.position, lat: FIRST.position.lat + (at % 25) / 100, lon: FIRST.position.lon + Math.floor(at / 25) / 100 };
    list.places.push({ ...FIRST, id: `crowd-${at}`, name: `Crowd ${at}`, position });
  }
  writeFileSync(join(data, 'places.json'), JSON.stringify(list));
  const order = ['export', '--shell', join(CHECKOUT, 'target/shell'), '--data', data, '--out', out];
  execFileSync(need('SITE'), order, { stdio: ['ignore', 'ignore', 'pipe'] });
  return serve(out);
});

/** Opens the map of the crowd. */
async function onMap(query, use) {
  await withPage({ at: await crowded(), reducedMotion: 'reduce' }, async (given) => {
    given.page.setDefaultTimeout(5000);
    await given.open(`/map/${query}`);
    await use(given);
  });
}

const main = (page) => page.getByRole('main');
const map = (page) => page.getByRole('group', { name: message('map-name'), exact: true });
const marks = (page) => map(page).getByRole('link');
const heading = (page, name) => main(page).locator('.chosen').getByRole('heading', { name, exact: true });
const wantsNames = (asked) => asked.some(({ pathname }) => pathname === NAMES);

test('long map: it is drawn without the names, and gets them when it is first used', () =>
  onMap('', async ({ page, asked }) => {
    const crowd = marks(page).filter({ hasText: /^\d{3}\D/ }).first();
    const before = await crowd.locator('title').textContent();
    assert(!wantsNames(asked), 'nobody has used it');
    await crowd.focus();
    await crowd.locator('title', { hasText: text(FIRST.town) }).waitFor({ state: 'attached' });
    assert(wantsNames(asked));
    assert(!before.includes(text(FIRST.town)), before);
    assert.equal(await page.evaluate(() => document.activeElement.localName), 'a', 'the focus stays on the mark');
  }));

test('long map: a partner is told of without the names', () =>
  onMap('', async ({ page, expect }) => {
    await page.route(`**${NAMES}`, (route) => route.abort());
    expect(/map-names/, null);
    await marks(page).and(page.locator(`[href="/partners/${PARTNER.id}/"]`)).press('Enter');
    await heading(page, text(PARTNER.name)).waitFor();
  }));

test('long map: an address chooses a place', () =>
  onMap('?mark=places/crowd-77', async ({ page }) => {
    await heading(page, 'Crowd 77').waitFor();
    assert.equal(await map(page).locator('[aria-current]').count(), 1);
  }));

test('long map: the search finds places, and an address keeps what is looked for', () =>
  onMap('', async ({ page }) => {
    const lines = main(page).locator('.results').getByRole('listitem');
    const one = lines.filter({ hasText: 'Crowd 499' });
    await main(page).getByRole('searchbox').fill('crowd 499');
    await one.waitFor();
    assert.equal(await lines.count(), 1);
    await page.waitForURL(/q=crowd/);
    await page.reload();
    await one.waitFor();
    assert.equal(await lines.count(), 1);
  }));

test('long map: names that can’t be had are fetched again when they are next needed', () =>
  onMap('', async ({ page, expect }) => {
    await page.route(`**${NAMES}`, (route) => route.abort(), { times: 1 });
    expect(/map-names/, null);
    const crowd = marks(page).filter({ hasText: /^\d{3}\D/ }).first();
    const failed = page.waitForEvent('requestfailed');
    await crowd.focus();
    await failed;
    await main(page).getByRole('searchbox').fill('crowd 12');
    await main(page).locator('.results').getByText('Crowd 12', { exact: true }).waitFor();
  }));
