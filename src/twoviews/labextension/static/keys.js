/* In a lesson, keys are no commands and a double click only marks a word. JupyterLab's one-key commands insert, move,
   merge and retype cells whenever the focus is on a cell and not in a box; whoever loses the focus while typing would
   take a lesson apart. A double click would show the raw Markdown even of a cell that cannot be edited. */

const OWN = 'a, input, textarea, select, button, summary, [contenteditable], .cm-editor, .tv-live, .jp-Dialog';
const CHANGES = new Set(['Ctrl Backspace', 'Ctrl Shift M', 'Alt Enter', 'Ctrl Shift ArrowUp', 'Ctrl Shift ArrowDown']);
const WRITES = new Set(['Enter', 'Backspace', 'Delete']);

const named = event => [
  event.ctrlKey || event.metaKey ? 'Ctrl' : '', event.altKey ? 'Alt' : '', event.shiftKey ? 'Shift' : '',
  event.key.length === 1 ? event.key.toUpperCase() : event.key,
].filter(Boolean).join(' ');

/* Whether JupyterLab would take the key for a command that changes cells. Space scrolls; arrows go from cell to cell. */
export const isCommand = event => {
  const bare = !event.ctrlKey && !event.metaKey && !event.altKey;
  return CHANGES.has(named(event)) || (bare && (WRITES.has(event.key) || (event.key.length === 1 && event.key !== ' ')));
};

/* A fold in prose has no attribute that keeps keys from JupyterLab: its sanitiser takes it away. */
const opens = event => event.key === ' ';

/* Whether a cell is the course's: it may be neither edited nor deleted. A learner's own notes are not. */
const isLocked = model => model?.getMetadata('editable') === false && model.getMetadata('deletable') === false;

/* `find(node)` gives the notebook panel around a node. The event goes no further than the window, where the page half
   of a live part listens too: it gives the letters back to the box they were meant for. */
export const keepCells = (page, find) => {
  page.addEventListener('keydown', event => {
    const target = event.target instanceof page.Element ? event.target : null;
    const fold = target?.closest('.jp-MarkdownOutput summary');
    if (!target || !(fold ? opens(event) || isCommand(event) : isCommand(event) && !target.closest(OWN))) return;
    if (isLocked(find(target)?.content.activeCell?.model)) event.stopPropagation();
  }, true);
  page.addEventListener('dblclick', event => {
    const target = event.target instanceof page.Element ? event.target.closest('.jp-MarkdownOutput') : null;
    const cell = target && find(target)?.content.widgets.find(each => each.node.contains(target));
    if (isLocked(cell?.model)) event.stopPropagation();
  }, true);
};

/* An author's way in: the cells of this notebook may be edited until it is opened again or built. */
export const unlock = panel => {
  for (const model of panel.content.model.cells) {
    for (const name of ['editable', 'deletable']) model.deleteMetadata(name);
  }
};
