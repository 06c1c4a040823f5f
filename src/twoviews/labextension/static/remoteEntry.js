/* Two Views in JupyterLab: a trusted lesson runs when it opens, is styled, and its links reach its own sources.
   Plain JavaScript in the form that JupyterLab loads (a module federation container): there is no build step. */
(() => {
  const PLUGIN = 'twoviews:lessons';
  const STYLE = new URL('twoviews.css', document.currentScript.src).href;
  const CRASH_AGAIN = 60_000; // ms; a lesson that brings its kernel down is not started again and again
  let shared;

  /* One of JupyterLab's own modules, from the scope it shares with its extensions. */
  const provided = async name => {
    const versions = Object.values(shared[name]);
    const own = versions.find(version => version.from?.startsWith('@jupyterlab/')) ?? versions[0];
    return (await own.get())();
  };

  const linkStyle = () => {
    const link = Object.assign(document.createElement('link'), { rel: 'stylesheet', href: STYLE });
    document.head.append(link);
  };

  /* A lesson: it carries the course mark, is no exercise, and the learner's machine trusts every code cell of it. */
  const isTrustedLesson = notebook => {
    const mark = notebook.model?.getMetadata('twoviews');
    const code = notebook.widgets.map(cell => cell.model).filter(model => model.type === 'code');
    return Boolean(mark) && !mark.exercise && code.every(model => model.trusted);
  };

  const runWhenReady = async (panel, NotebookActions, isWanted) => {
    const { content, context, sessionContext } = panel;
    await Promise.all([context.ready, panel.revealed, sessionContext.ready]);
    const run = async () => {
      await sessionContext.session?.kernel?.info;
      if (panel.isDisposed || !sessionContext.session?.kernel || !isWanted()) return;
      if (isTrustedLesson(content)) await NotebookActions.runCells(content, content.widgets, sessionContext);
    };
    let restarted = false;
    let lastCrash = -Infinity;
    sessionContext.statusChanged.connect((_, status) => {
      if (status === 'restarting') restarted = true;
      if (status === 'autorestarting') {
        restarted = performance.now() - lastCrash > CRASH_AGAIN;
        lastCrash = performance.now();
      }
      if (status !== 'idle' || !restarted) return;
      restarted = false;
      void run();
    });
    await run();
  };

  /* Source links (#source-KEY) stay inside their notebook: two open lessons may cite the same source. */
  const followSourceLinks = () => document.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest('a[href^="#source-"]') : null;
    const id = link?.getAttribute('href').slice(1);
    const target = link?.closest('.jp-NotebookPanel')?.querySelector(`[id="${CSS.escape(id)}"]`);
    if (!target) return;
    event.preventDefault();
    event.stopPropagation();
    target.tabIndex = -1;
    target.focus({ preventScroll: true });
    target.scrollIntoView({ block: 'center' });
  }, true);

  /* A file that a lesson made (data-tv-open) lies beside its notebook and opens in this lab. */
  const openMadeFiles = (app, tracker) => document.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest('a[data-tv-open]') : null;
    const panel = link && tracker.find(each => each.node.contains(link));
    if (!panel) return;
    event.preventDefault();
    const path = [...panel.context.path.split('/').slice(0, -1), link.dataset.tvOpen].join('/');
    void app.commands.execute('docmanager:open', { path });
  }, true);

  const plugin = (INotebookTracker, ISettingRegistry, NotebookActions) => ({
    id: PLUGIN,
    description: 'Runs trusted lessons of Two Views when they open.',
    autoStart: true,
    requires: [INotebookTracker],
    optional: [ISettingRegistry],
    activate: async (app, tracker, registry) => {
      linkStyle();
      followSourceLinks();
      openMadeFiles(app, tracker);
      const settings = registry ? await registry.load(PLUGIN) : null;
      const isWanted = () => settings?.composite.runOnOpen ?? true;
      const open = panel => void runWhenReady(panel, NotebookActions, isWanted);
      tracker.forEach(open);
      tracker.widgetAdded.connect((_, panel) => open(panel));
    },
  });

  const extension = async () => {
    const [{ INotebookTracker, NotebookActions }, { ISettingRegistry }] = await Promise.all([
      provided('@jupyterlab/notebook'), provided('@jupyterlab/settingregistry'),
    ]);
    return () => ({ __esModule: true, default: plugin(INotebookTracker, ISettingRegistry, NotebookActions) });
  };

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB.twoviews = { init: scope => { shared = scope; }, get: extension };
})();
