// My agenda: entries that a visitor picks, kept in the browser, shared by a link, printed, taken as a calendar file.

import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { isExported, message, need, painted, ready, text, withPage } from './lib.mjs';
import {
  ID,
  PATH,
  audiences,
  button,
  counted,
  entries,
  focusKept,
  forAudience,
  hasFocus,
  idsOf,
  inLanguage,
  item,
  kept,
  leaf,
  listed,
  mine,
  pick,
  pressed,
  said,
  seen,
  shareField,
  show,
  titleOf,
} from './desk.mjs';
import { measure } from './measure.mjs';

const ALL = idsOf(entries);
const [CLASH, OTHER] = idsOf(audiences);
const OPEN_END = entries.find((entry) => !entry.end);
/** Two entries of which the second starts when the first ends. */
const [BEFORE, AFTER] = [entries[2], entries[3]];
assert.equal(BEFORE.end, AFTER.start);

const inOrder = (...ids) => ALL.filter((id) => ids.includes(id));

/** Waits until the count of picks is told. */
const told = (page, count) => mine(page).getByText(counted('mine-count', count), { exact: true }).waitFor();

// ---- picking

test('picks: a leaf is a button that says whether it is pressed', () =>
  withPage({}, async ({ page, open }) => {
    await open(PATH);
    for (const id of ALL) assert.equal(await leaf(page, id).getAttribute('aria-pressed'), 'false', id);
    assert(await mine(page).getByText(message('mine-empty'), { exact: true }).isVisible());
    await pick(page, CLASH);
    assert.deepEqual(await pressed(page), [CLASH]);
    await told(page, 1);
    assert(await mine(page).getByText(message('mine-empty'), { exact: true }).isHidden());
    await leaf(page, CLASH).click();
    await painted(page);
    assert.deepEqual(await pressed(page), []);
    assert(await mine(page).getByText(message('mine-empty'), { exact: true }).isVisible());
    assert.deepEqual(await kept(page), {}, 'nothing is kept of it');
  }));

test('picks: each entry can be picked, and they are listed in the order of the agenda', () =>
  withPage({}, async ({ page, open }) => {
    await open(PATH);
    await pick(page, ...ALL.toReversed());
    assert.deepEqual(await pressed(page), ALL);
    assert.deepEqual(await listed(page), ALL);
    await told(page, ALL.length);
    for (const { id, start } of entries) {
      const line = mine(page).getByRole('listitem').filter({ has: page.locator(`a[href$="#${id}"]`) });
      const words = await line.innerText();
      assert(words.includes(titleOf(id)) && words.includes(start), `${id}: ${words}`);
    }
  }));

test('picks: two at the same time are named on both, neighbours are none', () =>
  withPage({}, async ({ page, open }) => {
    await open(PATH);
    await pick(page, CLASH, OTHER, BEFORE.id, AFTER.id);
    const line = (id) => mine(page).getByRole('listitem').filter({ has: page.locator(`a[href$="#${id}"]`) });
    const clashes = (id) => line(id).getByText(message('mine-clash', { title: '' }).trim());
    for (const [id, with_] of [[CLASH, OTHER], [OTHER, CLASH]]) {
      assert.equal(await clashes(id).innerText(), message('mine-clash', { title: titleOf(with_) }), id);
    }
    for (const { id } of [BEFORE, AFTER]) assert.equal(await clashes(id).count(), 0, id);
    await leaf(page, OTHER).click();
    await painted(page);
    assert.equal(await clashes(CLASH).count(), 0);
  }));

test('picks: the list leads to the entry', () =>
  withPage({}, async ({ page, open }) => {
    await open(PATH);
    await pick(page, CLASH);
    await mine(page).getByRole('link', { name: titleOf(CLASH), exact: true }).click();
    await painted(page);
    assert.equal(new URL(page.url()).hash, `#${CLASH}`);
    const { top, bottom } = await item(page, CLASH).evaluate((e) => e.getBoundingClientRect().toJSON());
    assert(top >= 0 && bottom <= 800, `${top} to ${bottom} px`);
  }));

