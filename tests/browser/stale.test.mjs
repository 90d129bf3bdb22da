import assert from 'node:assert/strict';
import { test } from 'node:test';
import { content, headed, heading, mainText, painted, ready, text, withPage } from './lib.mjs';

const { statement } = content('project.json');

/** Serves pages with another stamp on their body, as an old cache would. */
async function stale(page, attribute, value) {
  await page.route(/\/$/, async (route) => {
    const response = await route.fetch();
    const body = (await response.text()).replace(new RegExp(`${attribute}="[^"]*"`), `${attribute}="${value}"`);
    assert(body.includes(`${attribute}="${value}"`), `the body has no ${attribute}`);
    await route.fulfill({ response, body });
  });
}

for (const [attribute, value] of [['data-build', 'older'], ['data-content', 'older'], ['data-path', '/elsewhere/']]) {
  test(`stale: with another ${attribute} the app mounts anew and works`, () =>
    withPage({}, async ({ page, address, loads }) => {
      await stale(page, attribute, value);
      await page.addInitScript(() => {
        addEventListener('DOMContentLoaded', () => (window.first = document.querySelector('h1')));
      });
      await page.goto(address('/events/'));
      await ready(page);
      await painted(page);
      assert(await page.evaluate(() => !window.first.isConnected), 'the old page is gone');
      assert.equal(await page.locator('h1').count(), 1);
      assert((await mainText(page)).includes(text(content('events.json').events[0].title)));
      assert((await heading(page).innerText()).length > 0);
      await page.getByRole('banner').locator('a[href="/"]').first().click();
      await headed(page, text(statement));
      assert.deepEqual(loads, ['/events/']);
    }));
}

test('stale: the control: with the right stamp the page is kept', () =>
  withPage({}, async ({ page, open }) => {
    await page.addInitScript(() => {
      addEventListener('DOMContentLoaded', () => (window.first = document.querySelector('h1')));
    });
    await open('/events/');
    assert(await page.evaluate(() => window.first.isConnected));
  }));
