// @ts-check
/* Elements: how the page half makes what a learner sees. All texts are set as text, never as markup. */

import { parsed, plain } from './prose.js';

let count = 0;

/** An id that no other element of the page has.
 * @param {string} stem */
export const unique = stem => `tv-${stem}-${++count}`;

/** @typedef {Node | string | null | undefined} Child what an element can hold; null and undefined hold nothing */
/** @typedef {Record<string, any> & { text?: string, class?: string, on?: Record<string, (event: any) => unknown> }} Attributes */

/** An element. Keys that are no attributes: `text`, `on` (event listeners) and `class`.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children
 * @returns {HTMLElementTagNameMap[Tag]} */
export const make = (tag, { text, on = {}, class: names, ...attributes } = {}, ...children) => {
  const node = document.createElement(tag);
  if (names) node.className = names;
  for (const [name, value] of Object.entries(attributes)) {
    if (value === true) node.setAttribute(name, '');
    else if (value !== false && value !== undefined && value !== null) node.setAttribute(name, value);
  }
  for (const [event, listener] of Object.entries(on)) node.addEventListener(event, listener);
  if (text !== undefined) node.textContent = text;
  node.append(...held(children));
  return node;
};

/** What is really there of some children.
 * @param {Child[]} children */
export const held = children =>
  children.filter(/** @returns {child is Node | string} */ child => child !== null && child !== undefined);

/** A control that JupyterLab's one-key commands leave alone.
 * @template {keyof HTMLElementTagNameMap} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes]
 * @param {...Child} children */
export const control = (tag, attributes, ...children) =>
  make(tag, { 'data-lm-suppress-shortcuts': 'true', ...attributes }, ...children);

/** @param {string} text
 * @param {(event: Event) => unknown} press
 * @param {Attributes} [attributes] */
export const button = (text, press, { class: names = '', ...attributes } = {}) =>
  control('button', { type: 'button', class: `tv-button ${names}`.trim(), text, on: { click: press }, ...attributes });

/** The button that sends a form.
 * @param {string} [text] */
export const submitButton = text => control('button', { type: 'submit', class: 'tv-button tv-primary', text });

/** A box for text of any script: its direction is that of what is written in it.
 * @template {'input' | 'textarea'} Tag
 * @param {Tag} tag
 * @param {Attributes} [attributes] */
export const textBox = (tag, attributes) =>
  control(tag, { ...(tag === 'input' ? { type: 'text' } : {}), dir: 'auto', ...attributes });

/** Course prose: *emphasis* and **strong**, everything else as it stands.
 * @param {string | number} text */
export const prose = text => {
  const piece = document.createDocumentFragment();
  piece.append(...parsed(String(text)).map(element));
  return piece;
};

/** @param {import('./prose.js').Run} run
 * @returns {Node | string} */
const element = run => typeof run === 'string' ? run : make(run.tag, {}, ...run.inside.map(element));

/** @param {string} text
 * @param {string} [names] classes */
export const paragraph = (text, names) => make('p', { class: names }, prose(text));

/** Sets a text where it differs: a screen reader hears it once.
 * @param {Element} node
 * @param {string} text */
export const say = (node, text) => { if (node.textContent !== text) node.textContent = text; };

/** A place for what is said while the learner works.
 * @param {string} names classes */
export const status = names => make('p', { class: names, role: 'status' });

/** A group of radio buttons in one row or column; `choices` are [value, label] pairs.
 * @param {string} name
 * @param {[string, string][]} choices
 * @param {string | undefined} chosen
 * @param {(event: any) => unknown} change
 * @param {string} [names] classes
 * @param {(value: string) => string} [spoken] the label that is read out */
export const radios = (name, choices, chosen, change, names = 'tv-choices', spoken) =>
  make('div', { class: names }, ...choices.map(([value, label]) => make('label', { class: 'tv-choice' },
    control('input', {
      type: 'radio', name, value, checked: value === chosen, 'aria-label': spoken?.(value), on: { change },
    }),
    make('span', { class: 'tv-choice-text' }, prose(label)))));

/** @param {ParentNode} root */
export const inputs = root => /** @type {HTMLInputElement[]} */ ([...root.querySelectorAll('input')]);

/** Whether this key ends a composition (Chinese, Japanese, Korean and others): it is no command to the page.
 * @param {KeyboardEvent} event */
export const isComposing = event => event.isComposing || event.keyCode === 229;

/** Enter in any control of a form sends it (in a notebook the browser's own way does not arrive).
 * @param {KeyboardEvent} event */
export const entering = event => {
  if (event.key !== 'Enter' || isComposing(event)) return;
  if (!(event.target instanceof Element) || !event.target.matches('input, select')) return;
  event.preventDefault();
  /** @type {HTMLFormElement} */ (event.currentTarget).requestSubmit();
};

/** A link to a page of the web; a text alone where the address is no such page.
 * @param {string} text
 * @param {string} address */
export const outward = (text, address) =>
  /^https?:\/\//i.test(address) ? control('a', { href: address, target: '_blank', rel: 'noopener', text }) : text;

export { plain };

/** Hands a file to the browser, to be kept where it keeps downloads.
 * @param {string} name
 * @param {string | Uint8Array<ArrayBuffer>} data
 * @param {string} type */
export const handOver = (name, data, type) => {
  const address = URL.createObjectURL(new Blob([data], { type }));
  make('a', { href: address, download: name }).click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
};
