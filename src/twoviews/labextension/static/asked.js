/* Cells that are asked to run while no kernel is there, as after a break on a hub. JupyterLab clears their outputs and
   runs nothing: a kernel that was chosen once counts for it as one that is there, and otherwise only the first cell
   waits for the kernel that it starts. So the lesson is woken, and what was asked runs then. */

/* `wake()` starts a kernel; `runsItself()` says whether the notebook runs as a whole then, without being asked;
   `equip()` resolves once an exercise has the Python that has the course: one that it had before runs nothing. */
export const keepAsked = (panel, NotebookActions, { wake, runsItself, equip }) => {
  const { sessionContext } = panel;
  const asked = new Set();
  let coming = false; // somebody has already begun to start a kernel

  const kernel = () => {
    const here = sessionContext.session?.kernel ?? null;
    return here?.status === 'dead' ? null : here;
  };
  const heard = (_, status) => { coming = status === 'starting' && !kernel(); };
  const scheduled = (_, { notebook, cell }) => {
    if (notebook !== panel.content || kernel()) return;
    asked.add(cell);
    if (coming) return;
    coming = true;
    void wake().finally(() => { coming = false; });
  };
  const came = async (_, { newValue }) => {
    if (!newValue || asked.size === 0) return;
    await newValue.info;
    await equip();
    if (newValue !== kernel()) return;
    const cells = panel.content.widgets.filter(cell => asked.has(cell));
    asked.clear();
    if (!runsItself()) await NotebookActions.runCells(panel.content, cells, sessionContext);
  };

  sessionContext.statusChanged.connect(heard);
  sessionContext.kernelChanged.connect(came);
  NotebookActions.executionScheduled.connect(scheduled);
  panel.disposed.connect(() => NotebookActions.executionScheduled.disconnect(scheduled));
};
