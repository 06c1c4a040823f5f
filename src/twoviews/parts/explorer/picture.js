// @ts-check
/* The picture of an explorer: its moving groups, and what of it can be dragged. */

import { make, unique } from '../../page/dom.js';

const NARROW = 560; // px: below, the halves of a picture stand one below the other
const AROUND = 84;  // px of a window's height: the course bar, and the room between settings, picture and sliders

const LETTERS = 14; // px that letters have at least

/** Gives the picture the height that its settings and sliders leave in the window, and that its letters need.
 * @param {ReturnType<typeof pictureOf>} picture
 * @param {HTMLElement[]} others
 * @param {AbortSignal | undefined} signal */
export const leaveRoom = ({ node, root }, others, signal) => {
  const measure = () => {
    const taken = others.reduce((sum, { offsetHeight }) => sum + offsetHeight, AROUND);
    const letters = [...root.querySelectorAll('text')].map(each => Number.parseFloat(getComputedStyle(each).fontSize));
    node.style.setProperty('--tv-room', `${innerHeight - taken}px`);
    node.style.setProperty('--tv-least', `${Math.ceil(root.viewBox.baseVal.height * LETTERS / Math.min(LETTERS + 1, ...letters))}px`);
  };
  const watcher = new ResizeObserver(measure);
  for (const each of others) watcher.observe(each);
  addEventListener('resize', measure, { signal });
};

/** Cuts a picture in two where `desk`, its place beside the sliders, is narrow. The lower half mirrors what moves in the
 * upper one; the page puts it below the sliders, so that these stand under the half that they move: the left one, or
 * where `seam` is below 0 the right one.
 * @param {HTMLElement} node
 * @param {SVGSVGElement} root
 * @param {number} seam
 * @param {HTMLElement} desk */
const halve = (node, root, seam, desk) => {
  const whole = root.getAttribute('viewBox') ?? '';
  const [, , width, height] = whole.split(' ').map(Number);
  const cut = Math.abs(seam), wide = Math.max(cut, width - cut);
  const halves = [{ from: 0, span: cut }, { from: cut, span: width - cut }];
  const [first, second] = seam < 0 ? halves.reverse() : halves;
  const box = (/** @type {{ from: number, span: number }} */ { from, span }) => `${from} 0 ${span} ${height}`;
  const share = (/** @type {{ span: number }} */ { span }) => `${100 * span / wide}%`;
  const lower = /** @type {SVGSVGElement} */ (root.cloneNode(false));
  const [all, mirror] = ['g', 'use'].map(name => document.createElementNS(root.namespaceURI, name));
  all.id = unique('picture');
  all.append(...root.childNodes);
  root.append(all);
  mirror.setAttribute('href', `#${all.id}`);
  for (const name of ['role', 'aria-label']) lower.removeAttribute(name);
  lower.setAttribute('aria-hidden', 'true');
  lower.setAttribute('viewBox', box(second));
  lower.classList.add('tv-lower');
  lower.style.removeProperty('display');
  lower.style.width = share(second);
  lower.append(mirror);
  node.append(lower);
  new ResizeObserver(([{ contentRect }]) => {
    if (!contentRect.width) return; // nobody sees it now
    const narrow = contentRect.width < NARROW;
    node.classList.toggle('tv-halved', narrow);
    root.setAttribute('viewBox', narrow ? box(first) : whole);
    root.style.width = narrow ? share(first) : '100%';
  }).observe(desk);
};

/** The picture as the Python half drew it.
 * @param {string} svg our own markup */
export const pictureOf = svg => {
  const node = make('div', { class: 'tv-stage' });
  node.innerHTML = svg;
  const root = node.querySelector('svg');
  if (!root) throw new Error('The picture of this explorer is no SVG.');
  const group = (/** @type {string} */ id) => root.querySelector(`[id="${CSS.escape(id)}"]`);
  /** @param {Record<string, string>} groups */
  const draw = groups => {
    for (const [id, inner] of Object.entries(groups)) {
      const moving = group(id);
      if (moving) moving.innerHTML = inner;
    }
  };
  return {
    node, root, group, draw,
    label: (/** @type {string} */ text) => root.setAttribute('aria-label', text),
    /** Where it can be cut in two (0: nowhere), and where it stands.
     * @param {number} seam
     * @param {HTMLElement} desk */
    fit: (seam, desk) => { if (seam) halve(node, root, seam, desk); },
  };
};

/** The values at a place on the picture, from the edges of its axes and the values at those edges.
 * @param {Pick<import('../../page/wire').Handle, 'box' | 'span'>} handle
 * @param {{ x: number, y: number }} place
 * @returns {[number, number]} */
export const valuesAt = ({ box: [left, top, right, bottom], span: [west, east, south, north] }, { x, y }) => [
  west + (x - left) / (right - left) * (east - west),
  south + (bottom - y) / (bottom - top) * (north - south),
];

/** A part of the picture that can be dragged where two sliders would move it. Keys stay with the sliders.
 * @param {import('../../page/wire').Handle} handle
 * @param {ReturnType<typeof pictureOf>} picture
 * @param {(x: number, y: number) => void} dragged
 * @param {AbortSignal | undefined} signal */
export const grip = (handle, { root, group }, dragged, signal) => {
  const node = /** @type {SVGElement | null} */ (group(handle.group));
  if (!node) throw new Error(`The picture has no group “${handle.group}”.`);
  node.classList.add('tv-grip');
  node.addEventListener('pointerdown', event => { node.setPointerCapture(event.pointerId); event.preventDefault(); }, { signal });
  node.addEventListener('pointermove', event => {
    const screen = root.getScreenCTM();
    if (!node.hasPointerCapture(event.pointerId) || !screen) return;
    dragged(...valuesAt(handle, new DOMPoint(event.clientX, event.clientY).matrixTransform(screen.inverse())));
  }, { signal });
};
