/* The browser as the host: what is entered before Python is there. */

import assert from 'node:assert/strict';
import { after, before, beforeEach, mock, test } from 'node:test';

import { choose, freshPage, load, settled } from './page.js';

before(() => mock.timers.enable({ apis: ['setTimeout'] }));
after(() => mock.reset());
beforeEach(() => {
  const window = freshPage();
  globalThis.localStorage = window.localStorage;
  globalThis.navigator ??= window.navigator;
});

const CONTENT = { kind: 'opinion', title: 'Where you stand', scale: [[1, 'no'], [2, ''], [3, 'yes']], propositions: [['s', 'So it is.']], owner: '' };

/* A worker whose Python comes when the test says so, and then answers in order; `kept` is its record. */
class Python {
  waiting = []; kept = {};

  constructor() { Python.last = this; }

  postMessage(asked) { this.waiting.push(asked); }

  async wake() {
    while (this.waiting.length) {
      const { id, call, words } = this.waiting.shift();
      this.onmessage({ data: { id, answer: JSON.stringify(this[call](...words)) } });
      await settled();
    }
  }

  begin() {}

  open(name) { return { content: { ...CONTENT }, state: { now: { ...this.kept[name] } } }; }

  hear(name, message) {
    const { n, do: act, with: { proposition, value } } = JSON.parse(message);
    assert.ok(act === 'place' || act === 'refresh');
    if (act === 'place') this.kept[name] = { [proposition]: value };
    return [{ re: n, state: { now: { ...this.kept[name] } }, saved: true }];
  }
}

test('what was chosen before Python was there stands as the record has it', async () => {
  globalThis.Worker = Python;
  const { start } = await load('page/browser.js');
  const inside = JSON.stringify({ content: CONTENT, state: { now: {} } });
  document.querySelector('main').innerHTML = ['one', 'two', 'three'].map(name => `<div data-twoviews="${name}"><script type="application/json">${inside}</script></div>`).join('');
  const course = start({ worker: 'worker.js', pyodide: '', packages: [], edition: 'e' });
  const alive = course.mount(document);
  const last = document.querySelector('[data-twoviews=three]');
  while (!last.querySelector('input')) { mock.timers.tick(1); await settled(); }
  choose(last.querySelector('input[value="3"]'));
  mock.timers.tick(700);
  await settled();
  await Python.last.wake();
  await alive;
  assert.deepEqual(Python.last.kept, { three: { s: 3 } });
  assert.equal(last.querySelector('input:checked')?.value, '3');
  assert.equal(JSON.parse(localStorage.getItem('twoviews e three')).state.now.s, 3);
});

test('another worker takes over from one that is gone', async () => {
  const all = [];
  class Mortal { sent = []; constructor() { all.push(this); } postMessage({ call, words: [word] }) { this.sent.push([call, typeof word === 'string' ? word : '']); } terminate() { this.ended = true; } }
  globalThis.Worker = Mortal;
  const { workerOf } = await load('page/python.js');
  const { ask, gone, started } = workerOf({ worker: 'worker.js', pyodide: '', packages: [], edition: 'e' });
  all[0].onmessage({ data: { id: 1, answer: '' } });
  await started;
  const opened = ask('open', 'part');
  all[0].onmessage({ data: { id: 2, answer: 'shown' } });
  assert.equal(await opened, 'shown');
  const drawn = ask('draw', {});
  all[0].onmessage({ data: { id: 3, answer: '1' } });
  assert.equal(await drawn, '1');
  const saved = ask('hear', 'words');
  all[0].onerror({ message: 'killed' });
  assert.ok(all[0].ended);
  assert.deepEqual(all[1].sent, [['begin', ''], ['open', 'part'], ['draw', ''], ['hear', 'words']]);
  all[0].onmessage({ data: { id: 4, answer: 'of a dead one' } });
  all[1].onmessage({ data: { id: 4, answer: 'kept' } });
  assert.equal(await saved, 'kept');
  const never = ask('hear', 'more');
  for (let each = 1; each < 5; each += 1) all[each].onmessage({ data: { id: 1, error: 'no memory', lost: true } });
  await assert.rejects(never, /no memory/);
  const sent = all[4].sent.length;
  await assert.rejects(ask('hear', 'too late'), /no memory/);
  assert.match((await gone).message, /no memory/);
  assert.equal(all.length, 5);
  assert.equal(all[4].sent.length, sent);
});

test('a page that has lost its Python says so, and what was chosen there is answered after a reload', async () => {
  class Failing extends Python { terminate() {} fail() { this.onerror({ message: 'killed' }); } }
  globalThis.Worker = Failing;
  const { start } = await load('page/browser.js');
  const inside = JSON.stringify({ content: CONTENT, state: { now: {} } });
  const opened = async () => {
    document.querySelector('main').innerHTML = `<div data-twoviews="one"><script type="application/json">${inside}</script></div>`;
    const course = start({ worker: 'worker.js', pyodide: '', packages: [], edition: 'e' });
    const alive = course.mount(document);
    alive.catch(() => {});
    while (!document.querySelector('main input')) { mock.timers.tick(1); await settled(); }
    return { course, alive };
  };
  const { course } = await opened();
  choose(document.querySelector('input[value="3"]'));
  mock.timers.tick(700);
  await settled();
  for (let each = 0; each < 5; each += 1) { Python.last.fail(); await settled(); }
  const said = () => document.querySelector('.tv-notice').textContent;
  assert.match(said(), /lost its Python/);
  choose(document.querySelector('input[value="1"]'));
  mock.timers.tick(700);
  await settled();
  mock.timers.tick(10_000);
  await settled();
  assert.match(said(), /lost its Python/);
  assert.equal(document.querySelector('input:checked').value, '1');
  await assert.rejects(course.started, /killed/);
  const { alive } = await opened();
  mock.timers.tick(1);
  await settled();
  await Python.last.wake();
  await alive;
  while (Python.last.waiting.length) await Python.last.wake();
  assert.deepEqual(Python.last.kept, { one: { s: 1 } });
  assert.equal(document.querySelector('input:checked').value, '1');
  assert.equal(sessionStorage.length, 0);
});
