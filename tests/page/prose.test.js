import assert from 'node:assert/strict';
import { test } from 'node:test';
import { parsed, plain } from '../../src/twoviews/page/prose.js';
import { cases } from './cases.js';

const escaped = text => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
const html = run => typeof run === 'string' ? escaped(run) : `<${run.tag}>${run.inside.map(html).join('')}</${run.tag}>`;

for (const [text, wanted] of cases('prose')) {
  test(`“${text}” is marked as in Python`, () =>
    assert.equal(parsed(text.trim().split(/\s+/).join(' ')).map(html).join(''), wanted));
}

test('an emphasis that nobody closed keeps its last letter', () => {
  assert.deepEqual(parsed('*Footnote without an end'), ['*Footnote without an end']);
  assert.equal(plain('**Bold that nobody closed'), '**Bold that nobody closed');
});

test('spaces at the ends stay: pieces are put side by side', () => assert.deepEqual(parsed(' and *this* '), [' and ', { tag: 'em', inside: ['this'] }, ' ']));
test('a text without its markup', () => assert.equal(plain('**Oil** and *gas*, 2 * 3'), 'Oil and gas, 2 * 3'));
test('no text is no piece', () => assert.deepEqual(parsed(''), []));
