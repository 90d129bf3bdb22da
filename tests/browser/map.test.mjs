// The page of the map: what it holds without code, how it is moved, chosen from, searched, taken away and told.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { expected } from './expected.mjs';
import {
  content,
  escaped,
  faults,
  headed,
  holdWasm,
  isExported,
  message,
  nav,
  need,
  painted,
  ready,
  squeezed,
  text,
  withPage,
} from './lib.mjs';

const PATH = '/map/';
const { languages } = content('project.json');
const { partners, regions } = content('partners.json');
const { events } = content('events.json');
const { places } = content('places.json');

// ---- what stands on the map, by the content

/** Everything with a position, each by the path of its page and where it stands; an event once for each place. */
const POSITIONED = [
  ...partners.map(({ id, position, town }) => ({ path: `/partners/${id}/`, position, town })),
  ...events.flatMap(({ id, places = [] }) => places.map(({ position, town }) => ({ path: `/events/${id}/`, position, town }))),
  ...places.map(({ id, position, town }) => ({ path: `/places/${id}/`, position, town })),
].filter(({ position }) => position);

/** The file of everything, as it was exported. */
const exported = () => JSON.parse(readFileSync(join(need('DIST'), 'map/map.geojson'), 'utf8')).features;

/** The path of the page of what has this id in a file; an event in two towns has two ids. */
const pathOf = (id) => `/${id.replace(/#.*/, '')}/`;

/** Two partners that are far from each other, and their distance. */
const [HERE, THERE] = [partners.find(({ id }) => id === 'ifl'), partners.find(({ id }) => id === 'uni-graz')];
/** A place, a town whose name needs accents, and a region. */
const PLACE = places.find(({ id }) => id === 'moser');
const REGION = regions.find(({ id }) => id === 'limburg');

const rad = (degrees) => (degrees * Math.PI) / 180;

/** Kilometres on the globe, and the bearing at the start in degrees. */
function way(from, to) {
  const [a, b, turn] = [rad(from.lat), rad(to.lat), rad(to.lon - from.lon)];
  const half = Math.sin((b - a) / 2) ** 2 + Math.cos(a) * Math.cos(b) * Math.sin(turn / 2) ** 2;
  const bearing = Math.atan2(Math.sin(turn) * Math.cos(b), Math.cos(a) * Math.sin(b) - Math.sin(a) * Math.cos(b) * Math.cos(turn));
  return { km: 2 * 6371 * Math.asin(Math.sqrt(half)), bearing: (bearing * 180) / Math.PI };
}

const COMPASS = ['n', 'nne', 'ne', 'ene', 'e', 'ese', 'se', 'sse', 's', 'ssw', 'sw', 'wsw', 'w', 'wnw', 'nw', 'nnw'];

/** Asserts that words tell the way from one position to another, up to what globes of other roundness differ by. */
function tellsWay(words, from, to, of = '') {
  const { km, bearing } = way(from, to);
  const direction = message(`map-compass-${COMPASS[Math.round((bearing + 360) / 22.5) % 16]}`);
  const told = [...words.matchAll(new RegExp(`(\\d[\\d.,]*) km ${escaped(direction)} of ${escaped(of)}`, 'g'))];
  const near = told.some(([, n]) => Math.abs(n.replaceAll(/[.,]/g, '') - km) <= 1 + km / 100);
  assert(near, `“${Math.round(km)} km ${direction} of ${of}” should be told: ${words}`);
}

// ---- the page, by role and name

/** Opens the map in a page that moves without motion, and waits until its handlers are there. */
function onMap(use, { query = '', ...options } = {}) {
  return withPage({ reducedMotion: 'reduce', ...options }, async (given) => {
    given.page.setDefaultTimeout(5000);
    await given.open(PATH + query);
    await use(given);
  });
}

/** As `onMap`, without code. */
function withoutCode(use) {
  return withPage({ javaScriptEnabled: false }, async (given) => {
    given.page.setDefaultTimeout(5000);
    await given.page.goto(given.address(PATH));
    await use(given);
  });
}

const main = (page) => page.getByRole('main');
const map = (page) => page.getByRole('group', { name: message('map-name'), exact: true });
const marks = (page) => map(page).getByRole('link');
const skip = (page) => main(page).getByRole('link', { name: message('map-skip'), exact: true });
const button = (page, key) => main(page).getByRole('button', { name: message(key), exact: true });
const layer = (page, key) => main(page).getByRole('checkbox', { name: new RegExp(`^${escaped(message(key))}`) });
const search = (page) => main(page).getByRole('searchbox', { name: message('map-search'), exact: true });
const filter = (page, key) => main(page).getByRole('combobox', { name: message(key), exact: true });
const chips = (page) => main(page).getByRole('list', { name: message('filters-active'), exact: true }).getByRole('button');
const chip = (page, name) => main(page).getByRole('button', { name: message('filter-remove', { filter: name }), exact: true });
const locate = (page, name) => main(page).getByRole('button', { name: message('map-locate', { name }), exact: true });
const panel = (page) =>
  main(page).locator('section').filter({ has: page.getByRole('button', { name: message('map-close'), exact: true }) });
const panelHeading = (page) => panel(page).getByRole('heading', { level: 2 });

/** The mark that leads to an address. */
const markTo = (page, path) => marks(page).and(page.locator(`[href="${path}"]`));
/** The line of the list that leads to a page. */
const lineTo = (page, path) => page.locator('#map-list').getByRole('listitem').filter({ has: page.locator(`a[href="${path}"]`) });
const partnerMark = (page, { id }) => markTo(page, `/partners/${id}/`);
/** The middle of a mark takes the pointer; its box has a name beside it too. */
const press = (mark) => mark.locator('circle').first().click();

/** The paths that the list leads to, as far as it is to be seen. */
const listed = (page) =>
  page.locator('#map-list li a').evaluateAll((all) => all.filter((a) => a.checkVisibility({ visibilityProperty: true })).map((a) => a.getAttribute('href')));

/** The marks that are to be seen: address, name, how many things each stands for, and where its middle is. */
const onScreen = (page) =>
  marks(page).evaluateAll((all) =>
    all.map((a) => {
      const { x, y, width, height } = a.querySelector('circle').getBoundingClientRect();
      const [href, name] = [a.getAttribute('href'), a.querySelector('title').textContent];
      return { href, name, count: href.startsWith('#') ? Number.parseInt(name, 10) : 1, x: x + width / 2, y: y + height / 2 };
    }),
  );

const sum = (some) => some.reduce((all, { count }) => all + count, 0);
const query = (page) => new URL(page.url()).searchParams;

/** The view that the address tells: `[lat, lon, zoom]`. */
const view = (page) => query(page).get('at')?.split(',').map(Number);

/** Waits, frame by frame, until something holds; three seconds are enough for everything on this page. */
async function until(page, holds, what) {
  const end = performance.now() + 3000;
  while (!(await holds())) {
    assert(performance.now() < end, typeof what === 'function' ? await what() : what);
    await painted(page);
  }
}

/** Waits until a part of the address's query is this, or fits this. */
const asks = (page, key, wanted) =>
  until(
    page,
    () => (typeof wanted === 'function' ? wanted(query(page).get(key)) : query(page).get(key) === wanted),
    () => `${key} should be ${wanted}: ${page.url()}`,
  );

/** Acts, and waits until the address tells another view. */
async function moving(page, act) {
  const before = query(page).get('at');
  await act();
  await asks(page, 'at', (at) => at !== before);
  return view(page);
}

const zoomIn = (page) => moving(page, () => button(page, 'map-zoom-in').click());
const whole = (page) => moving(page, () => button(page, 'map-whole').click());

const said = (page, words) => page.getByRole('status').filter({ hasText: words }).first().waitFor({ state: 'attached' });

/** Waits until a locator's element has the focus. */
const focused = (locator) =>
  until(locator.page(), () => locator.evaluate((e) => e === document.activeElement), `the focus on ${locator}`);

