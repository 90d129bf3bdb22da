import assert from 'node:assert/strict';
import { test } from 'node:test';
import { EVENT, headed, heading, painted, text, withPage } from './lib.mjs';
import { expected } from './expected.mjs';
import { ALL_KINDS, withKind } from './kinds.mjs';

// The stops of each kind of page, as assistive technology is told of them.
const walks = expected('keyboard');

/** Kinds that are also walked backwards: a plain one, and one whose links lie in a drawing. */
const BOTH_WAYS = ['home', 'partners'];

/** Presses a key until the focus leaves the document, or begins again; gives the stops on the way. */
async function walk(page, key) {
  const devtools = await page.context().newCDPSession(page);
  const stops = [];
  for (;;) {
    await page.keyboard.press(key);
    const stop = await page.evaluate(look);
    if (stops.length > 0) stops.at(-1).changes = stop.previousChanged;
    if (stop.end) return stops;
    stops.push({ ...stop, name: await nameOfFocus(devtools) });
    assert(stops.length < 1000, `no end: ${stops.slice(-5).map(({ name }) => name).join(', ')}`);
  }
}

/** Role and name of the element with the focus, as the browser computes them. */
async function nameOfFocus(devtools) {
  const { result } = await devtools.send('Runtime.evaluate', { expression: 'document.activeElement' });
  const { nodes } = await devtools.send('Accessibility.getPartialAXTree', { objectId: result.objectId, fetchRelatives: false });
  const [{ role, name }] = nodes;
  return `${role.value.replace(/^DisclosureTriangle.*/, 'disclosure')} ${name.value}`;
}

/** Runs in the page: what is to be said of the element with the focus, and of the one that had it before. */
function look() {
  const styles = (e) =>
    [e, ...e.querySelectorAll('*')].map((part) => {
      const { outlineStyle, outlineWidth, boxShadow, stroke, strokeWidth } = getComputedStyle(part);
      return [outlineStyle, outlineWidth, boxShadow, stroke, strokeWidth].join();
    });
  const { previous } = window;
  const previousChanged = previous && styles(previous.element).join() !== previous.styles.join();
  const element = document.activeElement;
  if (element === document.body || !document.hasFocus() || element === window.first) {
    window.first = window.previous = undefined;
    return { end: true, previousChanged };
  }
  window.first ??= element;
  window.previous = { element, styles: styles(element) };

  const box = element.getBoundingClientRect();
  const within = (from, to, end) => Math.max(0, Math.min(to, end) - Math.max(from, 0)) / (to - from);
  const middles = [element, ...element.querySelectorAll('*')].flatMap((part) => [...part.getClientRects()]);
  return {
    previousChanged,
    visible: element.checkVisibility({ visibilityProperty: true, opacityProperty: true }),
    size: [box.width, box.height].map(Math.round),
    inline: getComputedStyle(element).display === 'inline',
    inView: within(box.left, box.right, innerWidth) * within(box.top, box.bottom, innerHeight),
    uncovered: middles.some((r) => element.contains(document.elementFromPoint(r.left + r.width / 2, r.top + r.height / 2))),
    inOrder: !previous || (previous.element.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0,
  };
}

/** What is wrong with a stop: WCAG 2.4.3, 2.4.7, 2.4.11 and 2.5.8. */
function faults({ name, visible, size, inline, inView, uncovered, inOrder, changes }) {
  const wrong = {
    'cannot be seen': !visible,
    'is not in the view': inView < 0.5,
    'is covered': !uncovered,
    'shows no focus': !changes,
    'comes before the stop before it': !inOrder,
    [`is a target of ${size.join(' × ')}`]: !inline && Math.min(...size) < 24,
  };
  return Object.keys(wrong).filter((what) => wrong[what]).map((what) => `${name} ${what}`);
}

for (const kind of Object.keys(ALL_KINDS)) {
  test(`keyboard: the ${kind} page from top to end`, () =>
    withKind(kind, { reducedMotion: 'reduce' }, async ({ page, path, open }) => {
      await open(path);
      const stops = await walk(page, 'Tab');
      assert.deepEqual(stops.flatMap(faults), []);
      const names = stops.map(({ name }) => name);
      walks.compare(`${kind.replaceAll(' ', '-')}.txt`, `${names.join('\n')}\n`);
      if (!BOTH_WAYS.includes(kind)) return;
      const back = await walk(page, 'Shift+Tab');
      assert.deepEqual(back.map(({ name }) => name).reverse(), names, 'backwards');
    }));
}

test('keyboard: Enter on a link shows its page, which is announced once, by the focus on its heading', () =>
  withPage({}, async ({ page, open, loads }) => {
    await open('/events/');
    const link = page.getByRole('main').locator(`a[href="/events/${EVENT.id}/"]`).first();
    await link.focus();
    await page.evaluate(() => {
      window.announced = [];
      const live = '[role="status"], [role="alert"], [role="log"], output, [aria-live]:not([aria-live="off"])';
      new MutationObserver((changes) => {
        const regions = changes.map(({ target }) => (target.nodeType === Node.ELEMENT_NODE ? target : target.parentElement)?.closest(live));
        announced.push(...new Set(regions.filter((region) => region?.textContent).map((region) => `live: ${region.textContent}`)));
      }).observe(document, { subtree: true, childList: true, characterData: true });
      addEventListener('focusin', ({ target }) => announced.push(`focus: ${target.textContent.trim()}`));
    });
    await link.press('Enter');
    await headed(page, text(EVENT.title));
    await painted(page);
    assert.deepEqual(loads, ['/events/'], 'no second document');
    assert.deepEqual(await page.evaluate(() => announced), [`focus: ${text(EVENT.title)}`]);
    assert(await heading(page).evaluate((h1) => h1 === document.activeElement), 'the focus stays there');
  }));

test('keyboard: no file is left over', () => walks.settle());
