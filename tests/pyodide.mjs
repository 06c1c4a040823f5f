/* Marks a corpus in Pyodide: node pyodide.mjs FOLDER PACKAGE... < {source, rows} > results. FOLDER holds Pyodide's core. */

import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [folder, ...packages] = process.argv.slice(2);
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const { source, rows } = JSON.parse(readFileSync(0, 'utf8'));
const pyodide = await loadPyodide();
const site = pyodide.runPython('import site; site.getsitepackages()[0]');
for (const name of packages) {
  pyodide.unpackArchive(new Uint8Array(readFileSync(name)).buffer, 'zip', { extractDir: site });
}
const globals = pyodide.toPy({ __name__: 'marking', rows: JSON.stringify(rows) });
pyodide.runPython(source, { globals });
process.stdout.write(pyodide.runPython('json.dumps([*marked(json.loads(rows))])', { globals }));
