import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KINDS, audit, content, heading, holdWasm, painted, ready, withPage } from './lib.mjs';

const [first, ...others] = content('project.json').languages;

for (const { code, name } of others) {
  for (const [kind, path] of Object.entries(KINDS)) {
    test(`languages: the ${kind} page in ${code} is taken over as it is, and has no fault`, () =>
      withPage({}, async ({ page, address, asked }) => {
        const release = await holdWasm(page);
        await page.goto(address(`/${code}${path}`));
        await heading(page).waitFor();
        await page.evaluate(() => (window.first = document.querySelector('h1')));
        release();
        await ready(page);
        await painted(page);
        assert(await page.evaluate(() => window.first.isConnected), 'the heading is the same node');
        assert.equal(await page.locator('html').getAttribute('lang'), code);
        const foreign = asked.filter((url) => /\/data\/(\w+)\//.exec(url.pathname)?.[1] === first.code);
        assert.deepEqual(foreign.map(String), [], 'data of another language');
        assert.deepEqual(await audit(page), []);
      }));
  }

  test(`languages: the switch leads to the same page in ${code} and back`, () =>
    withPage({}, async ({ page, open, loads }) => {
      const path = KINDS.partner;
      await open(path);
      const choose = async (from, to) => {
        await page.getByRole('banner').getByText(from, { exact: true }).click();
        await page.getByRole('banner').getByRole('link', { name: to, exact: true }).click();
      };
      await choose(first.name, name);
      await page.waitForURL(`**/${code}${path}`);
      await ready(page);
      await choose(name, first.name);
      await page.waitForURL((url) => url.pathname === path);
      await ready(page);
      assert.deepEqual(loads, [path, `/${code}${path}`, path]);
    }));
}
