// @ts-check
/* What stays the same during a game: the occasion, the briefs, the clauses on the workbench, the text of a draft. */

import { control, make, paragraph, prose, unique } from '../../page/dom.js';
import { linked } from '../../page/sources.js';
import { fold, list, minor, table } from './words.js';

/** @typedef {import('../../page/wire').LaidOut} LaidOut */
/** @typedef {import('../../page/wire').Clause} Clause */
/** @typedef {Record<string, number>} Draft level of each clause */

/** @param {LaidOut} laid */
export const occasion = laid => [paragraph(laid.situation), linked(laid.sources)];

/** @param {LaidOut} laid
 * @param {boolean} open whether the first stands open */
export const briefs = (laid, open) =>
  [...laid.briefs.map((seat, place) => brief(seat, open && place === 0, laid.voted)), laid.voted ? null : make('p', { class: 'tv-help', text: 'Why each seat wishes this rests partly on the vote itself. It opens after the vote, with statements and sources of that month and later.' }),
  paragraph(laid.others, 'tv-help')];

/** @param {import('../../page/wire').Stand} each
 * @param {boolean} why whether the reasons are told */
const stand = (each, why) => make('tr', {}, make('th', { scope: 'row' }, prose(each.title)),
  make('td', { 'data-label': 'Its wish: ' }, prose(each.wish), each.line ? make('span', { class: 'tv-limit', text: `Red line: ${each.line}` }) : null),
  make('td', { 'data-label': 'Minds it ' }, each.minds),
  why ? make('td', { 'data-label': '' }, prose(each.reason), ' ',
    make('em', { text: each.ground === 'documented' ? 'The record shows this.' : 'Modeller’s choice.' }), linked(each.sources)) : null);

/** @param {import('../../page/wire').Brief} seat
 * @param {boolean} open
 * @param {boolean} voted */
const brief = (seat, open, voted) => {
  const node = fold(`${seat.name}${seat.veto ? ', with a veto' : ', without a veto'}`,
    paragraph(seat.brief, 'tv-brief'), minor('Red lines'), list(seat.lines),
    table(`What ${seat.called} wishes, clause by clause`, ['Clause', 'Its wish', 'How much it minds', ...voted ? ['Why'] : []], [seat.stands.map(each => stand(each, voted))],
      'tv-stands tv-stacked'),
    make('p', { class: 'tv-help', text: `It abstains, rather than vote no, as long as it loses no more than ${seat.reluctance} in its own measure. That number is a modeller’s choice.` }));
  node.open = open;
  node.classList.add('tv-seat');
  return node;
};

/** @param {import('../../page/wire').Voice} each */
const voice = each => make('div', { class: 'tv-voice' },
  make('p', {}, make('strong', {}, prose(each.who)), `, ${each.where}`),
  make('blockquote', {}, `“${each.quote}”${each.translated ? ', translated' : ''}`),
  paragraph(each.position), linked(each.sources));

/** @param {Clause} clause
 * @param {boolean} voted */
const voices = (clause, voted) => {
  const side = (/** @type {'russia' | 'us'} */ key, /** @type {string} */ name) => make('div', { class: `tv-side tv-${key}` }, make('p', { class: 'tv-side-name', text: name }),
    ...(clause[key].length ? clause[key].map(voice) : [make('p', { class: 'tv-help', text: voted ? 'No statement on this was found.' : 'No earlier statement was found. Later ones, if any, open after the vote.' })]));
  return fold('What both capitals said of this', make('div', { class: 'tv-sides' }, side('russia', 'Russia'), side('us', 'United States')));
};

/** @param {Clause} clause */
const weight = clause => fold('What it weighs, and its sources',
  paragraph(`Weight in the pressure on paper: ${clause.bite}. ${clause.ground}`), clause.people ? paragraph(`${clause.people} That number is ours.`) : null, linked(clause.sources),
  ...clause.levels.filter(level => level.sources.length).map(level =>
    make('div', {}, make('p', { class: 'tv-label' }, prose(level.label)), linked(level.sources))));

/** What is known of each clause, whole once the vote is over: its levels in words, what was said of it, its sources.
 * @param {LaidOut} laid */
