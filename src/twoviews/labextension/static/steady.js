/* A lesson that starts does not move its reader. JupyterLab empties an output before the new one is there; here the old
   one stands in its place until then. What the reader looks at comes first, and a thin line says that more is coming. */

const VIEW = 'application/vnd.jupyter.widget-view+json';
const HAND = 700; // ms for which a movement of the reader's own goes on
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

/* Keeps what the reader looks at where it stands on the screen until all is `shown`, whatever JupyterLab scrolls to and however
   cells above it grow. Where the reader goes by hand, it holds from there. */
export const keepPlace = (notebook, shown) => {
  const cells = notebook.widgets;
  const scroller = notebook.node.querySelector('.jp-WindowedPanel-outer') ?? notebook.node;
  let held = null;
  let byHand = 0;
  let over = false;
  const take = () => {
    const { top, height } = scroller.getBoundingClientRect();
    const cell = cells.find(({ node }) => node.getBoundingClientRect().bottom > top + height / 3) ?? cells.at(-1);
    held = { node: cell.node, at: cell.node.getBoundingClientRect().top };
  };
  let pressed = false; // as while a scroll bar is drawn
  const moved = () => { byHand = performance.now(); };
  const hold = () => {
    if (over || !held.node.isConnected) return;
    if (pressed || performance.now() - byHand < HAND) take();
    else scroller.scrollTop += held.node.getBoundingClientRect().top - held.at;
    requestAnimationFrame(hold);
  };
  const ends = new AbortController();
  const on = (target, names, act) => {
    for (const name of names) target.addEventListener(name, act, { capture: true, passive: true, signal: ends.signal });
  };
  on(scroller, ['wheel', 'touchmove', 'keydown', 'focusin'], moved);
  on(scroller, ['pointerdown'], () => { pressed = true; moved(); });
  on(window, ['pointerup', 'pointercancel', 'mouseup'], () => { pressed = false; moved(); });
  on(window, ['popstate', 'twoviews-go'], moved);
  take();
  notebook.activeCellIndex = cells.findIndex(({ node }) => node === held.node); // to which JupyterLab scrolls
  hold();
  void shown.finally(() => { over = true; ends.abort(); });
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
