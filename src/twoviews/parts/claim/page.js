// @ts-check
/* A claim: judge the sentence, then see the evidence, the course's verdict, and where the two part. */

import { button, control, entering, inputs, make, paragraph, prose, radios, say, status, submitButton, unique } from '../../page/dom.js';
import { frame, title } from '../../page/frame.js';
import { cited } from '../../page/sources.js';
import { stopwatch } from '../../page/timing.js';
import { day, savedLine } from '../../page/wording.js';

/** @typedef {import('../../page/types').Part<import('../../page/wire').ClaimContent, import('../../page/wire').ClaimState>} ClaimPart */
/** @typedef {import('../../page/wire').Judgement} Judgement */

/** @param {ClaimPart} part */
export default part => {
  const { content, line, drafts, signal } = part;
  const told = status('tv-told');
  const form = judging(part, (reply, { changed, late }) => {
    open = changed; // a newer choice stands in the form
    if (!changed) drafts.drop(content.id);
    say(told, savedLine(reply));
    show();
    if (!changed && !late) found.node.focus();
  });
  let open = form.begun(); // the form stands open although there is a judgement
  const found = evidence(content);
  const again = button('Judge again', () => { open = true; form.empty(); say(told, ''); show(); form.focus(); });
  const foot = make('div', { class: 'tv-actions' }, again, told);
  const show = () => {
    const judged = line.state.evidence !== undefined;
    form.node.hidden = judged && !open;
    form.show();
    found.node.hidden = foot.hidden = !judged;
    again.hidden = open;
    if (judged) found.show(line.state);
  };
  line.listen((_, answer) => { show(); form.heard(answer); }, signal);
  show();
  return frame('claim', content.title, part,
    make('div', { class: 'tv-halves' }, make('div', {}, title(content.title), ...sentence(content)), form.node), found.node, foot);
};

/** Who says what.
 * @param {ClaimPart['content']} content */
const sentence = ({ said, nature, claim, after, quote }) => [
  make('p', { class: 'tv-label', text: `${said} · ${nature}` }),
  paragraph(claim, 'tv-claim-text'),
  after ? make('p', { class: 'tv-help', text: `Worded after ${after}.${quote ? ` “${quote[0]}” (${quote[1]})` : ''}` }) : null];

const CHANGED = 'What you gave is kept. You have changed it since: give it again if you mean it so.';

/** The form; `judged` is called once a judgement is kept, and told whether another one stands in the form by now, and
 * whether it came so late that nobody waited for it.
 * @param {ClaimPart} part
 * @param {(reply: import('../../page/types').Answer, how: { changed: boolean, late: boolean }) => void} judged */
