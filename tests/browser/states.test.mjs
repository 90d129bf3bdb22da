import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  LANG,
  LOOKS,
  chooseTheme,
  content,
  faults,
  headed,
  heading,
  holdWasm,
  mainText,
  message,
  nav,
  painted,
  ready,
  text,
  themeChoice,
  themeMenu,
  withPage,
} from './lib.mjs';

const { languages, statement } = content('project.json');
const banner = (page) => page.getByRole('banner');
const inFooter = (page, key) => page.getByRole('contentinfo').getByRole('link', { name: message(key), exact: true });
const toHome = (page) => banner(page).locator('a[href="/"]').first();

// ---- the theme

const root = (page) => page.locator('html');
const ground = (page) => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
const scheme = (page) => page.evaluate(() => getComputedStyle(document.documentElement).colorScheme);
/** What colour the head asks for now, for the browser's own bars, as computed styles write it. */
const bars = (page) =>
  page.evaluate(() => {
    const asked = [...document.querySelectorAll('meta[name="theme-color"]')].filter((meta) => matchMedia(meta.media).matches);
    return asked.map((meta) => Object.assign(new Option().style, { color: meta.content }).color);
  });
const remembered = (page) => page.evaluate(() => localStorage.getItem('theme'));

test('theme: the choices are a named group, and the system’s is the one that holds', () =>
  withPage({}, async ({ page, open }) => {
    await open('/');
    await themeMenu(page).click();
    const group = banner(page).getByRole('group', { name: message('theme-legend') });
    assert.equal(await group.getByRole('radio').count(), 3);
    assert(await themeChoice(page, 'theme-system').isChecked());
    assert.equal(await remembered(page), null);
  }));

test('theme: a choice holds at once, on other pages, and before the code starts', () =>
  withPage({ colorScheme: 'light' }, async ({ page, open, address }) => {
    await open('/');
    const light = await ground(page);
    assert.deepEqual(await bars(page), [light]);
    await chooseTheme(page, 'theme-dark');
    const dark = await ground(page);
    assert.notEqual(dark, light);
    assert.equal(await scheme(page), 'dark', 'fields and scroll bars go with it');
    assert.deepEqual(await bars(page), [dark]);
    await page.route('**/*.wasm', () => {}); // the code never comes
    await page.goto(address('/partners/'), { waitUntil: 'commit' });
    await heading(page).waitFor();
    assert.equal(await ground(page), dark);
    assert.equal(await scheme(page), 'dark');
    await page.waitForLoadState(); // the loader runs before that
    assert.deepEqual(await bars(page), [dark]);
    await page.unroute('**/*.wasm');
  }));

test('theme: the menu shows the choice that was remembered', () =>
  withPage({}, async ({ page, open }) => {
    for (const key of ['theme-light', 'theme-dark']) {
      await open('/');
      await chooseTheme(page, key);
      await open('/partners/');
      await themeMenu(page).click();
      assert(await themeChoice(page, key).isChecked(), key);
    }
  }));

test('theme: there is a way back to the system’s', () =>
  withPage({ colorScheme: 'light' }, async ({ page, open }) => {
    await open('/');
    const light = await ground(page);
    await chooseTheme(page, 'theme-dark');
    await themeChoice(page, 'theme-system').click();
    assert.equal(await ground(page), light);
    assert.deepEqual(await bars(page), [light]);
    assert.equal(await root(page).getAttribute('data-theme'), null);
    assert.equal(await remembered(page), null);
    await page.emulateMedia({ colorScheme: 'dark' });
    const dark = await ground(page);
    assert.notEqual(dark, light, 'it follows the system');
    assert.deepEqual(await bars(page), [dark]);
    await page.reload();
    await ready(page);
    await themeMenu(page).click();
    assert(await themeChoice(page, 'theme-system').isChecked());
  }));

test('theme: the keyboard opens the menu and chooses', () =>
  withPage({}, async ({ page, open }) => {
    await open('/');
    await themeMenu(page).press('Enter');
    await page.keyboard.press('Tab');
    assert(await themeChoice(page, 'theme-system').evaluate((e) => e === document.activeElement));
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowDown');
    await page.locator('html[data-theme="dark"]').waitFor();
    assert.equal(await remembered(page), 'dark');
  }));

test('theme: before the code is there the menu opens by itself, and keeps its place', () =>
  withPage({}, async ({ page, address }) => {
    const release = await holdWasm(page);
    await page.goto(address('/'));
    const place = await themeMenu(page).boundingBox();
    await themeMenu(page).click();
    assert(await themeChoice(page, 'theme-dark').isVisible());
    release();
    await ready(page);
    await painted(page);
    assert(await themeChoice(page, 'theme-dark').isVisible(), 'it is still open');
    assert.deepEqual(await themeMenu(page).boundingBox(), place);
  }));

