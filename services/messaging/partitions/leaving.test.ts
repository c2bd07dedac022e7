import { decideLeaving } from './leaving.ts';

const limitMs = 60_000;

test.each([
  ['owns a partition', { partitions: 1, streams: 0, elapsedMs: 0 }, 'go on'],
  ['has devices that have yet to leave', { partitions: 0, streams: 2, elapsedMs: 59_999 }, 'go on'],
  ['has nothing left', { partitions: 0, streams: 0, elapsedMs: 1 }, 'empty'],
  ['has nothing left at the last moment', { partitions: 0, streams: 0, elapsedMs: limitMs }, 'empty'],
  ['has something left when its time is over', { partitions: 3, streams: 10, elapsedMs: limitMs }, 'late'],
])('a server that was told to stop and %s', (_, state, decision) => {
  expect(decideLeaving({ ...state, limitMs })).toBe(decision);
});

test('without a time for it, it does not go on', () => {
  expect(decideLeaving({ partitions: 3, streams: 10, elapsedMs: 0, limitMs: 0 })).toBe('late');
});
