// The visitor's controls of an agenda: for whom, in which layout, on which clock.

import assert from 'node:assert/strict';
import { test } from 'node:test';
import { content, faults, headed, lazily, message, painted, ready, text, withPage } from './lib.mjs';
import {
  EVENT_TITLE,
  ID,
  PATH,
  audiences,
  button,
  choice,
  entries,
  focusKept,
  forAudience,
  group,
  hasFocus,
  idsOf,
  inLanguage,
  item,
  jump,
  kept,
  lay,
  leaf,
  listed,
  mine,
  ownTime,
  pick,
  pressed,
  query,
  seen,
  shareField,
  show,
} from './desk.mjs';

const ALL = idsOf(entries);
const [first, second] = audiences;
const named = ({ audience }, lang) => text(audience, lang);
const LAYOUTS = ['agenda-clock', 'agenda-list', 'agenda-compact'];

// ---- audiences

test('audience: the choices are those of the agenda, and all is shown at first', () =>
  withPage({}, async ({ page, open }) => {
    await open(PATH);
    const names = await group(page, message('agenda-show')).getByRole('radio').evaluateAll((all) => all.map((e) => e.labels[0].innerText));
    assert.deepEqual(names, [message('agenda-show-all'), ...audiences.map((a) => named(a)), message('agenda-show-picks')]);
    assert(await choice(page, message('agenda-show'), message('agenda-show-all')).isChecked());
    assert.deepEqual(await seen(page), ALL);
  }));

test('audience: a choice hides the others’ entries and only those, and stands in the address', () =>
  withPage({}, async ({ page, open, loads }) => {
    await open(PATH);
    for (const audience of audiences) {
      await show(page, named(audience));
      assert.deepEqual(await seen(page), forAudience(audience));
      assert.equal(query(page).get('for'), audience.id);
    }
    await show(page, message('agenda-show-all'));
    assert.deepEqual(await seen(page), ALL);
    assert.equal(new URL(page.url()).search, '');
    assert.deepEqual(loads, [PATH]);
  }));

test('audience: a choice survives a reload', () =>
  withPage({}, async ({ page, open }) => {
    await open(PATH);
    await show(page, named(second));
    await page.reload();
    await ready(page);
    await painted(page);
    assert(await choice(page, message('agenda-show'), named(second)).isChecked());
    assert.deepEqual(await seen(page), forAudience(second));
  }));

test('audience: a choice is remembered for the next visit and in another language, until all is chosen', () =>
  withPage({}, async ({ page, open }) => {
    await open(PATH);
    await show(page, named(first));
    await open('/');
    await open(PATH);
    assert(await choice(page, message('agenda-show'), named(first)).isChecked());
    assert.deepEqual(await seen(page), forAudience(first));
    await open(`/de${PATH}`);
    assert(await choice(page, inLanguage('de', 'agenda-show'), named(first, 'de')).isChecked());
    assert.deepEqual(await seen(page), forAudience(first));
    await open(PATH);
    await show(page, message('agenda-show-all'));
    await open('/');
    await open(PATH);
    assert.deepEqual(await seen(page), ALL);
    assert.deepEqual(await kept(page), {});
  }));

test('audience: a choice is still there after a step to another page and back', () =>
  withPage({}, async ({ page, open, loads }) => {
    await open(PATH);
    await show(page, named(second));
    await page.getByRole('navigation').getByRole('link', { name: message('nav-events'), exact: true }).first().click();
    await headed(page, message('nav-events'));
    await page.goBack();
    await headed(page, EVENT_TITLE);
    await painted(page);
    assert.deepEqual(await seen(page), forAudience(second));
    assert.equal(query(page).get('for'), second.id);
    assert.deepEqual(loads, [PATH]);
  }));

for (const lang of ['en', 'de']) {
  test(`audience: an address opens with its choice (${lang})`, () =>
    withPage({}, async ({ page, open }) => {
      for (const audience of audiences) {
        await open(`${lang === 'en' ? '' : `/${lang}`}${PATH}?for=${audience.id}`);
        assert(await choice(page, inLanguage(lang, 'agenda-show'), named(audience, lang)).isChecked());
        assert.deepEqual(await seen(page), forAudience(audience));
      }
    }));
}

