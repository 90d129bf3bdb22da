import assert from 'node:assert/strict';
import { test } from 'node:test';
import { content, heading, mainText, squeezed, text, withPage } from './lib.mjs';

const { topics } = content('topics.json');

test('topic: name, summary and sources of each topic', () =>
  withPage({}, async ({ page, open }) => {
    for (const topic of topics) {
      await open(`/topics/${topic.id}/`);
      assert(squeezed(await heading(page).innerText()).includes(text(topic.title)), topic.id);
      assert(squeezed(await mainText(page)).includes(squeezed(text(topic.summary))), topic.id);
      for (const { url } of topic.sources) {
        assert((await page.getByRole('main').locator(`a[href="${url}"]`).count()) > 0, `${topic.id}: source ${url}`);
      }
    }
  }));
