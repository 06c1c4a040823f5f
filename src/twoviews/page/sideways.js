// @ts-check
/* What is wider than its place moves sideways in it: a shadow (sideways.css) says at which edge it goes on, and the
   keyboard reaches it as long as it does. The whole page is watched, once: parts and figures come and go. Nothing of
   the page half is needed for it, since a lesson that is printed carries it alone. */

const PLACES = '.tv-figure, .tv-stage, .tv-inside, .tv-scroll, .tv-table, .tv-print table, .jp-MarkdownOutput table, .site-code, .site-said';
const MOVES = /auto|scroll/;
const NAME = 'Wider than the page: it moves sideways';

/** What a place is given while it moves; `data-lm-suppress-shortcuts` leaves the arrow keys to it in JupyterLab.
 * @type {Record<string, string>} */
const REACHED = { tabindex: '0', 'data-lm-suppress-shortcuts': 'true' };

/** @type {WeakMap<Element, string[]>} what each known place was given */
const given = new WeakMap();

/** At which edges there is more.
 * @param {{ scrollLeft: number, scrollWidth: number, clientWidth: number }} place */
export const edges = ({ scrollLeft, scrollWidth, clientWidth }) => {
  const beyond = scrollWidth - clientWidth;
  if (beyond <= 1) return '';
  return [scrollLeft > 1 ? 'left' : '', scrollLeft < beyond - 1 ? 'right' : ''].filter(Boolean).join(' ');
};

/** What else a place needs that the keyboard reaches: a name, if nothing in it gives it one.
 * @param {Element} place
 * @returns {Record<string, string>} */
const named = place => {
  if (place.matches('[aria-label], [aria-labelledby]') || place.querySelector(':scope > figcaption, :scope > caption')) return {};
  return place.matches('table, figure') ? { 'aria-label': NAME } : { 'aria-label': NAME, role: 'group' };
};

/** @param {Element} place */
const look = place => {
  const more = MOVES.test(getComputedStyle(place).overflowX) ? edges(place) : '';
  if (more) place.setAttribute('data-tv-more', more); else place.removeAttribute('data-tv-more');
  const before = given.get(place) ?? [];
  if (Boolean(before.length) === Boolean(more)) return;
  for (const name of before) place.removeAttribute(name);
  const now = more ? Object.entries({ ...REACHED, ...named(place) }).filter(([name]) => !place.hasAttribute(name)) : [];
  for (const [name, value] of now) place.setAttribute(name, value);
  given.set(place, now.map(([name]) => name));
};

/** What came that may be such a place or hold some; the inside of a picture that moves is none.
 * @param {MutationRecord} record */
const came = ({ addedNodes }) => /** @type {HTMLElement[]} */ ([...addedNodes].filter(node => node instanceof HTMLElement));

/** Watches this page; once is enough, and more than once does nothing. */
export const watchSideways = () => {
  const { documentElement: root } = document;
  if (root.hasAttribute('data-tv-watched')) return;
  root.setAttribute('data-tv-watched', '');
  const sizes = new ResizeObserver(entries => {
    for (const place of new Set(entries.map(({ target }) => target.closest(PLACES)))) if (place) look(place);
  });
  const find = (/** @type {HTMLElement} */ root) => {
    for (const place of [root, ...root.querySelectorAll(PLACES)]) {
      if (given.has(place) || !place.matches(PLACES)) continue;
      given.set(place, []);
      for (const each of [place, ...place.children]) sizes.observe(each);
    }
  };
  /** @type {Set<HTMLElement>} */
  const due = new Set();
  const later = (/** @type {HTMLElement[]} */ roots) => {
    if (due.size === 0 && roots.length > 0) requestAnimationFrame(() => {
      const all = [...due];
      due.clear();
      for (const root of all) if (root.isConnected) find(root);
    });
    for (const root of roots) due.add(root);
  };
  new MutationObserver(records => later(records.flatMap(came))).observe(document.body, { childList: true, subtree: true });
  document.addEventListener('scroll', ({ target }) => { if (target instanceof Element && given.has(target)) look(target); }, { capture: true, passive: true });
  later([document.body]);
};
