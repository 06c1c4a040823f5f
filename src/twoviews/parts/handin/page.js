// @ts-check
/* Handing in: what goes along is shown first, then one file goes to where the browser keeps downloads. */

import { control, entering, handOver, make, paragraph, radios, say, status, submitButton, textBox, unique } from '../../page/dom.js';
import { frame, refreshed, title } from '../../page/frame.js';

/** @typedef {import('../../page/types').Part<import('../../page/wire').HandInContent, import('../../page/wire').HandInState>} HandInPart */
/** @typedef {import('../../page/wire').Goes} Goes */
/** @typedef {'both' | 'answers' | 'texts'} What */

/** @type {[What, string][]} */
const WHAT = [['both', 'Answers and texts'], ['answers', 'Answers'], ['texts', 'Texts']];

/** @param {HandInPart} part */
export default part => {
  const { content } = part;
  const root = frame('handin', content.title, part, title(content.title), handing(part));
  refreshed(root, part);
  return root;
};

/** The form, for any part whose state has what goes along.
 * @param {Pick<import('../../page/types').Part<{ lesson?: string, longest?: number }, any>, 'content' | 'line' | 'signal'>} part */
export const handing = part => {
  const { content, line, signal } = part;
  /** @type {{ what: What, lesson: string }} */
  const wanted = { what: 'both', lesson: '' };
  const name = textBox('input', { class: 'tv-input', autocomplete: 'name', spellcheck: 'false', maxlength: content.longest });
  const list = make('ul', { class: 'tv-goes' });
  const told = status('tv-told');
  const show = () => list.replaceChildren(...going(line.state.goes ?? [], wanted).map(text => make('li', { text })));
  const send = async () => {
    if (line.waits('hand-in')) return;
    say(told, 'Writing …');
    const reply = await line.ask('hand-in', { name: name.value, ...wanted });
    if (reply === null || reply.trouble) say(told, 'Not made yet.');
    else if (reply.unanswered) say(told, reply.unanswered);
    else if (reply.file && reply.name) {
      handOver(reply.name, reply.file, 'application/x-ndjson');
      say(told, `The file ${reply.name} is where your browser keeps downloads. Give it to your teacher the way your class has agreed.`);
    }
  };
  const scope = /** @type {[string, string][]} */ ([['', 'Everything so far'], ...(content.lesson ? [[content.lesson, `Lesson ${content.lesson} only`]] : [])]);
  line.listen((/** @type {{ goes?: Goes[] }} */ patch) => { if (patch.goes) show(); }, signal);
  show();
  return make('form', { on: { submit: event => { event.preventDefault(); void send(); }, keydown: entering } },
    paragraph('Nothing is sent: you get one file, and give it to your teacher yourself.', 'tv-help'),
    make('label', { class: 'tv-typed' }, make('span', { class: 'tv-label', text: 'Your name or number, if your teacher asks for it' }), name),
    group('What shall go along', radios(unique('what'), WHAT, wanted.what, event => { wanted.what = event.target.value; show(); })),
    scope.length > 1 && group('From where', radios(unique('scope'), scope, '', event => { wanted.lesson = event.target.value; show(); })) || null,
    make('p', { class: 'tv-label', text: 'This goes along:' }), list,
    make('div', { class: 'tv-actions' }, submitButton('Make the file')), told);
};

/** @param {string} legend
 * @param {Node} inside */
const group = (legend, inside) => control('fieldset', { class: 'tv-fieldset' }, make('legend', { class: 'tv-label', text: legend }), inside);

/** What goes along, in words.
 * @param {readonly Goes[]} goes
 * @param {{ what: What, lesson: string }} wanted
 * @returns {string[]} */
export const going = (goes, { what, lesson }) => {
  const kept = goes
    .filter(([its]) => !lesson || its === lesson)
    .map(([its, answers, texts]) => /** @type {const} */ ([its, what === 'texts' ? 0 : answers, what === 'answers' ? 0 : texts]))
    .filter(([, answers, texts]) => answers + texts > 0);
  if (!kept.length) return ['nothing yet'];
  const rows = kept.map(([its, answers, texts]) => `Lesson ${its}: ${[counted(answers, 'answer'), counted(texts, 'text')].filter(Boolean).join(', ')}`);
  return [...rows, 'when each was given, how sure you said you were, and the made-up name of your record', 'no e-mail address, nothing of your computer, and your name only if you write it here'];
};

/** @param {number} count
 * @param {string} noun */
const counted = (count, noun) => count ? `${count} ${noun}${count === 1 ? '' : 's'}` : '';
