// @ts-check
/* The Council game on the page. The Python half plays; the page shows the phase in which a game stands and sends moves. */

import { button, held, make, say, status } from '../../page/dom.js';
import { frame, head, leaving } from '../../page/frame.js';
import { plain } from '../../page/prose.js';
import { stopwatch } from '../../page/timing.js';
import { plural, savedLine } from '../../page/wording.js';
import { outcomeOf, PHASES } from './phases.js';
import { unsaid } from './speech.js';
import { briefs, occasion, record, text } from './table.js';
import { tools } from './tools.js';
import { fold, list } from './words.js';
import { years } from './years.js';

/** @typedef {import('../../page/dom.js').Child} Child */
/** @typedef {import('../../page/types').Answer} Answer */
/** What a phase shows: its nodes, the button onward, a line that sums up; and what is done when something changed
 * or the page is left. `before` is a phase whose outcome stands above it, `route` the way of a game not yet begun.
 * @typedef {{ nodes: Child[], next: HTMLButtonElement, sum?: HTMLElement, update?: () => void, leave?: () => void,
 *   route?: () => string[], before?: string, beforeNodes?: Child[] }} Section */

export class Game {
  pending = 0;
  #asked = 0;
  #seconds = stopwatch();
  /** @type {Section} */ #section = { nodes: [], next: button('', () => {}) };
  /** The heading to which a new phase brings the focus. @type {HTMLElement | null} */ #head = null;
  #stands = '';

