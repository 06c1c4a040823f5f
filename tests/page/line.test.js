import assert from 'node:assert/strict';
import { after, before, beforeEach, mock, test } from 'node:test';
import { kernelModel } from '../../src/twoviews/page/kernel.js';
import { ASLEEP, Line } from '../../src/twoviews/page/line.js';
import { Host } from './page.js';

before(() => {
  mock.timers.enable({ apis: ['setTimeout'] });
  mock.method(console, 'warn', () => {});
});
after(() => mock.reset());
const due = () => new Promise(resolve => setImmediate(resolve));

let host; let line;
beforeEach(() => { host = new Host({}, { count: 1, answers: { a: 1 } }); line = new Line(kernelModel(host.model)); });

test('an answer goes to its asker and its state to all', async () => {
  const heard = [];
  line.listen((patch, answer) => heard.push([patch, answer]));
  const asked = line.ask('count', { from: 1 });
  assert.deepEqual({ do: host.sent[0].do, with: host.sent[0].with }, { do: 'count', with: { from: 1 } });
  await host.answer({ state: { count: 2, answers: { b: 2 } }, saved: true });
  assert.deepEqual(await asked, { saved: true });
  assert.deepEqual(line.state, { count: 2, answers: { a: 1, b: 2 } });
  assert.deepEqual(heard, [[{ count: 2, answers: { b: 2 } }, { saved: true }]]);
});

test('after four seconds without an answer the asker and the learner are told', async () => {
  const asked = line.ask('count');
  mock.timers.tick(3999);
  assert.equal(line.trouble, '');
  mock.timers.tick(1);
  assert.equal(line.trouble, ASLEEP);
  assert.equal(await asked, null);
});

test('a host that is done without an answer is given a little longer', async () => {
  const asked = line.ask('count');
  host.sent[0].done();
  mock.timers.tick(1500);
  assert.equal(await asked, null);
});

test('a late answer still counts, and the trouble is over', async () => {
  const asked = line.ask('count');
  mock.timers.tick(4000);
  await asked;
  assert.ok(line.waits('count'));
  await host.answer({ state: { count: 9 } });
  assert.equal(line.state.count, 9);
  assert.equal(line.trouble, '');
  assert.ok(!line.waits('count'));
});

test('what was lost on the way goes out once more when a later message is answered', async () => {
  void line.ask('write', { text: 'first' }, 'write a');
  void line.ask('count');
  const [lost, later] = host.sent;
  await host.answer({}, later);
  assert.equal(host.sent.length, 3);
  assert.equal(host.sent[2].n, lost.n);
  await host.answer({}, host.sent[2]);
  assert.equal(host.sent.length, 3);
});

test('of what was lost only the newest of its kind goes out again', async () => {
  void line.ask('write', { text: 'old' });
  void line.ask('write', { text: 'new' });
  void line.ask('count');
  await host.answer({}, host.sent[2]);
  assert.deepEqual(host.sent.slice(3).map(message => message.with.text), ['new']);
});

test('what could not be sent at all is sent when the line is up', async () => {
  host.down = true;
  const first = line.ask('write', { text: 'a' });
  assert.equal(await first, null);
  assert.equal(line.trouble, ASLEEP);
  void line.ask('write', { text: 'ab' });
  host.down = false;
  mock.timers.tick(5000);
  await due();
  assert.deepEqual(host.sent.map(message => message.with.text), ['ab']);
  await host.answer();
  assert.equal(line.trouble, '');
});

test('two lines to one Python half use no number twice', () => {
  const other = new Line(kernelModel(host.model));
  void line.ask('count');
  void other.ask('count');
  assert.notEqual(host.sent[0].n, host.sent[1].n);
  assert.ok(host.sent.every(({ n }) => Number.isSafeInteger(n)));
});

test('an answer to somebody else is news, and nothing of ours is sent again for it', async () => {
  void line.ask('count');
  host.say({ re: 12345, state: { count: 3 } });
  assert.equal(line.state.count, 3);
  assert.equal(host.sent.length, 1);
});

test('a listener hears nothing after its view is gone', async () => {
  const gone = new AbortController();
  let heard = 0;
  line.listen(() => { heard += 1; }, gone.signal);
  gone.abort();
  host.say({ state: { count: 3 } });
  assert.equal(heard, 0);
});
