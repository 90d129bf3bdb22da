import assert from 'node:assert/strict';
import { test } from 'node:test';
import { content, headed, heading, message, text, withPage } from './lib.mjs';

const { languages, statement } = content('project.json');

test('not found: the page of the site, with status 404, that leads on', async () => {
  for (const path of ['/nope/', '/events/nope/', '/partners/nope/', '/outputs/nope/', '/events/2018-99/', '/nope.html']) {
    await withPage({}, async ({ page, open, expectAnswer, loads }) => {
      expectAnswer(404, path);
      // Whether there is such an event only its file says; the loader asks for it, and once more the code.
      const id = path.match(/^\/events\/(.+)\/$/)?.[1];
      if (id) expectAnswer(404, `/data/${languages[0].code}/events/${id}.json`, 2);
      const answer = await open(path);
      assert.equal(answer.status(), 404, path);
      assert.equal(await heading(page).innerText(), message('not-found'), path);
      assert((await page.title()).includes(message('not-found')), await page.title());
      await page.getByRole('banner').locator('a[href="/"]').first().click();
      await headed(page, text(statement));
      assert.deepEqual(loads, [path], 'no second document');
    });
  }
});

test('not found: readable without JavaScript', () =>
  withPage({ javaScriptEnabled: false }, async ({ page, address, expectAnswer }) => {
    expectAnswer(404, '/events/nope/');
    await page.goto(address('/events/nope/'));
    assert.equal(await heading(page).innerText(), message('not-found'));
    await page.getByRole('banner').locator('a[href="/"]').first().click();
    await headed(page, text(statement));
  }));