  /** @param {import('./words.js').CouncilPart} part */
  constructor(part) {
    this.part = part;
    this.track = make('ol', { class: 'tv-track', 'aria-label': 'Phases of the game' });
    this.number = make('p', { class: 'tv-which' });
    this.note = make('p', { class: 'tv-aside', role: 'status' });
    this.main = make('div', { class: 'tv-phases' });
    this.told = status('tv-told');
    this.undo = button('Undo', () => this.ask('undo'), { class: 'tv-undo' });
    this.last = make('p', { class: 'tv-help' });
    this.tools = tools(this);
    this.root = frame('council', part.content.title, part,
      head(part.content.title, this.number),
      this.track, this.note, this.main, make('div', { class: 'tv-told-row' }, this.told), this.tools.node);
    part.line.listen(patch => { if (patch.game) this.#heard(); }, part.signal);
    leaving(() => this.#section.leave?.(), part.signal);
    this.#build();
  }

  get game() { return this.part.line.state.game; }
  /** What lies on the table; only from the second phase on. */
  get laid() { return /** @type {import('../../page/wire').LaidOut} */ (this.part.line.state.table); }
  /** The name of a phase, short and long. @param {string} name */
  #named(name) { return this.part.content.phases.find(([each]) => each === name) ?? ['', '', '']; }
  /** Where a phase stands in this game's own way. @param {string} name */
  #place(name) { return this.game.route.indexOf(name); }

  /** `quiet`: the part that asks says itself what came of it.
   * @param {string} act
   * @param {Record<string, unknown>} [details]
   * @param {boolean} [quiet] */
  async ask(act, details, quiet = false) {
    this.pending += 1;
    const reply = await this.part.line.ask(act, details, `${act} ${++this.#asked}`); // no move takes another's place
    this.pending -= 1;
    if (reply === null) say(this.told, 'Not done yet: the lesson does not answer.');
    else if (quiet) say(this.told, '');
    else if (reply.unanswered) say(this.told, reply.unanswered);
    else if (reply.saved !== undefined) say(this.told, savedLine(reply));
    if (!this.pending) this.#section.update?.();
    return reply;
  }

  /** `known`: see `MakeMove`.
   * @param {{ do: string } & Record<string, unknown>} move
   * @param {{ quiet?: boolean, known?: string[] }} [how] */
  move(move, { quiet, ...known } = {}) { return this.ask('move', { move, seconds: this.#seconds(), ...known }, quiet); }
  goOn() { return this.move({ do: 'go on' }); }

  async begin() {
    const before = this.game.moves ? `Game ${this.game.number} is kept.` : '';
    await this.ask('begin');
    say(this.told, before);
  }

  #heard() {
    if (this.#standing() === this.#stands) { this.#section.update?.(); this.#frame(); return; }
    const within = this.root.contains(document.activeElement) || document.activeElement === document.body;
    this.#build();
    if (!within || !this.#head) return;
    this.#head.focus({ preventScroll: true });
    this.#head.scrollIntoView({ block: 'start' });
  }

  /** What decides whether the page is built anew. */
  #standing() { return `${this.game.number} ${this.game.phase} ${this.game.scenario} ${this.game.reading}`; }

  /** Everything, for the phase in which the game stands. */
  #build() {
    this.#stands = this.#standing();
    this.#section = PHASES[this.game.phase](this);
    const { before, beforeNodes = [], nodes, sum, next } = this.#section;
    const above = before ? this.#phase('result', this.#named(before)[2], beforeNodes) : null;
    const node = this.#phase(this.game.phase, this.#titled(this.game.phase), nodes);
    node.append(make('div', { class: 'tv-next-row' }, sum, make('div', { class: 'tv-actions' }, next, this.undo, this.last)));
    this.#head = (above ?? node).querySelector('h3');
    const late = this.#place(this.game.phase) > this.#place('explanations') ? unsaid(this) : [];
    this.main.replaceChildren(...held([this.#lookUp(), above, ...late, node]));
    this.#section.update?.();
    this.#frame();
  }

  /** A phase with its number. @param {string} name */
  #titled(name) { return `${this.#place(name) + 1}. ${this.#named(name)[2]}`; }

  /** @param {string} name
   * @param {string} words
   * @param {Child[]} nodes */
  #phase(name, words, nodes) {
    return make('section', { class: 'tv-phase', 'data-phase': name, 'aria-label': words },
      make('h3', { tabindex: '-1', text: words }), ...nodes);
  }

  /** Phases that are over, folded up. */
  #lookUp() {
    const { game, laid } = this;
    const over = (/** @type {string} */ name) => this.#place(name) >= 0 && this.#place(name) < this.#place(game.phase);
    if (!laid || game.phase === 'briefs') return null;
    const voted = Boolean(game.result);
    const past = [fold('The occasion', ...occasion(laid)), fold(voted ? 'The four briefs, now open' : laid.briefs.length > 1 ? 'Your briefs' : 'Your brief', ...briefs(laid, false))];
    if (over('amendments')) past.push(fold(voted ? 'The text that was put to the vote' : 'The text as it stands', ...text(laid, game.draft)));
    if (voted) past.push(fold('The clauses: what came of them, and what was said', ...record(laid)));
    if (over('amendments') && game.answered.length) past.push(fold(`Amendments: ${plural(game.answered.length, 'answer')}`, list(game.answered)));
    if (over('years') && game.years) past.push(fold('The vote', ...outcomeOf(this)), fold('The years after', ...years(game.years, this.part.content.sides)));
    return make('div', { class: 'tv-look-up', role: 'group', 'aria-label': 'Look up what went before' }, ...past);
  }

  #frame() {
    const { number, note, undo } = this.game;
    say(this.number, `Game ${number}${this.laid ? ` · ${this.laid.title}` : ''}`);
    this.steps();
    say(this.note, note ?? '');
    this.undo.hidden = !undo;
    say(this.last, undo ? `Last step: ${plain(undo)}` : '');
    this.tools.show();
  }

  /** The steps of this game, or of the one that would be opened. */
  steps() {
    const [route, place] = [this.#section.route?.() ?? this.game.route, this.#place(this.game.phase)];
    this.track.replaceChildren(...route.map((name, step) => make('li', {
      class: step < place ? 'tv-over' : '', 'aria-current': step === place ? 'step' : null },
    make('span', { class: 'tv-step-number', 'aria-hidden': 'true', text: step < place ? '✓' : String(step + 1) }), this.#named(name)[1])));
  }
}