/** The address of the mark with the focus. */
const focusedMark = (page) => page.evaluate(() => document.activeElement.closest('svg a')?.getAttribute('href'));

/** Notes each frame in which nothing has the focus; the function given back tells how many there were. */
async function watchFocus(page) {
  await page.evaluate(() => {
    window.unfocused = 0;
    const look = () => {
      window.unfocused += document.activeElement === document.body;
      requestAnimationFrame(look);
    };
    look();
  });
  return () => page.evaluate(() => window.unfocused);
}

/** All computed looks of an element and what is in it, as one text. */
const looks = (element) =>
  [element, ...element.querySelectorAll('*')]
    .map((e) => {
      const s = getComputedStyle(e);
      return [s.color, s.backgroundColor, s.fill, s.stroke, s.strokeWidth, s.outlineStyle, s.outlineWidth, s.boxShadow, s.transform, s.opacity].join();
    })
    .join('\n');

/** Asserts that an act changes how something looks. */
async function lights(locator, act) {
  const element = await locator.elementHandle();
  const before = await element.evaluate(looks);
  await act();
  await until(locator.page(), async () => (await element.evaluate(looks)) !== before, `${await element.evaluate((e) => e.textContent)} looks as before`);
}

/** Waits until the page scrolls no more. */
async function rested(page) {
  let last;
  await until(page, async () => last === (last = await page.evaluate(() => scrollY)), 'it scrolls on');
}

/** A point of the map on which there is no mark. */
const emptyPoint = (page) =>
  map(page).evaluate((svg) => {
    svg.scrollIntoView({ block: 'center', behavior: 'instant' });
    const { x, y, width, height } = svg.getBoundingClientRect();
    const marks = [...svg.querySelectorAll('a')].map((a) => a.getBoundingClientRect());
    for (let down = 0.4; down < 0.7; down += 0.05) {
      for (let across = 0.3; across < 0.7; across += 0.05) {
        const at = { x: x + across * width, y: y + down * height };
        if (marks.every((m) => at.x < m.left - 9 || at.x > m.right + 9 || at.y < m.top - 9 || at.y > m.bottom + 9)) return at;
      }
    }
    throw new Error('marks everywhere');
  });

const middle = async (locator) => {
  const { x, y, width, height } = await locator.locator('circle').first().boundingBox();
  return { x: x + width / 2, y: y + height / 2 };
};

function near(found, wanted, px, what) {
  assert(Math.hypot(found.x - wanted.x, found.y - wanted.y) <= px, `${what}: ${JSON.stringify(found)} and not ${JSON.stringify(wanted)}`);
}

// ---- without code

test('map: without code the list has everything in the window, as links', () =>
  withoutCode(async ({ page }) => {
    const found = await listed(page);
    const left = POSITIONED.map(({ path }) => path);
    for (const path of found) {
      const at = left.indexOf(path);
      assert(at >= 0, `${path} has no position, or stands twice in the list`);
      left.splice(at, 1);
    }
    // What is left lies outside of the window, so further out than all that is listed.
    const inside = POSITIONED.filter(({ path }) => found.includes(path) && !left.includes(path)).map(({ position }) => position);
    const ends = (key) => [Math.min(...inside.map((p) => p[key])), Math.max(...inside.map((p) => p[key]))];
    const outside = ({ position }) => ['lat', 'lon'].some((key) => position[key] < ends(key)[0] || position[key] > ends(key)[1]);
    const missing = POSITIONED.filter(({ path }) => left.includes(path) && !outside(POSITIONED.find((p) => p.path === path)));
    assert.deepEqual(missing.map(({ path }) => path), []);
    assert.deepEqual(left.filter((path) => path.startsWith('/partners/')), []);
    for (const path of found) assert(isExported(path), path);
  }));

test('map: without code each mark is a link to a page or a part of the list, and together they stand for all', () =>
  withoutCode(async ({ page }) => {
    const all = await onScreen(page);
    for (const { href, name } of all) {
      if (href.startsWith('#')) assert.equal(await page.locator('#map-list').locator(`[id="${href.slice(1)}"]`).count(), 1, name);
      else assert(isExported(href), name);
    }
    assert.equal(sum(all), (await listed(page)).length);
    const counted = all.find(({ count }) => count > 1);
    await press(markTo(page, counted.href));
    await page.waitForURL(`**${counted.href}`);
    const { top, bottom } = await page.locator(counted.href).evaluate((e) => e.getBoundingClientRect().toJSON());
    assert(top >= 0 && bottom <= 800, `${counted.href} is at ${top}`);
    assert(await page.evaluate(() => scrollY > 0));
  }));

const LAYERS = { partners: 'nav-partners', events: 'nav-events', places: 'nav-places' };

test('map: without code a check box takes its layer off the map and the list', () =>
  withoutCode(async ({ page }) => {
    const before = { marks: await onScreen(page), lines: await listed(page) };
    for (const [name, key] of Object.entries(LAYERS)) {
      await layer(page, key).uncheck();
      const lines = await listed(page);
      assert.deepEqual(lines, before.lines.filter((path) => !path.startsWith(`/${name}/`)), name);
      assert.equal(sum(await onScreen(page)), lines.length, `the marks without ${name}`);
      await layer(page, key).check();
    }
    assert.deepEqual(await onScreen(page), before.marks);
    const drawn = () => map(page).locator('*').evaluateAll((all) => all.filter((e) => e.getClientRects().length > 0).length);
    for (const key of ['map-regions', 'map-waters']) {
      const all = await drawn();
      await layer(page, key).uncheck();
      assert((await drawn()) < all, key);
    }
  }));

// ---- moving

test('map: buttons and keys zoom and move, the address tells where; the whole map has none', () =>
  onMap(async ({ page }) => {
    assert.equal(view(page), undefined);
    const [lat, lon, zoom] = await zoomIn(page);
    assert.match(query(page).get('at'), /^-?\d+\.\d{3},-?\d+\.\d{3},\d+\.\d{3}$/);
    assert(zoom > 1);
    for (const [key, axis, sign] of [['map-up', 0, 1], ['map-down', 0, -1], ['map-right', 1, 1], ['map-left', 1, -1]]) {
      const before = view(page);
      const now = await moving(page, () => button(page, key).click());
      assert(Math.sign(now[axis] - before[axis]) === sign && now[2] === before[2], `${key}: ${before} to ${now}`);
    }
    near({ x: view(page)[0], y: view(page)[1] }, { x: lat, y: lon }, 0.01, 'up and down, right and left');
    await moving(page, () => button(page, 'map-zoom-out').click());
    assert.equal(view(page), undefined, 'out again');
    await marks(page).first().focus();
    const near1 = await moving(page, () => page.keyboard.press('+'));
    const near2 = await moving(page, () => page.keyboard.press('+'));
    assert(near2[2] > near1[2]);
    assert.equal((await moving(page, () => page.keyboard.press('-')))[2], near1[2]);
    assert.equal(await moving(page, () => page.keyboard.press('0')), undefined);
  }));

test('map: buttons that do nothing as things are say so, and keep the focus', () =>
  onMap(async ({ page }) => {
    const idle = ['map-zoom-out', 'map-whole', 'map-up', 'map-left', 'map-right', 'map-down'];
    const tells = async (keys, disabled) => {
      for (const key of keys) await until(page, async () => (await button(page, key).isDisabled()) === disabled, key);
    };
    await tells(idle, true);
    await tells(['map-zoom-in'], false);
    await button(page, 'map-zoom-in').focus();
    for (let zoom = 1; zoom < 32; zoom *= 2) await moving(page, () => page.keyboard.press('Enter'));
    await tells(idle, false);
    await tells(['map-zoom-in'], true);
    await focused(button(page, 'map-zoom-in'));
  }));

