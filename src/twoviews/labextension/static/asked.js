/* Cells that are asked to run while no kernel is there, as after a break on a hub. JupyterLab clears their outputs and
   runs nothing: a kernel that was chosen once counts for it as one that is there, and otherwise only the first cell
   waits for the kernel that it starts. So the lesson is woken, and what was asked runs then. */

/* `wake()` starts a kernel; `runsItself()` says whether the notebook runs as a whole then, without being asked. */
export const keepAsked = (panel, NotebookActions, { wake, runsItself }) => {
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
    const cells = panel.content.widgets.filter(cell => asked.has(cell));
    if (!newValue || cells.length === 0) return;
    asked.clear();
    await newValue.info;
    if (!runsItself() && newValue === kernel()) await NotebookActions.runCells(panel.content, cells, sessionContext);
  };

  sessionContext.statusChanged.connect(heard);
  sessionContext.kernelChanged.connect(came);
  NotebookActions.executionScheduled.connect(scheduled);
  panel.disposed.connect(() => NotebookActions.executionScheduled.disconnect(scheduled));
};
