import assert from 'node:assert/strict';
import { test } from 'node:test';
import { isPercent, readings } from '../../src/twoviews/page/numbers.js';
import { cases } from './cases.js';

for (const [typed, unit, wanted] of cases('numbers')) {
  test(`“${typed.slice(0, 40)}” in “${unit}” reads as in Python`, () => assert.deepEqual(readings(typed, unit), wanted));
}

test('a per cent is what the course would mark as one', () => {
  for (const typed of ['5.', '.5', '+5', '5 Percent', '12 %', '0', '100', '99,5']) assert.ok(isPercent(typed), typed);
  for (const typed of ['', '-1', '101', '5 euros', 'half', '1e1']) assert.ok(!isPercent(typed), typed);
});