test('map: the mouse drags it, and without motion it stays where it is let go', () =>
  onMap(async ({ page }) => {
    await zoomIn(page);
    const start = await emptyPoint(page);
    const [{ href }] = await onScreen(page);
    const mark = await middle(markTo(page, href));
    const [lat, lon, zoom] = view(page);
    const now = await moving(page, async () => {
      await page.mouse.move(start.x, start.y);
      await page.mouse.down();
      await page.mouse.move(start.x - 60, start.y - 40, { steps: 4 });
      await page.mouse.up();
    });
    assert(now[0] < lat && now[1] > lon && now[2] === zoom, `${now}`);
    near(await middle(markTo(page, href)), { x: mark.x - 60, y: mark.y - 40 }, 2, 'the mark goes with the mouse');
    assert.equal(await panel(page).count(), 0, 'a drag chooses nothing');
  }));

test('map: with motion it glides on when it is let go in flight', () =>
  onMap(
    async ({ page }) => {
      await button(page, 'map-zoom-in').click();
      await asks(page, 'at', (at) => at?.endsWith(',2.000'));
      const start = await emptyPoint(page);
      const [{ href }] = await onScreen(page);
      const mark = await (await markTo(page, href).elementHandle());
      await page.mouse.move(start.x, start.y);
      await page.mouse.down();
      await page.mouse.move(start.x - 80, start.y, { steps: 8 });
      const held = await mark.evaluate((a) => a.getBoundingClientRect().x);
      await page.mouse.up();
      await page.waitForFunction(([a, x]) => a.getBoundingClientRect().x < x - 3, [mark, held]);
    },
    { reducedMotion: 'no-preference' },
  ));

test('map: a wheel with Ctrl zooms where it points, a plain one scrolls the page and shows how to zoom', () =>
  onMap(async ({ page }) => {
    await emptyPoint(page); // the map is in the middle of the view
    await page.evaluate(() => scrollBy({ top: -60, behavior: 'instant' }));
    const at = await middle(partnerMark(page, HERE));
    await page.mouse.move(at.x, at.y);
    await page.keyboard.down('Control');
    const now = await moving(page, () => page.mouse.wheel(0, -240));
    await page.keyboard.up('Control');
    assert(now[2] > 1);
    near(await middle(partnerMark(page, HERE)), at, 3, 'what is under the pointer');
    const { asked, y } = await page.evaluate(() => ({ asked: location.search, y: scrollY }));
    const hint = main(page).getByText(message('map-hint'), { exact: true });
    assert(await hint.isHidden(), 'no hint after a wheel with Ctrl');
    const hinted = hint.waitFor();
    await page.mouse.wheel(0, 50);
    await hinted;
    await page.waitForFunction((y) => scrollY === y + 50, y);
    assert.equal(new URL(page.url()).search, asked);
  }));

test('map: a hint can be read: it stays for a second at least', () =>
  onMap(async ({ page }) => {
    const at = await emptyPoint(page);
    const hint = main(page).getByText(message('map-hint'), { exact: true });
    const time = hint.evaluate(
      (e) =>
        new Promise((done) => {
          let shown;
          const look = () => {
            const now = performance.now();
            const seen = e.checkVisibility({ opacityProperty: true, visibilityProperty: true });
            if (seen) shown ??= now;
            if (shown && (!seen || now - shown > 1500)) return done(now - shown);
            requestAnimationFrame(look);
          };
          look();
        }),
    );
    await page.mouse.move(at.x, at.y);
    await page.mouse.wheel(0, 20);
    assert((await time) >= 1000, `${Math.round(await time)} ms`);
  }));

test('map: a double click zooms in where it points', () =>
  onMap(async ({ page }) => {
    const at = await emptyPoint(page);
    const now = await moving(page, () => page.mouse.dblclick(at.x, at.y));
    assert(now[2] > 1, `${now}`);
    assert.equal(await panel(page).count(), 0);
  }));

test('map: one finger scrolls the page, two pull and pinch the map', () =>
  onMap(
    async ({ page }) => {
      const devtools = await page.context().newCDPSession(page);
      const touch = (type, ...points) =>
        devtools.send('Input.dispatchTouchEvent', { type, touchPoints: points.map(([x, y], id) => ({ x, y, id })) });
      const glide = async (from, by) => {
        await touch('touchStart', ...from);
        for (let step = 1; step <= 6; step += 1) await touch('touchMove', ...from.map(([x, y], id) => [x + step * by[id][0], y + step * by[id][1]]));
        await touch('touchEnd');
      };
      const { x, y } = await emptyPoint(page);
      const before = await page.evaluate(() => scrollY);
      await glide([[x, y]], [[0, -15]]);
      await page.waitForFunction((y) => scrollY > y + 20, before);
      await rested(page);
      assert.equal(view(page), undefined, 'one finger moves no map');

      const at = await emptyPoint(page);
      const still = await page.evaluate(() => scrollY);
      const pinched = await moving(page, () => glide([[at.x - 30, at.y], [at.x + 30, at.y]], [[-5, 0], [5, 0]]));
      assert(pinched[2] > 1.3, `${pinched}`);
      const pulled = await moving(page, () => glide([[at.x - 20, at.y], [at.x + 40, at.y]], [[-8, 0], [-8, 0]]));
      assert(pulled[1] > pinched[1], `${pinched} to ${pulled}`);
      const now = await page.evaluate(() => ({ y: scrollY, scale: visualViewport.scale }));
      assert.deepEqual(now, { y: still, scale: 1 }, 'two fingers neither scroll nor zoom the page');
    },
    { hasTouch: true, viewport: { width: 390, height: 800 } },
  ));

// ---- before anything is drawn

test('map: on a wide screen nothing moves when the code draws anew what was exported', () =>
  withPage({ reducedMotion: 'reduce' }, async ({ page, address }) => {
    const drawn = () =>
      map(page)
        .locator('a:visible')
        .evaluateAll((all) =>
          all.map((mark) => {
            const [x, y] = mark.getAttribute('transform').match(/[\d.]+/g).map(Number);
            return { is: `${mark.getAttribute('href')} ${mark.textContent}`, x, y };
          }),
        );
    const release = await holdWasm(page);
    await page.goto(address(PATH));
    const exported = await drawn();
    release();
    await ready(page);
    const now = await drawn();
    assert.deepEqual(now.map(({ is }) => is), exported.map(({ is }) => is));
    exported.forEach((before, at) => near(now[at], before, 0.5, before.is));
  }));

/** Clicks in the page on the exported mark of a partner, before the first drawing. */
function clickEarly(page, { id }) {
  return page.addInitScript((href) => {
    new MutationObserver((_, observer) => {
      if (document.documentElement?.dataset.ready === undefined) return;
      observer.disconnect();
      const marks = [...document.querySelectorAll(`[data-spot][href="${href}"]`)];
      const shown = marks.find((mark) => mark.getClientRects().length > 0);
      shown.dispatchEvent(new MouseEvent('click', { bubbles: true, cancelable: true }));
    }).observe(document, { subtree: true, attributeFilter: ['data-ready'] });
  }, `/partners/${id}/`);
}

for (const width of [390, 1280]) {
  test(`map: an exported mark that is pressed as soon as the page is ready is chosen, at ${width} px`, () =>
    withPage({ reducedMotion: 'reduce', viewport: { width, height: 800 } }, async ({ page, open, loads }) => {
      await clickEarly(page, HERE);
      await open(PATH);
      await panelHeading(page).filter({ hasText: text(HERE.name) }).waitFor();
      assert.equal(await map(page).locator('[aria-current]').getAttribute('href'), `/partners/${HERE.id}/`);
      assert.deepEqual(loads, [PATH], 'its page is not opened');
    }));
}

test('map: the focus stays on the mark to which it was moved before the code came', () =>
  withPage({ reducedMotion: 'reduce' }, async ({ page, address }) => {
    const release = await holdWasm(page);
    await page.goto(address(PATH));
    await partnerMark(page, THERE).locator('visible=true').focus();
    release();
    await ready(page);
    await map(page).locator('[tabindex="0"]').waitFor();
    assert.equal(await focusedMark(page), `/partners/${THERE.id}/`);
    await page.keyboard.press('Enter');
    await panelHeading(page).filter({ hasText: text(THERE.name) }).waitFor();
  }));

