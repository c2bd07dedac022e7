import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { runScenario } from './run-scenario.ts';
import { readScenario } from './scenario.ts';

/** Runs a client of any language through the scenarios: `make conformance ARGS="python3 client.py"`; without a client that of this project. */
const given = process.argv.slice(2);
const client = given.length > 0 ? given : [process.execPath, '--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'sdk-client.ts')];
let failed = 0;
for (const file of globSync(join(import.meta.dirname, 'scenarios/*.json')).toSorted()) {
  const scenario = readScenario(file);
  const problem = await runScenario(scenario, client);
  process.stdout.write(`${problem === undefined ? 'passed' : 'FAILED'}  ${basename(file, '.json')}: ${scenario.rule}\n`);
  if (problem === undefined) continue;
  failed++;
  process.stdout.write(`        ${problem}\n`);
}
process.stdout.write(failed === 0 ? 'the client follows every rule\n' : `${failed} rules are broken\n`);
process.exitCode = failed === 0 ? 0 : 1;
