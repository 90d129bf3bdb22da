import assert from 'node:assert/strict';
import { test } from 'node:test';
import { content, headed, heading, mainText, message, squeezed, text, withPage } from './lib.mjs';

const { places } = content('places.json');
const { regions, partners } = content('partners.json');
const { countries, place_categories: categories } = content('project.json');

/** One place that has all that a place can have, as far as there is one, and one that has least. */
const fields = (place) => Object.keys(place).length;
const rich = places.reduce((best, place) => (fields(place) > fields(best) ? place : best));
const bare = places.reduce((best, place) => (fields(place) < fields(best) ? place : best));

const main = (page) => page.getByRole('main');

for (const place of [rich, bare]) {
  test(`place: ${place.id} says all that the content knows`, () =>
    withPage({}, async ({ page, open }) => {
      await open(`/places/${place.id}/`);
      assert.equal(await heading(page).innerText(), text(place.name));
      const words = squeezed(await mainText(page));
      const category = categories.find((c) => c.id === place.category).label;
      const country = text(countries.find((c) => c.code === place.country).name);
      const parts = [category, place.summary, place.address, place.opening, place.part_in_project].filter(Boolean).map(text);
      for (const part of [...parts, `${text(place.town)}, ${country}`]) {
        assert(words.includes(squeezed(part)), `missing: ${part}`);
      }
      const caution = words.indexOf(message('place-opening-caution'));
      assert.equal(caution >= 0, Boolean(place.opening));
      if (place.opening) assert(caution < words.indexOf(squeezed(text(place.opening))), 'the caution comes first');
      if (place.website) assert((await main(page).locator(`a[href="${place.website.url}"]`).count()) > 0);
    }));
}

test('place: its own name stands there in its language, unless it is the same', () =>
  withPage({}, async ({ page, open }) => {
    const named = places.find((place) => place.local_name && Object.values(place.local_name)[0] !== text(place.name));
    await open(`/places/${named.id}/`);
    const [[lang, words]] = Object.entries(named.local_name);
    const own = main(page).getByText(words, { exact: true }).first();
    assert.equal(await own.evaluate((e) => e.closest('[lang]').lang), lang);
  }));

test('place: the position is a link for programs with maps', () =>
  withPage({}, async ({ page, open }) => {
    await open(`/places/${rich.id}/`);
    const href = await main(page).locator('a[href^="geo:"]').getAttribute('href');
    const [lat, lon] = href.slice('geo:'.length).split(',').map(Number);
    assert(Math.abs(lat - rich.position.lat) <= 0.0005 && Math.abs(lon - rich.position.lon) <= 0.0005, href);
  }));

test('place: it leads to its region, to the partner there and to three places near by', () =>
  withPage({}, async ({ page, open, loads }) => {
    const path = `/places/${rich.id}/`;
    await open(path);
    const region = regions.find((r) => r.id === rich.region);
    const partner = partners.find((p) => p.region === region.id);
    assert.equal(await main(page).getByRole('link', { name: text(partner.name), exact: true }).getAttribute('href'), `/partners/${partner.id}/`);
    const near = main(page).locator('section').filter({ has: page.getByRole('heading', { name: message('place-near'), exact: true }) });
    const links = await near.getByRole('link').evaluateAll((all) => all.map((e) => e.getAttribute('href')));
    assert.equal(new Set(links).size, 3);
    for (const link of links) {
      const other = places.find((p) => `/places/${p.id}/` === link);
      assert.equal(other.region, rich.region, link);
      assert.notEqual(other.id, rich.id);
    }
    await main(page).getByRole('link', { name: text(region.name), exact: true }).first().click();
    await headed(page, message('nav-places'));
    assert.equal(await page.evaluate(() => document.activeElement.id), region.id, 'the focus is at the region');
    assert.deepEqual(loads, [path], 'no second document');
  }));