// ---- by keys

test('map: the marks are one stop of the Tab key, and a skip link leads past them', () =>
  onMap(async ({ page }) => {
    await skip(page).focus();
    const stops = [];
    for (let left = false; !left; ) {
      await page.keyboard.press('Tab');
      const href = await focusedMark(page);
      if (href) stops.push(href);
      left = stops.length > 0 && !href;
      assert(stops.length < 5, `${stops}`);
    }
    assert.equal(stops.length, 1);
    await marks(page).nth(3).focus();
    const chosen = await focusedMark(page);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Shift+Tab');
    assert.equal(await focusedMark(page), chosen, 'the stop is the mark that had the focus last');
    await skip(page).focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    const [first] = await listed(page);
    assert.equal(await page.evaluate(() => document.activeElement.getAttribute('href')), first);
  }));

const WAYS = { ArrowRight: [1, 0], ArrowLeft: [-1, 0], ArrowDown: [0, 1], ArrowUp: [0, -1] };

test('map: an arrow key goes to the nearest mark in its direction', () =>
  onMap(async ({ page }) => {
    const all = await onScreen(page);
    const skipped = [];
    let moved = 0;
    for (const from of all.filter((_, at) => at % 3 === 0)) {
      for (const [key, [right, down]] of Object.entries(WAYS)) {
        const along = (m) => right * (m.x - from.x) + down * (m.y - from.y);
        const aside = (m) => Math.abs(down * (m.x - from.x)) + Math.abs(right * (m.y - from.y));
        await markTo(page, from.href).focus();
        await page.keyboard.press(key);
        const href = await focusedMark(page);
        const found = all.find((m) => m.href === href);
        assert(found, `${key} from ${from.name} leads out of the marks`);
        const ahead = all.filter((m) => m !== from && along(m) > 1 && aside(m) <= along(m) * 0.99);
        if (found === from) {
          assert.deepEqual(ahead.map(({ name }) => name), [], `${key} from ${from.name} goes nowhere`);
          continue;
        }
        moved += 1;
        assert(along(found) > 0, `${key} from ${from.name} leads to ${found.name}`);
        // The nearest along the direction, within a quarter around it: so every mark can be reached (geo::walk).
        const nearer = ahead.filter((m) => along(m) < along(found) - 1);
        skipped.push(...nearer.map(({ name }) => `${key} from ${from.name} leads to ${found.name}, though nearer is ${name}`));
      }
    }
    assert.deepEqual(skipped, []);
    assert(moved > all.length / 2);
  }));

test('map: Page Down walks over all marks in the order of the list, Page Up back', () =>
  onMap(async ({ page }) => {
    const all = (await onScreen(page)).map(({ href }) => href);
    const lines = await listed(page);
    const first = all.find((href) => href === lines[0] || href === '#spot-1');
    await markTo(page, first).focus();
    const walked = [first];
    while (walked.length < all.length) {
      await page.keyboard.press('PageDown');
      walked.push(await focusedMark(page));
    }
    assert.deepEqual(walked.toSorted(), all.toSorted(), 'each once');
    let line = -1;
    for (const href of walked) {
      const next = href.startsWith('#') ? Number(href.match(/\d+/)[0]) - 1 : lines.indexOf(href, line + 1);
      assert(next > line, `${href} comes after line ${line + 1}`);
      line = next;
    }
    const back = [walked.at(-1)];
    while (back.length < all.length) {
      await page.keyboard.press('PageUp');
      back.push(await focusedMark(page));
    }
    assert.deepEqual(back, walked.toReversed());
  }));

test('map: Enter chooses, Enter again opens the page, Escape closes and then shows the whole map', () =>
  onMap(async ({ page, loads }) => {
    const mark = partnerMark(page, HERE);
    const name = text(HERE.name);
    await zoomIn(page);
    await whole(page);
    await mark.focus();
    await page.keyboard.press('Enter');
    await asks(page, 'mark', (id) => id?.includes(HERE.id));
    await panel(page).waitFor();
    await said(page, name);
    assert.equal(await mark.getAttribute('aria-current'), 'true');
    assert.equal(await map(page).locator('[aria-current]').count(), 1);
    await page.keyboard.press('+');
    await asks(page, 'at', (at) => at !== null);
    await page.keyboard.press('Escape');
    await asks(page, 'mark', null);
    assert.equal(await panel(page).count(), 0);
    assert.notEqual(view(page), undefined, 'the first Escape only closes');
    assert(await page.evaluate(() => document.activeElement !== document.body));
    assert.equal(await map(page).locator('[aria-current]').count(), 0);
    await page.keyboard.press('Escape');
    await asks(page, 'at', null);
    await mark.focus();
    await page.keyboard.press('Enter');
    await asks(page, 'mark', (id) => id?.includes(HERE.id));
    await page.keyboard.press('Enter');
    await headed(page, name);
    assert.deepEqual(loads, [PATH]);
  }));

test('map: the panel tells name, role, town, region, country, how exact, where, what is near, and its page', () =>
  onMap(async ({ page }) => {
    const partner = partners.find(({ region, position }) => region && position?.precision === 'town');
    await press(partnerMark(page, partner));
    await asks(page, 'mark', (id) => id?.includes(partner.id));
    const words = squeezed(await panel(page).innerText());
    const region = regions.find(({ id }) => id === partner.region);
    const { country } = exported().find(({ id }) => id === `partners/${partner.id}`).properties;
    const told = [text(partner.name), message(`role-${partner.role}`), text(partner.town), text(region.name), message('place-town'), country];
    for (const part of told) assert(words.includes(part), `“${part}” is missing: ${words}`);
    const geo = await panel(page).locator('a[href^="geo:"]').getAttribute('href');
    const [lat, lon] = geo.slice('geo:'.length).split(',').map(Number);
    near({ x: lat, y: lon }, { x: partner.position.lat, y: partner.position.lon }, 0.001, geo);
    const others = await panel(page).getByRole('listitem').allInnerTexts();
    assert(others.length >= 2, 'the nearest others');
    const AWAY = new RegExp(`\\d km (${COMPASS.map((c) => escaped(message(`map-compass-${c}`))).join('|')})$|${escaped(message('map-near-by'))}$`);
    for (const other of others) assert.match(squeezed(other), AWAY);
    const more = panel(page).getByRole('link', { name: message('map-page'), exact: true });
    assert.equal(await more.getAttribute('href'), `/partners/${partner.id}/`);
  }));

test('map: a place is told with its kind and how exact its position is', () =>
  onMap(
    async ({ page }) => {
      await panel(page).waitFor();
      const words = squeezed(await panel(page).innerText());
      for (const part of [text(PLACE.name), text(PLACE.town), message(`place-${PLACE.position.precision}`)]) assert(words.includes(part), words);
      assert(words.includes(squeezed((await lineTo(page, `/places/${PLACE.id}/`).innerText()).split('\n').at(-1).split(' · ')[0])), words);
    },
    { query: `?mark=places/${PLACE.id}` },
  ));

test('map: what is chosen second tells how far it is from the first', () =>
  onMap(async ({ page }) => {
    await press(partnerMark(page, HERE));
    await asks(page, 'mark', (id) => id?.includes(HERE.id));
    await press(partnerMark(page, THERE));
    await asks(page, 'mark', (id) => id?.includes(THERE.id));
    await panelHeading(page).getByText(text(THERE.name)).waitFor();
    tellsWay(squeezed(await panel(page).innerText()), HERE.position, THERE.position);
  }));

