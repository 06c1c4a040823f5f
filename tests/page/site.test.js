/* The static edition's own modules, and explorers that were drawn beforehand. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { drawnModel, placeOf, shownAt } from '../../src/twoviews/parts/explorer/drawn.js';

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
