import assert from 'node:assert/strict';
import { test } from 'node:test';
import { brotliCompressSync } from 'node:zlib';
import { KINDS, withPage } from './lib.mjs';

const BAR = 20_000;

for (const [kind, path] of Object.entries(KINDS)) {
  test(`weight: the ${kind} page asks for at most ${BAR / 1000} kB of JSON, each file once`, () =>
    withPage({}, async ({ page, open }) => {
      const bodies = [];
      page.on('response', (r) => new URL(r.url()).pathname.endsWith('.json') && bodies.push([r.url(), r.body()]));
      await open(path);
      const files = await Promise.all(bodies.map(async ([url, body]) => [url, brotliCompressSync(await body).length]));
      const sum = files.reduce((all, [, bytes]) => all + bytes, 0);
      assert(files.length > 0, 'a page without JSON');
      assert.equal(new Set(files.map(([url]) => url)).size, files.length, JSON.stringify(files));
      assert(sum <= BAR, `${sum} bytes: ${JSON.stringify(files)}`);
    }));
}

test('weight: a page is asked for with nothing that it does not need', () =>
  withPage({}, async ({ open, asked }) => {
    await open('/');
    const paths = asked.filter((url) => url.protocol.startsWith('http')).map((url) => url.pathname);
    assert.equal(new Set(paths).size, paths.length, paths.join(' '));
    assert(!paths.some((p) => p.includes('/map/')), paths.join(' '));
  }));
