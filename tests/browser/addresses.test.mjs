import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EVENT as event, content, heading, text, withPage } from './lib.mjs';

const path = `/events/${event.id}/`;

/** Ways to write the address of one page, and the path at which the browser then stands. */
const WAYS = [
  [`${path}index.html`, path],
  [path.slice(0, -1), path],
  [`${path}?utm_source=x&y=%20`, path],
  [`${path}#nothing-of-that-name`, path],
  [`${path}#%E0%A4%A`, path],
  [`${path}?a=<b>#"'`, path],
  [`/events/${event.id.replace('-', '%2D')}/`, null],
  [`/%65vents/${event.id}/`, null],
  [`//events//${event.id}/`, null],
];

for (const [written, stands] of WAYS) {
  test(`addresses: ${written} shows the event`, () =>
    withPage({}, async ({ page, open }) => {
      await open(written);
      assert.equal(await heading(page).innerText(), text(event.title));
      assert((await page.title()).includes(text(event.title)), await page.title());
      if (stands) assert.equal(new URL(page.url()).pathname, stands);
    }));
}

test('addresses: /index.html is cured to /', () =>
  withPage({}, async ({ page, open }) => {
    await open('/index.html');
    assert.equal(new URL(page.url()).pathname, '/');
    assert.equal(await heading(page).innerText(), text(content('project.json').statement));
  }));
