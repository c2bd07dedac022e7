import { mutants } from './mutants.ts';
import { realRules } from './rules.ts';
import { runSeed } from './run/run-seed.ts';

/** Seeds within which a broken rule has to be detected. */
const bound = 400;

beforeAll(() => {
  Error.stackTraceLimit = 0;
});

test.each(mutants)('$name: noticed, and not where nothing is broken', ({ breakRule, fromSeed = 1 }) => {
  const seeds = Array.from({ length: bound }, (_, index) => fromSeed + index);
  const caught = seeds.find((seed) => runSeed(seed, { ...realRules, ...breakRule() }).violation !== undefined);
  if (caught === undefined) throw new Error(`not noticed by the seeds ${fromSeed} .. ${fromSeed + bound - 1}`);
  expect(runSeed(caught).violation).toBeUndefined();
});
