/* A lesson's kernel is asked for before its cells are laid out; that of any other notebook when JupyterLab does so. */

import assert from 'node:assert/strict';
import { test } from 'node:test';

import { load } from './page.js';

const { askEarly } = await load('labextension/static/early.js');

const asked = async (twoviews, { name = 'python3', isDisposed = false } = {}) => {
  const asked = [];
  const sessionContext = {
    kernelPreference: { name: 'of the launcher', shouldStart: true },
    initialize: async () => { asked.push(sessionContext.kernelPreference); },
  };
  const model = { getMetadata: key => (key === 'twoviews' ? twoviews : undefined), defaultKernelName: name, defaultKernelLanguage: 'python' };
  await askEarly({ isDisposed, context: { ready: Promise.resolve(), model }, sessionContext });
  return asked;
};

test('a lesson asks for the kernel that it names, and else for the one that was chosen', async () => {
  assert.deepEqual(await asked({ lesson: '07' }), [{ name: 'python3', language: 'python', shouldStart: true }]);
  assert.deepEqual(await asked({ lesson: '07' }, { name: '' }), [{ name: 'of the launcher', language: 'python', shouldStart: true }]);
});

test('nothing is asked for an exercise, another notebook, or one that has been closed', async () => {
  for (const [mark, more] of [[{ exercise: '03' }], [undefined], [{ lesson: '07' }, { isDisposed: true }]]) {
    assert.deepEqual(await asked(mark, more), []);
  }
});
