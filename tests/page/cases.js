import { readFileSync } from 'node:fs';

/* Cases that Python's side is held to as well (tests/test_page.py). */
export const cases = name => JSON.parse(readFileSync(new URL(`cases/${name}.json`, import.meta.url), 'utf8'));
