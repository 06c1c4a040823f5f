// @ts-check
/* The first phase: which occasion, and who sits at the table. */

import { button, control, inputs, make, paragraph, prose, say, textBox, unique } from '../../page/dom.js';
import { fold } from './words.js';

/** @typedef {import('./game.js').Game} Game */
/** @typedef {import('../../page/wire').Occasion} Occasion */

/** @param {Occasion} each
 * @param {string} name
 * @param {boolean} checked
 * @param {() => void} change */
const occasionCard = (each, name, checked, change) => {
  const [title, text] = [unique('title'), unique('situation')];
  return make('label', { class: 'tv-choice tv-occasion' },
    control('input', { type: 'radio', name, value: each.id, checked, 'aria-labelledby': title, 'aria-describedby': text, on: { change } }),
    make('span', { class: 'tv-choice-text' }, make('strong', { id: title }, prose(each.title)),
      make('span', { class: 'tv-level-text', id: text }, prose(each.situation))));
};

/** @param {Element} root
 * @param {Occasion[]} scenarios */
const chosenOccasion = (root, scenarios) => {
  const chosen = inputs(root).find(input => input.matches('.tv-occasion input') && input.checked)?.value;
  return scenarios.find(each => each.id === chosen) ?? scenarios[0];
};

/** @param {Game} game
 * @returns {import('./game.js').Section} */
export const seats = game => {
  const { scenarios } = game.part.content;
  const name = unique('occasion');
  const seating = make('div', { class: 'tv-options' });
  const pen = make('p', { class: 'tv-help' });
  const people = () => inputs(seating).filter(box => box.checked).map(box => box.value);
  const seat = () => {
    const sat = people();
    const { pen: holds, alone, short } = chosenOccasion(cards, scenarios);
    say(pen, short ? alone : `${holds} Alone: tick none. ${alone} In pairs: the United States and Russia. A class: all four. The course casts the vote of every seat that is not ticked.`);
    more.hidden = short;
    seating.replaceChildren(...chosenOccasion(cards, scenarios).seats.map(([id, title]) => make('label', { class: 'tv-choice' },
      control('input', { type: 'checkbox', value: id, checked: sat.includes(id) }),
      make('span', { class: 'tv-choice-text', text: `A person here speaks and votes for ${title}` }))));
  };
  const first = scenarios.find(each => each.id === game.game.before) ?? scenarios[0];
  const cards = make('div', { class: 'tv-occasions' }, ...scenarios.map(each => occasionCard(each, name, each === first, () => { seat(); game.steps(); })));
  const seed = textBox('input', { class: 'tv-input tv-exact', inputmode: 'numeric', autocomplete: 'off', value: '0' });
  const open = () => {
    const number = Number(seed.value.trim() || '0');
    if (!Number.isInteger(number) || number < 0) { say(game.told, 'The number of the draws is a whole number, 0 or more.'); seed.focus(); return; }
    const chosen = chosenOccasion(cards, scenarios);
    void game.move({ do: 'choose', scenario: chosen.id, people: chosen.short ? [] : people(), seed: number });
  };
  const more = fold('Who sits at the table? In a class, people', pen, seating, draws(seed));
  seat();
  return {
    nodes: [paragraph('Write a resolution that must pass and must work. Nine votes of fifteen carry it, and one veto stops it.'),
      make('fieldset', { class: 'tv-field' }, make('legend', { class: 'tv-prompt', text: 'Choose an occasion' }), cards), more],
    route: () => chosenOccasion(cards, scenarios).route,
    next: button('Open this occasion', open, { class: 'tv-primary' }),
  };
};

/** @param {Node} seed */
const draws = seed => fold('For classes that compare: the draws', make('label', { class: 'tv-typed' },
  make('span', { class: 'tv-label', text: 'Number of the draws (the same number gives the same years)' }), seed));