// ---- the menus

/** The menus of the header: what opens one, and something in it. */
const MENUS = [
  [(page) => themeMenu(page), (page) => themeChoice(page, 'theme-light')],
  ...languages.slice(1, 2).map(({ name }) => [
    (page) => banner(page).getByText(languages[0].name, { exact: true }),
    (page) => banner(page).getByRole('link', { name, exact: true }),
  ]),
];

for (const [summary, inside] of MENUS) {
  test('menu: Escape closes it and gives the focus back', () =>
    withPage({}, async ({ page, open }) => {
      await open('/');
      await summary(page).click();
      await inside(page).focus();
      await page.keyboard.press('Escape');
      await inside(page).waitFor({ state: 'hidden' });
      assert(await summary(page).evaluate((e) => e === document.activeElement));
    }));

  test('menu: a click elsewhere closes it, one beside what it offers doesn’t', () =>
    withPage({}, async ({ page, open }) => {
      await open('/');
      await summary(page).click();
      const { x, y } = await inside(page).locator('xpath=ancestor::*[self::fieldset or self::ul]').boundingBox();
      await page.mouse.click(x + 4, y + 4);
      assert(await inside(page).isVisible());
      await heading(page).click();
      await inside(page).waitFor({ state: 'hidden' });
    }));

  test('menu: it closes when the focus goes on', () =>
    withPage({}, async ({ page, open }) => {
      await open('/');
      await summary(page).press('Enter');
      await inside(page).focus();
      await toHome(page).focus();
      await inside(page).waitFor({ state: 'hidden' });
    }));

  for (const width of [320, 1280]) {
    test(`menu: open at ${width} px it lies in the view and has no fault in any look`, () =>
      withPage({ viewport: { width, height: 600 } }, async ({ page, open }) => {
        await open('/');
        await summary(page).click();
        const { left, right } = await inside(page).evaluate((e) => e.closest('fieldset, ul').getBoundingClientRect().toJSON());
        assert(left >= 0 && right <= width, `from ${left} to ${right} px`);
        assert.deepEqual(await faults(page), []);
      }));
  }
}

for (const [[first, inFirst], [second, inSecond]] of MENUS.length > 1 ? [MENUS, MENUS.toReversed()] : []) {
  test('menu: opening one closes the other', () =>
    withPage({}, async ({ page, open }) => {
      await open('/');
      await first(page).click();
      await second(page).click();
      await inFirst(page).waitFor({ state: 'hidden' });
      assert(await inSecond(page).isVisible());
    }));
}

// ---- a page on its way

/** The page about the site needs this file alone, and the home page doesn't. */
const LEGAL = `/data/${LANG}/legal.json`;

/** Holds the answers for a file back; the function given back lets them go. */
async function holdFile(page, file) {
  let release;
  const released = new Promise((resolve) => (release = resolve));
  await page.route(`**${file}`, async (route) => {
    await released;
    await route.continue();
  });
  return release;
}

/** Notes which files the code has read. What it does with one is done before the next frame. */
async function noteReads(page) {
  await page.addInitScript(() => {
    window.read = [];
    const { text } = Response.prototype;
    Response.prototype.text = async function () {
      const words = await text.call(this);
      window.read.push(new URL(this.url).pathname);
      return words;
    };
  });
}

/** Waits until the code has read a file, and done with it what it does. */
async function readBy(page, file) {
  await page.waitForFunction((file) => window.read.includes(file), file);
  await painted(page);
}

const busy = (page) => page.locator('main[aria-busy="true"]');

/** The stroke on the line above the main part. */
const stroke = (page) =>
  page.evaluate(() => {
    const { content, backgroundImage } = getComputedStyle(document.querySelector('main'), '::before');
    const moving = document.getAnimations().filter((a) => a.playState === 'running').length;
    return { drawn: content !== 'none' && backgroundImage !== 'none', moving };
  });

test('loading: a page that takes its time is shown to be on its way until it is there', () =>
  withPage({}, async ({ page, open }) => {
    await open('/');
    assert.equal((await stroke(page)).drawn, false);
    const release = await holdFile(page, LEGAL);
    await inFooter(page, 'nav-about').click();
    await busy(page).waitFor();
    assert.deepEqual(await stroke(page), { drawn: true, moving: 1 });
    assert.equal(await heading(page).innerText(), text(statement), 'the old page is there');
    assert.equal(new URL(page.url()).pathname, '/', 'and its address');
    release();
    await headed(page, message('nav-about'));
    await busy(page).waitFor({ state: 'detached' });
    assert.deepEqual(await stroke(page), { drawn: false, moving: 0 });
    assert.equal(new URL(page.url()).pathname, '/about/');
  }));

