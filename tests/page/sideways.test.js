/* What is wider than its place: marked at the edges where it goes on, reached by keys, and left alone where it fits. */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { freshPage, load } from './page.js';

let page, sideways, resized, watched;
beforeEach(async () => {
  page = freshPage();
  watched = [];
  globalThis.ResizeObserver = class {
    constructor(hear) { resized = nodes => hear(nodes.map(target => ({ target }))); }
    observe(node) { watched.push(node); }
  };
  sideways = await load('page/sideways.js');
});

const shown = (markup, scrollWidth) => {
  document.querySelector('main').innerHTML = markup;
  const place = document.querySelector('main > *');
  place.style.overflowX = 'auto';
  Object.defineProperties(place, { clientWidth: { value: 300, configurable: true }, scrollWidth: { value: scrollWidth, configurable: true } });
  return place;
};
const frame = () => new Promise(page.requestAnimationFrame);

test('it goes on at the edges that hide something', () => {
  const at = scrollLeft => sideways.edges({ scrollLeft, scrollWidth: 500, clientWidth: 300 });
  assert.deepEqual([at(0), at(80), at(200)], ['right', 'left right', 'left']);
  assert.equal(sideways.edges({ scrollLeft: 0, scrollWidth: 301, clientWidth: 300 }), '');
});

test('a picture that is wider is marked, named and reached by keys until it fits', async () => {
  const place = shown('<div class="tv-inside"><svg></svg></div>', 500);
  sideways.watchSideways();
  await frame();
  assert.deepEqual(watched, [place, place.firstElementChild]);
  resized([place.firstElementChild]);
  assert.deepEqual(['data-tv-more', 'tabindex', 'role'].map(name => place.getAttribute(name)), ['right', '0', 'group']);
  assert.ok(place.getAttribute('aria-label'));
  place.scrollLeft = 200;
  place.dispatchEvent(new Event('scroll'));
  assert.equal(place.getAttribute('data-tv-more'), 'left');
  Object.defineProperty(place, 'scrollWidth', { value: 300 });
  resized([place]);
  assert.deepEqual(place.getAttributeNames().sort(), ['class', 'style']);
});

test('what has a name keeps it, and a table stays a table', async () => {
  const place = shown('<table class="tv-table" aria-label="Votes"><tbody></tbody></table>', 500);
  sideways.watchSideways();
  await frame();
  resized([place]);
  assert.deepEqual([place.getAttribute('aria-label'), place.getAttribute('role'), place.getAttribute('tabindex')], ['Votes', null, '0']);
});

test('what comes later is found, and a picture that moves asks for nothing', async () => {
  sideways.watchSideways();
  await frame();
  const place = shown('<div class="tv-stage"><svg><g></g></svg></div>', 500);
  await frame();
  await frame();
  assert.ok(watched.includes(place));
  const before = watched.length;
  place.querySelector('g').innerHTML = '<path/>';
  await frame();
  await frame();
  assert.equal(watched.length, before);
});

test('it is found inside what comes, in one place of the page or in several', async () => {
  sideways.watchSideways();
  await frame();
  const main = document.querySelector('main');
  main.innerHTML = '<section><p></p><div class="tv-stage"></div></section>';
  main.insertAdjacentHTML('afterend', '<aside><table class="tv-table"></table></aside>');
  await frame();
  await frame();
  for (const each of document.querySelectorAll('.tv-stage, .tv-table')) assert.equal(watched.filter(node => node === each).length, 1);
});
