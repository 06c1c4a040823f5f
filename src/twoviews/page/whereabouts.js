// @ts-check
/* Which section the reader is at: the last one whose heading stands above the upper third of what scrolls. */

const LINE = 1 / 3; // of the height
const STAY = 4000; // ms in a section until it counts as read, whether one scrolls on inside it or not
const SETTLE = 120; // ms after the last scroll

/** @typedef {{ id: string, node: HTMLElement }} Section */

/** The section at the reading line; null above the first.
 * @param {HTMLElement} scroller
 * @param {Section[]} sections in the order of the page
 * @returns {Section | null} */
export const sectionAt = (scroller, sections) => {
  const { top } = scroller.getBoundingClientRect();
  const line = (scroller === document.documentElement ? 0 : top) + scroller.clientHeight * LINE;
  return sections.filter(({ node }) => node.isConnected && node.getBoundingClientRect().top <= line).at(-1) ?? null;
};

/** Tells where the reader is: `here(id)` at once, `read(id)` after a stay, though not where the page has just opened. `find()` gives the sections as they stand.
 * @param {HTMLElement} scroller
 * @param {() => Section[]} find
 * @param {{ here: (id: string) => void, read: (id: string) => void }} hears
 * @param {AbortSignal} signal */
export const follow = (scroller, find, { here, read }, signal) => {
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let settle;
  /** @type {ReturnType<typeof setTimeout> | undefined} */
  let stay;
  let now = '', entered = '';
  const look = () => {
    const id = sectionAt(scroller, find())?.id ?? '';
    if (id === now) return;
    now = id;
    here(id);
  };
  const scrolled = () => {
    look();
    if (now === entered) return;
    clearTimeout(stay);
    entered = now;
    if (now) stay = setTimeout(() => { entered = ''; if (!document.hidden) read(now); }, STAY);
  };
  const moved = () => { clearTimeout(settle); settle = setTimeout(scrolled, SETTLE); };
  const on = scroller === document.documentElement ? document : scroller;
  on.addEventListener('scroll', moved, { passive: true, signal });
  signal.addEventListener('abort', () => { clearTimeout(settle); clearTimeout(stay); });
  look();
};
