/* Runs jobs in Pyodide: node pyodide.mjs FOLDER LIBRARY PACKAGE... < [{source, call, rows}] > results, a list for each job.
   FOLDER holds Pyodide's core, LIBRARY is Python's own library as a zip. */

import { readFileSync } from 'node:fs';
import { pathToFileURL } from 'node:url';

const [folder, library, ...packages] = process.argv.slice(2);
const jobs = JSON.parse(readFileSync(0, 'utf8'));
const { loadPyodide } = await import(pathToFileURL(`${folder}/pyodide.mjs`).href);
const pyodide = await loadPyodide({ stdLibURL: library });
const site = pyodide.runPython('import site; site.getsitepackages()[0]');
for (const name of packages) {
  pyodide.unpackArchive(new Uint8Array(readFileSync(name)).buffer, 'zip', { extractDir: site });
}
const results = jobs.map(({ source, call, rows }) => {
  const globals = pyodide.toPy({ __name__: 'job', rows: JSON.stringify(rows) });
  pyodide.runPython(source, { globals });
  return JSON.parse(pyodide.runPython(`import json; json.dumps([*${call}(json.loads(rows))])`, { globals }));
});
process.stdout.write(JSON.stringify(results));
