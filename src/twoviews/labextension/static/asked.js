/* Cells that are asked to run while no kernel is there, as after a break on a hub. JupyterLab clears their outputs and
   runs nothing: a kernel that was chosen once counts for it as one that is there, and otherwise only the first cell
   waits for the kernel that it starts. So the lesson is woken, and what was asked runs then; so does what went to a
   kernel that had to make way for the course's. */

/* `wake()` starts a kernel; `runsItself()` says whether the notebook runs as a whole then, without being asked;
   `equip()` resolves once an exercise has the Python that has the course: one that it had before runs nothing. */
export const keepAsked = (panel, NotebookActions, { wake, runsItself, equip }) => {
  const { sessionContext } = panel;
  const asked = new Map(); // each cell, and the kernel that it went to if there was one
  let doubted = null; // a kernel that may have to make way
  let coming = false; // somebody has already begun to start a kernel

  const kernel = () => {
    const here = sessionContext.session?.kernel ?? null;
    return here?.status === 'dead' ? null : here;
  };
  const heard = (_, status) => { coming = status === 'starting' && !kernel(); };
  const scheduled = (_, { notebook, cell }) => {
    const here = kernel();
    if (notebook !== panel.content || (here && here !== doubted)) return;
    asked.set(cell, here);
    if (here || coming) return;
    coming = true;
    void wake().finally(() => { coming = false; });
  };
  const came = async (_, { newValue }) => {
    if (!newValue) return;
    doubted = newValue;
    await newValue.info;
    await equip();
    if (doubted === newValue) doubted = null;
    if (newValue !== kernel()) return;
    const cells = panel.content.widgets.filter(cell => asked.has(cell) && asked.get(cell) !== newValue);
    asked.clear();
    if (cells.length > 0 && !runsItself()) await NotebookActions.runCells(panel.content, cells, sessionContext);
  };

  sessionContext.statusChanged.connect(heard);
  sessionContext.kernelChanged.connect(came);
  NotebookActions.executionScheduled.connect(scheduled);
  panel.disposed.connect(() => NotebookActions.executionScheduled.disconnect(scheduled));
};
