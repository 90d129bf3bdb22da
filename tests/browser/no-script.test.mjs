import assert from 'node:assert/strict';
import { test } from 'node:test';
import { content, exportedPages, heading, isExported, mainText, squeezed, text, themeMenu, withPage } from './lib.mjs';

test('no JavaScript: every page has its title, its heading, its text and working links', () =>
  withPage({ javaScriptEnabled: false }, async ({ page, address }) => {
    const faults = [];
    const titles = new Map();
    for (const path of exportedPages()) {
      await page.goto(address(path));
      const title = `${await page.locator('html').getAttribute('lang')}: ${await page.title()}`;
      if (titles.has(title)) faults.push(`${path} has the title of ${titles.get(title)}: ${title}`);
      titles.set(title, path);
      if ((await heading(page).count()) !== 1) faults.push(`${path} has ${await heading(page).count()} headings of level 1`);
      if ((await mainText(page)).length < 100) faults.push(`${path} has next to no text`);
      const links = await page.locator('a[href]').evaluateAll((all) => all.map((a) => a.getAttribute('href')));
      const broken = links.filter((href) => href.startsWith('/') && !isExported(href.split(/[?#]/)[0]));
      faults.push(...broken.map((href) => `${path} links to ${href}, which is not exported`));
    }
    assert.deepEqual(faults, []);
  }));

test('no JavaScript: every event, topic and partner of the content has a page with its name', () =>
  withPage({ javaScriptEnabled: false }, async ({ page, address }) => {
    const named = [
      ...content('events.json').events.map((e) => [`/events/${e.id}/`, text(e.title)]),
      ...content('topics.json').topics.map((t) => [`/topics/${t.id}/`, text(t.title)]),
      ...content('partners.json').partners.map((p) => [`/partners/${p.id}/`, text(p.name)]),
    ];
    for (const [path, name] of named) {
      const answer = await page.goto(address(path));
      assert.equal(answer.status(), 200, path);
      assert(squeezed(await heading(page).innerText()).includes(squeezed(name)), path);
    }
  }));

test('no JavaScript: the map and its marks are there', () =>
  withPage({ javaScriptEnabled: false }, async ({ page, address }) => {
    await page.goto(address('/partners/'));
    const partner = content('partners.json').partners.find((p) => p.position);
    await page.getByRole('main').locator(`svg a[href="/partners/${partner.id}/"] circle`).first().click();
    assert.equal(await heading(page).innerText(), text(partner.name));
  }));

test('no JavaScript: nothing is shown that cannot work', () =>
  withPage({ javaScriptEnabled: false }, async ({ page, address }) => {
    await page.goto(address('/'));
    for (const role of ['button', 'radio']) {
      const shown = await page.getByRole(role).filter({ visible: true }).count();
      assert.equal(shown, 0, `${role}: nobody answers`);
    }
    assert(await themeMenu(page).isHidden(), 'the menu of themes');
  }));

test('no JavaScript: the menu of languages opens, and leads to the page in another language', () =>
  withPage({ javaScriptEnabled: false }, async ({ page, address }) => {
    const [own, ...others] = content('project.json').languages;
    for (const { code, name } of others) {
      await page.goto(address('/partners/'));
      const other = page.getByRole('banner').getByRole('link', { name, exact: true });
      assert(await other.isHidden());
      await page.getByRole('banner').getByText(own.name, { exact: true }).click();
      await other.click();
      await page.waitForURL(`**/${code}/partners/`);
    }
  }));
