import { describeReport, isKept, type ReplayReport } from './report.ts';

const kept: ReplayReport = {
  messages: 1_000, users: 20, devices: 40, acked: 1_000, delivered: 1_000,
  lost: 0, duplicates: 0, reordered: 0, misdelivered: 0, historyMismatches: 0,
  ackMs: { p50: 10, p99: 20 }, deliveryMs: { p50: 11, p99: 21 },
  repeats: 3, reconnects: 2, seconds: 0.5, messagesPerSecond: 2_000, connectSeconds: 1, historyCaughtUpSeconds: 0.2, run: 'a',
};

test('repeats that the sessions removed and reconnects break no promise', () => {
  expect(isKept(kept)).toBe(true);
  expect(describeReport(kept)).toContain('every promise was kept');
  expect(describeReport(kept)).toContain('2,000 messages/s');
});

test.each(['lost', 'duplicates', 'reordered', 'misdelivered', 'historyMismatches'] as const)('%s break a promise, and the line of the report is marked', (count) => {
  const broken = { ...kept, [count]: 1 };
  expect(isKept(broken)).toBe(false);
  expect(describeReport(broken)).toContain('PROMISES WERE BROKEN');
  expect(describeReport(broken).split('\n').filter((line) => line.startsWith('!'))).toHaveLength(1);
});

test('a message that is not acknowledged breaks a promise', () => {
  expect(isKept({ ...kept, acked: 999 })).toBe(false);
});

test('history that did not catch up is said', () => {
  expect(describeReport({ ...kept, historyCaughtUpSeconds: null })).toContain('history did not catch up');
});
