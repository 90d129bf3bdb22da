import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, test } from 'node:test';
import { CHECKOUT, DATA, EVENT as event, content, exportedPages, headed, heading, isExported, nav, need, serve, text, withPage } from './lib.mjs';

const { statement } = content('project.json');
let dir;
let at;

before(async () => {
  dir = mkdtempSync(join(tmpdir(), 'site-sub-'));
  const shell = join(CHECKOUT, 'target', 'shell');
  const url = 'http://127.0.0.1/sub/';
  execFileSync(need('SITE'), ['export', '--shell', shell, '--data', DATA, '--out', join(dir, 'out'), '--url', url], { stdio: 'pipe' });
  at = await serve(join(dir, 'out'), '/sub/');
});
after(() => rmSync(dir, { recursive: true, force: true }));

/** Everything that was asked for lies below the base. */
function staysBelow(asked) {
  const out = asked.filter((url) => url.protocol.startsWith('http') && !url.pathname.startsWith('/sub/'));
  assert.deepEqual(out.map(String), []);
}

test('sub-folder: pages, data, fonts and navigation stay below it', () =>
  withPage({ at }, async ({ page, open, loads, asked }) => {
    await open('/');
    assert.equal(await heading(page).innerText(), text(statement));
    await nav(page).locator('a[href="/sub/events/"]').click();
    await page.getByRole('main').locator(`a[href="/sub/events/${event.id}/"]`).first().click();
    await headed(page, text(event.title));
    assert.equal(new URL(page.url()).pathname, `/sub/events/${event.id}/`);
    await nav(page).locator('a[href="/sub/partners/"]').click();
    const mark = page.getByRole('main').locator('svg a').first();
    await mark.locator('circle').first().click();
    await page.waitForURL('**/sub/partners/*/');
    await page.goBack();
    await mark.waitFor();
    assert.deepEqual(loads, ['/sub/']);
    staysBelow(asked);
  }));

test('sub-folder: every link of every page leads to a file below it', () =>
  withPage({ at, javaScriptEnabled: false }, async ({ page, address, asked }) => {
    const faults = [];
    for (const path of exportedPages(join(dir, 'out'))) {
      await page.goto(address(path));
      const links = await page.locator('[href], [src]').evaluateAll((all) => all.map((e) => e.getAttribute('href') ?? e.getAttribute('src')));
      for (const href of links.filter((href) => href.startsWith('/'))) {
        const inner = href.split(/[?#]/)[0];
        if (!inner.startsWith('/sub/') || !isExported(inner.slice('/sub'.length), join(dir, 'out'))) faults.push(`${path}: ${href}`);
      }
    }
    assert.deepEqual(faults, []);
    staysBelow(asked);
  }));

test('sub-folder: an unknown address gets the site’s own page, which leads home', () =>
  withPage({ at }, async ({ page, open, expectAnswer }) => {
    expectAnswer(404, '/sub/nope/');
    await open('/nope/');
    await page.getByRole('banner').locator('a[href="/sub/"]').first().click();
    await headed(page, text(statement));
  }));
