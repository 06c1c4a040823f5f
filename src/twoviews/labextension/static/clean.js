/* Reading a lesson leaves it clean. Its outputs change as it runs, and JupyterLab would ask whether to save them at
   every closing; but all that a learner does is in the record, and the file would be saved as it was. As soon as there
   is a word or a cell of the learner's own in the notebook, it is saved and asked for as any other. */

const sources = model => JSON.stringify([...model.cells].map(cell => [cell.id, cell.type, cell.sharedModel.getSource()]));
const isLocked = cell => cell.getMetadata('editable') === false && cell.getMetadata('deletable') === false;

export const keepClean = context => {
  const { model } = context;
  let saved = sources(model);
  const note = () => { saved = sources(model); };
  const tidy = () => {
    if (model.dirty && [...model.cells].every(isLocked) && sources(model) === saved) model.dirty = false;
  };
  context.saveState.connect((_, state) => { if (state === 'completed') note(); });
  context.fileChanged.connect(note);
  model.stateChanged.connect((_, { name }) => { if (name === 'dirty') tidy(); });
  tidy();
};
