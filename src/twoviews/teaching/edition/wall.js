// @ts-check
/* A question on the wall: hands typed in twice, before and after the talk, as shares beside each other. */

/** @param {string} id */
const byId = id => /** @type {HTMLElement} */ (document.getElementById(id));

const polls = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('.poll')]);
const ROUNDS = { first: 'first', again: 'after the talk' };
let at = 0;

/** @param {ParentNode} inside
 * @param {string} what
 * @returns {HTMLElement} */
const one = (inside, what) => /** @type {HTMLElement} */ (inside.querySelector(what));

/** @param {HTMLElement} poll
 * @returns {HTMLElement[]} */
const rowsOf = poll => /** @type {HTMLElement[]} */ ([...poll.querySelectorAll('[data-letter]')]);

/** Hands for each answer in a round; what is no number of hands counts as none.
 * @param {HTMLElement} poll
 * @param {string} round */
const handsOf = (poll, round) =>
  rowsOf(poll).map(row => {
    const hands = Math.floor(Number(/** @type {HTMLInputElement} */ (one(row, `[data-round="${round}"]`)).value));
    return hands > 0 && hands <= 9999 ? hands : 0;
  });

/** @param {number} part
 * @param {number} whole */
const share = (part, whole) => `${Math.round((100 * part) / whole)} %`;

/** @param {HTMLElement} poll */
const draw = poll => {
  const rows = rowsOf(poll);
  const shown = poll.classList.contains('shown');
  const right = poll.dataset.right ?? '';
  const said = [];
  for (const [round, name] of Object.entries(ROUNDS)) {
    const hands = handsOf(poll, round);
    const all = hands.reduce((sum, each) => sum + each, 0);
    rows.forEach((row, place) => {
      const place_ = one(row, `[data-share="${round}"]`);
      one(place_, '.bar').style.width = all ? `${(60 * hands[place]) / all}%` : '0';
      one(place_, '.told').textContent = all ? `${share(hands[place], all)} ${name}` : '';
    });
    const rights = hands[rows.findIndex(row => row.dataset.letter === right)];
    if (all) said.push(`${name}: ${all} hands${shown ? `, ${share(rights, all)} right` : ''}`);
  }
  for (const row of rows) row.classList.toggle('right', shown && row.dataset.letter === right);
  const answer = shown ? [`Right is ${right}.`] : [];
  one(poll, '[role="status"]').textContent = [...answer, ...said.map(each => `${each[0].toUpperCase()}${each.slice(1)}.`)].join(' ');
  one(poll, '.answer').textContent = shown ? 'Hide the answer' : 'Show the answer';
};

/** @param {number} place */
const go = place => {
  at = Math.max(0, Math.min(polls.length - 1, place));
  polls.forEach((poll, number) => { poll.hidden = number !== at; });
  /** @type {HTMLButtonElement} */ (byId('back')).disabled = at === 0;
  /** @type {HTMLButtonElement} */ (byId('next')).disabled = at === polls.length - 1;
};

/** The question that the address names, if it names one. */
const named = () => {
  const place = polls.findIndex(poll => `#${poll.id}` === location.hash);
  if (place >= 0) go(place);
};

for (const poll of polls) {
  poll.addEventListener('input', () => draw(poll));
  one(poll, '.answer').addEventListener('click', () => {
    poll.classList.toggle('shown');
    draw(poll);
  });
}
byId('back').addEventListener('click', () => go(at - 1));
byId('next').addEventListener('click', () => go(at + 1));
addEventListener('keydown', event => {
  if (event.target instanceof HTMLInputElement || event.altKey || event.ctrlKey || event.metaKey) return;
  if (event.key === 'ArrowRight' || event.key === 'PageDown') go(at + 1);
  if (event.key === 'ArrowLeft' || event.key === 'PageUp') go(at - 1);
});
addEventListener('hashchange', named);
go(0);
named();