test('picks: the list leads to an entry that the choice of an audience hides', () =>
  withPage({}, async ({ page, open }) => {
    await open(PATH);
    await pick(page, OTHER);
    await show(page, text(audiences[0].audience));
    await mine(page).getByRole('link', { name: titleOf(OTHER), exact: true }).click();
    await painted(page);
    assert(await item(page, OTHER).isVisible(), 'the link leads to something that is not to be seen');
  }));

test('picks: they are remembered, in each language', () =>
  withPage({}, async ({ page, open }) => {
    await open(PATH);
    await pick(page, CLASH, OPEN_END.id);
    await page.reload();
    await ready(page);
    await told(page, 2);
    assert.deepEqual(await pressed(page), inOrder(CLASH, OPEN_END.id));
    await open(`/de${PATH}`);
    const german = page.getByRole('main').getByRole('button', {
      name: inLanguage('de', 'agenda-pick').replace('{title}', titleOf(CLASH, 'de')),
      exact: true,
    });
    await page.locator(`[aria-pressed="true"]`).first().waitFor();
    assert.equal(await german.getAttribute('aria-pressed'), 'true');
    assert.deepEqual(await pressed(page), inOrder(CLASH, OPEN_END.id));
  }));

test('picks: alone they can be shown, and the address says so', () =>
  withPage({}, async ({ page, open }) => {
    await open(PATH);
    await pick(page, CLASH, ALL[0]);
    await show(page, message('agenda-show-picks'));
    assert.deepEqual(await seen(page), inOrder(CLASH, ALL[0]));
    const empty = page.getByRole('main').getByText(message('agenda-nothing'), { exact: true }).filter({ visible: true });
    assert.equal(await empty.count(), 1, 'the third day says that it has none');
    await page.reload();
    await ready(page);
    await told(page, 2);
    assert.deepEqual(await seen(page), inOrder(CLASH, ALL[0]));
  }));

test('picks: what is picked in one tab is there in the other', () =>
  withPage({}, async ({ page, open, address }) => {
    await open(PATH);
    const second = await page.context().newPage();
    await second.goto(address(PATH));
    await ready(second);
    await pick(second, CLASH);
    await pick(page, BEFORE.id);
    await page.reload();
    await ready(page);
    await page.locator(`[aria-pressed="true"]`).first().waitFor();
    assert.deepEqual(await pressed(page), inOrder(CLASH, BEFORE.id));
  }));

test('picks: those of another event are kept whatever is done here', () =>
  withPage({}, async ({ page, open }) => {
    await open(PATH);
    await pick(page, CLASH);
    const { picks } = await kept(page);
    const others = picks.replace(ID, 'another-event');
    await page.evaluate((value) => localStorage.setItem('picks', value), `${others}\n${picks}`);
    await page.reload();
    await ready(page);
    await told(page, 1);
    await pick(page, BEFORE.id);
    assert((await kept(page)).picks.includes(others), 'after another pick');
    await button(page, 'mine-clear').click();
    await painted(page);
    assert.deepEqual(await kept(page), { picks: others });
  }));

test('picks: all can be removed', () =>
  withPage({}, async ({ page, open }) => {
    await open(PATH);
    await pick(page, CLASH, OTHER);
    await show(page, message('agenda-show-picks'));
    await button(page, 'mine-clear').click();
    await painted(page);
    assert.deepEqual(await pressed(page), []);
    assert.deepEqual(await seen(page), ALL);
    assert.equal(await shareField(page).count(), 0);
    for (const key of ['mine-file', 'mine-print', 'mine-clear']) assert.equal(await button(page, key).count(), 0, key);
    assert.deepEqual(await kept(page), {});
    await page.reload();
    await ready(page);
    await painted(page);
    assert.deepEqual(await pressed(page), []);
  }));

// ---- the link

/** The link that a visitor with these picks gets. */
async function linkOf(...ids) {
  let link;
  await withPage({}, async ({ page, open }) => {
    await open(PATH);
    await pick(page, ...ids);
    link = await shareField(page).inputValue();
  });
  return link;
}

/** The path of a link with all that follows. */
const pathOf = (link) => link.slice(new URL(link).origin.length);

