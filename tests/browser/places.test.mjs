import assert from 'node:assert/strict';
import { test } from 'node:test';
import { content, headed, message, squeezed, text, withPage } from './lib.mjs';

const { places } = content('places.json');
const { regions } = content('partners.json');
const { place_categories: categories } = content('project.json');
const of = (region) => places.filter((place) => place.region === region.id);
const populated = regions.filter((region) => of(region).length > 0);

const main = (page) => page.getByRole('main');
const section = (page, region) => main(page).locator('section').filter({ has: page.locator(`[id="${region.id}"]`) });
const jumps = (page) => main(page).getByRole('navigation', { name: message('places-regions') });

test('places: each region lists its places with category and town, in the order of the file', () =>
  withPage({}, async ({ page, open }) => {
    await open('/places/');
    for (const region of populated) {
      const found = (await section(page, region).getByRole('listitem').allInnerTexts()).map(squeezed);
      const expected = of(region).map((place) => {
        const category = text(categories.find((c) => c.id === place.category).label);
        return `${text(place.name)} ${category} · ${text(place.town)}`;
      });
      assert.deepEqual(found, expected, region.id);
    }
    const links = await main(page).getByRole('listitem').locator('a[href^="/places/"]').count();
    assert.equal(links, places.length, 'a link for each place');
  }));

test('places: signs differ by category and stand in the legend beside words and numbers', () =>
  withPage({}, async ({ page, open }) => {
    await open('/places/');
    const legend = main(page).getByRole('list', { name: message('places-categories') }).getByRole('listitem');
    const found = (await legend.allInnerTexts()).map(squeezed);
    const number = (category) => places.filter((place) => place.category === category.id).length;
    assert.deepEqual(found, categories.map((category) => `${text(category.label)} ${number(category)}`));
    const shapes = await legend.locator('path').evaluateAll((paths) => paths.map((path) => path.getAttribute('d')));
    assert.equal(new Set(shapes).size, categories.length);
  }));

test('places: after a jump to a region the next Tab goes to its first link', () =>
  withPage({}, async ({ page, open }) => {
    await open('/places/');
    const region = populated.at(-1);
    const jump = jumps(page).getByRole('link', { name: text(region.name), exact: true });
    assert.equal(squeezed(await jumps(page).getByRole('listitem').last().innerText()), `${text(region.name)} ${of(region).length}`);
    await jump.press('Enter');
    await page.waitForURL(`**/places/#${region.id}`);
    await page.keyboard.press('Tab');
    const inside = await section(page, region).evaluate((e) => e.contains(document.activeElement));
    assert(inside, 'the focus is in the section of the region');
  }));

test('places: the list leads to the map, where only places and regions are shown', () =>
  withPage({}, async ({ page, open }) => {
    await open('/places/');
    await main(page).getByRole('link', { name: message('on-map') }).click();
    await headed(page, message('nav-map'));
    const on = await main(page).getByRole('checkbox', { checked: true }).evaluateAll((all) => all.map((box) => box.value));
    assert.deepEqual(on, ['places', 'regions', 'waters']);
  }));