test('audience: the address counts more than what was remembered, and an unknown one shows all', () =>
  withPage({}, async ({ page, open }) => {
    await open(PATH);
    await show(page, named(first));
    await open(`${PATH}?for=${second.id}`);
    assert.deepEqual(await seen(page), forAudience(second));
    for (const value of ['nobody', ALL[0], first.id.toUpperCase(), `${first.id},${second.id}`]) {
      await open(`${PATH}?for=${value}`);
      assert.deepEqual(await seen(page), ALL, `for=${value}`);
      assert(await choice(page, message('agenda-show'), message('agenda-show-all')).isChecked(), `for=${value}`);
    }
  }));

test('audience: of two in one address one counts', () =>
  withPage({}, async ({ page, open }) => {
    await open(`${PATH}?for=${first.id}&for=${second.id}`);
    await painted(page);
    const shown = (await seen(page)).join();
    assert([first, second].some((one) => forAudience(one).join() === shown), shown);
  }));

test('audience: a choice keeps the fragment of the address, and a link to a day keeps the choice', () =>
  withPage({}, async ({ page, open }) => {
    await open(`${PATH}#day-2`);
    await show(page, named(first));
    assert.equal(new URL(page.url()).hash, '#day-2');
    await page.getByRole('navigation', { name: message('agenda-days') }).getByRole('link').last().click();
    await painted(page);
    assert.equal(new URL(page.url()).hash, '#day-3');
    assert.equal(query(page).get('for'), first.id);
    assert.deepEqual(await seen(page), forAudience(first));
  }));

// ---- layouts

test('layout: each stands in the address, opens from it, and goes with an audience', () =>
  withPage({}, async ({ page, open }) => {
    await open(PATH);
    assert(await choice(page, message('agenda-layout'), message('agenda-clock')).isChecked());
    const found = new Set();
    for (const key of LAYOUTS.toReversed()) {
      await open(`${PATH}?for=${first.id}`);
      await lay(page, message(key));
      const { pathname, search } = new URL(page.url());
      found.add(search);
      assert.equal(query(page).get('for'), first.id);
      for (const lang of ['en', 'de']) {
        await open(`${lang === 'en' ? '' : `/${lang}`}${pathname}${search}`);
        assert(await choice(page, inLanguage(lang, 'agenda-layout'), inLanguage(lang, key)).isChecked(), `${key} in ${lang}`);
        assert.deepEqual(await seen(page), forAudience(first));
      }
    }
    assert.equal(found.size, LAYOUTS.length);
  }));

/** The address of each layout, as a view in which all are offered makes it. */
const addresses = lazily(async () => {
  const found = {};
  await withPage({}, async ({ page, open }) => {
    await open(PATH);
    for (const key of LAYOUTS) {
      await lay(page, message(key));
      const { pathname, search } = new URL(page.url());
      found[key] = pathname + search;
    }
  });
  return found;
});

const withPoints = entries.filter((entry) => entry.points);

for (const width of [320, 1280]) {
  test(`layout: at ${width} px only the compact one leaves out the points, and the one that holds is marked`, () =>
    withPage({ viewport: { width, height: 800 } }, async ({ page, open }) => {
      for (const [key, address] of Object.entries(await addresses())) {
        await open(address);
        await painted(page);
        const marked = await group(page, message('agenda-layout'))
          .getByRole('radio', { checked: true })
          .evaluateAll((all) => all.filter((radio) => radio.labels[0].checkVisibility()).length);
        assert.equal(marked, 1, `${key}: of the choices to be seen one is marked`);
        for (const { id, points } of withPoints) {
          const words = item(page, id).getByText(text(points[0].text), { exact: true });
          assert.equal(await words.isVisible(), key !== 'agenda-compact', `${key}: ${id}`);
        }
        assert.deepEqual(await seen(page), ALL, key);
      }
    }));
}

// ---- the visitor's own time

/** Clocks that show something else than the towns' during the event, and all that have the same. */
const OTHER_CLOCKS = ['America/New_York', 'Pacific/Auckland', 'Asia/Kolkata', 'Africa/Lagos'];
const SAME_CLOCKS = ['Europe/Zagreb', 'Europe/Berlin', 'Africa/Tripoli'];

/** A moment of the event, whose two towns have summer time then. */
const moment = (date, time) => new Date(`${date}T${time}:00+02:00`);

function onClock(zone, moment) {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    ...{ weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' },
  }).formatToParts(moment);
  const { weekday, day, month, year, hour, minute } = Object.fromEntries(parts.map(({ type, value }) => [type, value]));
  return { time: `${hour}:${minute}`, day: `${weekday}, ${day} ${month} ${year}` };
}

