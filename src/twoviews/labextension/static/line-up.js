/* The line to a kernel that is still there. JupyterLab tries seven times, for about a minute, to get a lost line back and
   then never again; whatever a learner enters waits for it. A night without a network is longer than that: so the line
   is tried as long as the notebook is open, and at once when there is a network again or the learner comes back. */

const PAUSE = 3000; // ms between the end of JupyterLab's tries and the next

export const keepLine = panel => {
  const { sessionContext } = panel;
  const ends = new AbortController();
  let wait;
  const again = () => {
    clearTimeout(wait);
    const kernel = sessionContext.session?.kernel;
    if (kernel && !kernel.isDisposed && kernel.status !== 'dead' && kernel.connectionStatus === 'disconnected') {
      kernel.reconnect().catch(() => {}); // that it failed is the next change of its status
    }
  };
  sessionContext.connectionStatusChanged.connect((_, status) => {
    clearTimeout(wait);
    if (status === 'disconnected') wait = setTimeout(again, PAUSE);
  });
  for (const event of ['online', 'focus']) window.addEventListener(event, again, { signal: ends.signal });
  panel.disposed.connect(() => {
    clearTimeout(wait);
    ends.abort();
  });
};
