import fc from 'fast-check';
import { orderByChange, planSuite, secondsForBuilding, slownessOf } from './plan.ts';
import { suites, type Suite } from './suites.ts';

const calm = { leftSeconds: 1_000, slowness: 1, buildSeconds: 0, lacks: [] };
const suite = (name: string, covers: readonly string[]): Suite => ({
  name, target: `test-${name}`, summary: '', usualSeconds: 100, needs: [], builds: [], tests: [`test/${name}/**`], covers, commands: [],
});
const namesOf = (ordered: readonly Suite[]) => ordered.map(({ name }) => name).join(' ');

test('a suite begins when it fits into what is left, with a margin', () => {
  expect(planSuite({ usualSeconds: 100 }, calm)).toEqual({ kind: 'run', expectedSeconds: 100 });
  expect(planSuite({ usualSeconds: 100 }, { ...calm, leftSeconds: 170 })).toMatchObject({ kind: 'run' });
  expect(planSuite({ usualSeconds: 100 }, { ...calm, leftSeconds: 169 })).toEqual({
    kind: 'skip', why: 'it would take some 100 s, and 169 s of the budget are left',
  });
});

test('on a machine that was slow so far, a suite is expected to be slow as well, and so is what it has to build', () => {
  expect(planSuite({ usualSeconds: 100 }, { ...calm, leftSeconds: 1_200, slowness: 3, buildSeconds: 200 })).toEqual({ kind: 'run', expectedSeconds: 900 });
  expect(planSuite({ usualSeconds: 100 }, { ...calm, leftSeconds: 1_200, slowness: 3, buildSeconds: 300 })).toMatchObject({ kind: 'skip' });
});

test('what is built leaves the tests their time', () => {
  expect(secondsForBuilding({ usualSeconds: 100 }, { leftSeconds: 1_000, slowness: 2 })).toBe(1_000 - 45 - 250);
  expect(secondsForBuilding({ usualSeconds: 100 }, { leftSeconds: 100, slowness: 1 })).toBe(0);
  expect(secondsForBuilding({ usualSeconds: 100 }, { leftSeconds: Infinity, slowness: 1 })).toBe(Infinity);
});

test('without a budget everything fits', () => {
  expect(planSuite({ usualSeconds: 1e6 }, { ...calm, slowness: 100, leftSeconds: Infinity })).toMatchObject({ kind: 'run' });
});

test('a suite that the machine cannot run says what is missing', () => {
  expect(planSuite({ usualSeconds: 1 }, { ...calm, lacks: ['Go', 'Docker'] })).toEqual({ kind: 'skip', why: 'there is no Go and no Docker' });
});

test('what begins ends in time, if it takes no more than a quarter longer than expected', () => {
  const positive = fc.double({ min: 0.1, max: 1e5, noNaN: true });
  fc.assert(fc.property(positive, positive, fc.double({ min: 0.2, max: 20, noNaN: true }), positive, (usualSeconds, buildSeconds, slowness, leftSeconds) => {
    const plan = planSuite({ usualSeconds }, { leftSeconds, slowness, buildSeconds, lacks: [] });
    if (plan.kind === 'run') expect(plan.expectedSeconds * 1.25).toBeLessThan(leftSeconds);
  }));
});

test('slowness is what the runs took together, against what they usually take', () => {
  expect(slownessOf([])).toBe(1);
  expect(slownessOf([{ seconds: 600, usualSeconds: 300 }])).toBe(2);
  expect(slownessOf([{ seconds: 600, usualSeconds: 300 }, { seconds: 100, usualSeconds: 400 }])).toBe(1);
});

test('suites that a change touches come first, those that it touches most before the others', () => {
  const all = [suite('a', ['docs/**']), suite('b', ['libs/**']), suite('c', ['libs/kafka/**', 'operator/**'])];
  expect(namesOf(orderByChange(all, []))).toBe('a b c');
  expect(namesOf(orderByChange(all, ['libs/redis/keys.ts']))).toBe('b a c');
  expect(namesOf(orderByChange(all, ['libs/kafka/topic.ts', 'operator/index.ts']))).toBe('c b a');
  expect(namesOf(orderByChange(all, ['test/c/one.test.ts']))).toBe('c a b');
});

test('a suite is known by one name and one target, and a change of its tests touches it', () => {
  for (const key of ['name', 'target'] as const) expect(new Set(suites.map((each) => each[key])).size).toBe(suites.length);
  expect(suites.filter(({ name, target }) => name !== 'e2e' && target !== `test-${name}`)).toEqual([]);
  expect(orderByChange(suites, ['operator/kubernetes/main.ts', 'crds/chatclusters.yaml', 'charts/main.ts'])[0]?.name).toBe('cluster');
});