/** How an entry's time is told on a clock, with the day where it is another than the entry's. */
function ownWords(zone, { date, start, end }) {
  const [from, to] = [start, end].map((time) => time && onClock(zone, moment(date, time)));
  const hours = to ? `${from.time}–${to.time}` : from.time;
  const same = from.day === onClock('Europe/Zagreb', moment(date, start)).day;
  return same ? message('agenda-own-time', { hours }) : message('agenda-own-day', { hours, day: from.day });
}

for (const timezoneId of OTHER_CLOCKS) {
  test(`own time: on the clock of ${timezoneId} it is offered, and shown beside the towns’ with another day named`, () =>
    withPage({ timezoneId }, async ({ page, open }) => {
      await open(PATH);
      assert(!(await ownTime(page).isChecked()));
      const expected = entries.map((entry) => [entry, ownWords(timezoneId, entry)]);
      for (const [{ id }, words] of expected) assert.equal(await item(page, id).getByText(words, { exact: true }).filter({ visible: true }).count(), 0, id);
      await page.getByText(message('agenda-own-zone'), { exact: true }).click();
      assert(await ownTime(page).isChecked());
      for (const [{ id, start }, words] of expected) {
        assert(await item(page, id).getByText(words, { exact: true }).isVisible(), `${id}: ${words} in ${await item(page, id).innerText()}`);
        assert(await item(page, id).getByText(start, { exact: true }).first().isVisible(), `${id}: ${start}`);
      }
      await ownTime(page).uncheck();
      for (const [{ id }, words] of expected) assert.equal(await item(page, id).getByText(words, { exact: true }).filter({ visible: true }).count(), 0, id);
    }));
}

for (const timezoneId of SAME_CLOCKS) {
  test(`own time: in ${timezoneId}, whose clock shows the same, it isn’t offered`, () =>
    withPage({ timezoneId }, async ({ page, open }) => {
      await open(PATH);
      await painted(page);
      assert.equal(await page.getByRole('checkbox').count(), 0);
      assert(await page.getByText(message('agenda-own-zone'), { exact: true }).isHidden());
    }));
}

// ---- by keyboard alone

const press = (page, key) => page.keyboard.press(key).then(() => painted(page));

test('keyboard: the choices are two groups, one stop each, and arrows choose in them', () =>
  withPage({ timezoneId: 'Asia/Tokyo' }, async ({ page, open }) => {
    await open(PATH);
    const [audience, layout] = [message('agenda-show'), message('agenda-layout')];
    await page.getByRole('navigation', { name: message('agenda-days') }).getByRole('link').last().focus();
    await press(page, 'Tab');
    assert(await hasFocus(choice(page, audience, message('agenda-show-all'))));
    await press(page, 'ArrowRight');
    assert(await hasFocus(choice(page, audience, named(first))));
    assert.deepEqual(await seen(page), forAudience(first));
    await press(page, 'ArrowDown');
    assert.deepEqual(await seen(page), forAudience(second));
    assert.equal(query(page).get('for'), second.id);
    await press(page, 'Tab');
    assert(await hasFocus(choice(page, layout, message('agenda-clock'))));
    const before = page.url();
    await press(page, 'ArrowRight');
    assert(await hasFocus(choice(page, layout, message('agenda-list'))));
    assert.notEqual(page.url(), before);
    assert.deepEqual(await seen(page), forAudience(second));
    await press(page, 'Tab');
    assert(await hasFocus(ownTime(page)));
    await press(page, 'Space');
    assert(await ownTime(page).isChecked());
    assert(await hasFocus(ownTime(page)));
  }));

test('keyboard: whatever of the choices has the focus shows it', () =>
  withPage({ timezoneId: 'Asia/Tokyo', now: '2018-10-16T12:45:00Z' }, async ({ page, open }) => {
    await open(PATH);
    await pick(page, first.id);
    const unseen = [];
    await page.getByRole('navigation', { name: message('agenda-days') }).getByRole('link').last().focus();
    await press(page, 'Tab');
    for (const end = page.locator('footer a').first(); !(await hasFocus(end)); await press(page, 'Tab')) {
      const plain = await page.evaluate(() => {
        const e = document.activeElement;
        const rung = [e, ...(e.labels ?? []), e.nextElementSibling].filter(Boolean).map((part) => getComputedStyle(part));
        const seen = rung.some((s) => s.outlineStyle !== 'none' && parseFloat(s.outlineWidth) >= 2);
        return seen ? null : e.outerHTML.slice(0, 90);
      });
      if (plain) unseen.push(plain);
    }
    assert.deepEqual(unseen, []);
  }));