test('map: one goes on to the nearest and back, with the focus on the button', () =>
  onMap(async ({ page }) => {
    const [on, back] = ['map-on', 'map-back'].map((key) =>
      panel(page).getByRole('button', { name: new RegExp(`^${escaped(message(`${key}-to`, { name: '' }).trim())}`) }),
    );
    await press(partnerMark(page, HERE));
    const way = [await panelHeading(page).innerText()];
    assert.equal(await back.count(), 0, 'there is no way back yet');
    for (let step = 0; step < 3; step += 1) {
      await on.press('Enter');
      await page.waitForFunction((before) => document.querySelector('.chosen h2').innerText !== before, way.at(-1));
      way.push(await panelHeading(page).innerText());
      await focused(on);
    }
    assert.equal(new Set(way).size, way.length, `nothing comes twice: ${way}`);
    for (const before of way.slice(0, -1).toReversed()) {
      await back.press('Enter');
      await panelHeading(page).getByText(before, { exact: true }).waitFor();
    }
    await back.waitFor({ state: 'detached' });
    await focused(panelHeading(page));
  }));

test('map: the way back ends with the panel, and the browser’s Back goes along it', () =>
  onMap(async ({ page }) => {
    const way = (key) => panel(page).getByRole('button', { name: new RegExp(`^${escaped(message(key, { name: '' }).trim())}`) });
    await locate(page, text(PLACE.name)).click();
    await panelHeading(page).filter({ hasText: text(PLACE.name) }).waitFor();
    await asks(page, 'mark', `places/${PLACE.id}`);
    await way('map-on-to').click();
    await asks(page, 'mark', (id) => id !== `places/${PLACE.id}`);
    await page.goBack();
    await panelHeading(page).filter({ hasText: text(PLACE.name) }).waitFor();
    assert.equal(await way('map-back-to').count(), 0, 'this is where the way began');
    assert(!squeezed(await panel(page).innerText()).includes(message('map-same-place', { place: text(PLACE.name) })), 'from itself');
    await way('map-on-to').click();
    await way('map-back-to').waitFor();
    await button(page, 'map-close').click();
    await whole(page);
    await press(partnerMark(page, HERE));
    await panelHeading(page).filter({ hasText: text(HERE.name) }).waitFor();
    assert.equal(await way('map-back-to').count(), 0, 'the way is over');
  }));

test('map: Close and Escape give the focus back to the mark or the line from which the panel was opened', () =>
  onMap(async ({ page }) => {
    const inView = (element) => {
      const { top, bottom } = element.getBoundingClientRect();
      return element === document.activeElement && top >= 0 && bottom <= innerHeight;
    };
    const given = (locator) => until(page, () => locator.evaluate(inView), 'the focus, on the screen');
    for (const close of ['Enter', 'Escape']) {
      await partnerMark(page, HERE).press('Enter');
      await panelHeading(page).waitFor();
      if (close === 'Enter') await button(page, 'map-close').press('Enter');
      else await panel(page).getByRole('link').first().press('Escape');
      await panelHeading(page).waitFor({ state: 'detached' });
      await given(partnerMark(page, HERE));
      const pin = locate(page, text(PLACE.name));
      await pin.click();
      await focused(panelHeading(page));
      await given(panelHeading(page));
      if (close === 'Enter') await button(page, 'map-close').click();
      else await page.keyboard.press('Escape');
      await given(pin);
      await whole(page);
    }
  }));

test('map: the browser goes back from choice to choice, whatever was zoomed between', () =>
  onMap(async ({ page }) => {
    await press(partnerMark(page, HERE));
    await asks(page, 'mark', (id) => id?.includes(HERE.id));
    await button(page, 'map-zoom-in').click();
    await asks(page, 'at', (at) => at?.split(',')[2] > 1);
    await press(partnerMark(page, THERE));
    await asks(page, 'mark', (id) => id?.includes(THERE.id));
    await page.goBack();
    await panelHeading(page).getByText(text(HERE.name)).waitFor();
    await page.goBack();
    await panel(page).waitFor({ state: 'detached' });
    assert.equal(new URL(page.url()).pathname, PATH);
    await page.goForward();
    await panelHeading(page).getByText(text(HERE.name)).waitFor();
  }));

test('map: on a phone what is chosen in the list is brought onto the screen', () =>
  onMap(
    async ({ page }) => {
      await locate(page, text(PLACE.name)).tap();
      await panelHeading(page).getByText(text(PLACE.name)).waitFor();
      await page.waitForFunction(() => {
        const { top, bottom } = document.querySelector('.stage').getBoundingClientRect();
        return top >= 0 && bottom <= innerHeight && document.querySelector('.chosen h2').getBoundingClientRect().top < innerHeight;
      });
      await button(page, 'map-close').tap();
      await focused(locate(page, text(PLACE.name)));
    },
    { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true },
  ));

test('map: dashed ways are those of the events that are found', () =>
  onMap(async ({ page }) => {
    const ways = map(page).locator('.leg:visible');
    const all = await ways.count();
    assert(all > 0);
    await search(page).fill('zzzz');
    await asks(page, 'q', 'zzzz');
    assert.equal(await ways.count(), 0);
    await search(page).fill('');
    await asks(page, 'q', null);
    assert.equal(await ways.count(), all);
  }));

test('map: a counted mark opens by zooming until its parts can be told apart, with the focus on the map', () =>
  onMap(async ({ page }) => {
    const all = await onScreen(page);
    const counted = all.filter(({ name }) => name.includes(',')).toSorted((a, b) => b.count - a.count)[0];
    assert(counted.count > 1);
    await markTo(page, counted.href).focus();
    const lost = await watchFocus(page);
    const now = await moving(page, () => page.keyboard.press('Enter'));
    assert(now[2] > 1);
    const after = await onScreen(page);
    assert(after.every(({ count, href }) => count < counted.count || href !== counted.href), 'it has come apart');
    assert(await focusedMark(page), 'the focus is on a mark');
    for (const key of ['+', '+', '-', '+', '0']) {
      await moving(page, () => page.keyboard.press(key));
      assert(await focusedMark(page), `after ${key}`);
    }
    assert.equal(await lost(), 0, 'frames without a focus');
  }));

test('map: after zooming by keys the mark with the focus can be seen', () =>
  onMap(async ({ page }) => {
    const frame = await map(page).boundingBox();
    for (const partner of [HERE, partners.find(({ id }) => id === 'stebo')]) {
      await partnerMark(page, partner).focus();
      for (const _ of [1, 2, 3]) await moving(page, () => page.keyboard.press('+'));
      const { x, y } = await page.evaluate(() => {
        const box = document.activeElement.querySelector('circle').getBoundingClientRect();
        return { x: box.x + box.width / 2 + scrollX, y: box.y + box.height / 2 + scrollY };
      });
      assert(x >= frame.x && x <= frame.x + frame.width && y >= frame.y && y <= frame.y + frame.height, `${partner.id} is at ${x}, ${y}`);
      await moving(page, () => page.keyboard.press('0'));
    }
  }));

test('map: where all stand on one place, a counted mark fans out', () =>
  onMap(async ({ page }) => {
    const all = await onScreen(page);
    // The name tells the towns of the things, so those of one town have no comma.
    const counted = all.find(({ href, name }) => href.startsWith('#') && /^\d+ [^,:]*: [^,]*$/.test(name));
    const town = counted.name.split(': ')[1];
    const inTown = POSITIONED.filter((spot) => spot.path.startsWith('/events/') && text(spot.town) === town);
    assert.equal(new Set(inTown.map(({ position }) => `${position.lat} ${position.lon}`)).size, 1, 'on one place');
    assert.equal(inTown.length, counted.count);
    await markTo(page, counted.href).focus();
    await page.keyboard.press('Enter');
    await markTo(page, counted.href).waitFor({ state: 'detached' });
    const after = await onScreen(page);
    const fanned = after.filter(({ href }) => inTown.some(({ path }) => path === href));
    assert.equal(fanned.length, inTown.length);
    for (const [at, a] of fanned.entries()) {
      for (const b of fanned.slice(at + 1)) assert(Math.hypot(a.x - b.x, a.y - b.y) >= 24, 'apart enough to be pressed');
    }
    assert(fanned.map(({ href }) => href).includes(await focusedMark(page)), 'the focus is on one of them');
  }));

