// @ts-check
/* The hour on the wall: which part it is, what happens in it, how much of its time is left. */

/** @param {string} id */
const byId = id => /** @type {HTMLElement} */ (document.getElementById(id));

const rows = /** @type {HTMLElement[]} */ ([...document.querySelectorAll('[data-part]')]);
/** Milliseconds that each part has already taken. */
const spent = rows.map(() => 0);
let at = 0;
/** When the clock was started, or 0 while it stands. */
let since = 0;

/** @param {HTMLElement} row */
const field = row => /** @type {HTMLInputElement} */ (row.querySelector('input'));

/** Milliseconds that a part has by its row; a minute where the row says nothing sensible.
 * @param {number} place */
const given = place => {
  const minutes = Number(field(rows[place]).value);
  return 60_000 * (minutes > 0 && minutes <= 600 ? minutes : 1);
};

const taken = () => spent[at] + (since ? Date.now() - since : 0);

/** @param {number} left in milliseconds, below 0 when the time is over */
const shown = left => {
  const seconds = left < 0 ? Math.floor(-left / 1000) : Math.ceil(left / 1000);
  const clock = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
  return left < 0 ? `+${clock}` : clock;
};

const stop = () => {
  spent[at] = taken();
  since = 0;
};

const show = () => {
  const left = given(at) - taken();
  byId('left').textContent = shown(left);
  byId('left').classList.toggle('over', left < 0);
  byId('over').hidden = left >= 0;
  byId('start').textContent = since ? 'Pause' : 'Start';
  document.title = `${shown(left)} ${rows[at].dataset.part}`;
};

/** Say what part it is; a screen reader hears this once and not every second. */
const tell = () => {
  byId('part').textContent = rows[at].dataset.part ?? '';
  byId('does').textContent = rows[at].querySelector('.does')?.textContent ?? '';
  rows.forEach((row, place) => {
    if (place === at) row.setAttribute('aria-current', 'step');
    else row.removeAttribute('aria-current');
  });
  /** @type {HTMLButtonElement} */ (byId('back')).disabled = at === 0;
  /** @type {HTMLButtonElement} */ (byId('next')).disabled = at === rows.length - 1;
  show();
};

/** @param {number} place */
const go = place => {
  const runs = since > 0;
  stop();
  at = Math.max(0, Math.min(rows.length - 1, place));
  since = runs ? Date.now() : 0;
  tell();
};

byId('start').addEventListener('click', () => {
  if (since) stop();
  else since = Date.now();
  show();
});
byId('back').addEventListener('click', () => go(at - 1));
byId('next').addEventListener('click', () => go(at + 1));
for (const row of rows) field(row).addEventListener('input', show);
for (const button of document.querySelectorAll('[data-length]')) {
  button.addEventListener('click', () => {
    const length = /** @type {HTMLElement} */ (button).dataset.length ?? '';
    for (const row of rows) field(row).value = field(row).dataset[length] ?? '';
    show();
  });
}
setInterval(show, 250);
tell();
