import assert from 'node:assert/strict';
import { test } from 'node:test';
import { content, headed, nav, squeezed, text, withPage } from './lib.mjs';

const { partners } = content('partners.json');
const seated = partners.filter((p) => p.position);

const map = (page) => page.getByRole('main').locator('svg').filter({ has: page.locator('a') });
const mark = (page, partner) => map(page).locator(`a[href="/partners/${partner.id}/"]`);
const WAYS = [(link) => link.locator('circle').first().click(), (link) => link.press('Enter')];

test('partners: a mark on the map for each seat, named by the partner', () =>
  withPage({}, async ({ page, open }) => {
    await open('/partners/');
    assert.equal(await map(page).count(), 1, 'one map');
    for (const partner of seated) {
      const link = mark(page, partner);
      assert.equal(await link.count(), 1, partner.id);
      const name = await page.getByRole('link', { name: text(partner.name) }).and(link).count();
      assert.equal(name, 1, `the mark of ${partner.id} is a link named ${text(partner.name)}`);
    }
    assert.equal(await map(page).locator('a').count(), seated.length);
  }));

test('partners: the countries of the project are drawn', () =>
  withPage({}, async ({ page, open }) => {
    for (const path of ['/partners/', `/partners/${seated[0].id}/`]) {
      await open(path);
      const drawn = await page.getByRole('main').locator('path.own').evaluateAll((all) => all.map((e) => getComputedStyle(e).display));
      assert(drawn.length > 0 && !drawn.includes('none'), path);
    }
  }));

test('partners: marks lie inside the map and apart from each other', () =>
  withPage({}, async ({ page, open }) => {
    await open('/partners/');
    const frame = await map(page).boundingBox();
    const middles = [];
    for (const partner of seated) {
      const box = await mark(page, partner).boundingBox();
      middles.push({ id: partner.id, x: box.x + box.width / 2, y: box.y + box.height / 2 });
    }
    for (const { id, x, y } of middles) {
      assert(x > frame.x && x < frame.x + frame.width && y > frame.y && y < frame.y + frame.height, `${id} at ${x}, ${y}`);
    }
    const at = Object.fromEntries(middles.map((m) => [m.id, m]));
    const [south, north] = outermost((p) => p.position.lat);
    assert(at[north].y < at[south].y, `${north} is north of ${south}`);
    const [west, east] = outermost((p) => p.position.lon);
    assert(at[west].x < at[east].x, `${west} is west of ${east}`);
  }));

/** The ids of the partners at both ends of an order. */
function outermost(measure) {
  const ids = seated.toSorted((a, b) => measure(a) - measure(b)).map((p) => p.id);
  return [ids[0], ids.at(-1)];
}

test('partners: the list beside the map has every partner, those without a seat too', () =>
  withPage({}, async ({ page, open }) => {
    await open('/partners/');
    for (const partner of partners) {
      const links = page.getByRole('main').getByRole('listitem').locator(`a[href="/partners/${partner.id}/"]`);
      const names = await links.allInnerTexts();
      assert(names.some((name) => squeezed(name).includes(text(partner.name))), `${partner.id}: ${names}`);
    }
  }));

test('partners: a mark answers mouse and keyboard', async () => {
  const partner = seated[2];
  for (const act of WAYS) {
    await withPage({}, async ({ page, open, loads }) => {
      await open('/partners/');
      await act(mark(page, partner));
      await headed(page, text(partner.name));
      assert.deepEqual(loads, ['/partners/'], 'no second document');
    });
  }
});

test('partners: reached from another page, the marks are links of SVG and answer mouse and keyboard', async () => {
  const partner = seated[0];
  for (const act of WAYS) {
    await withPage({}, async ({ page, open, loads }) => {
      await open('/');
      await nav(page).locator('a[href="/partners/"]').click();
      await mark(page, partner).waitFor();
      const spaces = await map(page).locator('a, title').evaluateAll((all) => [...new Set(all.map((e) => e.namespaceURI))]);
      assert.deepEqual(spaces, ['http://www.w3.org/2000/svg']);
      await act(mark(page, partner));
      await headed(page, text(partner.name));
      assert.deepEqual(loads, ['/'], 'no second document');
    });
  }
});

test('partners: the map drawn by the app is the map of the export', () =>
  withPage({}, async ({ page, open }) => {
    await open('/partners/');
    const parts = () => map(page).evaluate((svg) => [...svg.querySelectorAll('*')].map((e) => `${e.namespaceURI} ${e.localName} ${e.getAttribute('d') ?? ''}`));
    const exported = await parts();
    await open('/');
    await nav(page).locator('a[href="/partners/"]').click();
    await mark(page, seated[0]).waitFor();
    assert(exported.filter((part) => part.includes(' path ')).length > 1, 'there is land on the map');
    assert.deepEqual(await parts(), exported);
  }));