const judging = ({ content, line, drafts }, judged) => {
  const seconds = stopwatch();
  let late = false; // the answer to a verdict is awaited no more, and may come all the same
  let given = '';
  const verdict = status('tv-told');
  const changed = () => { say(verdict, ''); drafts.set(content.id, read()); };
  const verdicts = radios(unique('verdict'), content.verdicts.map(([name, sign]) => [name, `${sign} **${name}**`]),
    undefined, changed, 'tv-options tv-verdicts');
  const sure = radios(unique('sure'), content.confidence, undefined, changed, 'tv-columns');
  const aside = paragraph('', 'tv-aside');
  const chosen = (/** @type {HTMLElement} */ group) => inputs(group).find(input => input.checked)?.value ?? '';
  const choose = (/** @type {HTMLElement} */ group, /** @type {unknown} */ value) => { for (const input of inputs(group)) input.checked = input.value === value; };
  const read = () => ({ verdict: chosen(verdicts), sure: chosen(sure) });
  const submit = async (/** @type {Event} */ event) => {
    event.preventDefault();
    if (line.waits('judge')) return; // one is under way
    given = JSON.stringify(read());
    const reply = await line.ask('judge', { ...read(), seconds: seconds() });
    late = reply === null;
    if (reply === null) say(verdict, 'Not kept yet: the lesson does not answer. Your verdict is sent as soon as it does.');
    else if (reply.unanswered) say(verdict, reply.unanswered);
    else if (line.state.evidence !== undefined) kept(reply, false);
  };
  const kept = (/** @type {import('../../page/types').Answer} */ reply, /** @type {boolean} */ late) => {
    const changed = JSON.stringify(read()) !== given;
    say(verdict, changed ? CHANGED : '');
    judged(reply, { changed, late });
  };
  const write = (/** @type {any} */ draft) => { choose(verdicts, draft?.verdict); choose(sure, draft?.sure); };
  write(drafts.get(content.id));
  const node = make('form', { on: { submit, keydown: entering } }, aside,
    make('fieldset', { class: 'tv-field' }, make('legend', { class: 'tv-prompt', text: 'Your verdict, before the evidence' }), verdicts),
    make('details', { class: 'tv-hint tv-meanings' }, control('summary', { text: 'What the six mean' }),
      make('ul', {}, ...content.verdicts.map(([name, sign, meaning]) => make('li', {}, `${sign} `, make('strong', { text: name }), `: ${meaning}`)))),
    make('fieldset', { class: 'tv-sure' }, make('legend', { text: 'How sure are you?' }), sure),
    make('div', { class: 'tv-actions' }, submitButton('Give this verdict'), verdict));
  return {
    node,
    heard: (/** @type {import('../../page/types').Answer} */ answer) => {
      if (!late || answer.saved === undefined || line.waits('judge')) return;
      late = false;
      kept(answer, true);
    },
    begun: () => read().verdict !== '',
    empty: () => write(null),
    focus: () => inputs(verdicts)[0].focus(),
    show: () => {
      const { aside: when } = line.state;
      aside.hidden = !when;
      if (when) say(aside, `This sentence has changed since your verdict of ${day(when)}, which is kept aside in your record.`);
    },
  };
};

/** What the reader said, where the two part, and the course's evidence.
 * @param {ClaimPart['content']} content */
const evidence = ({ title: name, side }) => {
  const node = make('div', { class: 'tv-evidence', tabindex: '-1', role: 'group', 'aria-label': `${name}: your verdict and the evidence` });
  let shown = '';
  const show = (/** @type {ClaimPart['line']['state']} */ { first, last, evidence: found }) => {
    const news = JSON.stringify([first, last, found]);
    if (!first || !found || news === shown) return;
    shown = news;
    const headed = (/** @type {string} */ head, /** @type {string} */ text) => make('p', {}, make('strong', { text: head }), ' ', prose(text));
    node.replaceChildren(stamp(found.verdict, found.sign),
      make('p', { class: 'tv-earlier', text: said(last ? 'First you said' : 'You said', first) }),
      ...(last ? [make('p', { class: 'tv-earlier', text: said('Now you say', last) })] : []),
      make('p', { class: 'tv-parting', text: found.parting }),
      headed('What the evidence says.', found.finding),
      headed('What a careful reader adds.', found.nuance),
      ...(found.russia ? [make('div', { class: 'tv-sides' }, ...readings(found, side))] : []),
      cited(found.sources));
  };
  return { node, show };
};

/** The verdict of the course: colour, sign and word, where the eye goes first.
 * @param {string} verdict
 * @param {string} sign */
const stamp = (verdict, sign) => make('p', { class: 'tv-verdict', 'data-verdict': verdict }, make('span', { class: 'tv-unseen', text: 'Verdict of the course: ' }),
  make('span', { text: `${sign} `, 'aria-hidden': 'true' }), make('strong', { text: verdict }));

/** What each capital makes of the evidence: first the one whose claim it is, so that the other has the last word.
 * @param {import('../../page/wire').Evidence} found
 * @param {string} [side] */
const readings = ({ russia = '', us = '' }, side) => {
  const both = [seen('russia', 'Moscow', russia), seen('us', 'Washington', us)];
  return side === 'us' ? both.reverse() : both;
};

/** @param {string} side
 * @param {string} capital
 * @param {string} text */
const seen = (side, capital, text) => make('div', { class: `tv-side tv-${side}` }, paragraph(`Seen from ${capital}`, 'tv-side-name'), paragraph(text));

/** @param {string} head
 * @param {Judgement} judgement */
const said = (head, { verdict, sure, when, lesson }) =>
  `${head}${lesson ? ` in lesson ${lesson}` : ''} (${day(when)}): ${verdict}${sure ? `, ${sure}` : ''}.`;
