import { globSync } from 'node:fs';
import { basename, join } from 'node:path';
import { runScenario } from './run-scenario.ts';
import { difference, readScenario } from './scenario.ts';

const client = [process.execPath, '--disable-warning=ExperimentalWarning', join(import.meta.dirname, 'sdk-client.ts')];
const scenarioOf = (name: string) => readScenario(join(import.meta.dirname, `scenarios/${name}.json`));
const names = globSync(join(import.meta.dirname, 'scenarios/*.json')).map((file) => basename(file, '.json')).toSorted();

test.each(names)('the client of this project follows the rule of %s', async (name) => {
  expect(await runScenario(scenarioOf(name), client)).toBeUndefined();
});

test('a client that does something else is reported with the step and the difference', async () => {
  const live = scenarioOf('live');
  const steps = live.steps.map((step) => ('opens' in step ? { ...step, listen: { ...step.listen, epoch: 5 } } : step));
  expect(await runScenario({ ...live, steps }, client)).toBe('step 2, {"opens":"a","listen":{"device":"phone","cursor":90,"epoch":5}}: listen.epoch is "4" and not 5');
});

test('fields that a scenario does not name may have any value, and absent ones differ', () => {
  expect(difference({ a: { b: '1', c: 2 }, d: 3 }, { a: { b: 1 } })).toBeUndefined();
  expect(difference({ a: {} }, { a: { b: 1 } })).toBe('a.b is undefined and not 1');
  expect(difference(undefined, { closed: true })).toBe('closed is undefined and not true');
});
