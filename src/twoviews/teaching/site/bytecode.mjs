/* Compiles a folder of Python by Pyodide, so for the browser: node bytecode.mjs CORE FOLDER. Beside each source its bytecode
   is laid, without what only tells of the source (texts, columns), to be taken without looking at it. */

import { pathToFileURL } from 'node:url';

const [core, folder] = process.argv.slice(2);
const WORK = `
import compileall
from py_compile import PycInvalidationMode

compileall.compile_dir(
    '/from', maxlevels=20, stripdir='/from', quiet=1, legacy=True, optimize=2,
    invalidation_mode=PycInvalidationMode.UNCHECKED_HASH,
)
`;
const { loadPyodide } = await import(pathToFileURL(`${core}/pyodide.mjs`).href);
const python = await loadPyodide({ env: { PYTHONHASHSEED: '0', PYTHONNODEBUGRANGES: '1' } });
python.mountNodeFS('/from', folder);
if (!python.runPython(WORK)) process.exit(1);