for (const key of ['Space', 'Enter']) {
  test(`keyboard: ${key} picks with the leaf and takes back, and the focus stays`, () =>
    withPage({}, async ({ page, open }) => {
      await open(PATH);
      await leaf(page, first.id).focus();
      await press(page, key);
      assert.deepEqual(await pressed(page), [first.id]);
      assert(await hasFocus(leaf(page, first.id)));
      await press(page, key);
      assert.deepEqual(await pressed(page), []);
      assert(await hasFocus(leaf(page, first.id)));
    }));
}

test('keyboard: what is done with picks leaves the focus where it was', () =>
  withPage({}, async ({ page, open }) => {
    await page.addInitScript(() => (window.print = () => {}));
    await open(PATH);
    await pick(page, first.id, second.id);
    await shareField(page).focus();
    await press(page, 'Tab');
    const code = mine(page).getByText(message('mine-code'), { exact: true });
    assert(await hasFocus(code));
    await press(page, 'Enter');
    assert(await mine(page).locator('svg').first().isVisible());
    assert(await hasFocus(code));
    for (const name of ['mine-file', 'mine-print']) {
      await press(page, 'Tab');
      assert(await hasFocus(button(page, name)), name);
      const done = name === 'mine-file' ? page.waitForEvent('download') : null;
      await press(page, 'Enter');
      await done;
      assert(await hasFocus(button(page, name)), name);
    }
    await press(page, 'Tab');
    assert(await hasFocus(button(page, 'mine-clear')));
  }));

test('keyboard: after all picks were removed the focus is on something', () =>
  withPage({}, async ({ page, open }) => {
    await open(PATH);
    await pick(page, first.id);
    await button(page, 'mine-clear').press('Enter');
    await painted(page);
    assert.deepEqual(await pressed(page), []);
    assert(await focusKept(page), 'the focus is lost');
  }));

for (const key of ['mine-take', 'mine-leave']) {
  test(`keyboard: after the answer “${message(key)}” to a link the focus is on something`, () =>
    withPage({}, async ({ page, open }) => {
      await open(`${PATH}#pick=${first.id}`);
      await button(page, key).press('Enter');
      await button(page, key).waitFor({ state: 'detached' });
      await painted(page);
      assert(await focusKept(page), 'the focus is lost');
    }));
}

test('keyboard: a pick taken back while only picks are shown leaves the focus on something', () =>
  withPage({}, async ({ page, open }) => {
    await open(PATH);
    await pick(page, first.id, ALL[0]);
    await show(page, message('agenda-show-picks'));
    assert.deepEqual((await seen(page)).toSorted(), [first.id, ALL[0]].toSorted());
    await leaf(page, first.id).press('Enter');
    await painted(page);
    assert.deepEqual(await listed(page), [ALL[0]]);
    assert(await focusKept(page), 'the focus is lost');
  }));

// ---- accessibility of states

/** States of the page, and how a visitor gets there. */
const STATES = {
  'with the visitor’s own time and what is on now': async ({ page, open }) => {
    await open(PATH);
    await ownTime(page).focus();
    await press(page, 'Space');
    assert(await ownTime(page).isChecked());
    assert(await jump(page).isVisible());
  },
  'as a list': async ({ open }) => {
    await open((await addresses())['agenda-list']);
  },
  'in the compact layout': async ({ page, open }) => {
    await open(PATH);
    await lay(page, message('agenda-compact'));
  },
  'with picks at the same time and the QR code': async ({ page, open }) => {
    await open(PATH);
    await pick(page, first.id, second.id);
    await mine(page).getByText(message('mine-code'), { exact: true }).click();
    assert(await mine(page).locator('svg').first().isVisible());
  },
  'with only picks shown, of which there is none': async ({ page, open }) => {
    await open(PATH);
    await show(page, message('agenda-show-picks'));
    assert.deepEqual(await seen(page), []);
  },
  'with an offer by a link': async ({ page, open }) => {
    await open(`${PATH}#pick=${first.id},${second.id}`);
    assert(await button(page, 'mine-take').isVisible());
  },
};

