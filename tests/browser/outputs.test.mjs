import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audit, content, headed, heading, mainText, message, squeezed, text, withPage } from './lib.mjs';

const { outputs } = content('outputs.json');
const { output_kinds: kinds, language_names: names } = content('project.json');
const { work_packages: packages } = content('topics.json');

const language = (code) => text(names.find((named) => named.code === code).name);
const kindOf = (output) => text(kinds.find((kind) => kind.id === output.kind).label);

test('outputs: each stands once, under its kind, kinds in the order of the project', () =>
  withPage({}, async ({ page, open }) => {
    await open('/outputs/');
    const found = await page.getByRole('main').evaluate((main) =>
      [...main.querySelectorAll('h2')].map((h) => ({
        kind: h.textContent.trim(),
        ids: [...h.parentElement.querySelectorAll('li > a')].map((a) => new URL(a.href).pathname.split('/')[2]),
      })),
    );
    const expected = kinds
      .map((kind) => ({ kind: text(kind.label), ids: outputs.filter((o) => o.kind === kind.id).map((o) => o.id) }))
      .filter((group) => group.ids.length > 0);
    assert.deepEqual(found, expected);
  }));

test('outputs: a line says the languages by name, and the date with how sure it is', () =>
  withPage({}, async ({ page, open }) => {
    await open('/outputs/');
    for (const output of outputs) {
      const words = squeezed(await page.getByRole('main').locator('li', { has: page.locator(`a[href="/outputs/${output.id}/"]`) }).innerText());
      const parts = [...(output.languages ?? []).map(language), output.date?.slice(0, 4), output.date_note && text(output.date_note)];
      for (const part of parts.filter(Boolean)) assert(words.includes(part), `${output.id}: missing: ${part} in ${words}`);
    }
  }));

test('outputs: a title leads to a page that says what it is and where it is to be found', () =>
  withPage({}, async ({ page, open }) => {
    const output = outputs.find((o) => o.link && o.date && o.languages);
    await open('/outputs/');
    await page.getByRole('main').getByRole('link', { name: text(output.title) }).click();
    await headed(page, text(output.title));
    const words = squeezed(await mainText(page));
    for (const part of [text(output.summary), kindOf(output), ...output.languages.map(language)]) {
      assert(words.includes(squeezed(part)), `missing: ${part}`);
    }
    const link = page.getByRole('main').locator(`a[href="${output.link.url}"]`);
    assert.equal(await link.first().isVisible(), true);
  }));

test('output: each page has its facts and links the others of its kind', () =>
  withPage({}, async ({ page, open }) => {
    for (const output of outputs) {
      await open(`/outputs/${output.id}/`);
      assert.equal(squeezed(await heading(page).innerText()), squeezed(text(output.title) ?? Object.values(output.title)[0]));
      const paths = await page.getByRole('main').locator(':not(nav) > ul > li > a').evaluateAll((all) => all.map((a) => new URL(a.href).pathname));
      const others = outputs.filter((o) => o.kind === output.kind && o.id !== output.id).map((o) => `/outputs/${o.id}/`);
      assert.deepEqual(paths.filter((path) => path.startsWith('/outputs/')), others, output.id);
    }
  }));

test('output: a work package leads to its place on the page of the project', () =>
  withPage({}, async ({ page, open }) => {
    const output = outputs[0];
    const wanted = packages.find((p) => p.id === output.work_packages.at(-1));
    await open(`/outputs/${output.id}/`);
    await page.getByRole('main').getByRole('link', { name: text(wanted.title) }).click();
    await headed(page, message('nav-project'));
    const target = page.getByRole('heading', { name: `${wanted.code} ${text(wanted.title)}`, exact: true });
    assert.equal(await target.evaluate((h) => h === document.activeElement), true, 'the heading has the focus');
    const { top, bottom } = await target.evaluate((h) => h.getBoundingClientRect());
    assert(top >= 0 && bottom <= 800, `the heading is in view: ${top} to ${bottom}`);
  }));

test('outputs: no fault in the list and on a page', () =>
  withPage({}, async ({ page, open }) => {
    for (const path of ['/outputs/', `/outputs/${outputs[0].id}/`]) {
      await open(path);
      await page.evaluate(() => document.querySelectorAll('details').forEach((d) => (d.open = true)));
      assert.deepEqual(await audit(page), [], path);
    }
  }));
