// @ts-check
/* Evidence figures: point at a value and read it with its source, take rows and picture along, cite, link. All that is
   read stands in the figure itself (`figures/evidence/frame.py`), so this works without Python; and nothing of the page
   half is needed for it, so a page that was printed can carry it alone. The whole page is listened to, once: figures
   come and go as cells run. */

const NEAR = 24;      // px from a mark within which it is meant
const WIDE = 64;      // letters on a line of a saved picture
const TOLD = 2500;    // ms for which a button says what it has done
const LATE = 30_000;  // ms within which the figure of an address may still come
/** What the colours of the page are on a saved picture, which is for a white sheet. */
const ON_WHITE = { '--tv-ink': '#1f1f1f', '--tv-quiet': '#545b63', '--tv-grid': '#d3d7db', '--tv-paper': '#ffffff' };

/** @param {Element | EventTarget | null} node */
const figureOf = node => node instanceof Element ? /** @type {HTMLElement | null} */ (node.closest('.tv-figure')) : null;
const textOf = (/** @type {Element | null | undefined} */ node) => (node?.textContent ?? '').trim();

// ── rows ────────────────────────────────────────────────────────────────────

/** The rows of a figure, the names of the columns first.
 * @param {Element} figure */
const rowsOf = figure => /** @type {HTMLTableRowElement[]} */ ([...figure.querySelectorAll('.tv-rows tr')]);

/** What a row says, its empty cells left out: names and texts, the sources last.
 * @param {Element} figure
 * @param {number} number from 0
 * @returns {[string, string][]} */
export const reading = (figure, number) => {
  const [head, ...rows] = rowsOf(figure);
  const cells = [...rows[number]?.cells ?? []];
  return cells.map((cell, at) => /** @type {[string, string]} */ ([textOf(head?.cells[at]), textOf(cell)])).filter(([, text]) => text);
};

/** The rows as CSV, under comments that say what they are.
 * @param {Element} figure
 * @param {string} address where the figure stands */
export const csvOf = (figure, address) => {
  const facts = [...figure.querySelectorAll('.tv-figure-facts dt')].slice(0, 2).map(name => `${textOf(name)}: ${textOf(name.nextElementSibling)}`); // the sources are cited
  const about = [textOf(figure.querySelector('figcaption strong')), ...facts, textOf(cited(figure)), address];
  const quoted = (/** @type {string} */ text) => /[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  const plain = (/** @type {Element} */ cell) => cell.querySelector('data')?.value ?? textOf(cell);
  const lines = rowsOf(figure).map(row => [...row.cells].map(cell => quoted(plain(cell))).join(','));
  return `${[...about.map(text => `# ${text.replace(/\s+/g, ' ')}`), ...lines].join('\r\n')}\r\n`;
};

/** @param {Element} figure */
const cited = figure => figure.querySelector('[data-tv-copy]')?.parentElement?.querySelector('p');

// ── pictures ────────────────────────────────────────────────────────────────

/** A text in lines of at most so many letters.
 * @param {string} text
 * @param {number} letters */
export const lines = (text, letters) => {
  /** @type {string[]} */
  const found = [];
  for (const word of text.split(/\s+/)) {
    const longer = `${found.at(-1) ?? ''} ${word}`;
    if (found.length && longer.length <= letters) found[found.length - 1] = longer; else found.push(word);
  }
  return found;
};

/** The picture to be kept: on white, its title above, where it is from below.
 * @param {Element} figure */
export const pictureOf = figure => {
  const drawn = figure.querySelector('svg');
  if (!drawn) throw new Error('This figure has no picture.');
  const [, , width = 0, height = 0] = (drawn.getAttribute('viewBox') ?? '').split(' ').map(Number);
  const letters = WIDE * width / 560;
  const above = lines(textOf(figure.querySelector('figcaption strong')), letters);
  const below = lines(textOf(cited(figure)), letters * 1.3);
  const top = 22 * above.length + 18, bottom = 17 * below.length + 18;
  const words = (/** @type {string[]} */ texts, /** @type {number} */ y, /** @type {number} */ step, /** @type {string} */ look) =>
    texts.map((text, n) => `<text x="8" y="${y + n * step}" ${look}>${escaped(text)}</text>`).join('');
  const inside = new XMLSerializer().serializeToString(drawn).replace(/^<svg[^>]*>/, '').replace(/<\/svg>$/, '');
  const whole = `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${height + top + bottom}" `
    + `viewBox="0 0 ${width} ${height + top + bottom}" font-family="system-ui, 'DejaVu Sans', sans-serif" stroke-linejoin="round" stroke-linecap="butt">`
    + `<rect width="100%" height="100%" fill="#ffffff"/>${words(above, 24, 22, 'font-size="17" font-weight="700" fill="#1f1f1f"')}`
    + `<g transform="translate(0 ${top})">${inside}</g>${words(below, height + top + 20, 17, 'font-size="12" fill="#545b63"')}</svg>`;
  return Object.entries(ON_WHITE).reduce((text, [name, colour]) => text.replaceAll(`var(${name})`, colour), whole);
};

const escaped = (/** @type {string} */ text) => text.replace(/[&<]/g, sign => `&#${sign.charCodeAt(0)};`);

/** The picture as PNG, twice as fine as it is large.
 * @param {string} svg */
const pngOf = async svg => {
  const image = new Image();
  image.src = URL.createObjectURL(new Blob([svg], { type: 'image/svg+xml' }));
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: 2 * image.width, height: 2 * image.height });
  canvas.getContext('2d')?.drawImage(image, 0, 0, canvas.width, canvas.height);
  URL.revokeObjectURL(image.src);
  return new Promise((/** @type {(made: Blob | null) => void} */ done) => canvas.toBlob(done, 'image/png'));
};

