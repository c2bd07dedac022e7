import { buildScenario } from './build-scenario.ts';
import { mutants } from './mutants.ts';
import { realRules } from './rules.ts';
import { describeFailure } from './run/describe-failure.ts';
import { explainSeed, runSeed } from './run/run-seed.ts';

beforeAll(() => {
  Error.stackTraceLimit = 0;
});

const never = () => false;

test('whatever goes wrong, the promises are kept, nobody is disconnected without need, and everything comes to rest', () => {
  for (let seed = 1; seed <= 100; seed++) {
    const { violation } = runSeed(seed);
    if (violation !== undefined) throw new Error(`seed ${seed}: ${violation.rule}: ${violation.found}`);
  }
});

test.each([
  [132, 'a plan was asked for while no server was wanted, and the decision threw'],
  [244, 'reports stopped at once, their leases ended one after the other, and the servers were taken for dead one by one'],
  [426, 'a server died as it stopped, and its report made the next one of its name healthy before that ran'],
  [6651, 'a server of a version that nothing else ran yet was told to stop, and its successor was added and dropped again and again'],
  [8340, 'a successor was told to stop just when another server got the name of its predecessor, and was dropped with what it had'],
])('seed %i: %s', (seed) => {
  expect(runSeed(seed).violation).toBeUndefined();
});

test('a seed is always the same', () => {
  expect(runSeed(11)).toEqual(runSeed(11));
});

test('a failure is told with the least that it takes, and with what happened', () => {
  const mutant = mutants.find(({ name }) => name === 'drains at any rate');
  const rules = { ...realRules, ...mutant?.breakRule() };
  const seed = Array.from({ length: 200 }, (_, index) => index + 1).find((each) => runSeed(each, rules).violation !== undefined) ?? 0;
  const explanation = explainSeed(seed, never, rules);
  if (explanation === undefined) throw new Error('nothing failed');
  const { faults, devices } = buildScenario(seed);
  expect(explanation.scenario.faults.length + explanation.scenario.devices.length).toBeLessThan(faults.length + devices.length);
  const told = describeFailure(seed, explanation).join('\n');
  expect(told).toContain(`make simulate SEED=${seed}`);
  expect(told).toMatch(/messaging-\d#\d+ follows epoch \d+/);
  expect(told).toMatch(/BROKEN: devices go and come at the rate that is allowed: messaging-\d#\d+ sends away \d+ within a second, the rate is \d+/);
});
