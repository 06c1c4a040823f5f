/* An explorer without a Python half: pictures that came ahead, the trail, the way back. */
import assert from 'node:assert/strict';
import { after, before, beforeEach, mock, test } from 'node:test';
import { freshPage, Host, load, opened, settled } from './page.js';

before(() => mock.timers.enable({ apis: ['setTimeout'] }));
after(() => mock.reset());
beforeEach(() => { freshPage(); globalThis.CSS = { escape: text => text }; });

const SCALE = { name: 'x', label: 'X', low: 0, high: 4, step: 1, start: 2 };
const drawn = x => ({ values: { x }, groups: { g: `<text>${x}</text>` }, sentence: `x is ${x}.` });
const explorer = () => new Host({ kind: 'explorer', id: 'e', title: 'E', task: 'T', sliders: [SCALE], sides: [], presets: [], handles: [] },
  { svg: '<svg><g id="g"></g></svg>', ...drawn(2) });
const move = (el, value) => {
  const range = el.querySelector('.tv-range');
  range.value = String(value);
  range.dispatchEvent(new Event('input', { bubbles: true }));
};

test('whoever takes a slider in hand has its way sent, and then sees each move at once', async () => {
  const host = explorer();
  const el = await opened(host);
  el.querySelector('.tv-knob').dispatchEvent(new Event('focusin', { bubbles: true }));
  assert.deepEqual([host.sent.at(-1).do, host.sent.at(-1).with.places.map(place => place.x)], ['ahead', [1, 3, 0, 4]]);
  await host.answer({ state: { ahead: [1, 3, 0, 4].map(drawn) } });
  const before = host.sent.length;
  move(el, 3);
  assert.equal(el.querySelector('#g').textContent, '3');
  assert.equal(el.querySelector('.tv-sentence').textContent, 'x is 3.');
  assert.equal(host.sent.length, before, 'nothing is waited for');
  mock.timers.tick(200);
  await settled();
  assert.deepEqual([host.sent.at(-1).do, host.sent.at(-1).with.values.x], ['move', 3]);
});

test('an answer from behind does not take the picture back', async () => {
  const host = explorer();
  const el = await opened(host);
  host.say({ state: { ahead: [drawn(4)] } });
  move(el, 3);
  const late = host.sent.at(-1);
  move(el, 4);
  await host.answer({ state: drawn(3) }, late);
  assert.equal(el.querySelector('#g').textContent, '4');
  assert.equal(el.querySelector('.tv-range').value, '4');
});

test('one step back leads to where the hand has rested', async () => {
  const host = explorer();
  const el = await opened(host);
  const back = el.querySelector('.tv-before');
  assert.equal(back.getAttribute('aria-disabled'), 'true');
  move(el, 4);
  mock.timers.tick(200);
  await settled();
  assert.equal(back.getAttribute('aria-disabled'), 'false');
  back.click();
  assert.equal(el.querySelector('.tv-range').value, '2');
});

test('places around a mark come nearest first, and none beyond the edge', async () => {
  const { around, nearest } = await load('parts/explorer/album.js');
  const up = { name: 'y', low: 0, high: 1, step: 0.5 };
  const places = around({ x: 0, y: 0.5 }, SCALE, up, 1);
  assert.deepEqual(places, [{ x: 0, y: 0 }, { x: 0, y: 1 }, { x: 1, y: 0.5 }, { x: 1, y: 0 }, { x: 1, y: 1 }]);
  assert.deepEqual(nearest({ low: 0, high: 0.3, step: 0.1 }, 0.1), [0, 0.2, 0.3]);
});

test('a choice among few things is buttons, one among many stays a slider', async () => {
  const { choice, choices } = await load('parts/explorer/choice.js');
  const few = { ...SCALE, high: 1, steps: ['stays', 'lapses'], start: 0 };
  assert.deepEqual([...choices([few, SCALE])], [few]);
  assert.deepEqual([...choices([{ ...few, steps: Array(7).fill('a') }])], []);
  const made = choice(few, () => {});
  made.write(1);
  assert.deepEqual([made.read(), made.node.getAttribute('role')], [1, 'radiogroup']);
});

