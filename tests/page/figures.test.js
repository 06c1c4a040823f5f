/* An evidence figure on a bare page: its rows are read, gone through by keys, saved and cited without Python. */
import assert from 'node:assert/strict';
import { beforeEach, test } from 'node:test';
import { freshPage, load } from './page.js';

const FIGURE = `<figure class="tv-figure" id="figure-x"><figcaption><strong>A “finding”.</strong></figcaption>
<svg viewBox="0 0 720 300"><g data-row="0"><path d="M 0 0 L 1 1" style="fill: var(--tv-ink)"/></g><g data-row="1"><text>b &amp; c</text></g></svg>
<dl class="tv-figure-facts"><dt>Unit</dt><dd>won</dd><dt>Period</dt><dd>2017</dd></dl>
<div class="tv-figure-line"><input type="range" class="tv-through" min="0" max="2" value="0">
<details class="tv-rows"><summary>Table</summary><table><thead><tr><th>day</th><th>price</th><th>source</th></tr></thead><tbody>
<tr><td>7 May</td><td><data value="1200">1,200</data></td><td><a href="#source-a">A, 2017</a></td></tr>
<tr><td>8 May, "late"</td><td></td><td></td></tr></tbody></table></details>
<details><summary>Cite</summary><p>As said.</p><button data-tv-copy="cite">Copy</button></details>
<a href="#figure-x">Link</a></div></figure>`;

let page, figures, figure;
beforeEach(async () => {
  page = freshPage();
  figures = await load('page/figures.js');
  document.querySelector('main').innerHTML = FIGURE;
  figure = document.querySelector('figure');
});

test('a row is read with the names of its columns, without empty cells', () => {
  assert.deepEqual(figures.reading(figure, 0), [['day', '7 May'], ['price', '1,200'], ['source', 'A, 2017']]);
  assert.deepEqual(figures.reading(figure, 1), [['day', '8 May, "late"']]);
});

test('a CSV has bare numbers under comments that say what they are', () => {
  const lines = figures.csvOf(figure, 'https://lesson.test/#figure-x').split('\r\n');
  assert.deepEqual(lines, ['# A “finding”.', '# Unit: won', '# Period: 2017', '# As said.', '# https://lesson.test/#figure-x',
    'day,price,source', '7 May,1200,"A, 2017"', '"8 May, ""late""",,', '']);
});

test('a saved picture stands alone: title, colours of a white sheet, where it is from', () => {
  const made = figures.pictureOf(figure);
  assert.equal(new page.DOMParser().parseFromString(made, 'image/svg+xml').querySelector('parsererror'), null);
  assert.ok(made.includes('A “finding”.') && made.includes('As said.') && made.includes('#1f1f1f') && !made.includes('var('));
});

test('a long title is broken into lines', () => {
  assert.deepEqual(figures.lines('one two three', 8), ['one two', 'three']);
});

test('the nearest mark is meant, of those that hold the place the smallest, and none far away', () => {
  const boxes = [{ left: 0, top: 0, right: 100, bottom: 100 }, { left: 40, top: 40, right: 50, bottom: 50 }];
  assert.deepEqual([figures.meant(boxes, 45, 45), figures.meant(boxes, 110, 50), figures.meant(boxes, 200, 50), figures.meant([], 0, 0)], [1, 0, -1, -1]);
});

test('keys go through the values, say each one, and Escape lets go', () => {
  figures.wakeFigures();
  const slider = figure.querySelector('.tv-through');
  slider.value = '1';
  slider.dispatchEvent(new page.Event('input', { bubbles: true }));
  assert.equal(slider.getAttribute('aria-valuetext'), 'day: 7 May; price: 1,200; source: A, 2017');
  assert.ok(figure.querySelector('[data-row="0"]').classList.contains('tv-pointed'));
  assert.equal(figure.querySelector('.tv-reading a').getAttribute('href'), '#source-a');
  document.dispatchEvent(new page.KeyboardEvent('keydown', { key: 'Escape', bubbles: true }));
  assert.equal(figure.querySelector('.tv-reading, .tv-pointed'), null);
});
