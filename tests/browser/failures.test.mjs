import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EVENT as event, LANG, content, headed, heading, mainText, message, nav, ready, text, withPage } from './lib.mjs';

const { statement } = content('project.json');
const OWN_LINE = /^console (error|warning): (?!Failed to load resource)/;

/** Waits for the one line that the site itself puts on the console, and gives it. */
function ownLine(page) {
  const own = (m) => ['error', 'warning'].includes(m.type()) && !m.text().startsWith('Failed to load resource');
  return page.waitForEvent('console', own).then((m) => m.text());
}

/** The page as it was exported is on the screen, and its links are plain loads. */
async function staysReadable(page, loads, words, name) {
  assert.equal(await mainText(page), words);
  assert.equal(await heading(page).innerText(), name);
  assert.equal(await page.getByRole('alert').count(), 0, 'no box for the visitor');
  const before = loads.length;
  await page.getByRole('banner').locator('a[href="/"]').first().click();
  await headed(page, text(statement));
  assert.deepEqual(loads.slice(before), ['/'], 'the link is a plain load');
}

/** The words of a page without any code. */
async function exported(path) {
  let words;
  await withPage({ javaScriptEnabled: false }, async ({ page, address }) => {
    await page.goto(address(path));
    words = [await mainText(page), await heading(page).innerText()];
  });
  return words;
}

test('failure: wasm that is blocked leaves the page as it is, with one line on the console', async () => {
  const [words, name] = await exported('/events/');
  await withPage({}, async ({ page, address, loads, expect }) => {
    await page.route('**/*.wasm', (route) => route.abort());
    expect(/^request failed: .*\.wasm net::ERR_FAILED$/, 2);
    expect(/^console error: Failed to load resource: .*\.wasm$/, 2);
    expect(OWN_LINE, 2); // one for each of the two documents
    const line = ownLine(page);
    await page.goto(address('/events/'));
    assert.match(await line, /did not start/);
    await page.locator('html[data-failed]').waitFor({ state: 'attached' });
    const second = ownLine(page);
    await staysReadable(page, loads, words, name);
    await second;
  });
});

test('failure: a script that is blocked leaves the page as it is', async () => {
  const [words, name] = await exported('/events/');
  await withPage({}, async ({ page, address, loads, expect }) => {
    const scripts = [];
    await page.route('**/*.js', (route) => {
      scripts.push(route.request().url());
      return route.abort();
    });
    await page.goto(address('/events/'), { waitUntil: 'load' });
    await staysReadable(page, loads, words, name);
    await page.waitForLoadState('load');
    expect(/^request failed: .*\.js net::ERR_FAILED$/, scripts.length);
    expect(/^console error: Failed to load resource: .*\.js$/, scripts.length);
  });
});

test('failure: wasm served as the wrong type starts all the same', () =>
  withPage({}, async ({ page, open, expect }) => {
    await page.route('**/*.wasm', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, headers: { ...response.headers(), 'content-type': 'application/octet-stream' } });
    });
    expect(/^console warning: .*(MIME|application\/wasm)/);
    await open('/events/');
    await page.getByRole('main').locator(`a[href="/events/${event.id}/"]`).first().click();
    await headed(page, text(event.title));
  }));

const FAULTS = {
  'answered 500': { fulfil: { status: 500, body: 'no' }, answer: 500, says: /500/ },
  'that is missing': { fulfil: { status: 404, body: 'no' }, answer: 404, says: /404/ },
  'that is cut off': { edit: (json) => json.slice(0, json.length / 2), says: /line|column|EOF/i },
  'that is a page of HTML': { fulfil: { status: 200, contentType: 'text/html', body: '<!doctype html>' }, says: /line|column|expected/i },
  'with a wrong field': { edit: withWrongField, says: /title/ },
};

function withWrongField(json) {
  const all = JSON.parse(json);
  all.events[3].title = 7;
  return JSON.stringify(all);
}

for (const [fault, { fulfil, edit, answer, says }] of Object.entries(FAULTS)) {
  test(`failure: JSON ${fault} leaves the page as it is, with one clear line`, async () => {
    const [words, name] = await exported('/events/');
    await withPage({}, async ({ page, address, loads, expect, expectAnswer }) => {
      const file = `/data/${LANG}/events.json`;
      await page.route(`**${file}`, async (route) => {
        if (fulfil) return route.fulfill(fulfil);
        const response = await route.fetch();
        return route.fulfill({ response, body: edit(await response.text()) });
      });
      if (answer) expectAnswer(answer, file, 2); // asked for by the loader, and once more by the code
      expect(OWN_LINE);
      const line = ownLine(page);
      await page.goto(address('/events/'));
      const said = await line;
      assert.match(said, /events\.json/);
      assert.match(said, says);
      assert(!said.includes('\n'), said);
      await page.locator('html[data-failed]').waitFor({ state: 'attached' });
      await page.unroute(`**${file}`);
      await staysReadable(page, loads, words, name);
      await ready(page);
    });
  });
}

test('failure: JSON that fails at a click becomes a plain load of that page', () =>
  withPage({}, async ({ page, open, loads, expect, expectAnswer }) => {
    const file = `/data/${LANG}/events/${event.id}.json`;
    await open('/events/');
    await page.route(`**${file}`, (route) => route.fulfill({ status: 500, body: 'no' }), { times: 2 });
    expectAnswer(500, file, 2); // asked for when the pointer comes near, and once more at the click
    expect(OWN_LINE);
    await page.getByRole('main').locator(`a[href="/events/${event.id}/"]`).first().click();
    await headed(page, text(event.title));
    await ready(page);
    assert.deepEqual(loads, ['/events/', `/events/${event.id}/`]);
  }));

test('failure: JSON that fails at a step back becomes a plain load of that page, at that part', () =>
  withPage({}, async ({ page, open, loads, expect, expectAnswer }) => {
    const file = `/data/${LANG}/topics.json`;
    await open('/about/');
    await nav(page).locator('a[href="/#topics"]').click();
    await headed(page, text(statement));
    await page.getByRole('contentinfo').locator('a[href="/about/"]').click();
    await headed(page, message('nav-about'));
    await page.reload(); // now the file is not there
    await ready(page);
    await page.route(`**${file}`, (route) => route.fulfill({ status: 500, body: 'no' }), { times: 2 });
    expectAnswer(500, file, 2);
    expect(OWN_LINE);
    await page.evaluate(() => history.back());
    await headed(page, text(statement));
    await ready(page);
    assert.deepEqual(loads, ['/about/', '/about/', '/']);
    assert.equal(new URL(page.url()).hash, '#topics');
  }));
