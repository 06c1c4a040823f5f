/* "Present" in the course bar and among JupyterLab's commands; what it does is the same on every host. */

import { addButton } from './page/buttons.js';
import { present } from './page/present.js';

const COMMAND = 'twoviews:present';

export const offerPresenting = (app, tracker, palette) => {
  addButton({ id: 'present', label: 'Present', press: root => present(root.closest('.jp-NotebookPanel').querySelector('.jp-Notebook')) });
  app.commands.addCommand(COMMAND, {
    label: 'Present This Lesson',
    isEnabled: () => Boolean(tracker.currentWidget?.model?.getMetadata('twoviews')),
    execute: () => present(tracker.currentWidget.content.node),
  });
  palette?.addItem({ command: COMMAND, category: 'Two Views' });
};
