import fc from 'fast-check';
import { sampleCluster, stores } from '../objects/sample-clusters.ts';
import type { ServableSpec } from '../objects/index.ts';
import { chooseHalf } from './spec-book.ts';

const specOf = (redis: string): ServableSpec => sampleCluster({ dependencies: { ...stores, redis: { url: `redis://${redis}` } } }).spec;
const withHalf = (redis: string, generatorHalf: 'lower' | 'upper') => ({ ...specOf(redis), generatorHalf });

test('the first Redis has the lower half, the next one the upper half while servers use both, and keeps it alone', () => {
  expect(chooseHalf(specOf('a'), [])).toBe('lower');
  expect(chooseHalf(specOf('b'), [specOf('a')])).toBe('upper');
  expect(chooseHalf(specOf('a'), [specOf('a'), withHalf('b', 'upper')])).toBe('lower');
  expect(chooseHalf(specOf('b'), [withHalf('b', 'upper')])).toBe('upper');
  expect(chooseHalf(specOf('c'), [withHalf('b', 'upper')])).toBe('lower');
});

test('a third Redis waits until the servers of one of the two others are replaced', () => {
  expect(chooseHalf(specOf('c'), [specOf('a'), withHalf('b', 'upper')])).toBeUndefined();
});

test('another database, prefix or master of Sentinels is another Redis', () => {
  const { dependencies, ...rest } = specOf('a');
  const sentinel = { addresses: ['s:1'], masterName: 'chat' };
  for (const redis of [{ ...dependencies.redis, prefix: 'p:' }, { ...dependencies.redis, url: 'redis://a/2' }, { ...dependencies.redis, sentinel }]) {
    expect(chooseHalf({ ...rest, dependencies: { redis: redis as typeof dependencies.redis } }, [specOf('a')])).toBe('upper');
  }
});

test('whatever the order of changes, servers of two Redises never have the same half, and the newest is followed at last', () => {
  const steps = fc.array(fc.record({ wanted: fc.constantFrom('a', 'b', 'c', 'd'), replaced: fc.boolean() }), { maxLength: 20 });
  fc.assert(fc.property(steps, (changes) => {
    let inUse: ServableSpec[] = [];
    for (const { wanted, replaced } of changes) {
      const half = chooseHalf(specOf(wanted), inUse);
      if (half !== undefined) inUse = [...inUse, withHalf(wanted, half)];
      if (replaced) inUse = inUse.slice(-1);
      const halves = new Map(inUse.map((each) => [each.dependencies.redis.url, each.generatorHalf]));
      expect(new Set(halves.values()).size).toBe(halves.size);
      for (const each of inUse) expect(each.generatorHalf).toBe(halves.get(each.dependencies.redis.url));
      if (replaced) expect(chooseHalf(specOf(wanted), inUse)).toBeDefined();
    }
  }));
});