test('loading: it moves nothing on the page, is still where no motion is wanted, and is seen in every look', () =>
  withPage({ reducedMotion: 'reduce' }, async ({ page, open }) => {
    await open('/');
    const place = await heading(page).boundingBox();
    const release = await holdFile(page, LEGAL);
    await inFooter(page, 'nav-about').press('Enter');
    await busy(page).waitFor();
    await page.evaluate(() => scrollTo(0, 0));
    assert.deepEqual(await heading(page).boundingBox(), place);
    for (const media of Object.values(LOOKS)) {
      await page.emulateMedia({ ...media, reducedMotion: 'reduce' });
      assert.deepEqual(await stroke(page), { drawn: true, moving: 0 });
    }
    assert.deepEqual(await faults(page), []);
    release();
    await headed(page, message('nav-about'));
  }));

test('loading: of two pages the one that was wanted last is shown', () =>
  withPage({}, async ({ page, open, loads }) => {
    await noteReads(page);
    await open('/');
    const release = await holdFile(page, LEGAL);
    await inFooter(page, 'nav-about').click();
    await busy(page).waitFor();
    await nav(page).locator('a[href="/partners/"]').click();
    await headed(page, message('nav-partners'));
    await busy(page).waitFor({ state: 'detached' });
    release();
    await readBy(page, LEGAL);
    assert.equal(await heading(page).innerText(), message('nav-partners'));
    assert.equal(new URL(page.url()).pathname, '/partners/');
    assert.deepEqual(loads, ['/']);
  }));

test('loading: who turns to a part of the page that is there, stays', () =>
  withPage({}, async ({ page, open }) => {
    await noteReads(page);
    await open('/');
    const release = await holdFile(page, LEGAL);
    await inFooter(page, 'nav-about').click();
    await busy(page).waitFor();
    await nav(page).locator('a[href="/#topics"]').click();
    await busy(page).waitFor({ state: 'detached' });
    release();
    await readBy(page, LEGAL);
    assert.equal(await heading(page).innerText(), text(statement));
  }));

test('loading: a double click asks once', () =>
  withPage({}, async ({ page, open, asked }) => {
    await open('/');
    const release = await holdFile(page, LEGAL);
    await inFooter(page, 'nav-about').dblclick();
    await busy(page).waitFor();
    release();
    await headed(page, message('nav-about'));
    assert.equal(asked.filter((url) => url.pathname === LEGAL).length, 1);
  }));

test('loading: an address that differs only in an id follows its page, too', () =>
  withPage({}, async ({ page, open, loads }) => {
    const details = content('events.json').events.filter((event) => event.has_details).slice(0, 2);
    const [first, second] = details.length === 2 ? details : content('events.json').events;
    await open(`/events/${first.id}/`);
    await page.evaluate((path) => {
      // A link that a page could have.
      const link = document.querySelector('main a[href^="/events/"]');
      link.setAttribute('href', path);
    }, `/events/${second.id}/`);
    const release = await holdFile(page, `/data/${LANG}/events/${second.id}.json`);
    await page.getByRole('main').locator(`a[href="/events/${second.id}/"]`).first().click();
    await busy(page).waitFor();
    assert.equal(new URL(page.url()).pathname, `/events/${first.id}/`);
    release();
    await headed(page, text(second.title));
    await page.waitForURL(`**/events/${second.id}/`);
    assert.deepEqual(loads, [`/events/${first.id}/`]);
  }));

// ---- no connection

const status = (page) => page.getByRole('status');
const again = (page) => status(page).getByRole('link', { name: message('offline-retry'), exact: true });

/** Cuts the connection; what the browser then says about requests is no fault. */
async function cut(page, expect) {
  expect(/^request failed: .* net::ERR_INTERNET_DISCONNECTED$/, null);
  expect(/^console error: Failed to load resource: net::ERR_INTERNET_DISCONNECTED /, null);
  await page.context().setOffline(true);
}

/** Waits until the visitor is told that a page could not be loaded. */
async function told(page, name) {
  await status(page).getByText(message('offline', { page: name }), { exact: true }).waitFor();
}

/** Waits until nothing is told. */
async function silent(page) {
  await again(page).waitFor({ state: 'detached' });
  assert.equal(await status(page).innerText(), '');
}

/** The words of the page, its title, its address, and whether it is waiting. */
async function stateOf(page) {
  return [await mainText(page), await page.title(), page.url(), await busy(page).count()];
}

test('off-line: the page stays, and says which one could not be loaded', () =>
  withPage({}, async ({ page, open, loads, expect }) => {
    await open('/');
    await silent(page);
    const before = await stateOf(page);
    await cut(page, expect);
    await inFooter(page, 'nav-about').click();
    await told(page, message('nav-about'));
    assert.deepEqual(await stateOf(page), before);
    assert.deepEqual(loads, ['/']);
    await page.context().setOffline(false);
    await silent(page);
    await inFooter(page, 'nav-about').click();
    await headed(page, message('nav-about'));
    assert.deepEqual(loads, ['/']);
  }));

