import fc from 'fast-check';
import { CalmPlatform } from '../../test/support/calm-platform.ts';
import { formatCommitted, parseCommitted } from './committed-format.ts';

const throughText = (platform: CalmPlatform) => {
  const { committed } = platform;
  if (committed === undefined) throw new Error('nothing is committed');
  return parseCommitted(JSON.parse(JSON.stringify(formatCommitted(committed.state))));
};

test('whatever is committed is read back as it was', () => {
  const change = fc.oneof(
    fc.record({ replicas: fc.integer({ min: 1, max: 6 }), standby: fc.integer({ min: 0, max: 1 }) }),
    fc.record({ version: fc.constantFrom('v1', 'v2', 'v3') }),
  );
  fc.assert(
    fc.property(fc.array(fc.tuple(change, fc.integer({ min: 1, max: 30 })), { maxLength: 6 }), (changes) => {
      const platform = new CalmPlatform({ replicas: 2 });
      platform.run(5);
      for (const [spec, seconds] of changes) {
        platform.spec = { ...platform.spec, ...spec };
        platform.run(seconds);
        expect(throughText(platform)).toEqual(platform.committed?.state);
      }
    }),
    { numRuns: 30 },
  );
});

test('a file that somebody edited is read as far as it makes sense: the rest is for the repair', () => {
  const platform = new CalmPlatform({ replicas: 2 });
  platform.settle();
  const edited = { ...JSON.parse(JSON.stringify(formatCommitted(platform.committed?.state as never))), owners: { 'messaging-9': '0-3' } };
  expect(parseCommitted(edited).owners.filter((owner) => owner !== undefined)).toHaveLength(4);
});

test.each([
  ['no object', 7, /expected object/],
  ['a wrong range', { owners: { 'messaging-0': '9-1' } }, /"9-1" is turned around/],
  ['an unknown field', { extra: 1 }, /extra/],
])('%s is refused', (_, change, message) => {
  const platform = new CalmPlatform({ replicas: 1 });
  platform.settle();
  const value = typeof change === 'object' ? { ...formatCommitted(platform.committed?.state as never), ...change } : change;
  expect(() => parseCommitted(JSON.parse(JSON.stringify(value)))).toThrow(message);
});
