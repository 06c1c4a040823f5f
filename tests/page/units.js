/* All units in one process: a process a file took longer than what it looked at. Each file is a suite of its own. */

import { readdirSync } from 'node:fs';
import { describe } from 'node:test';

const files = readdirSync(import.meta.dirname).filter(name => name.endsWith('.test.js'));
for (const file of files) describe(file, () => import(`./${file}`));
