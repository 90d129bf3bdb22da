import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { after, before, test } from 'node:test';
import { CHECKOUT, EVENT as event, content, headed, heading, nav, stopLater, text, withPage } from './lib.mjs';

let dir;
let at;

before(async () => {
  dir = mkdtempSync(join(tmpdir(), 'site-trunk-'));
  const port = await freePort();
  // A folder of its own: the exported site that the other tests read must stay.
  const child = spawn(process.env.TRUNK ?? 'trunk', ['serve', '--port', String(port), '--dist', join(dir, 'dist')], {
    cwd: CHECKOUT,
    detached: true,
    env: { ...process.env, NO_COLOR: 'true' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  stopLater(child);
  await listening(child);
  at = `http://127.0.0.1:${port}/`;
});
after(() => rmSync(dir, { recursive: true, force: true }));

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

/** Waits until Trunk has built and listens; fails with what it said if it ends before. */
function listening(child) {
  const said = [];
  return new Promise((resolve, reject) => {
    child.on('error', (e) => reject(new Error(`cannot start trunk: ${e.message}; set TRUNK or run cargo xtask setup`)));
    child.on('exit', (code) => reject(new Error(`trunk serve ended with code ${code}:\n${said.join('\n')}`)));
    for (const stream of [child.stdout, child.stderr]) {
      createInterface({ input: stream }).on('line', (line) => {
        said.push(line);
        if (/server listening at/.test(line)) resolve();
      });
    }
  });
}

test('trunk serve: the home page is mounted', () =>
  withPage({ at }, async ({ page, open }) => {
    await open('/');
    assert.equal(await heading(page).innerText(), text(content('project.json').statement));
  }));

test('trunk serve: a deep address works, and so does navigation', () =>
  withPage({ at }, async ({ page, open, loads }) => {
    await open(`/events/${event.id}/`);
    assert.equal(await heading(page).innerText(), text(event.title));
    await nav(page).locator('a[href="/partners/"]').click();
    await page.getByRole('main').locator('svg a circle').first().click();
    await headed(page, text(content('partners.json').partners[0].name));
    assert.deepEqual(loads, [`/events/${event.id}/`]);
  }));