/** @param {HTMLElement} figure
 * @param {string} kind */
const save = async (figure, kind) => {
  const made = kind === 'csv' ? new Blob([csvOf(figure, addressOf(figure))], { type: 'text/csv' })
    : kind === 'svg' ? new Blob([pictureOf(figure)], { type: 'image/svg+xml' }) : await pngOf(pictureOf(figure));
  if (!made) throw new Error('The picture could not be made.');
  const link = Object.assign(document.createElement('a'), { href: URL.createObjectURL(made), download: `${figure.id}.${kind}` });
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
};

// ── pointing ────────────────────────────────────────────────────────────────

/** Which of some boxes is meant at a place: the nearest, if it is near; of those that hold the place the smallest.
 * @param {{ left: number, top: number, right: number, bottom: number }[]} boxes
 * @param {number} x
 * @param {number} y */
export const meant = (boxes, x, y) => {
  const away = boxes.map(box => Math.hypot(Math.max(box.left - x, 0, x - box.right), Math.max(box.top - y, 0, y - box.bottom)));
  const size = (/** @type {number} */ at) => (boxes[at].right - boxes[at].left) * (boxes[at].bottom - boxes[at].top);
  const order = boxes.map((_, at) => at).sort((a, b) => away[a] - away[b] || size(a) - size(b));
  return order.length && away[order[0]] <= NEAR ? order[0] : -1;
};

/** @type {{ figure: HTMLElement, number: number, held: boolean } | null} what is pointed at */
let pointed = null;

const box = document.createElement('div');
box.className = 'tv-reading';

/** Shows a row beside its mark; `held` until somebody lets go of it.
 * @param {HTMLElement} figure
 * @param {number} number
 * @param {boolean} held */
const show = (figure, number, held) => {
  if (pointed?.figure === figure && pointed.number === number) { pointed.held ||= held; return; }
  hide();
  const cells = rowsOf(figure)[number + 1]?.cells;
  if (!cells) return;
  pointed = { figure, number, held };
  const marks = figure.querySelectorAll(`svg [data-row="${number}"]`);
  for (const mark of marks) mark.classList.add('tv-pointed');
  box.replaceChildren(...reading(figure, number).map(([name, text], at, all) => line(name, text, at, at === all.length - 1 ? cells[cells.length - 1] : null)));
  figure.append(box);
  put(figure, marks);
};

/** One line of what is read; the sources as they are linked in the table.
 * @param {string} name
 * @param {string} text
 * @param {number} at
 * @param {Element | null} last the cell of the sources */
const line = (name, text, at, last) => {
  const node = document.createElement('p');
  if (last?.querySelector('a')) node.append('Source: ', ...[...last.childNodes].map(each => each.cloneNode(true)));
  else node.append(...at ? [`${name}: `] : [], Object.assign(document.createElement('b'), { textContent: text }));
  return node;
};

/** Above the marks, or below them where there is no room; inside the figure.
 * @param {HTMLElement} figure
 * @param {ArrayLike<Element>} marks */
const put = (figure, marks) => {
  const at = marks[marks.length - 1]?.getBoundingClientRect();
  if (!at) return;
  const frame = figure.getBoundingClientRect();
  const left = Math.min(Math.max((at.left + at.right - box.offsetWidth) / 2, frame.left), frame.right - box.offsetWidth);
  const above = at.top - box.offsetHeight - 10;
  box.style.left = `${left - frame.left + figure.scrollLeft}px`;
  box.style.top = `${(above > Math.max(0, frame.top - 60) ? above : at.bottom + 10) - frame.top}px`;
};

