/* Cells that are asked to run while no kernel is there, or one that may have to make way for the course's. */

import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';

import { load, settled } from './page.js';

const { keepAsked } = await load('labextension/static/asked.js');

/* One of Lumino's signals. */
const signal = () => {
  const hearers = new Set();
  return {
    connect: hear => hearers.add(hear),
    disconnect: hear => hearers.delete(hear),
    emit: told => hearers.forEach(hear => hear(null, told)),
  };
};

const FIRST = { status: 'idle', info: Promise.resolve() };
const COURSE = { status: 'idle', info: Promise.resolve() };

let panel, ran, woken, runsItself, equip, actions;
beforeEach(() => {
  const sessionContext = { session: null, statusChanged: signal(), kernelChanged: signal() };
  panel = { content: { widgets: ['a', 'b', 'c'] }, sessionContext, disposed: signal() };
  ran = [];
  woken = 0;
  runsItself = false;
  const equipped = new Promise(resolve => { equip = () => { resolve(); return settled(); }; });
  actions = { executionScheduled: signal(), runCells: async (_, cells) => { ran.push(cells); } };
  keepAsked(panel, actions, {
    wake: async () => { woken += 1; },
    runsItself: () => runsItself,
    equip: () => equipped,
  });
});

const press = (...cells) => cells.forEach(cell => actions.executionScheduled.emit({ notebook: panel.content, cell }));
const comes = kernel => {
  panel.sessionContext.session = { kernel };
  panel.sessionContext.kernelChanged.emit({ newValue: kernel });
  return settled();
};

test('what is asked without a kernel wakes once, and runs in order when one is there', async () => {
  press('c', 'a');
  assert.equal(woken, 1);
  await comes(FIRST);
  assert.deepEqual(ran, []);
  await equip();
  assert.deepEqual(ran, [['a', 'c']]);
  press('b');
  await comes(COURSE);
  assert.deepEqual(ran, [['a', 'c']]);
});

test('what JupyterLab itself gave to the kernel that stays does not run twice', async () => {
  press('a', 'b');
  await comes(FIRST);
  press('b', 'c');
  await equip();
  assert.deepEqual(ran, [['a']]);
});

test('what went to a kernel that made way runs in the one that came', async () => {
  press('a');
  await comes(FIRST);
  press('b');
  await comes(COURSE);
  press('c');
  await equip();
  assert.deepEqual(ran, [['a', 'b']]);
  assert.equal(woken, 1);
});

test('what is asked as soon as an exercise opens is not lost either', async () => {
  await comes(FIRST);
  press('a');
  await comes(COURSE);
  await equip();
  assert.deepEqual(ran, [['a']]);
});

test('nothing is run if the cell is gone, or the lesson runs as a whole', async () => {
  press('a');
  panel.content.widgets.shift();
  await comes(FIRST);
  await equip();
  runsItself = true;
  await comes(null);
  press('b');
  await comes(COURSE);
  assert.deepEqual(ran, []);
});