test('off-line: the message goes when another page is shown', () =>
  withPage({}, async ({ page, open, loads, expect }) => {
    await open('/');
    await cut(page, expect);
    await inFooter(page, 'nav-about').click();
    await told(page, message('nav-about'));
    await inFooter(page, 'nav-outputs').click(); // whose files are there
    await headed(page, message('nav-outputs'));
    await silent(page);
    assert.deepEqual(loads, ['/']);
  }));

test('off-line: it can be tried again by a plain load', () =>
  withPage({}, async ({ page, open, loads, expect }) => {
    await page.addInitScript(() => Object.defineProperty(navigator, 'onLine', { value: false }));
    expect(/^request failed: .* net::ERR_INTERNET_DISCONNECTED$/, null);
    expect(/^console error: Failed to load resource: net::ERR_INTERNET_DISCONNECTED /, null);
    await open('/');
    await page.route(`**${LEGAL}`, (route) => route.abort('internetdisconnected'));
    await inFooter(page, 'nav-about').click();
    await told(page, message('nav-about'));
    await page.unroute(`**${LEGAL}`);
    await again(page).click();
    await headed(page, message('nav-about'));
    assert.deepEqual(loads, ['/', '/about/']);
    await ready(page);
  }));

/** Brings the history to where one step back leads to a page of this document whose files are not there. */
async function withPageBehind(page, open) {
  await open('/contact/');
  await inFooter(page, 'nav-about').click();
  await headed(page, message('nav-about'));
  await page.reload();
  await ready(page);
}

test('off-line: a step back to a page that is not there is taken back', () =>
  withPage({}, async ({ page, open, address, expect }) => {
    await withPageBehind(page, open);
    const before = await stateOf(page);
    await cut(page, expect);
    await page.evaluate(() => history.back());
    await told(page, message('nav-contact'));
    await page.waitForURL(address('/about/'));
    assert.deepEqual(await stateOf(page), before);
    await page.context().setOffline(false);
    await silent(page);
    await page.evaluate(() => history.back());
    await headed(page, message('nav-contact'));
    assert.equal(page.url(), address('/contact/'));
    await page.evaluate(() => history.forward());
    await headed(page, message('nav-about'));
  }));

test('off-line: where the browser does not tell the way back, the page stays all the same', () =>
  withPage({}, async ({ page, open, address, expect }) => {
    await page.addInitScript(() => Object.defineProperty(window, 'navigation', { value: undefined }));
    await withPageBehind(page, open);
    const words = await mainText(page);
    await cut(page, expect);
    await page.evaluate(() => history.back());
    await told(page, message('nav-contact'));
    assert.equal(await mainText(page), words);
    assert.equal(page.url(), address('/contact/'), 'the history is where the visitor went');
    await page.evaluate(() => history.forward());
    await page.waitForURL(address('/about/'));
    assert.equal(await mainText(page), words);
  }));

for (const [width, height] of [[320, 568], [1280, 800]]) {
  test(`off-line: at ${width} px the message has no fault in any look, and covers nothing that has the focus`, () =>
    withPage({ viewport: { width, height } }, async ({ page, open, expect }) => {
      await open('/');
      await cut(page, expect);
      await inFooter(page, 'nav-about').click();
      await told(page, message('nav-about'));
      const { bottom } = await status(page).evaluate((e) => e.getBoundingClientRect().toJSON());
      assert.equal(bottom, height, 'it stands at the foot of the view');
      assert.deepEqual(await faults(page), []);
      await page.evaluate(() => scrollTo(0, 0));
      await banner(page).locator('a').first().focus();
      const covered = [];
      for (let on = true; on; ) {
        await page.keyboard.press('Tab');
        const { name, over, last } = await page.evaluate(() => {
          const e = document.activeElement;
          const bar = document.querySelector('[role=status]');
          const over = e.getBoundingClientRect().bottom - bar.getBoundingClientRect().top;
          return { name: e.outerHTML.slice(0, 90), over, last: bar.contains(e) || e === document.body };
        });
        on = !last;
        if (on && over > 0) covered.push(`${name}: ${over} px`);
      }
      assert.deepEqual(covered, []);
    }));
}

test('off-line: the message is not printed', () =>
  withPage({}, async ({ page, open, expect }) => {
    await open('/');
    await cut(page, expect);
    await inFooter(page, 'nav-about').click();
    await told(page, message('nav-about'));
    await page.emulateMedia({ media: 'print' });
    assert(await again(page).isHidden());
  }));