test('link: a field that can be read and not written holds the picks, and grows with them', () =>
  withPage({}, async ({ page, open, address }) => {
    await open(`${PATH}?for=${CLASH}#day-2`);
    await pick(page, CLASH);
    assert(!(await shareField(page).isEditable()), 'it can be written');
    const one = await shareField(page).inputValue();
    assert(one.startsWith(address(PATH)) && one.includes(CLASH) && !one.includes('day-2'), one);
    await pick(page, BEFORE.id);
    const two = await shareField(page).inputValue();
    for (const id of [CLASH, BEFORE.id]) assert(two.includes(id), two);
  }));

test('link: another browser is offered the picks and takes them only when asked', async () => {
  const link = await linkOf(CLASH, OPEN_END.id);
  await withPage({}, async ({ page, open }) => {
    await open(pathOf(link));
    await said(page, counted('mine-offer', 2)).waitFor();
    assert.deepEqual(await pressed(page), []);
    assert.deepEqual(await kept(page), {});
    await button(page, 'mine-take').click();
    await told(page, 2);
    assert.deepEqual(await listed(page), inOrder(CLASH, OPEN_END.id));
    assert.equal(await button(page, 'mine-take').count(), 0);
    await page.reload();
    await ready(page);
    await told(page, 2);
    assert.deepEqual(await pressed(page), inOrder(CLASH, OPEN_END.id));
    assert.equal(await button(page, 'mine-take').count(), 0, 'it offers them once');
  });
});

test('link: it opens in another language', async () => {
  const link = await linkOf(CLASH);
  await withPage({}, async ({ page, open }) => {
    await open(`/de${pathOf(link)}`);
    await page.getByRole('button', { name: inLanguage('de', 'mine-take'), exact: true }).click();
    await painted(page);
    assert.deepEqual(await pressed(page), [CLASH]);
  });
});

test('link: who declines has none, and is not asked again', async () => {
  const link = await linkOf(CLASH, OTHER);
  await withPage({}, async ({ page, open }) => {
    await open(pathOf(link));
    await button(page, 'mine-leave').click();
    await button(page, 'mine-leave').waitFor({ state: 'detached' });
    assert.deepEqual(await pressed(page), []);
    assert.deepEqual(await kept(page), {});
    await page.reload();
    await ready(page);
    await painted(page);
    assert.equal(await button(page, 'mine-leave').count(), 0);
    assert.deepEqual(await pressed(page), []);
  });
});

test('link: its picks are added to those of the visitor', async () => {
  const link = await linkOf(CLASH, BEFORE.id);
  await withPage({}, async ({ page, open }) => {
    await open(PATH);
    await pick(page, BEFORE.id, OPEN_END.id);
    await open(pathOf(link));
    await button(page, 'mine-take').click();
    await told(page, 3);
    assert.deepEqual(await pressed(page), inOrder(CLASH, BEFORE.id, OPEN_END.id));
  });
});

test('link: who declines keeps what was picked before', async () => {
  const link = await linkOf(CLASH);
  await withPage({}, async ({ page, open }) => {
    await open(PATH);
    await pick(page, OTHER);
    await open(pathOf(link));
    await button(page, 'mine-leave').click();
    await painted(page);
    assert.deepEqual(await pressed(page), [OTHER]);
  });
});

test('link: one’s own, which brings nothing new, asks nothing', async () =>
  withPage({}, async ({ page, open }) => {
    await open(PATH);
    await pick(page, CLASH);
    await open(pathOf(await shareField(page).inputValue()));
    await told(page, 1);
    assert.deepEqual(await pressed(page), [CLASH]);
    assert.equal(await button(page, 'mine-take').count(), 0);
  }));

test('link: ids that the agenda doesn’t have are left out', async () => {
  const link = await linkOf(CLASH);
  await withPage({}, async ({ page, open }) => {
    await open(pathOf(link.replace(CLASH, `nope,${CLASH},day-1,main`)));
    await said(page, counted('mine-offer', 1)).waitFor();
    await button(page, 'mine-take').click();
    await told(page, 1);
    assert.deepEqual(await listed(page), [CLASH]);
    await open(pathOf(link.replace(CLASH, 'nope,day-1')));
    await painted(page);
    assert.equal(await button(page, 'mine-take').count(), 0);
  });
});

