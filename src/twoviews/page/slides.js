// @ts-check
/* A lesson as steps for a projector. Nothing is copied or moved: a step says which pieces of which place on the page are
   seen, all others are hidden meanwhile, so what is alive stays alive. Text is cut into steps between its paragraphs,
   list items, table rows and pairs of capitals; what cannot be cut is made smaller until it fits. */

/** One screen: the place on the page and the pieces of it that are seen.
 * @typedef {{ host: HTMLElement, pieces: HTMLElement[], title: string }} Step */

/** Where a lesson's cells show something, by the host: JupyterLab or a bare page, the course's own site. */
export const PLACES = '.jp-MarkdownOutput, .jp-OutputArea-output, .site-part, .site-card';
/** For the reader at home: folds, what was done so far, what has nothing to show yet. */
const LEFT_OUT = 'details.tv-more, .jp-MarkdownOutput > details, .tv-nothing, .tv-progress, .tv-print-progress, .tv-review, .tv-print-review, .tv-portfolio, .tv-print-portfolio';
const APART = ':scope > :is(.tv-more, .tv-sources, .tv-who), :scope > * > :is(.tv-sources, .tv-who)';
const WHOLE = '.tv-live, .tv-print, .tv-figure:not(:has(.tv-entries))';
/** What is cut inside, and its pieces. @type {[string, string][]} */
const CUT = [
  ['.tv-both-sides, .tv-minds', ':scope > *'],
  ['.tv-words, .jp-RenderedHTMLCommon > table', 'tbody > tr'],
  ['.tv-figure', 'figcaption, .tv-entries > li'],
  ['.tv-card', ':scope > p, :scope > ul > li, :scope > h3, :scope > div'],
];
const HEADING = 'h1, h2, h3, h4';

/** @param {ParentNode} node
 * @param {string} wanted */
const all = (node, wanted) => /** @type {HTMLElement[]} */ ([...node.querySelectorAll(wanted)]);

/** The pieces of a place, in their order.
 * @param {HTMLElement} host
 * @returns {HTMLElement[]} */
const piecesOf = host => {
  if (host.querySelector(APART)) return [];
  const [whole] = all(host, WHOLE);
  if (whole) return whole.matches(LEFT_OUT) ? [] : [whole];
  for (const [cut, inside] of CUT) {
    const [card] = all(host, cut);
    if (card) return all(card, inside);
  }
  const prose = host.matches('.jp-MarkdownOutput') || !host.children.length ? host : /** @type {HTMLElement} */ (host.firstElementChild);
  return /** @type {HTMLElement[]} */ ([...prose.children]).flatMap(each =>
    each.matches('ul, ol') ? all(each, ':scope > li') : each.matches('table') ? all(each, 'tbody > tr') : [each]);
};

/** Whether a piece belongs to the one after it: a heading never ends a screen.
 * @param {HTMLElement} piece */
const leads = piece => piece.matches(HEADING);

/** Packs pieces into screens of a height, by where they stand in the flow now.
 * @param {HTMLElement[]} pieces
 * @param {number} height px
 * @returns {HTMLElement[][]} */
export const packed = (pieces, height) => {
  /** @type {HTMLElement[][]} */
  const screens = [];
  let top = 0;
  for (const piece of pieces) {
    const box = piece.getBoundingClientRect();
    const last = screens.at(-1);
    const opens = !last || (leads(piece) && !last.every(leads));
    if (last && !opens && box.bottom - top <= height) { last.push(piece); continue; }
    const carried = last && !opens ? tail(last) : [];
    screens.push([...carried, piece]);
    top = /** @type {HTMLElement[]} */ (screens.at(-1))[0].getBoundingClientRect().top;
  }
  return screens.filter(screen => screen.length);
};

/** Takes the headings at the end of a screen along to the next one.
 * @param {HTMLElement[]} screen */
const tail = screen => {
  let from = screen.length;
  while (from > 1 && leads(screen[from - 1])) from -= 1;
  return screen.splice(from);
};

/** All steps of a lesson, as it is laid out now.
 * @param {HTMLElement} root
 * @param {number} height of a screen, px
 * @returns {Step[]} */
export const stepsOf = (root, height) => {
  /** @type {Step[]} */
  const steps = [];
  for (const host of all(root, PLACES).filter(each => !each.parentElement?.closest(PLACES))) {
    const pieces = piecesOf(host).filter(piece => piece.getClientRects().length && !piece.matches(LEFT_OUT));
    if (pieces.length === 0 && steps.at(-1)?.pieces.every(leads)) steps.pop(); // the heading of what is left out
    for (const screen of packed(pieces, height)) {
      const title = screen.find(leads)?.textContent?.replace('¶', '') ?? steps.at(-1)?.title ?? '';
      steps.push({ host, pieces: screen, title });
    }
  }
  return steps;
};
