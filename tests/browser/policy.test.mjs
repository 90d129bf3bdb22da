import assert from 'node:assert/strict';
import { test } from 'node:test';
import { KINDS, content, nav, ready, withPage } from './lib.mjs';

for (const [kind, path] of Object.entries(KINDS)) {
  test(`policy: the ${kind} page has it, keeps it, and has no inline styles`, () =>
    withPage({}, async ({ page, open }) => {
      await open(path);
      const policy = await page.locator('meta[http-equiv="Content-Security-Policy"]').getAttribute('content');
      assert.match(policy, /default-src 'none'/);
      assert.doesNotMatch(policy, /unsafe-inline|'unsafe-eval'|\*|https?:/);
      const styled = await page.locator('[style]').evaluateAll((all) => all.map((e) => e.outerHTML.slice(0, 120)));
      assert.deepEqual(styled, []);
      const handlers = await page.evaluate(() =>
        [...document.querySelectorAll('*')].filter((e) => e.getAttributeNames().some((n) => n.startsWith('on'))).length,
      );
      assert.equal(handlers, 0);
    }));
}

test('policy: it does hold: an inline script and a request elsewhere are refused', () =>
  withPage({}, async ({ page, open, expect }) => {
    await open('/');
    expect(/^console error: policy: script-src-elem inline/);
    expect(/^console error: policy: connect-src https:\/\/example\.org/);
    expect(/^console error: (?!policy: ).*Content Security Policy/, null); // the browser's own words
    const refused = await page.evaluate(async () => {
      const script = document.createElement('script');
      script.textContent = 'window.ran = true';
      document.head.append(script);
      const answered = await fetch('https://example.org/').then(() => true, () => false);
      return window.ran === undefined && !answered;
    });
    assert(refused);
  }));

test('policy: after navigation it is still kept', () =>
  withPage({}, async ({ page, open }) => {
    await open('/');
    for (const path of ['/events/', '/partners/']) {
      await nav(page).locator(`a[href="${path}"]`).click();
      await page.waitForURL(`**${path}`);
      await ready(page);
      assert.equal(await page.locator('[style]').count(), 0, path);
    }
  }));

test('policy: the manifest of each language is read and has no faults', () =>
  withPage({}, async ({ page, open, address }) => {
    const session = await page.context().newCDPSession(page);
    for (const [at, { code }] of content('project.json').languages.entries()) {
      const root = at === 0 ? '/' : `/${code}/`;
      await open(root);
      const { url, errors, manifest } = await session.send('Page.getAppManifest');
      assert.deepEqual(errors, [], url);
      assert.equal(url, address(`${root}manifest.webmanifest`));
      assert.deepEqual([manifest.startUrl, manifest.scope], [address(root), address('/')]);
    }
  }));