test('link: an id that stands in it twice counts once', async () => {
  const link = await linkOf(CLASH);
  await withPage({}, async ({ page, open }) => {
    await open(pathOf(link.replace(CLASH, `${CLASH},${CLASH}`)));
    await button(page, 'mine-take').waitFor();
    assert.equal(await said(page, counted('mine-offer', 1)).count(), 1, await said(page, '').allInnerTexts().then(String));
    await button(page, 'mine-take').click();
    await told(page, 1);
    assert.deepEqual(await listed(page), [CLASH]);
  });
});

test('link: the server that answers it isn’t told the picks', async () => {
  const link = await linkOf(CLASH);
  const { pathname, search } = new URL(link);
  assert(!(pathname + search).includes(CLASH), `the picks are part of the request for ${pathname}${search}`);
});

// ---- nothing is sent

test('picks: nothing is asked for while entries are picked, shown, coded and removed', () =>
  withPage({}, async ({ page, open, asked }) => {
    await page.addInitScript(() => (window.print = () => {}));
    await page.addInitScript(() => {
      navigator.sendBeacon = () => console.error('a beacon was sent');
    });
    await open(PATH);
    await page.waitForLoadState('networkidle');
    const before = asked.length;
    await pick(page, CLASH, OTHER);
    await mine(page).getByText(message('mine-code'), { exact: true }).click();
    await show(page, message('agenda-show-picks'));
    await button(page, 'mine-print').click();
    await painted(page);
    await button(page, 'mine-clear').click();
    await painted(page);
    // The browser asks for the icon again when the address changes.
    const icons = (await page.locator('link[rel~="icon"]').evaluateAll((all) => all.map((a) => a.href))).map(String);
    assert.deepEqual(asked.slice(before).map(String).filter((url) => !icons.includes(url)), []);
  }));

// ---- the calendar file

/** The part of a calendar between BEGIN and END of a kind, each as text. */
const parts = (calendar, kind) => calendar.match(new RegExp(`BEGIN:${kind}\r\n[^]*?END:${kind}\r\n`, 'g')) ?? [];
const values = (calendar, name) => [...calendar.replaceAll('\r\n ', '').matchAll(new RegExp(`^${name}(?:;[^:]*)?:(.*)\r$`, 'gm'))].map(([, value]) => value);
const exported = (name) => readFileSync(join(need('DIST'), PATH, name), 'utf8');

async function fileOf(page) {
  const [download] = await Promise.all([page.waitForEvent('download'), button(page, 'mine-file').click()]);
  return { name: download.suggestedFilename(), calendar: readFileSync(await download.path(), 'utf8') };
}

for (const [what, ids] of Object.entries({
  'of one pick': [CLASH],
  'of one with an open end': [OPEN_END.id],
  'of picks in both towns': [OPEN_END.id, BEFORE.id, CLASH, OTHER],
  'of all': ALL,
})) {
  test(`calendar file ${what}: it has these entries as the exported files have them, and their clock`, () =>
    withPage({}, async ({ page, open, asked }) => {
      await open(PATH);
      await pick(page, ...ids);
      const { name, calendar } = await fileOf(page);
      assert(name.endsWith('.ics') && name.includes(ID), name);
      const expected = inOrder(...ids).map((id) => parts(exported(`entries/${id}.ics`), 'VEVENT')[0]);
      assert.deepEqual(parts(calendar, 'VEVENT'), expected);
      const zones = new Set(parts(calendar, 'VTIMEZONE').flatMap((zone) => values(zone, 'TZID')));
      const used = [...calendar.matchAll(/^DT(?:START|END);TZID=([^:]*):/gm)].map(([, zone]) => zone);
      for (const zone of used) assert(zones.has(zone), `${zone} is not explained`);
      assert(used.length > 0);
      assert(calendar.startsWith('BEGIN:VCALENDAR\r\n') && calendar.endsWith('END:VCALENDAR\r\n'));
      assert.equal(values(calendar, 'VERSION').join(), '2.0');
      for (const line of calendar.split('\r\n')) {
        assert(!line.includes('\n') && Buffer.byteLength(line) <= 75, line);
      }
      assert.equal(new Set(values(calendar, 'UID')).size, ids.length);
      for (const { pathname, search, protocol } of asked) {
        assert(protocol === 'blob:' || (isExported(pathname) && search === ''), `${pathname}${search} was asked for`);
      }
    }));
}

