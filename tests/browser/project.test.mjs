import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audit, content, headed, heading, mainText, message, squeezed, text, withPage } from './lib.mjs';

const project = content('project.json');
const { topics, work_packages: packages } = content('topics.json');
const { partners } = content('partners.json');
const { events } = content('events.json');
const { outputs } = content('outputs.json');

const name = (field) => text(field);

test('project: aims, facts with what differs, and work packages with all that is known of them', () =>
  withPage({}, async ({ page, open }) => {
    await open('/project/');
    const words = squeezed(await mainText(page));
    const said = [
      text(project.title),
      ...project.aims.map((aim) => text(aim.text)),
      ...project.facts.flatMap((f) => [f.label, f.value, f.certainty, ...(f.disagreements ?? []).flatMap((d) => [d.value, d.comment])]),
      ...packages.flatMap((p) => [p.code, p.title, p.title_note, p.date_note, ...p.facts, ...(p.results ?? [])]),
    ];
    for (const part of said.filter(Boolean).map(name)) assert(words.includes(squeezed(part)), `missing: ${part}`);
  }));

test('project: the sources of a fact open by its own switch', () =>
  withPage({}, async ({ page, open }) => {
    await open('/project/');
    const fact = project.facts.find((f) => f.sources.length === 1 && !f.disagreements);
    const row = page.getByRole('main').locator('dl > div').filter({ hasText: text(fact.label) }).filter({ hasText: text(fact.value) });
    const source = row.locator(`a[href="${fact.sources[0].url}"]`);
    assert.equal(await source.isVisible(), false);
    await row.locator('summary').click();
    assert.equal(await source.isVisible(), true);
  }));

test('project: a package that is a topic leads to its page; a partner who answers for one is linked', () =>
  withPage({}, async ({ page, open }) => {
    await open('/project/');
    for (const p of packages) {
      const item = page.locator(`li:has(> #package-${p.id})`);
      const links = await item.getByRole('link').evaluateAll((all) => all.map((a) => new URL(a.href).pathname));
      const expected = topics.filter((t) => t.work_package === p.id).map((t) => `/topics/${t.id}/`);
      if (p.responsible) expected.unshift(`/partners/${p.responsible}/`);
      assert.deepEqual(links.filter((path) => /^\/(topics|partners)\//.test(path)), expected, p.id);
    }
  }));

/** The stations of the line, year by year. */
function years(page) {
  return page.getByRole('main').evaluate((main) => {
    const shown = [...main.querySelectorAll('h3')].filter((h) => /^\d{4}$/.test(h.textContent.trim()));
    return shown.map((h) => ({
      year: h.textContent.trim(),
      stations: [...h.parentElement.querySelectorAll('li')].map((li) => ({
        day: li.querySelector('time').dateTime,
        path: new URL(li.querySelector('a').href).pathname,
      })),
    }));
  });
}

test('project: everything dated stands on the line once, in the order of time, under its year', () =>
  withPage({}, async ({ page, open }) => {
    await open('/project/');
    const line = await years(page);
    const paths = line.flatMap((y) => y.stations.map((s) => s.path));
    const dated = [
      ...events.filter((e) => e.start && !e.related).map((e) => `/events/${e.id}/`),
      ...outputs.filter((o) => o.date).map((o) => `/outputs/${o.id}/`),
      // The work packages, whose days are the same; the link leads to them on this page.
      '/project/',
    ];
    assert.deepEqual(paths.toSorted(), dated.toSorted());
    const days = line.flatMap((y) => y.stations.map((s) => s.day));
    assert.deepEqual(days, days.toSorted());
    for (const { year, stations } of line) assert(stations.every((s) => s.day.startsWith(year)), year);
  }));

test('project: events, outputs and uncertain dates differ by the shape of their branch', () =>
  withPage({}, async ({ page, open }) => {
    await open('/project/');
    const shape = (path) =>
      page.locator(`main ol li:has(> a[href="${path}"])`).evaluate((li) => {
        const [branch, leaf] = ['::before', '::after'].map((part) => getComputedStyle(li, part));
        return { stroke: branch.borderTopStyle, leaf: leaf.content !== 'none' };
      });
    const exact = events.find((e) => e.start?.length === 10 && !e.related);
    const vague = outputs.find((o) => o.date?.length === 4);
    assert.deepEqual(await shape(`/events/${exact.id}/`), { stroke: 'solid', leaf: false });
    assert.deepEqual(await shape(`/outputs/${vague.id}/`), { stroke: 'dotted', leaf: true });
  }));

test('project: what has no date is counted, and the count leads to the list', () =>
  withPage({}, async ({ page, open }) => {
    await open('/project/');
    const count = outputs.filter((o) => !o.date).length;
    const form = content(`i18n/${project.languages[0].code}.json`).messages['timeline-undated-outputs'].other;
    await page.getByRole('main').getByRole('link', { name: form.replace('{count}', count), exact: true }).click();
    await headed(page, message('nav-outputs'));
  }));

test('project: the block at the foot says period, programme, fund, budget and lead partner', () =>
  withPage({}, async ({ page, open }) => {
    await open('/project/');
    const block = page.getByRole('main').locator('dl').last();
    const words = squeezed(await block.innerText());
    const budget = project.facts.find((f) => f.id === project.funding.budget);
    const lead = partners.find((p) => p.role === 'lead');
    for (const part of [project.name, project.title, project.funding.programme, project.funding.fund, budget.value, lead.name]) {
      assert(words.includes(squeezed(text(part))), `missing: ${text(part)}`);
    }
    assert.equal(await block.getByRole('link', { name: text(lead.name) }).count(), 1);
  }));

test('project: no fault, with all sources open', () =>
  withPage({}, async ({ page, open }) => {
    await open('/project/');
    await page.evaluate(() => document.querySelectorAll('details').forEach((d) => (d.open = true)));
    assert.deepEqual(await audit(page), []);
    assert.equal(await heading(page).count(), 1);
  }));
