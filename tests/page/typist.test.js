/* Whoever types goes on typing while the control is replaced. */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { typistOf } from '../../src/twoviews/page/typist.js';
import { freshPage } from './page.js';

let page; let shown; let commands;

const key = (name, more = {}) => {
  const target = document.activeElement ?? document.body;
  target.dispatchEvent(new page.KeyboardEvent('keydown', { key: name, bubbles: true, cancelable: true, ...more }));
};
const put = (part = 'discussion d', inside = '<textarea></textarea><button>B</button>') => {
  const root = document.createElement('div');
  root.className = 'tv-live';
  root.innerHTML = inside;
  document.querySelector('main').replaceChildren(root);
  shown(root, part);
  return root.firstElementChild;
};
const taken = () => { document.querySelector('main').replaceChildren(); document.querySelector('#cell').focus(); };

beforeEach(() => {
  page = freshPage();
  shown = typistOf(page);
  commands = [];
  document.body.insertAdjacentHTML('beforeend', '<div id="cell" tabindex="0"></div>');
  document.addEventListener('keydown', event => commands.push(event.key), true); // as JupyterLab listens
});

test('letters that come while the box is away stand in the new one, with the caret', () => {
  const before = put();
  before.focus();
  before.value = 'ab';
  before.setSelectionRange(1, 1);
  taken();
  for (const letter of ['d', 'd', 'x', 'Backspace', 'Enter']) key(letter);
  assert.deepEqual(commands, []);
  const after = put();
  assert.equal(after.value, 'add\nb');
  assert.equal(after.selectionStart, 4);
  assert.equal(document.activeElement, after);
});

test('letters go on while the old box is out of sight and the new one is not yet shown', async () => {
  const before = put();
  before.focus();
  before.closest('.tv-live').style.visibility = 'hidden';
  document.querySelector('#cell').focus();
  key('d');
  const coming = document.createElement('div');
  coming.innerHTML = '<textarea></textarea>';
  coming.style.visibility = 'hidden';
  document.querySelector('main').replaceChildren(coming);
  shown(coming, 'discussion d');
  key('x');
  assert.deepEqual(commands, []);
  coming.style.visibility = '';
  while (document.activeElement !== coming.firstElementChild) await new Promise(page.requestAnimationFrame);
  assert.equal(coming.firstElementChild.value, 'dx');
});

test('each letter goes through the box that was taken away, so its draft is kept', () => {
  const before = put();
  let heard = '';
  before.addEventListener('input', () => { heard = before.value; });
  before.focus();
  taken();
  key('z');
  assert.equal(heard, 'z');
});

test('keys of somebody who was on a button go nowhere', () => {
  const button = put('quiz q', '<button>B</button>');
  button.focus();
  taken();
  key('d');
  assert.deepEqual(commands, []);
});

test('a press elsewhere, Tab or Escape gives the keys back', () => {
  for (const away of [() => document.body.dispatchEvent(new page.Event('pointerdown', { bubbles: true })), () => key('Escape'), () => key('Tab')]) {
    put().focus();
    taken();
    away();
    commands.length = 0;
    key('d');
    assert.deepEqual(commands, ['d']);
  }
});

test('who went elsewhere by himself is no typist any more', () => {
  put().focus();
  document.querySelector('#cell').focus();
  document.querySelector('main').replaceChildren();
  key('d');
  assert.deepEqual(commands, ['d']);
});

test('commands with Ctrl pass', () => {
  put().focus();
  taken();
  key('s', { ctrlKey: true });
  assert.deepEqual(commands, ['s']);
});

test('another part does not take over', () => {
  put().focus();
  taken();
  key('d');
  const other = put('discussion other');
  assert.equal(other.value, '');
  assert.notEqual(document.activeElement, other);
});

test('what takes the focus from a box that has just come back does not keep it', () => {
  put().focus();
  taken();
  const after = put();
  document.querySelector('#cell').focus();
  assert.equal(document.activeElement, after);
});

test('a control that is not shown goes on receiving the letters', () => {
  put().focus();
  taken();
  const after = put('discussion d', '<textarea disabled></textarea>');
  key('x');
  assert.equal(after.value, 'x');
  assert.deepEqual(commands, []);
});