test('calendar file: in German its words are German', () =>
  withPage({}, async ({ page, open }) => {
    await open(PATH);
    await pick(page, CLASH);
    await open(`/de${PATH}`);
    const german = page.getByRole('button', { name: inLanguage('de', 'mine-file'), exact: true });
    await german.waitFor();
    const [download] = await Promise.all([page.waitForEvent('download'), german.click()]);
    const calendar = readFileSync(await download.path(), 'utf8');
    assert.deepEqual(values(calendar, 'SUMMARY'), [titleOf(CLASH, 'de')]);
  }));

test('calendar file: without a connection it says so, and later it can be had', () =>
  withPage({}, async ({ page, open, expect }) => {
    expect(/^request failed: .* net::ERR_INTERNET_DISCONNECTED$/, null);
    expect(/^console error: Failed to load resource: net::ERR_INTERNET_DISCONNECTED /, null);
    await open(PATH);
    await pick(page, CLASH);
    await page.route('**/*', (route) => route.abort('internetdisconnected'));
    const failure = mine(page).getByRole('status').filter({ hasText: message('mine-file-failed') });
    await button(page, 'mine-file').click();
    await failure.waitFor();
    assert(await failure.isVisible());
    assert(await hasFocus(button(page, 'mine-file')));
    assert(await focusKept(page));
    await page.unroute('**/*');
    const { calendar } = await fileOf(page);
    assert.equal(parts(calendar, 'VEVENT').length, 1);
    await failure.waitFor({ state: 'hidden' });
  }));

test('calendar file: an answer that is none is not taken for one', () =>
  withPage({}, async ({ page, open, expectAnswer }) => {
    await open(PATH);
    await pick(page, CLASH);
    await page.route('**/calendar.ics', (route) => route.fulfill({ status: 404, contentType: 'text/html', body: '<p>Not here</p>' }));
    expectAnswer(404, `${PATH}calendar.ics`);
    await button(page, 'mine-file').click();
    await mine(page).getByRole('status').filter({ hasText: message('mine-file-failed') }).waitFor();
  }));

// ---- on paper

/** Notes what could be seen when the page asked to be printed. */
function notePrints() {
  window.prints = [];
  window.print = () => {
    const all = [...document.querySelectorAll('main li[id]')];
    window.prints.push(all.filter((li) => li.checkVisibility()).map((li) => li.id));
  };
}

for (const colorScheme of ['light', 'dark']) {
  test(`print of picks, ${colorScheme}: only picked entries are on paper, and no control`, () =>
    withPage({ colorScheme, viewport: { width: 680, height: 1000 } }, async ({ page, open }) => {
      await page.addInitScript(notePrints);
      await open(PATH);
      await pick(page, CLASH, OPEN_END.id);
      await button(page, 'mine-print').click();
      await page.waitForFunction(() => window.prints.length > 0);
      assert.deepEqual(await page.evaluate(() => window.prints), [inOrder(CLASH, OPEN_END.id)]);
      await page.emulateMedia({ media: 'print', colorScheme });
      assert.deepEqual(await seen(page), inOrder(CLASH, OPEN_END.id));
      for (const role of ['button', 'radio', 'checkbox', 'textbox']) {
        assert.equal(await page.getByRole(role).filter({ visible: true }).count(), 0, role);
      }
      assert.deepEqual((await page.evaluate(measure)).faults, []);
    }));
}

test('print of picks: afterwards the choice of an audience is what it was', () =>
  withPage({}, async ({ page, open }) => {
    const [audience] = audiences;
    await page.addInitScript(() => {
      window.print = () => {
        window.prints = 1;
        for (const type of ['beforeprint', 'afterprint']) dispatchEvent(new Event(type));
      };
    });
    await open(PATH);
    await pick(page, CLASH, BEFORE.id);
    await show(page, text(audience.audience));
    const before = await kept(page);
    await button(page, 'mine-print').click();
    await page.waitForFunction(() => window.prints > 0);
    await painted(page);
    assert.deepEqual(await kept(page), before);
    assert.deepEqual(await seen(page), forAudience(audience));
  }));

