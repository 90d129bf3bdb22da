// Texts that are kept under `expected` and compared; UPDATE_EXPECT=1 writes them anew.

import assert from 'node:assert/strict';
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DATA } from './tools.mjs';

const UPDATE = 'UPDATE_EXPECT' in process.env;

/** Lines shown before and after a difference. */
const AROUND = 2;

/** The texts that are kept for the content under test in a folder of this name. */
export function expected(name) {
  const folder = fileURLToPath(new URL(join('expected', basename(DATA), name), import.meta.url));
  const used = new Set();
  mkdirSync(folder, { recursive: true });
  return {
    /** Compares a text with the one kept in a file; a file is used once. */
    compare(file, found) {
      assert(!used.has(file), `${file} is used twice`);
      used.add(file);
      const path = join(folder, file);
      if (UPDATE) return writeFileSync(path, found);
      const kept = readdirSync(folder).includes(file) ? readFileSync(path, 'utf8') : '';
      if (kept !== found) assert.fail(`${path} keeps another text (UPDATE_EXPECT=1 writes it anew):\n${difference(kept, found)}`);
    },
    /** Asserts, after all comparisons, that no kept file is left over. */
    settle() {
      const left = readdirSync(folder).filter((file) => !used.has(file));
      if (UPDATE) left.forEach((file) => rmSync(join(folder, file)));
      else assert.deepEqual(left, [], `no test uses these files of ${folder}`);
    },
  };
}

/** The lines that differ, `-` as kept and `+` as found, with a few around them. */
function difference(kept, found) {
  const lines = merged(kept.split('\n'), found.split('\n'));
  const near = (at) => lines.slice(Math.max(0, at - AROUND), at + AROUND + 1).some((line) => !line.startsWith(' '));
  return lines.flatMap((line, at) => (near(at) ? [line] : near(at - 1) ? ['…'] : [])).join('\n');
}

/** Both texts in one, by a longest common subsequence of their lines. */
function merged(kept, found) {
  const common = Array.from({ length: kept.length + 1 }, () => new Uint16Array(found.length + 1));
  for (let k = kept.length - 1; k >= 0; k -= 1) {
    for (let f = found.length - 1; f >= 0; f -= 1) {
      common[k][f] = kept[k] === found[f] ? common[k + 1][f + 1] + 1 : Math.max(common[k + 1][f], common[k][f + 1]);
    }
  }
  const lines = [];
  let [k, f] = [0, 0];
  while (k < kept.length || f < found.length) {
    if (k < kept.length && kept[k] === found[f]) lines.push(`  ${kept[(f += 1, k++)]}`);
    else if (f === found.length || (k < kept.length && common[k + 1][f] >= common[k][f + 1])) lines.push(`- ${kept[k++]}`);
    else lines.push(`+ ${found[f++]}`);
  }
  return lines;
}
