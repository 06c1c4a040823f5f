// @ts-check
/* The button that makes the portfolio, and the link to what was made. */

import { button, entering, handOver, make, paragraph, say, status, submitButton, textBox } from '../../page/dom.js';
import { frame, title } from '../../page/frame.js';

/** @typedef {import('../../page/types').Part<import('../../page/wire').PortfolioContent, import('../../page/wire').PortfolioState>} PortfolioPart */

/** @param {PortfolioPart} part */
export default part => {
  const { content, line, signal } = part;
  const told = status('tv-told');
  const link = make('a', { class: 'tv-file', target: '_blank', rel: 'noopener' });
  const name = textBox('input', { class: 'tv-input', autocomplete: 'name', spellcheck: 'false', maxlength: content.longest });
  const write = async (/** @type {'html' | 'md'} */ form) => {
    if (line.waits('make')) return;
    say(told, 'Writing …');
    const reply = await line.ask('make', { name: name.value, form });
    if (reply === null || reply.trouble) say(told, 'Not made yet.');
    else if (reply.unanswered) say(told, reply.unanswered);
    else if (reply.file && reply.name) handOver(reply.name, reply.file, form === 'html' ? 'text/html' : 'text/markdown');
  };
  const show = () => {
    const { made, told: text = '' } = line.state;
    if (text) say(told, text);
    link.hidden = !made;
    if (!made) return;
    say(link, `Open ${made}`);
    link.href = link.dataset.tvOpen = made; // the extension knows where it lies
  };
  const form = make('form', { on: { submit: event => { event.preventDefault(); void write('html'); }, keydown: entering } },
    make('label', { class: 'tv-typed' }, make('span', { class: 'tv-label', text: 'Your name, if it shall stand in the file' }), name),
    make('div', { class: 'tv-actions' }, submitButton('Make my portfolio'), button('The same as Markdown', () => void write('md'))));
  line.listen(patch => { if (patch.made !== undefined) show(); }, signal);
  show();
  return frame('portfolio', content.title, part, title(content.title),
    paragraph('One file with all that you answered and wrote. It opens without the course and prints well. Nothing is sent anywhere, and your name is kept in that file alone.', 'tv-help'),
    form, told, link);
};