// ---- list and map

test('map: “Show on the map” chooses, brings into view and leads to the heading of the panel', () =>
  onMap(async ({ page }) => {
    const name = text(PLACE.name);
    await moving(page, () => locate(page, name).press('Enter'));
    await asks(page, 'mark', (id) => id?.includes(PLACE.id));
    await panelHeading(page).getByText(name).waitFor();
    await focused(panelHeading(page));
    // The mark may still count its neighbours.
    const mark = map(page).locator('[aria-current="true"]');
    assert.equal(await mark.count(), 1, 'the mark is the current one');
    const [{ x, y }, frame] = [await middle(mark), await map(page).boundingBox()];
    assert(x > frame.x && x < frame.x + frame.width && y > frame.y && y < frame.y + frame.height, 'in view of the map');
    assert(frame.y < 800 && frame.y + frame.height > 0, 'the map is on the screen');
  }));

test('map: pointing at a line or a mark, or its focus, lights the other', () =>
  onMap(async ({ page }) => {
    const [mark, line] = [partnerMark(page, HERE), lineTo(page, `/partners/${HERE.id}/`)];
    await skip(page).focus();
    await lights(mark, () => line.hover());
    await page.mouse.move(0, 0);
    await painted(page);
    await lights(mark, () => line.getByRole('link').focus());
    await skip(page).focus();
    await painted(page);
    await lights(line, () => mark.locator('circle').first().hover());
    await page.mouse.move(0, 0);
    await painted(page);
    await lights(line, () => mark.focus());
  }));

// ---- how far from me

const ME = { latitude: 50, longitude: 10 };

/** Counts how often the page asks for a position. */
const countAsked = (page) =>
  page.addInitScript(() => {
    window.positionsAsked = 0;
    for (const how of ['getCurrentPosition', 'watchPosition']) {
      const real = navigator.geolocation[how].bind(navigator.geolocation);
      navigator.geolocation[how] = (...words) => {
        window.positionsAsked += 1;
        return real(...words);
      };
    }
  });

test('map: the position is asked for by a click only, and tells how far it is; nothing is sent', () =>
  withPage({ reducedMotion: 'reduce', permissions: ['geolocation'], geolocation: ME }, async ({ page, open, asked }) => {
    page.setDefaultTimeout(5000);
    await countAsked(page);
    await open(`${PATH}?mark=places/${PLACE.id}`);
    await button(page, 'map-me').waitFor();
    assert.equal(await page.evaluate(() => window.positionsAsked), 0);
    const before = asked.length;
    await button(page, 'map-me').click();
    await panel(page).getByText(message('map-my-place')).waitFor();
    tellsWay(squeezed(await panel(page).innerText()), { lat: ME.latitude, lon: ME.longitude }, PLACE.position, message('map-my-place'));
    assert.equal(await page.evaluate(() => window.positionsAsked), 1);
    assert.equal(asked.length, before, 'no request');
    assert(!/50\.0|10\.0/.test(page.url()), 'nothing of it in the address');
  }));

test('map: a refused position is told', () =>
  onMap(
    async ({ page }) => {
      await button(page, 'map-me').click();
      await panel(page).getByText(message('map-me-failed'), { exact: true }).waitFor();
      assert(await button(page, 'map-me').isVisible(), 'it can be tried again');
    },
    { query: `?mark=places/${PLACE.id}` },
  ));

// ---- search and filters

const folded = (words) => words.normalize('NFD').replaceAll(/\p{M}/gu, '').toLowerCase();

/** Waits until the list leads to these pages, in any order. */
async function lists(page, paths, what) {
  const wanted = paths.toSorted();
  const same = (found) => JSON.stringify(found.toSorted()) === JSON.stringify(wanted);
  await until(page, async () => same(await listed(page)), what).catch(() => {});
  assert.deepEqual((await listed(page)).toSorted(), wanted, what);
}

test('map: the search finds names, towns, regions and kinds, whatever the accents', () =>
  onMap(async ({ page }) => {
    for (const words of ['trzic', 'TRŽIČ', 'gorenjska', folded(text(PLACE.name)), 'museum', message('role-academic'), 'muse zwickau']) {
      await search(page).fill(words);
      await asks(page, 'q', words);
      const hits = exported().filter(({ properties: { name, town, region, kind } }) => {
        const all = folded([name, town, region, kind].join(' '));
        return folded(words).split(' ').every((word) => all.includes(word));
      });
      assert(hits.length > 0 && hits.length < exported().length, words);
      await lists(page, hits.map(({ id }) => pathOf(id)), words);
      assert.equal(sum(await onScreen(page)), hits.length, `marks for ${words}`);
    }
    await chips(page).first().click();
    await asks(page, 'q', null);
    await lists(page, exported().map(({ id }) => pathOf(id)));
    assert.equal(await search(page).inputValue(), '');
  }));

test('map: filters by kind of place, region and country, and chips that take them off', () =>
  onMap(async ({ page }) => {
    const all = exported();
    const paths = (keep) => all.filter(keep).map(({ id }) => pathOf(id));
    const museum = places.filter(({ category }) => category === 'museum').map(({ id }) => `/places/${id}/`);
    await filter(page, 'map-category').selectOption('museum');
    await asks(page, 'category', 'museum');
    await lists(page, museum, 'museums');
    const museums = await chips(page).first().innerText();
    const inRegion = ({ properties }) => properties.region === text(REGION.name);
    await filter(page, 'place-region').selectOption(REGION.id);
    await asks(page, 'region', REGION.id);
    await lists(page, paths(inRegion).filter((path) => museum.includes(path)), 'museums of the region');
    await chip(page, museums).click();
    await asks(page, 'category', null);
    await lists(page, paths(inRegion), 'all of the region');
    await chip(page, text(REGION.name)).click();
    await asks(page, 'region', null);
    const { country } = all.find(({ id }) => id === 'partners/stebo').properties;
    await main(page).getByRole('combobox').last().selectOption(country);
    await asks(page, 'country', 'BE');
    await lists(page, paths(({ properties }) => properties.country === country), 'the country');
    assert.equal(sum(await onScreen(page)), (await listed(page)).length);
    await chips(page).first().click();
    await asks(page, 'country', null);
    await lists(page, paths(() => true), 'all');
  }));

test('map: all filters are taken off at once, in the address too; what the boxes hide stays hidden', () =>
  onMap(
    async ({ page }) => {
      await chips(page).last().getByText(message('filters-clear'), { exact: true }).click();
      await asks(page, 'category', null);
      assert.deepEqual([...query(page).keys()], ['without']);
      assert.equal(await chips(page).count(), 0);
      assert(!(await layer(page, LAYERS.events).isChecked()));
    },
    { query: '?category=museum&country=BE&q=a&without=events' },
  ));

test('map: nothing found is said, and how to go on', () =>
  onMap(async ({ page }) => {
    await search(page).fill('xyzzy');
    await asks(page, 'q', 'xyzzy');
    await said(page, message('map-none'));
    assert.equal(await main(page).locator('p:not([role])').getByText(message('map-none'), { exact: true }).filter({ visible: true }).count() > 0, true);
    assert.deepEqual(await listed(page), []);
    assert.deepEqual(await onScreen(page), []);
  }));

test('map: the list shows what is in view', () =>
  onMap(
    async ({ page }) => {
      const { lat, lon } = partners.find(({ id }) => id === 'stebo').position;
      const found = await listed(page);
      const far = (spot) => way({ lat, lon }, spot.position).km;
      for (const spot of POSITIONED.filter((s) => far(s) < 15)) assert(found.includes(spot.path), `${spot.path} is in view`);
      for (const spot of POSITIONED.filter((s) => far(s) > 150 && POSITIONED.every((o) => o.path !== s.path || o === s))) {
        assert(!found.includes(spot.path), `${spot.path} is not in view`);
      }
      const label = content('i18n/en.json').messages['map-found'].other.replace('{count}', found.length);
      assert(await main(page).getByText(label, { exact: true }).first().isVisible());
    },
    { query: '?at=50.965,5.501,8.000' },
  ));

