// Runs the browser tests, all or those whose file names begin with one of the arguments, one after the other;
// the last line counts. An argument without a file is a fault: nothing is left out in silence.

import { readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { run } from 'node:test';
import { fileURLToPath } from 'node:url';

const folder = fileURLToPath(new URL('.', import.meta.url));
const wanted = process.argv.slice(2);
const files = readdirSync(folder)
  .filter((name) => name.endsWith('.test.mjs'))
  .filter((name) => wanted.length === 0 || wanted.some((start) => name.startsWith(start)))
  .sort()
  .map((name) => join(folder, name));

let passed = 0;
let failed = 0;
for (const start of wanted.filter((start) => !files.some((file) => basename(file).startsWith(start)))) {
  failed += 1;
  console.log(`FAILED  there is no ${start}*.test.mjs`);
}
const stream = run({ files, concurrency: 1 });
stream.on('test:pass', (test) => {
  if (isFile(test)) return;
  passed += 1;
  console.log(`ok      ${test.name} (${Math.round(test.details.duration_ms)} ms)`);
});
stream.on('test:fail', (test) => {
  failed += 1;
  const error = test.details.error;
  console.log(`FAILED  ${test.name}\n${indented(error.cause?.stack ?? error.message)}`);
});
stream.on('test:stderr', (test) => process.stderr.write(test.message));
stream.on('end', () => {
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed > 0 || passed === 0 ? 1 : 0;
});
stream.resume();

// A file without a test of its own counts as a test to the runner.
function isFile(test) {
  return files.includes(test.name);
}

function indented(lines) {
  return String(lines).replaceAll(/^/gm, '        ');
}
