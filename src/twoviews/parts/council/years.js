// @ts-check
/* The three years after a vote, as each capital would expect them: charts, numbers, assumptions. */

import { make, paragraph, prose } from '../../page/dom.js';
import { fold, list, minor, table } from './words.js';

/** @typedef {import('../../page/wire').YearsRow} YearsRow */
/** @typedef {import('../../page/wire').Outlook} Outlook */

const [WIDTH, HEIGHT, LEFT, TOP, FOOT] = [300, 150, 44, 8, 20];

/** @param {string} name
 * @param {Record<string, string | number>} attributes
 * @param {...(Node | string)} children */
const drawn = (name, attributes, ...children) => {
  const node = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, String(value));
  node.append(...children);
  return node;
};

/** Where a year of a view stands, from the left. @param {number} year @param {number} view */
const across = (year, view) => LEFT + (year + 0.5 + (view - 0.5) * 0.22) * (WIDTH - LEFT) / 3;

/** Where a value stands, from the top. @param {number} value @param {number} most */
const down = (value, most) => TOP + (1 - value / most) * (HEIGHT - TOP - FOOT);

/** @param {YearsRow} row */
const axes = ({ unit, most }) => [
  ...[0, most / 2, most].flatMap(value => [
    drawn('line', { x1: LEFT, x2: WIDTH, y1: down(value, most), y2: down(value, most), class: 'tv-rule' }),
    drawn('text', { x: LEFT - 6, y: down(value, most) + 4, 'text-anchor': 'end' }, unit === 'per cent' ? `${100 * value}%` : String(value)),
  ]),
  ...[0, 1, 2].map(year => drawn('text', { x: across(year, 0.5), y: HEIGHT - 4, 'text-anchor': 'middle' }, `year ${year + 1}`)),
];

/** The medians of one view, joined, and the range of eight draws in ten.
 * @param {Outlook} view
 * @param {number} number
 * @param {YearsRow} row */
const series = (view, number, { numbers, most }) => {
  const spans = numbers[number];
  const mark = (/** @type {number} */ x, /** @type {number} */ y) => view.id === 'russia'
    ? drawn('path', { d: `M${x} ${y - 5}l5 5l-5 5l-5 -5z` }) : drawn('circle', { cx: x, cy: y, r: 4.2 });
  return drawn('g', { class: `tv-series tv-of-${view.id}` },
    drawn('polyline', { points: spans.map(([, median], year) => `${across(year, number)},${down(median, most)}`).join(' ') }),
    ...spans.flatMap(([low, median, high], year) => {
      const x = across(year, number);
      return [drawn('line', { x1: x, x2: x, y1: down(low, most), y2: down(high, most) }), mark(x, down(median, most))];
    }));
};

/** @param {YearsRow} row
 * @param {Outlook[]} views */
const chart = (row, views) => make('figure', { class: 'tv-chart' }, make('figcaption', { text: row.title }),
  drawn('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': `${row.title}; the numbers stand in the table below.` },
    ...axes(row), ...views.map((view, number) => series(view, number, row))));

/** @typedef {import('../../page/wire').Side[]} Sides */

/** The sign of a view.
 * @param {Sides} sides
 * @param {string} id
 * @param {string} [after] */
const mark = (sides, id, after = '') =>
  make('span', { class: 'tv-side-mark', 'aria-hidden': 'true', text: `${sides.find(side => side[0] === id)?.[1] ?? ''}${after}` });

/** @param {Outlook[]} views
 * @param {Sides} sides */
const key = (views, sides) => make('p', { class: 'tv-key' },
  ...views.map(view => make('span', { class: `tv-of-${view.id}` }, mark(sides, view.id), view.label)),
  'What nobody knows exactly is varied in 400 runs. Mark: half of the runs lie above it, half below. Line: eight runs in ten.');

/** @param {YearsRow} row
 * @param {Outlook[]} views
 * @param {Sides} sides */
const body = (row, views, sides) => [
  make('tr', {}, make('th', { scope: 'rowgroup', colspan: 4 }, prose(row.title))),
  ...views.map((view, number) => make('tr', {},
    make('th', { scope: 'row', class: `tv-of-${view.id}` }, mark(sides, view.id, ' '), view.label),
    ...row.words[number].map(([median, range]) =>
      make('td', {}, make('strong', { text: median }), make('span', { class: 'tv-range-words', text: range }))))),
];

/** @param {Outlook[]} views
 * @param {YearsRow[]} rows
 * @param {Sides} sides */
const charts = (views, rows, sides) => [
  make('p', { class: 'tv-help' }, 'Nobody knows what a text will do. So the same models run twice, once with what each capital believes. Neither view is the truth.'),
  key(views, sides),
  make('div', { class: 'tv-charts' }, ...rows.filter(row => row.chart).map(row => chart(row, views))),
];

/** @param {import('../../page/wire').Years} found
 * @param {Sides} sides */
export const years = ({ expected, changed, views, rows, blind }, sides) => [
  changed ? list(expected) : paragraph(expected[0]),
  ...changed ? charts(views, rows, sides) : [fold('What each capital expects of what holds', ...charts(views, rows, sides))],
  make('p', {}, make('strong', { text: 'What each gauge cannot see. ' }), prose(blind.join(' '))),
  fold('The numbers, year by year', table('Three years after the vote: the middle of 400 runs, and the range that holds eight in ten',
    ['View', 'Year 1', 'Year 2', 'Year 3'], rows.map(row => body(row, views, sides)), 'tv-years')),
  fold('What each view assumes, number by number',
    ...views.flatMap(view => [minor(view.label), paragraph(view.reason), list(view.told)])),
];
