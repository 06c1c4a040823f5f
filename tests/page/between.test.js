/* From lesson to lesson in JupyterLab: what one page says to the next, also where the browser keeps nothing. */

import assert from 'node:assert/strict';
import { afterEach, beforeEach, mock, test } from 'node:test';

import { freshPage, load } from './page.js';

let page, between;
beforeEach(async () => {
  page = freshPage();
  between = await load('labextension/static/between.js');
  mock.timers.enable({ apis: ['setTimeout'] }); // the sheet's patience
});
afterEach(() => mock.timers.reset());

const sheet = () => document.querySelector('.tv-between')?.textContent;

test('the next page hears once what was said to it', () => {
  between.tell('twoviews go 07.ipynb', 'claims');
  assert.equal(between.heard('twoviews go 07.ipynb'), 'claims');
  assert.equal(between.heard('twoviews go 07.ipynb'), null);
});

test('a sheet lies on the lesson that comes, until it is dressed', () => {
  between.leaveFor('10-power-at-home');
  document.body.replaceChildren();
  between.arrive();
  assert.equal(sheet(), 'Lesson 10 opens …');
  between.lift();
  assert.equal(sheet(), undefined);
});

test('a lesson that does not come is not hidden for ever', () => {
  between.leaveFor('10-power-at-home');
  mock.timers.tick(30_000);
  assert.equal(sheet(), undefined);
});

test('a browser that keeps nothing leaves and arrives all the same', () => {
  const denied = () => { throw new page.DOMException('denied', 'SecurityError'); };
  globalThis.sessionStorage = { getItem: denied, setItem: denied, removeItem: denied };
  between.leaveFor('10-power-at-home');
  assert.equal(sheet(), 'Lesson 10 opens …');
  between.lift();
  between.arrive();
  assert.equal(sheet(), undefined);
});