test('print of picks: a day without a pick takes no paper', () =>
  withPage({}, async ({ page, open }) => {
    await page.addInitScript(notePrints);
    await open(PATH);
    await pick(page, CLASH);
    await button(page, 'mine-print').click();
    await page.waitForFunction(() => window.prints.length > 0);
    await page.emulateMedia({ media: 'print' });
    const shown = await page.getByRole('main').getByRole('heading', { level: 3 }).evaluateAll((all) => all.filter((h) => h.checkVisibility()).length);
    assert.equal(shown, 1, 'days on paper');
  }));

// ---- the QR code

const code = (page) => mine(page).locator('details').filter({ hasText: message('mine-code') }).locator('svg');

/** What is drawn, opened if it isn't open. */
async function drawn(page) {
  if (await code(page).isHidden()) await mine(page).getByText(message('mine-code'), { exact: true }).click();
  assert(await code(page).isVisible());
  return code(page).evaluate((svg) => ({ modules: svg.viewBox.baseVal.width, path: svg.querySelector('path').getAttribute('d') }));
}

test('QR code: it is shown when asked for, changes with the picks, and grows with the link', () =>
  withPage({}, async ({ page, open }) => {
    await open(PATH);
    await pick(page, CLASH);
    assert(await code(page).isHidden());
    const one = await drawn(page);
    await pick(page, OTHER);
    const two = await drawn(page);
    assert.notEqual(two.path, one.path);
    await pick(page, ...ALL.filter((id) => ![CLASH, OTHER].includes(id)));
    const all = await drawn(page);
    assert(all.modules > two.modules, `${two.modules} and then ${all.modules}`);
  }));

test('QR code: once open it stays so while more is picked', () =>
  withPage({}, async ({ page, open }) => {
    await open(PATH);
    await pick(page, CLASH);
    await mine(page).getByText(message('mine-code'), { exact: true }).click();
    await pick(page, OTHER);
    assert(await code(page).isVisible());
  }));

for (const colorScheme of ['light', 'dark']) {
  test(`QR code: in ${colorScheme} it is dark on light, with a margin of four modules, and its finders are right`, () =>
    withPage({ colorScheme }, async ({ page, open }) => {
      await open(PATH);
      await pick(page, CLASH);
      await mine(page).getByText(message('mine-code'), { exact: true }).click();
      const modules = await code(page).evaluate((svg) => svg.viewBox.baseVal.width);
      const picture = (await code(page).screenshot()).toString('base64');
      const light = await lightness(page.context(), picture, modules);
      const at = (x, y) => (light[y][x] > 200 ? 0 : light[y][x] < 60 ? 1 : assert.fail(`grey at ${x}, ${y}: ${light[y][x]}`));
      for (let along = 0; along < modules; along += 1) {
        for (const deep of [0, 1, 2, 3, modules - 4, modules - 3, modules - 2, modules - 1]) {
          assert.equal(at(along, deep) + at(deep, along), 0, 'the margin is light');
        }
      }
      for (const [left, top] of [[4, 4], [modules - 11, 4], [4, modules - 11]]) {
        for (let y = 0; y < 7; y += 1) {
          for (let x = 0; x < 7; x += 1) {
            const ring = Math.max(Math.abs(x - 3), Math.abs(y - 3));
            assert.equal(at(left + x, top + y), ring === 2 ? 0 : 1, `finder at ${left}, ${top}: ${x}, ${y}`);
          }
        }
      }
    }));
}

/** The lightness of the middle of each module of a picture, 0 to 255, read in a page without a policy. */
async function lightness(context, picture, modules) {
  const page = await context.newPage();
  return page.evaluate(
    async ([picture, modules]) => {
      const image = new Image();
      image.src = `data:image/png;base64,${picture}`;
      await image.decode();
      const canvas = Object.assign(document.createElement('canvas'), { width: image.width, height: image.height });
      const pen = canvas.getContext('2d', { willReadFrequently: true });
      pen.drawImage(image, 0, 0);
      const step = image.width / modules;
      const middle = (at) => Math.floor((at + 0.5) * step);
      const all = [...Array(modules).keys()];
      return all.map((y) => all.map((x) => pen.getImageData(middle(x), middle(y), 1, 1).data[1]));
    },
    [picture, modules],
  );
}