test('map: check boxes take layers off, and the address keeps it', () =>
  onMap(async ({ page }) => {
    const all = exported().map(({ id }) => pathOf(id));
    for (const [name, key] of Object.entries(LAYERS)) {
      await layer(page, key).uncheck();
      await asks(page, 'without', name);
      await lists(page, all.filter((path) => !path.startsWith(`/${name}/`)), name);
      assert.equal(sum(await onScreen(page)), (await listed(page)).length, name);
      await page.reload();
      await ready(page);
      assert(!(await layer(page, key).isChecked()), `${name} is still off`);
      await lists(page, all.filter((path) => !path.startsWith(`/${name}/`)), `${name}, after a reload`);
      await layer(page, key).check();
      await asks(page, 'without', null);
    }
  }));

/** All that a visitor sees of a state of the map. */
const stateOf = async (page, lang = '') => ({
  query: [...query(page)].toSorted(),
  lines: (await listed(page)).map((path) => path.replace(lang, '')),
  marks: (await onScreen(page)).map(({ href, count }) => `${href.replace(lang, '')} ${count}`).toSorted(),
  layers: await main(page).getByRole('checkbox').evaluateAll((all) => all.map((e) => e.checked)),
  search: await main(page).getByRole('searchbox').inputValue(),
  filters: await main(page).getByRole('combobox').evaluateAll((all) => all.map((e) => e.value)),
  chosen: await main(page).locator('svg [aria-current]').count(),
});

test('map: the state is restored by a reload, by going back, and in the other language', () =>
  onMap(async ({ page }) => {
    await search(page).fill('museum');
    await asks(page, 'q', 'museum');
    await filter(page, 'place-region').selectOption('zwickau');
    await asks(page, 'region', 'zwickau');
    await layer(page, 'nav-events').uncheck();
    await asks(page, 'without', 'events');
    await layer(page, 'map-waters').uncheck();
    await asks(page, 'without', (off) => off.includes('waters'));
    const [path] = await listed(page);
    await lineTo(page, path).getByRole('button').press('Enter');
    await asks(page, 'mark', (id) => id !== null);
    await panel(page).waitFor();
    const before = await stateOf(page);
    assert(before.lines.length > 0 && before.marks.length > 0);
    assert.equal(before.chosen, 1);

    await page.reload();
    await ready(page);
    await panel(page).waitFor();
    assert.deepEqual(await stateOf(page), before, 'after a reload');

    await nav(page).locator('a[href="/events/"]').click();
    await headed(page, message('nav-events'));
    await page.goBack();
    await panel(page).waitFor();
    assert.deepEqual(await stateOf(page), before, 'after going back');

    const other = languages[1];
    await page.getByRole('banner').locator('.lang summary').click();
    await page.getByRole('banner').getByRole('link', { name: other.name, exact: true }).click();
    await page.waitForURL(`**/${other.code}/map/**`);
    await ready(page);
    await main(page).locator('svg [aria-current]').first().waitFor();
    const group = page.getByRole('group', { name: content(`i18n/${other.code}.json`).messages['map-name'], exact: true });
    const now = await stateOf(page, `/${other.code}`);
    const theirs = await group.getByRole('link').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
    assert.equal(theirs.length, before.marks.length);
    assert.deepEqual({ ...now, marks: before.marks }, before, 'in the other language');
  }));

const HOSTILE = [
  '?at=NaN',
  '?at=NaN,NaN,NaN',
  '?at=1e999,-1e999,1e999',
  '?at=48,11,-5',
  '?at=90,180,64&mark=',
  '?at=,,,,,',
  '?mark=<script>alert(1)</script>',
  '?mark=__proto__',
  '?mark=places/nope',
  '?category=nope',
  '?region=nope&country=XX',
  '?without=nope,,events;partners',
  '?region=%E0%A4%A',
  `?q=${'ä'.repeat(800)}`,
  `?mark=${'x'.repeat(5000)}&at=${'9'.repeat(400)}`,
];

test('map: whatever the address asks, the page does no harm and can be used', () =>
  withPage({ reducedMotion: 'reduce' }, async ({ page, open }) => {
    page.setDefaultTimeout(5000);
    const all = exported().length;
    const faults = [];
    for (const hostile of HOSTILE) {
      const what = hostile.slice(0, 40);
      await open(PATH + hostile);
      await painted(page);
      if (!(await map(page).isVisible())) faults.push(`${what}: no map`);
      // A visitor takes off what there is to take off.
      for (let left = 5; left > 0 && (await chips(page).count()) > 0; left -= 1) {
        await chips(page).first().click();
        await painted(page);
      }
      for (const key of Object.values(LAYERS)) await layer(page, key).check();
      // It says so where all is shown.
      await button(page, 'map-whole').press('Enter');
      await until(page, async () => (await listed(page)).length === all, '').catch(() => {});
      if ((await listed(page)).length !== all) faults.push(`${what}: ${(await listed(page)).length} in the list, ${query(page)}`);
      if (sum(await onScreen(page)) !== all) faults.push(`${what}: marks for ${sum(await onScreen(page))}`);
    }
    assert.deepEqual(faults, []);
  }));

test('map: the focus is not lost with a control that goes away', () =>
  onMap(
    async ({ page }) => {
      const lost = [];
      const look = async (what) => {
        await painted(page);
        if (await page.evaluate(() => document.activeElement === document.body)) lost.push(what);
      };
      await button(page, 'map-me').press('Enter');
      await panel(page).getByText(message('map-my-place')).waitFor();
      await look('How far from me?');
      await button(page, 'map-close').press('Enter');
      await asks(page, 'mark', null);
      await look('the closed panel');
      await chips(page).first().press('Enter');
      await asks(page, 'q', null);
      await look('a chip that was taken off');
      assert.deepEqual(lost, []);
    },
    { query: `?mark=places/${PLACE.id}&q=moser`, permissions: ['geolocation'], geolocation: ME },
  ));

// ---- files

/** The rows of a table, each by the names of its columns. */
function table(words) {
  const rows = [];
  let row = [];
  for (const [, quoted, plain, end] of words.matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    row.push(quoted?.replaceAll('""', '"') ?? plain);
    if (end === ',') continue;
    if (row.length > 1) rows.push(row);
    row = [];
  }
  const [names, ...lines] = rows;
  return lines.map((line) => {
    assert.equal(line.length, names.length, line.join(' | '));
    return Object.fromEntries(line.map((field, at) => [names[at], field]));
  });
}

/** The paths of the things in both kinds of file, checked for what each must tell. */
const readers = {
  'map-geojson'(words) {
    const { type, features } = JSON.parse(words);
    assert.equal(type, 'FeatureCollection');
    for (const { geometry, properties } of features) assert(geometry.type === 'Point' && geometry.coordinates.length === 2 && properties.name);
    return features.map(({ id, geometry }) => ({ path: pathOf(id), lat: geometry.coordinates[1], lon: geometry.coordinates[0] }));
  },
  'map-csv'(words) {
    assert(words.startsWith('\u{feff}'), 'a spreadsheet would read it wrong');
    return table(words.slice(1)).map(({ id, lat, lon, name }) => assert(name) ?? { path: pathOf(id), lat: Number(lat), lon: Number(lon) });
  },
};

function agrees(found, paths, what) {
  assert.deepEqual(found.map(({ path }) => path).toSorted(), paths.toSorted(), what);
  for (const { path, lat, lon } of found) {
    const there = POSITIONED.some((s) => s.path === path && Math.abs(s.position.lat - lat) < 0.001 && Math.abs(s.position.lon - lon) < 0.001);
    assert(there, `${what}: ${path} at ${lat}, ${lon}`);
  }
}