export const record = laid => laid.clauses.map(each => fold(each.title, paragraph(each.about),
  list(each.levels.map(level => `${level.label}: ${level.text}`)), voices(each, laid.voted), weight(each)));

/** One level of a clause as a radio button; its words are seen where it is chosen, and read out with each.
 * @param {import('../../page/wire').Level} level
 * @param {string} name
 * @param {number} place
 * @param {() => void} choose */
const levelChoice = (level, name, place, choose) => {
  const [label, text] = [unique('label'), unique('text')];
  const input = control('input', { type: 'radio', name, value: place, 'aria-labelledby': label, 'aria-describedby': text, on: { change: choose } });
  const tags = level.tags.map(tag => make('span', { class: 'tv-tag', text: tag }));
  const node = make('label', { class: 'tv-choice' }, input, make('span', { class: 'tv-choice-text' },
    make('span', { id: label }, make('strong', {}, prose(level.label)), ...tags),
    make('span', { class: 'tv-level-text', id: text }, prose(level.text))));
  return { node, input };
};

/** One clause on the workbench: its levels, and beside them how far each seat stands.
 * @param {LaidOut} laid
 * @param {Clause} clause
 * @param {number} number
 * @param {(clause: string, level: number) => void} choose */
export const bench = (laid, clause, number, choose) => {
  const name = unique('level');
  const levels = clause.levels.map((level, place) => levelChoice(level, name, place, () => choose(clause.id, place)));
  const seats = make('ul', { class: 'tv-seats' });
  const title = make('strong', {});
  const node = make('fieldset', { class: 'tv-clause', 'data-clause': clause.id },
    make('legend', { class: 'tv-prompt' }, make('span', { class: 'tv-number', text: `${number}. ` }), prose(clause.title)),
    make('div', { class: 'tv-clause-body' },
      make('p', { class: 'tv-about-clause' }, prose(clause.about)),
      make('div', { class: 'tv-levels' }, ...levels.map(level => level.node)),
      make('div', { class: 'tv-beside' }, make('p', { class: 'tv-label' }, 'From “', title, '” …'), seats),
      make('div', { class: 'tv-under' }, voices(clause, laid.voted), weight(clause))));
  const chosen = () => levels.findIndex(level => level.input.checked);
  const write = (/** @type {number} */ level) => {
    levels.forEach(({ input }, place) => { input.checked = place === level; });
    title.replaceChildren(prose(clause.levels[level].label));
    seats.replaceChildren(...clause.levels[level].seats.map((seat, place) => distance(laid.names[place], seat)));
  };
  return { node, write, chosen, id: clause.id };
};

/** @param {string} name
 * @param {[sign: string, words: string]} seat */
const distance = (name, [sign, words]) => make('li', { class: sign === '✗' ? 'tv-past' : '' },
  make('span', { class: 'tv-sign', 'aria-hidden': 'true', text: sign }),
  make('span', {}, make('strong', { text: `${name}: ` }), prose(words)));

/** The level of a clause in a draft.
 * @param {Clause} clause
 * @param {Draft} draft */
const levelIn = (clause, draft) => clause.levels[draft[clause.id]];

/** The clauses that a draft changes against what holds without it.
 * @param {Pick<LaidOut, 'clauses'>} laid
 * @param {Draft} draft */
export const changedClauses = (laid, draft) => laid.clauses.filter(each => levelIn(each, draft).changes);

/** The text of a draft: what it changes in full, and what it leaves.
 * @param {LaidOut} laid
 * @param {Draft} draft */
export const text = (laid, draft) => {
  const changed = changedClauses(laid, draft);
  const left = laid.clauses.filter(each => !changed.includes(each));
  return [
    changed.length ? make('ol', { class: 'tv-text' }, ...changed.map(each => make('li', {},
      make('strong', {}, prose(`${each.title}: ${levelIn(each, draft).label}. `)), prose(levelIn(each, draft).text))))
      : make('p', { text: 'This text changes nothing.' }),
    left.length ? make('p', { class: 'tv-help' },
      prose(`Left as it would be without this text: ${left.map(each => `${each.title} (${levelIn(each, draft).label})`).join(', ')}.`)) : null,
  ];
};
