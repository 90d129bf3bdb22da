import assert from 'node:assert/strict';
import { test } from 'node:test';
import { audit, content, headed, mainText, message, squeezed, text, withPage } from './lib.mjs';

const legal = content('legal.json');
const { partners } = content('partners.json');
const { countries } = content('project.json');

const country = (code) => text(countries.find((c) => c.code === code).name);

/** The block of a partner, by its name. */
const block = (page, partner) => {
  const name = page.getByRole('heading', { level: 3, name: text(partner.name), exact: true });
  return page.getByRole('main').getByRole('listitem').filter({ has: name });
};

test('contact: who answers for the site comes first', () =>
  withPage({}, async ({ page, open }) => {
    await open('/contact/');
    await headed(page, message('nav-contact'));
    const [first] = await page.getByRole('main').getByRole('heading', { level: 2 }).allInnerTexts();
    assert.equal(first, message('contact-controller'));
    const imprint = squeezed(await page.getByRole('main').locator('address').innerText());
    const { name, email, address = [] } = legal.controller;
    for (const line of [text(name), ...address, email?.replace('mailto:', '') ?? '']) assert(imprint.includes(line), line);
    const report = page.getByRole('heading', { name: message('contact-report'), exact: true });
    assert.equal(await report.count(), legal.feedback ? 1 : 0);
    assert.deepEqual(await audit(page), []);
  }));

test('contact: each partner with its names, its town, its country and its addresses', () =>
  withPage({}, async ({ page, open }) => {
    await open('/contact/');
    for (const partner of partners) {
      const own = block(page, partner);
      const words = squeezed(await own.innerText());
      const parts = [partner.local_name, country(partner.country), partner.town].filter(Boolean).map(text);
      for (const part of parts) assert(words.includes(part), `${partner.id}: missing: ${part}`);
      const said = own.getByText(partner.local_name, { exact: true });
      if (partner.local_name !== text(partner.name)) {
        assert.equal(await said.evaluate((e) => e.closest('[lang]').lang), partner.local_language, partner.id);
      }
      const outward = [partner.website?.url, partner.website?.archived, partner.email].filter(Boolean);
      const links = await own.locator('p a').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
      assert.deepEqual(links, outward, partner.id);
    }
  }));

test('contact: the name of a partner leads to its page', () =>
  withPage({}, async ({ page, open, loads }) => {
    await open('/contact/');
    const partner = partners.at(-1);
    await block(page, partner).getByRole('link', { name: text(partner.name), exact: true }).click();
    await headed(page, text(partner.name));
    assert.equal(new URL(page.url()).pathname, `/partners/${partner.id}/`);
    assert.deepEqual(loads, ['/contact/']);
  }));

test('contact: no address shows its scheme', () =>
  withPage({}, async ({ page, open }) => {
    await open('/contact/');
    assert.doesNotMatch(await mainText(page), /mailto:|tel:/);
  }));
