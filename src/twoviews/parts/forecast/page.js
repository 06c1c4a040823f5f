// @ts-check
/* Forecasts: say how likely, lock all, then see what happened and the score. */

import { isComposing, make, paragraph, say, status, submitButton } from '../../page/dom.js';
import { frame, title } from '../../page/frame.js';
import { stopwatch } from '../../page/timing.js';
import { forecastRow } from './row.js';

/** @typedef {import('../../page/types').Part<import('../../page/wire').ForecastContent, import('../../page/wire').ForecastState>} ForecastPart */
/** @typedef {import('./row.js').Row} Row */

/** @param {ForecastPart} part */
export default part => {
  const { content, line, drafts, signal } = part;
  const told = status('tv-told');
  const rows = content.forecasts.map((each, index) => forecastRow(each, index + 1, part));
  const score = scoreCard();
  const form = formOf(rows, part, reply => {
    for (const row of rows) drafts.drop(row.id);
    say(told, reply.saved === false ? 'Kept in memory, not yet saved.' : 'Your forecasts are saved and locked.');
    score.node.focus();
  });
  const show = () => {
    for (const row of rows) row.show();
    score.show(line.state.verdict ?? {});
    form.show();
  };
  line.listen(patch => { if (patch.locked) show(); }, signal);
  show();
  return frame('forecast', content.title, part, title(content.title),
    make('p', { class: 'tv-help', text: `${content.low} means that it cannot happen, ${content.high} that it is certain. What happened, the base rates and your score appear once you lock.` }),
    form.node, score.node, told);
};

/** @param {Row[]} rows
 * @param {ForecastPart} part
 * @param {(reply: import('../../page/types').Answer) => void} locked */
const formOf = (rows, { line }, locked) => {
  const seconds = stopwatch();
  const verdict = status('tv-told');
  const lock = submitButton();
  const actions = make('div', { class: 'tv-actions' }, lock, verdict);
  const open = () => rows.filter(row => !row.isLocked());
  const tally = () => {
    const missing = open().filter(row => !row.isSet());
    const all = open().length;
    lock.setAttribute('aria-disabled', String(missing.length > 0));
    say(lock, all === 1 ? 'Lock this forecast' : `Lock all ${all} forecasts`);
    say(verdict, missing.length ? `${all - missing.length} of ${all} set. Still open: ${missing.map(row => row.number).join(', ')}.`
      : 'All are set. Once locked they stay as they are.');
  };
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    const first = open().find(row => !row.isSet());
    if (first) { first.focus(); return; }
    if (line.waits('lock')) return; // they are under way, and the first ones stand
    const forecasts = Object.fromEntries(open().map(row => [row.id, row.read()]));
    const reply = await line.ask('lock', { forecasts, seconds: seconds() });
    if (reply === null) say(verdict, 'Not locked yet: the lesson does not answer. They are sent as soon as it does.');
    else if (reply.unanswered) say(verdict, reply.unanswered);
    else if (open().length === 0) locked(reply);
  };
  const node = make('form', { on: { submit, keydown: (/** @type {KeyboardEvent} */ event) => onward(event, open(), lock), input: tally } },
    ...rows.map(row => row.node), actions);
  return { node, show: () => { actions.hidden = open().length === 0; tally(); } };
};

/** Enter in a number goes on to the next question; only the button locks.
 * @param {KeyboardEvent} event
 * @param {Row[]} open
 * @param {HTMLElement} last */
const onward = (event, open, last) => {
  if (event.key !== 'Enter' || isComposing(event)) return;
  if (!(event.target instanceof Element) || !event.target.matches('input')) return;
  event.preventDefault();
  const here = Number(event.target.closest('[data-number]')?.getAttribute('data-number'));
  (open.find(row => row.number > here) ?? last).focus();
};

const scoreCard = () => {
  const picture = make('div', { class: 'tv-stage' });
  const words = make('div', { class: 'tv-findings' });
  const node = make('div', { class: 'tv-score-card', tabindex: '-1', role: 'group', 'aria-label': 'Your score' },
    make('p', { class: 'tv-label', text: 'Your score' }), picture, words);
  /** @param {{ svg?: string, words?: string[] }} verdict */
  const show = ({ svg, words: found = [] }) => {
    node.hidden = !found.length;
    picture.hidden = !svg;
    picture.innerHTML = svg ?? '';
    words.replaceChildren(...found.map(text => paragraph(text)));
  };
  return { node, show };
};
