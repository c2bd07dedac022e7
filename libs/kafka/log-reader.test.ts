import { positionOf } from '@cecochat/contracts';
import { decideFollowing } from './log-reader.ts';

test.each([
  ['in the log', 0, 5, 'on'],
  ['its next record', 0, 10, 'on'],
  ['its first record', 0, 3, 'on'],
  ['a record that was cut off', 0, 2, 'gone'],
  ['a record behind the end', 0, 11, 'beyond'],
  ['a record of an earlier generation', 1, 5, 'gone'],
] as const)('wants %s', (_, raisedBy, wanted, expected) => {
  expect(decideFollowing(positionOf(2, wanted), 2 + raisedBy, { start: 3, end: 10 })).toBe(expected);
});
