// @ts-check
/* A source where one reads: whoever points at a link to it, reaches it by key or presses it sees who wrote what, when
   and where. All of that stands in the page's own list of sources, which stays for print. A card that was only
   pointed at goes with the pointer; one that was pressed has the focus and stays until Escape. */

import { button, make, outward, unique } from './dom.js';
import { jump } from './jumps.js';

const LINK = 'a[href^="#source-"]';
const NOTEBOOK = '.jp-NotebookPanel';
const SHOWN_AFTER = 250; // ms over a link
const GONE_AFTER = 300; // ms to reach the card from the link
const GAP = 6; // px between link and card
const EDGE = 12; // px between card and window

/** The entry of the list that a link names, in its own notebook: two open lessons may cite the same source.
 * @param {Element} link
 * @returns {HTMLElement | null} */
const entryOf = link =>
  (link.closest(NOTEBOOK) ?? document).querySelector(`[id="${CSS.escape(link.getAttribute('href')?.slice(1) ?? '')}"]`);

/** @param {EventTarget | null} target
 * @returns {HTMLAnchorElement | null} */
const linkAt = target => target instanceof Element ? target.closest(LINK) : null;

/** What the card says of an entry.
 * @param {HTMLElement} entry
 * @param {() => void} toList */
const told = (entry, toList) => {
  entry.querySelector('.tv-source-back')?.remove();
  const said = (/** @type {string} */ kind) => entry.querySelector(kind)?.textContent ?? '';
  const address = entry.querySelector('a')?.href ?? '';
  const host = address && new URL(address).hostname.replace(/^www\./, '');
  return [
    make('p', { class: 'tv-source-title', text: said('cite').replace(/^“|”$/g, '') || entry.textContent || '' }),
    make('p', { class: 'tv-source-by', text: [said('.tv-source-who'), said('.tv-source-where'), said('time')].filter(Boolean).join(', ') }),
    make('p', { class: 'tv-source-ways' },
      ...(address ? [outward('Open', address), ` at ${host}${host === 'web.archive.org' ? ', an archive' : ''}`] : ['On paper only']),
      button('In the list', toList)),
  ];
};

/** Leads to the entry, which then has a way back to the link.
 * @param {HTMLElement} entry
 * @param {HTMLAnchorElement} link */
const toList = (entry, link) => {
  for (const each of document.querySelectorAll('.tv-source-back')) each.remove();
  const back = button('Back to the text', () => { back.remove(); window.history.back(); }, { class: 'tv-source-back' });
  entry.append(' ', back);
  jump(entry, link);
};

class SourceCard {
  /** @type {HTMLAnchorElement | null} */ #link = null;
  /** @type {number | undefined} */ #wait;
  #pressed = false;
  #quiet = false;
  /** Where the pointer was seen last, and upon what. */
  #at = '';
  /** @type {Element | null} */ #over = null;
  #node = make('div', { class: 'tv-source-card', id: unique('source'), role: 'dialog', popover: 'manual', hidden: true });

  get #inside() { return this.#node.contains(document.activeElement); }

