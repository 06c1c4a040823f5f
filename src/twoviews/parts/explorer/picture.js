// @ts-check
/* The picture of an explorer: its moving groups, and what of it can be dragged. */

import { make, reachable, unique } from '../../page/dom.js';

const NARROW = 560; // px: below, the halves of a picture stand one below the other

/** Cuts a picture in two where its place is narrow. The lower half mirrors what moves in the upper one.
 * @param {HTMLElement} node
 * @param {SVGSVGElement} root
 * @param {number} seam */
const halve = (node, root, seam) => {
  const whole = root.getAttribute('viewBox') ?? '';
  const [, , width, height] = whole.split(' ').map(Number);
  const lower = /** @type {SVGSVGElement} */ (root.cloneNode(false));
  const [all, mirror] = ['g', 'use'].map(name => document.createElementNS(root.namespaceURI, name));
  all.id = unique('picture');
  all.append(...root.childNodes);
  root.append(all);
  mirror.setAttribute('href', `#${all.id}`);
  for (const name of ['role', 'aria-label']) lower.removeAttribute(name);
  lower.setAttribute('aria-hidden', 'true');
  lower.setAttribute('viewBox', `${seam} 0 ${width - seam} ${height}`);
  lower.classList.add('tv-lower');
  lower.style.removeProperty('display');
  lower.style.width = `${100 * (width - seam) / seam}%`;
  lower.append(mirror);
  node.append(lower);
  new ResizeObserver(([{ contentRect }]) => {
    if (!contentRect.width) return; // nobody sees it now
    const narrow = contentRect.width < NARROW;
    node.classList.toggle('tv-halved', narrow);
    root.setAttribute('viewBox', narrow ? `0 0 ${seam} ${height}` : whole);
  }).observe(node);
};

/** The picture as the Python half drew it.
 * @param {string} svg our own markup
 * @param {number} [seam] where it can be cut in two; 0: nowhere */
export const pictureOf = (svg, seam = 0) => {
  const node = reachable(make('div', { class: 'tv-stage' }));
  node.innerHTML = svg;
  const root = node.querySelector('svg');
  if (!root) throw new Error('The picture of this explorer is no SVG.');
  if (seam) halve(node, root, seam);
  const group = (/** @type {string} */ id) => root.querySelector(`[id="${CSS.escape(id)}"]`);
  /** @param {Record<string, string>} groups */
  const draw = groups => {
    for (const [id, inner] of Object.entries(groups)) {
      const moving = group(id);
      if (moving) moving.innerHTML = inner;
    }
  };
  return { node, root, group, draw, label: (/** @type {string} */ text) => root.setAttribute('aria-label', text) };
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
