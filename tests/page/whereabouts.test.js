/* Where the reader is, and what counts as read. */

import assert from 'node:assert/strict';
import { after, before, beforeEach, mock, test } from 'node:test';

import { freshPage, load } from './page.js';

const SECOND = 1000; // ms
const SETTLE = 120; // ms after the last scroll

before(() => mock.timers.enable({ apis: ['setTimeout'] }));
after(() => mock.reset());
beforeEach(() => void freshPage());

/* A window of 600 px with two headings, 1,000 px apart; `scroll(to)` moves it. */
const reader = async () => {
  const { follow } = await load('page/whereabouts.js');
  const read = [], scroller = document.createElement('div');
  let scrolled = 0;
  const heading = at => Object.assign(document.createElement('h2'), { getBoundingClientRect: () => ({ top: at - scrolled }) });
  const sections = [['first', 500], ['second', 1500]].map(([id, at]) => ({ id, node: heading(at) }));
  scroller.append(...sections.map(({ node }) => node));
  document.body.append(scroller);
  Object.defineProperty(scroller, 'clientHeight', { value: 600 });
  scroller.getBoundingClientRect = () => ({ top: 0 });
  follow(scroller, () => sections, { here() {}, read: id => read.push(id) }, new window.AbortController().signal);
  const scroll = to => {
    scrolled = to;
    scroller.dispatchEvent(new window.Event('scroll'));
    mock.timers.tick(SETTLE);
  };
  return { read, scroll };
};

test('who scrolls on inside a section has read it after a stay', async () => {
  const { read, scroll } = await reader();
  for (const to of [400, 500, 600, 700, 800, 900]) {
    scroll(to);
    mock.timers.tick(SECOND);
  }
  assert.deepEqual(read, ['first']);
});

test('who only passes by has read nothing', async () => {
  const { read, scroll } = await reader();
  scroll(400);
  mock.timers.tick(3 * SECOND);
  scroll(1400);
  mock.timers.tick(3 * SECOND);
  assert.deepEqual(read, []);
  mock.timers.tick(2 * SECOND);
  assert.deepEqual(read, ['second']);
});
