/* All units in one process: a process a file took longer than what it looked at. Each file is a suite of its own.
   A file of which no unit began fails all: nothing else would say that nothing was looked at. */

import assert from 'node:assert/strict';
import { readdirSync } from 'node:fs';
import { beforeEach, describe } from 'node:test';

const files = readdirSync(import.meta.dirname).filter(name => name.endsWith('.test.js'));
const silent = new Set(files);
assert(silent.size, 'no units here');
for (const file of files) {
  describe(file, () => {
    beforeEach(() => { silent.delete(file); });
    return import(`./${file}`);
  });
}
process.on('exit', () => assert.deepEqual([...silent], [], 'files of which no unit began'));
