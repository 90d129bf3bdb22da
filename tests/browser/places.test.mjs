import assert from 'node:assert/strict';
import { test } from 'node:test';
import { content, headed, message, squeezed, text, withPage } from './lib.mjs';

const { places } = content('places.json');
const { regions } = content('partners.json');
const { place_categories: categories } = content('project.json');
const of = (region) => places.filter((place) => place.region === region.id);
const populated = regions.filter((region) => of(region).length > 0);

const main = (page) => page.getByRole('main');
const map = (page) => main(page).getByRole('group', { name: message('places-map') });
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

test('places: one mark a region on the map, named with its number of places; it leads to the list', () =>
  withPage({}, async ({ page, open, loads }) => {
    await open('/places/');
    const links = map(page).getByRole('link');
    assert.equal(await links.count(), populated.length, 'few stops for the keyboard');
    for (const region of populated) {
      const name = `${text(region.name)}: ${of(region).length} places`;
      const link = map(page).getByRole('link', { name, exact: true });
      await link.press('Enter');
      await page.waitForURL(`**/places/#${region.id}`);
      const top = await section(page, region).getByRole('heading', { level: 2 }).evaluate((e) => e.getBoundingClientRect().top);
      const height = await page.evaluate(() => innerHeight);
      assert(top >= 0 && top < height, `${region.id} is in view: ${top}`);
    }
    assert.deepEqual(loads, ['/places/'], 'no second document');
  }));

test('places: a mark lies round the places of its region and nowhere else', () =>
  withPage({}, async ({ page, open }) => {
    await open('/places/');
    const signs = await map(page).locator('.signs path').evaluateAll((paths) =>
      paths.flatMap((path) => [...path.getAttribute('d').matchAll(/M(\S+) ([\d.]+)/g)].map((m) => [+m[1], +m[2]])),
    );
    assert.equal(signs.length, places.length, 'a sign for each place');
    const circles = await map(page).locator('a circle').evaluateAll((all) =>
      all.map((e) => ['cx', 'cy', 'r'].map((name) => Number(e.getAttribute(name)))),
    );
    const inside = circles.map(([cx, cy, r]) => signs.filter(([x, y]) => Math.hypot(x - cx, y - cy) <= r).length);
    populated.forEach((region, at) => assert(inside[at] >= of(region).length, `${region.id}: ${inside[at]}`));
    const outside = signs.filter(([x, y]) => !circles.some(([cx, cy, r]) => Math.hypot(x - cx, y - cy) <= r));
    assert.deepEqual(outside, []);
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

test('places: reached from another page the map is drawn whole and leads to a place', () =>
  withPage({}, async ({ page, open, loads }) => {
    await open('/places/');
    const parts = () => map(page).evaluate((svg) => [...svg.querySelectorAll('*')].map((e) => `${e.namespaceURI} ${e.localName} ${e.getAttribute('d') ?? ''}`));
    const exported = await parts();
    await open('/');
    await page.getByRole('navigation', { name: 'Main' }).locator('a[href="/places/"]').click();
    await headed(page, message('nav-places'));
    assert.deepEqual(await parts(), exported);
    const place = of(populated[1])[0];
    await main(page).locator(`a[href="/places/${place.id}/"]`).click();
    await headed(page, text(place.name));
    assert.deepEqual(loads, ['/places/', '/'], 'no further document');
  }));
