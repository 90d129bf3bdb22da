import assert from 'node:assert/strict';
import { test } from 'node:test';
import { content, heading, mainText, squeezed, text, withPage } from './lib.mjs';

const { partners } = content('partners.json');
const { countries } = content('project.json');

test('partner: name, own name in its language, town, country and words of each partner', () =>
  withPage({}, async ({ page, open }) => {
    for (const partner of partners) {
      await open(`/partners/${partner.id}/`);
      assert.equal(await heading(page).innerText(), text(partner.name));
      const words = squeezed(await mainText(page));
      const country = text(countries.find((c) => c.code === partner.country).name);
      for (const part of [country, partner.town, partner.summary, partner.duty].filter(Boolean).map(text)) {
        assert(words.includes(squeezed(part)), `${partner.id}: missing: ${part}`);
      }
      if (partner.local_name !== text(partner.name)) {
        const own = page.getByRole('main').getByText(partner.local_name, { exact: true }).first();
        const lang = await own.evaluate((e) => e.closest('[lang]').lang);
        assert.equal(lang, partner.local_language, partner.id);
      }
    }
  }));

test('partner: its own page is linked', () =>
  withPage({}, async ({ page, open }) => {
    const partner = partners.find((p) => p.website);
    await open(`/partners/${partner.id}/`);
    const links = page.getByRole('main').locator(`a[href="${partner.website.url}"]`);
    assert((await links.count()) > 0);
  }));
