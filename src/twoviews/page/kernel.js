// @ts-check
/* A Jupyter kernel as the host: what is Jupyter's own about sending and its end. */

/** The model of an anywidget as a `Model`.
 * @param {any} model
 * @returns {import('./types').Model} */
export const kernelModel = model => ({
  get asleep() { return model.asleep; },
  get: name => model.get(name),
  on: (event, hear) => model.on(event, hear),
  send: (message, done) => model.send(message, {
    iopub: {
      status: (/** @type {any} */ news) => { if (news.content.execution_state === 'idle') done?.(); },
    },
  }),
});