test('map: files have everything, and those that are saved what the list shows', () =>
  onMap(async ({ page, address }) => {
    const everything = await listed(page);
    for (const [key, read] of Object.entries(readers)) {
      const link = main(page).getByRole('link', { name: message(key), exact: true });
      const answer = await page.request.get(address(await link.getAttribute('href')));
      assert(answer.ok(), key);
      agrees(read(await answer.text()), everything, key);
    }
    await layer(page, 'nav-events').uncheck();
    await search(page).fill('sisak');
    await asks(page, 'q', 'sisak');
    await lists(page, exported().filter(({ properties }) => properties.layer !== 'events' && folded(Object.values(properties).join(' ')).includes('sisak')).map(({ id }) => pathOf(id)));
    const some = await listed(page);
    assert(some.length > 1 && some.length < everything.length);
    for (const [key, read] of Object.entries(readers)) {
      const [download] = await Promise.all([page.waitForEvent('download'), button(page, key).click()]);
      agrees(read(readFileSync(await download.path(), 'utf8')), some, `${key}, saved`);
      assert.match(download.suggestedFilename(), key === 'map-csv' ? /\.csv$/ : /\.geojson$/);
    }
  }));

// ---- coming and going, widths, paper

test('map: reached from another page, left in flight and come back to, it works', () =>
  withPage({}, async ({ page, open, loads }) => {
    page.setDefaultTimeout(5000);
    await open('/partners/');
    await nav(page).locator(`a[href="${PATH}"]`).click();
    await partnerMark(page, HERE).waitFor();
    assert.equal(sum(await onScreen(page)), exported().length);
    const spaces = await map(page).locator('a, title').evaluateAll((all) => [...new Set(all.map((e) => e.namespaceURI))]);
    assert.deepEqual(spaces, ['http://www.w3.org/2000/svg']);
    await button(page, 'map-zoom-in').click();
    await nav(page).locator('a[href="/events/"]').click();
    await headed(page, message('nav-events'));
    assert.equal(new URL(page.url()).pathname, '/events/');
    await page.goBack();
    await page.waitForURL(`**${PATH}*`);
    await button(page, 'map-whole').press('Enter');
    await asks(page, 'at', null);
    await partnerMark(page, HERE).press('Enter');
    await panelHeading(page).getByText(text(HERE.name)).waitFor();
    await panel(page).getByRole('link', { name: message('map-page'), exact: true }).click();
    await headed(page, text(HERE.name));
    await page.goBack();
    await panelHeading(page).getByText(text(HERE.name)).waitFor();
    assert.deepEqual(loads, ['/partners/'], 'no second document');
  }));

async function fits(page, what) {
  const { wide, room } = await page.evaluate(() => ({ wide: document.scrollingElement.scrollWidth, room: innerWidth }));
  assert(wide <= room, `${wide} px wide in a view of ${room}: ${what}`);
}

test('map: it fits every width, also when that changes, and reading it at 400 % needs no sideways scrolling', () =>
  onMap(async ({ page }) => {
    for (const [width, height] of [[1280, 800], [320, 640], [320, 256], [360, 640], [390, 844], [412, 900], [700, 900], [2560, 1440], [1280, 800]]) {
      await page.setViewportSize({ width, height });
      const outside = async () => {
        const frame = await map(page).boundingBox();
        return (await onScreen(page)).filter(({ x, y }) => x < frame.x || x > frame.x + frame.width || y < frame.y || y > frame.y + frame.height);
      };
      await until(page, async () => (await outside()).length === 0, async () => `${width} px, outside: ${JSON.stringify(await outside())}`);
      const all = await onScreen(page);
      assert.equal(sum(all), exported().length, `${width} px`);
      await fits(page, `${width} × ${height} px`);
    }
    assert.equal(view(page), undefined, 'it is still the whole map');
    await page.setViewportSize({ width: 320, height: 256 });
    await press(partnerMark(page, HERE));
    await panel(page).waitFor();
    await fits(page, 'with the panel open');
  }));

/** `1–3, 7` as numbers. */
const numbersIn = (words) =>
  words.split(',').flatMap((part) => {
    const [from, to = from] = part.trim().split('–').map(Number);
    return Array.from({ length: to - from + 1 }, (_, at) => from + at);
  });

for (const [how, start] of Object.entries({ 'with code': onMap, 'without code': withoutCode })) {
  test(`map: on paper every number of the list stands on the map, ${how}`, () =>
    start(async ({ page }) => {
      await page.setViewportSize({ width: 680, height: 1000 });
      await page.emulateMedia({ media: 'print' });
      const lines = await page.locator('#map-list li').evaluateAll((all) => all.map((li) => Number.parseInt(li.innerText, 10)));
      assert.deepEqual(lines, lines.map((_, at) => at + 1), 'the list is numbered');
      const drawn = await marks(page).evaluateAll((all) =>
        all.map((a) => ({
          href: a.getAttribute('href'),
          name: a.querySelector('title').textContent,
          texts: [...a.querySelectorAll('text')]
            .filter((t) => t.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
            .map((t) => t.textContent.trim())
            .filter((words) => /^\d[\d–, ]*$/.test(words)),
        })),
      );
      const found = drawn.flatMap(({ href, name, texts }) => {
        const count = href.startsWith('#') ? Number.parseInt(name, 10) : 1;
        const numbers = (texts.length > 1 && texts[0] === `${count}` ? texts.slice(1) : texts).flatMap(numbersIn);
        assert.equal(numbers.length, count, `${name}: ${texts}`);
        return numbers;
      });
      assert.deepEqual(found.toSorted((a, b) => a - b), lines);
    }));
}

// ---- told and looked at

/** The states in which the page is audited, and told whole. */
const STATES = {
  closed: '',
  open: `?mark=places/${PLACE.id}&at=50.231,12.837,8.000`,
  filtered: '?q=museum&region=limburg&without=events',
  empty: '?q=xyzzy',
};

for (const [state, query] of Object.entries(STATES)) {
  test(`map: ${state}, at 320 and 1280 px, it has no fault in light, dark and forced colours`, async () => {
    const found = [];
    const look = (width) =>
      onMap(async ({ page }) => found.push(...(await faults(page)).map((fault) => `${width} px, ${fault}`)), {
        query,
        viewport: { width, height: 800 },
      });
    await Promise.all([look(320), look(1280)]);
    assert.deepEqual(found, []);
  });
}

test('map: in forced colours every kind of mark, and its key, is to be seen', () =>
  onMap(
    async ({ page }) => {
      // What has no outline and no fill but that of the ground isn't there.
      const unseen = await main(page).evaluate((main) => {
        const ground = getComputedStyle(document.body).backgroundColor;
        const none = (colour) => colour === ground || colour === 'none' || /^rgba\(.*, 0\)$/.test(colour);
        const drawn = (e) => {
          const s = getComputedStyle(e);
          if (!(e instanceof SVGElement)) return !none(s.backgroundColor) || (s.borderTopStyle !== 'none' && s.borderTopWidth !== '0px');
          return e.localName !== 'text' && s.opacity !== '0' && (!none(s.fill) || (!none(s.stroke) && s.strokeWidth !== '0px'));
        };
        const marks = [...main.querySelectorAll('svg a')].filter((a) => a.getClientRects().length > 0);
        const keys = [...main.querySelectorAll('fieldset label > :empty:not(input)')];
        return [...marks, ...keys]
          .filter((e) => ![e, ...e.querySelectorAll('*')].some(drawn))
          .map((e) => e.querySelector('title')?.textContent ?? e.parentElement.textContent);
      });
      assert.deepEqual(unseen, []);
    },
    { forcedColors: 'active' },
  ));

const trees = expected('map');

for (const [state, query] of Object.entries(STATES)) {
  test(`map: ${state}, as assistive technology is told of it`, () =>
    onMap(async ({ page }) => trees.compare(`${state}.yml`, `${await main(page).ariaSnapshot()}\n`), { query }));
}

test('map: no file is left over', () => trees.settle());
