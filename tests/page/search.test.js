/* Search in the static edition. Its module imports the shared ones beside which it is laid out, so it is laid out here. */

import assert from 'node:assert/strict';
import { cpSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { pathToFileURL } from 'node:url';

const source = join(import.meta.dirname, '..', '..', 'src', 'twoviews');
const place = mkdtempSync(join(tmpdir(), 'twoviews-search-'));
cpSync(join(source, 'page'), join(place, 'page'), { recursive: true });
cpSync(join(source, 'teaching', 'site', 'static', 'search.js'), join(place, 'search.mjs'));
const { excerpt, found } = await import(pathToFileURL(join(place, 'search.mjs')).href);

const SECTIONS = [
  { page: 'a', title: 'A', anchor: 'x', heading: 'Ships', text: 'Coal went by ship.' },
  { page: 'b', title: 'B', anchor: 'y', heading: 'Trade', text: 'A café sold coal. Coal again.' },
];

test('a section is found by all words, small or large, with or without accents', () => {
  assert.deepEqual(found(SECTIONS, 'COAL cafe').map(each => each.page), ['b']);
  assert.deepEqual(found(SECTIONS, 'coal uranium'), []);
  assert.deepEqual(found(SECTIONS, '  '), []);
});

test('a word in a heading comes first', () => {
  assert.deepEqual(found(SECTIONS, 'ship').map(each => each.page), ['a']);
  assert.deepEqual(found(SECTIONS, 'coal').map(each => each.page), ['b', 'a']);
});

test('an excerpt is the text around the word', () => {
  assert.match(excerpt(`${'x '.repeat(200)}coal${' y'.repeat(200)}`, 'coal'), /^… .*coal.* …$/);
});