for (const [state, reach] of Object.entries(STATES)) {
  for (const width of [320, 1280]) {
    test(`agenda ${state}: at ${width} px it has no fault in any look`, () =>
      withPage({ viewport: { width, height: 800 }, timezoneId: 'Pacific/Auckland', now: '2018-10-16T12:45:00Z' }, async (given) => {
        await reach(given);
        assert.deepEqual(await faults(given.page), []);
      }));
  }
}

// ---- odd addresses and storage

const ODD = [
  '?',
  '?for',
  '?for=&for=&view=&pick=&show=',
  '?view=upside-down&show=nothing',
  '?for=%00%FF%C0&view=%&pick=%E0%A4%A',
  '#pick=%3Cimg+src%3Dx+onerror%3Dalert(1)%3E,,,%22%27',
  `#pick=${'x,'.repeat(3000)}`,
  `?for[]=a&__proto__=b&constructor=c&pick=__proto__,constructor`,
  '?for=день&pick=😀#%F0%9F%98%80',
];

for (const [at, odd] of ODD.entries()) {
  test(`odd address ${at}: the page works and shows all`, () =>
    withPage({}, async ({ page, open }) => {
      await open(`${PATH}${odd}`);
      await painted(page);
      assert.deepEqual(await seen(page), ALL);
      assert.equal(await button(page, 'mine-take').count(), 0);
      await pick(page, first.id);
      assert.deepEqual(await listed(page), [first.id]);
      await show(page, named(first));
      assert.deepEqual(await seen(page), forAudience(first));
      await lay(page, message('agenda-compact'));
      await page.reload();
      await ready(page);
      await painted(page);
      assert.deepEqual(await seen(page), forAudience(first));
      assert.deepEqual(await listed(page), [first.id]);
    }));
}

/** What someone or an older program may have left under the names that the site uses. */
const GARBAGE = {
  empty: '',
  'a nought byte and half of a JSON': '\u0000{"a":',
  'many words': 'x '.repeat(50_000),
  'the name of the event alone': ID,
  'ids that nothing has': `${ID} nope undefined __proto__`,
  'many lines': `\n\n${ID}\n${ID} ${'\u2028'} \n`,
  markup: `${ID} <script>alert(1)</script>`,
};

for (const [what, value] of Object.entries(GARBAGE)) {
  test(`odd storage, ${what}: the page works and shows all`, () =>
    withPage({}, async ({ page, open }) => {
      await open('/contact/');
      await page.evaluate((value) => ['picks', 'audience', 'theme'].forEach((name) => localStorage.setItem(name, value)), value);
      await open(PATH);
      assert.deepEqual(await seen(page), ALL);
      assert.deepEqual(await listed(page), []);
      await pick(page, first.id);
      await show(page, named(first));
      await open(PATH);
      assert.deepEqual(await seen(page), forAudience(first));
      assert.deepEqual(await listed(page), [first.id]);
    }));
}

/** Ways in which a browser keeps nothing; each runs in the page. */
const FORBIDDEN = {
  'there is none to get': () =>
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('denied', 'SecurityError');
      },
    }),
  'it is null': () => Object.defineProperty(window, 'localStorage', { value: null }),
  'all its functions throw': () => {
    for (const name of ['getItem', 'setItem', 'removeItem', 'clear', 'key']) {
      Storage.prototype[name] = () => {
        throw new DOMException('full', 'QuotaExceededError');
      };
    }
  },
};

for (const [how, forbid] of Object.entries(FORBIDDEN)) {
  test(`no storage, ${how}: everything works as long as the page is open`, () =>
    withPage({}, async ({ page, open }) => {
      await page.addInitScript(forbid);
      await open(`${PATH}#pick=${second.id}`);
      assert.deepEqual(await seen(page), ALL);
      await button(page, 'mine-take').click();
      await pick(page, first.id);
      assert.deepEqual(await listed(page), [first.id, second.id]);
      assert((await shareField(page).inputValue()).endsWith(`#pick=${first.id},${second.id}`));
      await show(page, named(first));
      assert.deepEqual(await seen(page), forAudience(first));
      await lay(page, message('agenda-list'));
      await button(page, 'mine-clear').click();
      await painted(page);
      assert.deepEqual(await listed(page), []);
    }));
}
