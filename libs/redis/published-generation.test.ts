import { agreeOnGeneration } from './published-generation.ts';

test.each([
  ['the same', 3, 3, { kind: 'agreed' }],
  ['none in Redis, or one that cannot be understood', 3, undefined, { kind: 'publish' }],
  ['an older one in Redis', 3, 2, { kind: 'publish' }],
  ['one in Redis that was made up', 3, 999, { kind: 'publish' }],
  ['a later one in Redis, of which Cassandra has no trace', 3, 4, { kind: 'raise', to: 4 }],
] as const)('%s', (_, inCassandra, inRedis, expected) => {
  expect(agreeOnGeneration(inCassandra, inRedis)).toEqual(expected);
});