  /** @param {HTMLAnchorElement} link
   * @param {boolean} pressed */
  show(link, pressed) {
    const entry = entryOf(link);
    if (!entry) return;
    clearTimeout(this.#wait);
    if (this.#link !== link) this.hide();
    this.#link = link;
    this.#pressed ||= pressed;
    this.#node.setAttribute('aria-label', `Source: ${link.textContent}`);
    this.#node.replaceChildren(...told(entry, () => { this.hide(); toList(entryOf(link) ?? entry, link); }));
    this.#open();
    link.setAttribute('aria-describedby', this.#node.id);
    if (pressed) /** @type {HTMLElement} */ (this.#node.querySelector('a, button')).focus({ preventScroll: true });
  }

  #open() {
    if (!this.#node.isConnected) document.body.append(this.#node);
    this.#node.hidden = false;
    if (this.#node.showPopover && !this.#node.matches(':popover-open')) this.#node.showPopover();
    this.place();
  }

  /** Below its link, or above where there is more room; gone with a link that is scrolled away. */
  place() {
    if (!this.#link) return;
    const [link] = this.#link.getClientRects();
    if (!link || link.bottom < 0 || link.top > innerHeight) { this.hide(); return; }
    const { offsetWidth: width, offsetHeight: height } = this.#node;
    const below = link.bottom + GAP + height + EDGE <= innerHeight || link.top < innerHeight - link.bottom;
    const top = below ? link.bottom + GAP : link.top - GAP - height;
    const left = Math.max(EDGE, Math.min(link.left, innerWidth - width - EDGE));
    Object.assign(this.#node.style, { top: `${Math.max(EDGE, top)}px`, left: `${left}px` });
  }

  /** Takes the card away; the focus goes back to its link if it was in the card. */
  hide() {
    clearTimeout(this.#wait);
    const link = this.#link;
    const inside = this.#inside;
    this.#link = null;
    this.#pressed = false;
    this.#node.hidden = true;
    if (this.#node.matches(':popover-open')) this.#node.hidePopover();
    link?.removeAttribute('aria-describedby');
    if (!inside) return;
    this.#quiet = true;
    link?.focus({ preventScroll: true });
    this.#quiet = false;
  }

  /** @param {PointerEvent} event */
  pointed(event) {
    const at = `${event.screenX} ${event.screenY}`;
    if (event.pointerType !== 'mouse' || at === this.#at) return; // the page moves under a hand that rests
    this.#at = at;
    const link = linkAt(event.target);
    const over = link ?? (this.#holds(event.target) ? this.#node : null);
    if (over === this.#over) return;
    this.#over = over;
    clearTimeout(this.#wait);
    if (link && link !== this.#link) this.#wait = setTimeout(() => this.show(link, false), SHOWN_AFTER);
    else if (this.#link && !link && !this.#holds(event.target)) this.#wait = setTimeout(() => this.#leave(), GONE_AFTER);
  }

  #leave() { if (!this.#pressed && document.activeElement !== this.#link) this.hide(); }

  /** @param {EventTarget | null} target */
  #holds(target) { return target instanceof Node && this.#node.contains(target); }

  /** @param {FocusEvent} event */
  focused({ target }) {
    const link = linkAt(target);
    if (link?.matches(':focus-visible') && !this.#quiet) this.show(link, false);
    else if (!link && this.#link && !this.#holds(target)) this.hide();
  }

  /** @param {MouseEvent} event */
  pressed(event) {
    const link = linkAt(event.target);
    if (link && entryOf(link)) {
      event.preventDefault();
      event.stopImmediatePropagation();
      this.show(link, true);
    } else if (!this.#holds(event.target)) this.hide();
  }

  /** Escape closes; Tab past an end of the card goes on from the link.
   * @param {KeyboardEvent} event */
  typed(event) {
    if (!this.#link || !['Escape', 'Tab'].includes(event.key)) return;
    const stops = [...this.#node.querySelectorAll('a, button')];
    const end = event.shiftKey ? stops[0] : stops.at(-1);
    if (event.key === 'Tab' && document.activeElement !== end) return;
    if (event.key === 'Escape' || event.shiftKey) event.preventDefault();
    if (event.key === 'Escape') event.stopPropagation();
    this.hide();
  }
}

/** Shows sources on this page from now on; asked again it does nothing, whoever else asked. */
export const showSources = () => {
  const { dataset } = document.documentElement;
  if (dataset.tvSources) return;
  dataset.tvSources = 'shown';
  const card = new SourceCard();
  document.addEventListener('pointermove', event => card.pointed(event), { passive: true });
  document.addEventListener('focusin', event => card.focused(event));
  document.addEventListener('click', event => card.pressed(event), true);
  document.addEventListener('keydown', event => card.typed(event), true);
  document.addEventListener('scroll', () => card.place(), { capture: true, passive: true });
  addEventListener('resize', () => card.place());
};
