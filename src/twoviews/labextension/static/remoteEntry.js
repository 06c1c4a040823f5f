/* Two Views in JupyterLab: a lesson of the course runs when it opens, is styled, and its links reach its own sources.
   Plain JavaScript in the form that JupyterLab loads (a module federation container): there is no build step. */
(() => {
  const PLUGIN = 'twoviews:lessons';
  const UNLOCK = 'twoviews:unlock';
  const beside = (here => name => new URL(name, here).href)(document.currentScript.src);
  const between = import(beside('between.js'));
  let shared;

  /* One of JupyterLab's own modules, from the scope it shares with its extensions. */
  const provided = async name => {
    const versions = Object.values(shared[name]);
    const own = versions.find(version => version.from?.startsWith('@jupyterlab/')) ?? versions[0];
    return (await own.get())();
  };

  void between.then(({ arrive }) => arrive());

  const linkStyles = () => document.head.append(...['twoviews.css', 'lab.css'].map(name =>
    Object.assign(document.createElement('link'), { rel: 'stylesheet', href: beside(name) })));

  /* A lesson's links to its sources work before a part of it is alive. */
  const showSources = () => void import(beside('page/source-card.js')).then(card => card.showSources());

  /* A link out of the lab opens a tab of its own, also before JupyterLab has come round to saying so of it. */
  const leaveOpen = () => document.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest('.jp-NotebookPanel a[href]') : null;
    if (link && link.origin !== location.origin && !link.target) Object.assign(link, { target: '_blank', rel: 'noopener' });
  }, true);

  /* A file that a lesson made (data-tv-open) lies beside its notebook and opens in a tab of its own. */
  const openMadeFiles = (app, tracker) => document.addEventListener('click', event => {
    const link = event.target instanceof Element ? event.target.closest('a[data-tv-open]') : null;
    const panel = link && tracker.find(each => each.node.contains(link));
    if (!panel) return;
    event.preventDefault();
    const path = [...panel.context.path.split('/').slice(0, -1), link.dataset.tvOpen].map(encodeURIComponent).join('/');
    window.open(`${app.serviceManager.serverSettings.baseUrl}files/${path}`, '_blank', 'noopener');
  }, true);

  /* Another lesson, from the bar of one. Read alone it is a page of its own, so the browser's Back leads back here. */
  const goOn = async (app, reading, panel, stem, section) => {
    const path = [...panel.context.path.split('/').slice(0, -1), `${stem}.ipynb`].join('/');
    if (section) (await between).tell(`twoviews go ${path}`, section);
    if (!reading.simple) return app.commands.execute('docmanager:open', { path });
    (await between).leaveFor(stem);
    await panel.sessionContext.shutdown().catch(() => {});
    return location.assign(location.href.replace(/\/doc\/tree\/.*$/, `/doc/tree/${path.split('/').map(encodeURIComponent).join('/')}`));
  };

  /* What a lesson that opens needs of JupyterLab. */
  const jupyter = async (app, isWanted) => {
    const [notebook, apputils, services, lumino, opening, { House }] = await Promise.all([
      ...['@jupyterlab/notebook', '@jupyterlab/apputils', '@jupyterlab/services', '@lumino/widgets'].map(provided),
      import(beside('opening.js')), import(beside('house.js')),
    ]);
    const { contents, serverSettings } = app.serviceManager;
    return {
      Opening: opening.Opening,
      NotebookActions: notebook.NotebookActions,
      Dialog: apputils.Dialog,
      Widget: lumino.Widget,
      house: new House(services.ServerConnection, serverSettings),
      contents,
      open: path => app.commands.execute('docmanager:open', { path }),
      choose: session => new apputils.SessionContextDialogs().selectKernel(session),
      isWanted,
    };
  };

  /* A lesson's cells are locked; who writes lessons opens them by a command of the palette. */
  const lockCells = async (app, tracker, palette, reading) => {
    const { keepCells, unlock } = await import(beside('keys.js'));
    keepCells(window, node => tracker.find(panel => panel.node.contains(node)));
    app.commands.addCommand(UNLOCK, {
      label: 'Edit the Cells of This Lesson',
      isEnabled: () => Boolean(tracker.currentWidget?.model?.getMetadata('twoviews')),
      execute: () => {
        unlock(tracker.currentWidget);
        reading.show(true);
      },
    });
    palette?.addItem({ command: UNLOCK, category: 'Two Views' });
  };

  const plugin = (INotebookTracker, ISettingRegistry, ICommandPalette) => ({
    id: PLUGIN,
    description: 'Runs lessons of Two Views when they open.',
    autoStart: true,
    requires: [INotebookTracker],
    optional: [ISettingRegistry, ICommandPalette],
    activate: async (app, tracker, registry, palette) => {
      linkStyles();
      showSources();
      leaveOpen();
      void import(beside('page/figures.js')).then(figures => figures.wakeFigures());
      void import(beside('page/sideways.js')).then(sideways => sideways.watchSideways());
      openMadeFiles(app, tracker);
      void import(beside('presenting.js')).then(presenting => presenting.offerPresenting(app, tracker, palette));
      const settings = registry ? await registry.load(PLUGIN) : null;
      const [{ Reading }, { CourseBar }] = await Promise.all(['reading.js', 'bar.js'].map(name => import(beside(name))));
      const reading = new Reading(app);
      await lockCells(app, tracker, palette, reading);
      const parts = await jupyter(app, () => settings?.composite.runOnOpen ?? true);
      const lab = { ...parts, reading, open: (panel, stem, section) => goOn(app, reading, panel, stem, section) };
      const open = panel => {
        void reading.take(panel);
        void new CourseBar(panel, lab).start();
        void new parts.Opening(panel, parts).start();
      };
      tracker.forEach(open);
      tracker.widgetAdded.connect((_, panel) => open(panel));
    },
  });

  const extension = async () => {
    const [{ INotebookTracker }, { ISettingRegistry }, { ICommandPalette }] = await Promise.all(
      ['@jupyterlab/notebook', '@jupyterlab/settingregistry', '@jupyterlab/apputils'].map(provided),
    );
    return () => ({ __esModule: true, default: plugin(INotebookTracker, ISettingRegistry, ICommandPalette) });
  };

  window._JUPYTERLAB = window._JUPYTERLAB || {};
  window._JUPYTERLAB.twoviews = { init: scope => { shared = scope; }, get: extension };
})();
