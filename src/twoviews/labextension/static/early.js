/* JupyterLab asks for a notebook's kernel once the notebook is laid out and has a checkpoint. A lesson runs by itself, so
   its kernel is asked for as soon as the document is there; JupyterLab then finds that it has been asked for. */

export const askEarly = async panel => {
  const { context, sessionContext } = panel;
  await context.ready;
  const mark = panel.isDisposed ? null : context.model.getMetadata('twoviews');
  if (!mark || mark.exercise) return;
  const { defaultKernelName, defaultKernelLanguage: language } = context.model;
  const { kernelPreference } = sessionContext;
  sessionContext.kernelPreference = { ...kernelPreference, name: defaultKernelName || kernelPreference.name, language };
  await sessionContext.initialize();
};
