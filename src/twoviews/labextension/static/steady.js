/* A lesson that starts does not move its reader. JupyterLab empties an output before the new one is there; here the old
   one stands in its place until then. What the reader looks at comes first, and a thin line says that more is coming. */

const VIEW = 'application/vnd.jupyter.widget-view+json';
const HAND = 700; // ms for which a movement of the reader's own goes on
const SETTLES = 1000; // ms after the last part is shown until all has its height
const PATIENCE = 5000; // ms after its cell has run until what is there counts as all that comes

/* Whether what a cell gives now is shown: a live part takes a moment from its output to its form. */
const isShown = ({ outputArea }) => {
  const outputs = outputArea.model.toJSON();
  const live = outputs.filter(({ data }) => data?.[VIEW]).length;
  return outputs.length > 0 && outputArea.node.querySelectorAll('.tv-live').length >= live;
};

/* Keeps the old output of a code cell in sight; the function that is returned gives way to the new one. */
const hold = cell => {
  const area = cell.outputArea.node;
  if (cell.outputArea.model.length === 0) return () => {};
  const former = area.cloneNode(true);
  former.classList.add('tv-former');
  former.setAttribute('aria-hidden', 'true');
  former.inert = true;
  for (const named of former.querySelectorAll('[id]:not([id^="source-"])')) named.removeAttribute('id'); // links find sources
  area.before(former);
  area.classList.add('tv-coming');
  return () => { former.remove(); area.classList.remove('tv-coming'); };
};

/* Keeps all outputs of these cells until each one's new one is shown; resolves when the last one is. `ran` resolves
   when the run is over. */
export const keepInSight = (cells, ran) => Promise.all(cells.filter(each => each.model.type === 'code')
  .map(cell => new Promise(resolve => {
    const release = hold(cell);
    const watcher = new MutationObserver(() => { if (isShown(cell)) over(); });
    const over = () => { watcher.disconnect(); release(); resolve(); };
    watcher.observe(cell.outputArea.node, { childList: true, subtree: true });
    void ran.finally(() => setTimeout(over, isShown(cell) || cell.outputArea.model.length === 0 ? 0 : PATIENCE));
  })));

/* Cells in the order in which they are wanted: the one that opens the lesson, what is in sight, the rest. */
export const wantedOrder = (cells, scroller) => {
  const { top, bottom } = scroller.getBoundingClientRect();
  const seen = ({ node }) => { const box = node.getBoundingClientRect(); return box.bottom > top && box.top < bottom; };
  const first = cells.findIndex(each => each.model.type === 'code') + 1;
  const rest = cells.slice(first);
  return [...cells.slice(0, first), ...rest.filter(seen), ...rest.filter(each => !seen(each))];
};

const CONTENT = '.jp-WindowedPanel-inner, .jp-WindowedPanel-viewport';
const places = new WeakMap(); // by notebook, how its place is let go

/* Keeps what the reader looks at where it stands on the screen until `over`, whatever JupyterLab scrolls to and however
   cells above it grow, also while the reader scrolls. Where the reader goes by hand, it holds from there; `atOnce` says
   whether it holds before the reader has moved at all. */
export const keepPlace = (notebook, over, atOnce = true) => {
  const scroller = notebook.node.querySelector('.jp-WindowedPanel-outer') ?? notebook.node;
  const topOf = node => node.getBoundingClientRect().top;
  const depth = node => topOf(node) + scroller.scrollTop; // within the lesson: nothing but growth above changes it
  let held = null;
  let [byHand, rolled] = [-HAND, -HAND];
  const take = () => {
    const { top, height } = scroller.getBoundingClientRect();
    const cells = notebook.widgets.filter(({ node }) => node.isConnected);
    const cell = cells.find(({ node }) => node.getBoundingClientRect().bottom > top + height / 3) ?? cells.at(-1);
    held = cell ? { cell, node: cell.node, at: topOf(cell.node), depth: depth(cell.node) } : null;
    scroller.style.overflowAnchor = 'none'; // the browser's own way to make up for growth would do it twice
  };
  let pressed = false; // as while a scroll bar is drawn
  const moved = () => { byHand = performance.now(); requestAnimationFrame(hold); };
  const isFresh = at => performance.now() - at < HAND;
  const hold = () => {
    if (ends.signal.aborted) return;
    if (notebook.isDisposed) return letGo();
    const [acts, scrolls] = [pressed || isFresh(byHand), isFresh(rolled)];
    if (held?.node.isConnected && !acts) {
      scroller.scrollTop += scrolls ? depth(held.node) - held.depth : topOf(held.node) - held.at;
    }
    if (acts || scrolls || held && !held.node.isConnected) take();
  };
  const sizes = new ResizeObserver(hold); // nothing is measured while nothing grows
  const ends = new AbortController();
  const letGo = () => {
    if (ends.signal.aborted) return;
    ends.abort();
    sizes.disconnect();
    scroller.style.overflowAnchor = '';
  };
  places.get(notebook)?.();
  places.set(notebook, letGo);
  const on = (target, names, act) => {
    for (const name of names) target.addEventListener(name, act, { capture: true, passive: true, signal: ends.signal });
  };
  const rolls = () => { rolled = performance.now(); requestAnimationFrame(hold); };
  on(scroller, ['wheel', 'touchmove', 'focusin'], rolls); // the focus also goes from part to part as they come
  on(scroller, ['keydown'], ({ key }) => (key === 'Enter' || key === ' ' ? moved : rolls)());
  on(scroller, ['pointerdown'], () => { pressed = true; moved(); });
  on(window, ['pointerup', 'pointercancel', 'mouseup'], () => { pressed = false; moved(); });
  on(window, ['popstate', 'twoviews-go'], moved);
  on(scroller, ['scroll'], hold);
  if (atOnce) take();
  if (held) notebook.activeCellIndex = notebook.widgets.indexOf(held.cell); // to which JupyterLab scrolls
  hold();
  for (const node of [scroller, ...scroller.querySelectorAll(CONTENT)]) sizes.observe(node);
  void over.finally(() => setTimeout(letGo, SETTLES));
};

/* One thin line until `ran`. */
export const sayStarting = (panel, ran) => {
  const line = Object.assign(document.createElement('div'), { className: 'tv-starting', textContent: 'Starting: you can read already' });
  line.setAttribute('role', 'status');
  const watcher = new ResizeObserver(() => { line.style.top = `${panel.content.node.offsetTop}px`; });
  watcher.observe(panel.content.node); // the bar above it comes later, and grows where there is little room
  panel.node.append(line);
  void ran.finally(() => { watcher.disconnect(); line.remove(); });
};