const hide = () => {
  for (const mark of pointed?.figure.querySelectorAll('svg .tv-pointed') ?? []) mark.classList.remove('tv-pointed');
  box.remove();
  pointed = null;
};

/** The row that is meant at a place of the page, and its figure.
 * @param {PointerEvent | MouseEvent} event */
const under = event => {
  const figure = event.target instanceof Element && event.target.closest('svg') ? figureOf(event.target) : null;
  if (!figure?.querySelector('.tv-rows')) return null;
  const marks = [...figure.querySelectorAll('svg [data-row]')];
  const found = meant(marks.map(mark => mark.getBoundingClientRect()), event.clientX, event.clientY);
  return found < 0 ? null : { figure, number: Number(marks[found].getAttribute('data-row')) };
};

/** Goes through the rows by the keys of its slider; 0 is none.
 * @param {HTMLInputElement} slider */
const step = slider => {
  const figure = figureOf(slider), number = Number(slider.value) - 1;
  if (!figure) return;
  if (number < 0) hide(); else show(figure, number, true);
  const said = number < 0 ? 'none' : reading(figure, number).map(([name, text]) => `${name}: ${text}`).join('; ');
  slider.setAttribute('aria-valuetext', said);
};

// ── the line below ──────────────────────────────────────────────────────────

/** The address that leads back to a figure.
 * @param {HTMLElement} figure */
const addressOf = figure => `${location.href.split('#')[0]}#${figure.id}`;

/** Does what a control says; says for a while that it is done.
 * @param {Element} control
 * @param {string} done
 * @param {() => Promise<unknown>} act */
const perform = async (control, done, act) => {
  const before = control.textContent ?? '';
  let said = done;
  try { await act(); } catch (error) { console.warn('Two Views', error); said = 'Not possible in this browser'; }
  control.textContent = said;
  setTimeout(() => { control.textContent = before; }, TOLD);
};

/** @param {MouseEvent} event */
const press = event => {
  const control = event.target instanceof Element ? event.target.closest('.tv-figure-line > a, [data-tv-save], [data-tv-copy]') : null;
  const figure = figureOf(control);
  if (!control || !figure) return;
  const { tvSave, tvCopy } = /** @type {HTMLElement} */ (control).dataset;
  event.preventDefault();
  event.stopPropagation();
  if (tvSave) void perform(control, 'Saved', () => save(figure, tvSave));
  else void perform(control, 'Copied', () => navigator.clipboard.writeText(tvCopy ? textOf(cited(figure)) : addressOf(figure)));
};

/** Shows the figure that the address names, once it is there. */
const arrive = () => {
  const id = decodeURIComponent(location.hash.slice(1));
  if (!id.startsWith('figure-')) return;
  const found = () => {
    const figure = document.getElementById(id);
    for (let fold = figure?.closest('details:not([open])'); fold; fold = fold.closest('details:not([open])')) fold.setAttribute('open', '');
    figure?.scrollIntoView({ block: 'center' });
    return figure;
  };
  if (found()) return;
  const watcher = new MutationObserver(() => { if (found()) watcher.disconnect(); });
  watcher.observe(document.body, { childList: true, subtree: true });
  setTimeout(() => watcher.disconnect(), LATE);
};

/** Wakes the figures of this page; once is enough, and more than once does nothing. */
export const wakeFigures = () => {
  const { classList } = document.documentElement;
  if (classList.contains('tv-awake')) return;
  classList.add('tv-awake');
  document.addEventListener('pointermove', event => {
    if (event.pointerType === 'touch' || pointed?.held) return;
    const found = under(event);
    if (found) show(found.figure, found.number, false);
    else if (pointed && !box.contains(/** @type {Node} */ (event.target))) hide();
  }, { passive: true });
  document.addEventListener('click', event => {
    press(event);
    const found = under(event);
    if (found) show(found.figure, found.number, true);
    else if (event.target instanceof Element && !event.target.closest('.tv-reading, .tv-through')) hide();
  }, true);
  document.addEventListener('input', event => {
    if (event.target instanceof HTMLInputElement && event.target.matches('.tv-through')) step(event.target);
  });
  document.addEventListener('focusout', event => {
    if (event.target instanceof Element && event.target.matches('.tv-through')) hide();
  });
  document.addEventListener('keydown', event => { if (event.key === 'Escape' && pointed) hide(); });
  arrive();
};
