/* The static edition's own modules, and explorers that were drawn beforehand. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { drawnModel, placeOf, shownAt } from '../../src/twoviews/parts/explorer/drawn.js';
import { fitted, fromText } from '../../src/twoviews/teaching/site/static/suspended.js';

const FRAMES = {
  groups: ['x-line'], sliders: [['a', 0, 1], ['b', 0, 0.5]], bases: [{ a: 0, b: 0 }, { a: 2, b: 1 }],
  insides: ['00', '10', '20', '01', '02', '21', '11', '22'], sentences: ['start', 'moved'],
  settings: [[0, 0], [0, 7]],
  frames: [[[[0, 0], [1, 1], [1, 2]], [[0, 0], [1, 3], [1, 4]]], [[[1, 4], [1, 6], [0, 7]], [[1, 2], [1, 5], [0, 7]]]],
};

test('a setting is found as it is, and a slider moved from it', () => {
  assert.deepEqual(placeOf(FRAMES, { a: 2, b: 1 }, null), { base: 1, slider: -1, step: 0 });
  assert.deepEqual(placeOf(FRAMES, { a: 2, b: 0.5 }, { values: { a: 2, b: 1 }, base: 1 }), { base: 1, slider: 1, step: 1 });
  assert.equal(shownAt(FRAMES, { base: 1, slider: 1, step: 1 }).groups['x-line'], '21');
});

test('the slider that moved stays, and the others go back', () => {
  const place = placeOf(FRAMES, { a: 1, b: 0.5 }, { values: { a: 1, b: 0 }, base: 0 });
  assert.deepEqual(shownAt(FRAMES, place).values, { a: 0, b: 0.5 });
});

test('values that were kept are shown at the nearest place', () => {
  assert.deepEqual(shownAt(FRAMES, placeOf(FRAMES, { a: 0, b: 1 }, null)).values, { a: 0, b: 1 });
});

test('a move is answered here, and what is kept goes to Python with its values', async () => {
  const sent = [];
  const heard = [];
  const inner = { asleep: '', get: () => ({ values: { a: 0, b: 0 } }), on: () => {}, send: message => sent.push(message) };
  const model = drawnModel(inner, async () => FRAMES);
  model.on('msg:custom', reply => heard.push(reply));
  await new Promise(done => model.send({ do: 'move', n: 7, with: { values: { a: 1, b: 0 } } }, done));
  assert.equal(heard[0].re, 7);
  assert.deepEqual(heard[0].state.values, { a: 1, b: 0 });
  model.send({ do: 'keep', n: 8, with: { seconds: 1 } });
  assert.deepEqual(sent.map(each => each.do), ['move', 'keep']);
  assert.deepEqual(sent[0].with.values, { a: 1, b: 0 });
});

test('what has been moved stays where it is when the record comes', async () => {
  const heard = [];
  const inner = { asleep: '', get: () => ({ values: { a: 0, b: 0 } }), on: () => {}, send: () => {} };
  const model = drawnModel(inner, async () => FRAMES);
  model.on('msg:custom', reply => heard.push(reply.state.values));
  await new Promise(done => model.send({ do: 'move', n: 1, with: { values: { a: 2, b: 1 } } }, done));
  model.now({ values: { a: 0, b: 1 } });
  await new Promise(done => setImmediate(done));
  assert.deepEqual(heard, [{ a: 2, b: 1 }]);
});

const statement = (verb, item, response) => JSON.stringify({ id: crypto.randomUUID(), verb: { id: `x/${verb}` }, object: { id: item }, result: { response } });
const bytes = lines => new TextEncoder().encode(lines.map(line => `${line}\n`).join(''));

test('a record comes back out of its text as it was', async () => {
  const lines = bytes([statement('answered', 'q1', 'a'), statement('wrote', 'd1', 'Слова 🎲')]);
  const { text, left } = await fitted(lines, 4096);
  assert.equal(left, 0);
  assert.deepEqual(await fromText(text), lines);
  assert.equal(await fromText('something else'), null);
});

test('what has no room is left out, the longest text first, and is counted', async () => {
  const long = Array.from({ length: 3000 }, () => Math.random().toString(36)[3] ?? 'x').join('');
  const lines = bytes([statement('answered', 'q1', 'a'), statement('wrote', 'd1', long), statement('wrote', 'd1', `${long}${long}`), statement('wrote', 'd2', 'short')]);
  const { text, left } = await fitted(lines, 1000);
  assert.ok(text.length <= 1000);
  assert.equal(left, 1);
  const kept = new TextDecoder().decode(await fromText(text) ?? undefined);
  assert.ok(kept.includes('"q1"') && kept.includes('short') && !kept.includes(long));
});