test('the trail stands where the values were', async () => {
  const { placeOf } = await load('parts/explorer/trail.js');
  const { valuesAt } = await load('parts/explorer/picture.js');
  const handle = { box: [10, 20, 110, 220], span: [0, 1, -1, 1] };
  const [x, y] = placeOf(handle, 0.25, 0.5);
  assert.deepEqual(valuesAt(handle, { x, y }), [0.25, 0.5]);
});

test('a slider that goes back is told and marked, until a setting is pressed', async () => {
  const host = explorer();
  host.content.sliders = [SCALE, { ...SCALE, name: 'y', label: 'The *other*' }];
  host.content.presets = [{ label: 'P', values: { x: 2, y: 2 }, reason: '', side: 'neither' }];
  host.state.values = { x: 3, y: 2 };
  const el = await opened(host);
  const [, other] = el.querySelectorAll('.tv-range');
  other.value = '4';
  other.dispatchEvent(new Event('input', { bubbles: true }));
  await host.answer({ state: { values: { x: 2, y: 4 }, groups: {}, sentence: 's' } });
  const told = el.querySelector('.tv-put-back');
  assert.match(told.textContent, /“X”/);
  assert.equal(el.querySelector('.tv-range').value, '2');
  assert.deepEqual([...el.querySelectorAll('.tv-knob')].map(node => node.classList.contains('tv-is-back')), [true, false]);
  el.querySelector('.tv-preset').click();
  await host.answer({ state: { values: { x: 2, y: 2 }, groups: {}, sentence: 's' } });
  assert.equal(told.textContent, '');
  assert.equal(el.querySelector('.tv-is-back'), null);
});

test('on a narrow page the half that the sliders move comes first', async () => {
  let heard;
  globalThis.ResizeObserver = class { constructor(hear) { heard = hear; } observe() {} };
  const { pictureOf } = await load('parts/explorer/picture.js');
  const picture = pictureOf('<svg viewBox="0 0 720 500"><g id="a"></g></svg>');
  const lower = () => picture.node.querySelector('.tv-lower');
  picture.fit(-412, document.createElement('div'));
  heard([{ contentRect: { width: 330 } }]);
  assert.deepEqual([picture.root.getAttribute('viewBox'), lower().getAttribute('viewBox')], ['412 0 308 500', '0 0 412 500']);
  assert.deepEqual([Math.round(Number.parseFloat(picture.root.style.width)), lower().style.width], [75, '100%']);
  heard([{ contentRect: { width: 900 } }]);
  assert.deepEqual([picture.root.getAttribute('viewBox'), picture.root.style.width], ['0 0 720 500', '100%']);
});

test('controls are laid out by how many there are, and the task beside settings that are few', async () => {
  const classes = async (sliders, choices = 0, presets = 0) => {
    const host = explorer();
    const all = [...Array(sliders + choices).keys()].map(at => ({ ...SCALE, name: `x${at}`, ...at < choices && { steps: ['a', 'b', 'c', 'd', 'e'] } }));
    const settings = [...Array(presets).keys()].map(at => ({ label: `P${at}`, values: {}, side: '' }));
    Object.assign(host.content, { sliders: all, presets: settings });
    const el = await opened(host);
    return ['tv-knobs', 'tv-task'].map(name => el.querySelector(`.${name}`).className.replaceAll(name, '').trim());
  };
  assert.deepEqual(await classes(1), ['', '']);
  assert.deepEqual(await classes(1, 2), ['-one', '']);
  assert.deepEqual(await classes(2, 2), ['-four', '']);
  assert.deepEqual(await classes(7), ['-many', '']);
  assert.deepEqual(await classes(8), ['-many', '-wide']);
  assert.deepEqual(await classes(1, 0, 4), ['', '']);
  assert.deepEqual(await classes(1, 0, 5), ['', '-wide']);
});
