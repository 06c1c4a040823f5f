import assert from 'node:assert/strict';
import { test } from 'node:test';
import { words } from '../../src/twoviews/page/words.js';
import { cases } from './cases.js';

for (const [text, count] of cases('words')) test(`“${text.trim()}” has ${count}`, () => assert.equal(words(text), count));
