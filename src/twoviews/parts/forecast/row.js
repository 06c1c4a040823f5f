// @ts-check
/* One question of a forecast: what was known and a number while it is open; what happened once it is locked. */

import { make, paragraph, prose, say } from '../../page/dom.js';
import { estimate } from '../../page/estimate.js';
import { readings } from '../../page/numbers.js';
import { cited } from '../../page/sources.js';
import { day, round } from '../../page/wording.js';

/** @typedef {import('../../page/dom.js').Child} Child */
/** @typedef {ReturnType<typeof forecastRow>} Row */

/** @param {[string, ...Child[]][]} pairs */
const terms = pairs => make('dl', { class: 'tv-terms' },
  ...pairs.map(([term, ...inside]) => make('div', {}, make('dt', { text: term }), ' ', make('dd', {}, ...inside))));

/** @param {import('../../page/wire').Foretold} each
 * @param {number} number
 * @param {import('./page.js').ForecastPart} part */
export const forecastRow = (each, number, { content: { unit, low, high }, line, drafts }) => {
  const guess = estimate({ unit, low, high, what: 'forecast', changed: typed => drafts.set(each.id, typed) });
  const aside = paragraph('', 'tv-aside');
  const outcome = make('div', { class: 'tv-outcome', hidden: true });
  const node = make('fieldset', { class: 'tv-field tv-foretold', 'data-forecast': each.id, 'data-number': number },
    make('legend', { class: 'tv-prompt' }, make('span', { class: 'tv-number', text: `${number}. ` }), prose(each.question)),
    terms([[`Known on ${each.asked}`, prose(each.known), cited(each.sources)], ['Until', each.deadline], ['Yes if', prose(each.resolution)]]),
    aside, guess.node, outcome);
  const show = () => {
    const locked = line.state.locked?.[each.id];
    const when = line.state.aside?.[each.id];
    aside.hidden = !when;
    if (when) say(aside, `This question has changed since your forecast of ${day(when)}. That forecast is kept aside in your record.`);
    guess.node.hidden = locked !== undefined;
    outcome.hidden = locked === undefined;
    if (locked && !outcome.childElementCount) outcome.append(...happened(locked));
  };
  guess.write(drafts.get(each.id));
  return {
    node, number, id: each.id, show, read: guess.read,
    isLocked: () => line.state.locked?.[each.id] !== undefined,
    isSet: () => readings(guess.read(), unit).some(value => value >= low && value <= high),
    focus: () => guess.input.focus(),
  };
};

/** @param {import('../../page/wire').Locked} locked */
const happened = ({ percent, when, happened: came, record, sources, base, rule, article, reason, cost }) => [
  make('p', { class: 'tv-guess', text: `You said ${round(percent)} %. ${came ? 'Yes, it happened.' : 'No, it did not happen.'}` }),
  make('p', { class: 'tv-locked', text: `Locked on ${day(when)}. This forecast costs you ${cost.toFixed(2)}.` }),
  make('p', {}, prose(record)), cited(sources),
  terms([['Base rate', make('strong', { text: `${round(base)} %. ` }), prose(rule)],
    ...(article === undefined ? [] : [/** @type {[string, ...Child[]]} */
      (['Article', make('strong', { text: `${round(article)} %, as we read it. ` }), prose(reason ?? '')])])]),
];
