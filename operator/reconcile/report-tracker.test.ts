import type { ServerReport } from '@cecochat/redis';
import { ReportTracker } from './report-tracker.ts';

const report: ServerReport = { incarnation: 'one', beat: 7, address: 'a:1', epoch: 3, draining: false, connections: 0, sendsPerSecond: 1, deliveriesPerSecond: 2, partitions: {} };
const names = ['messaging-0'];
const freshness = (tracker: ReportTracker, seen: ServerReport | undefined, nowMs: number) => {
  const reports = tracker.observe(new Map(seen && [['messaging-0', seen]]), names, nowMs);
  return reports.get('messaging-0')?.freshMs;
};

test('a report is fresh when another one was there before', () => {
  const tracker = new ReportTracker();
  expect(freshness(tracker, report, 1_000)).toBe(Number.NEGATIVE_INFINITY);
  expect(freshness(tracker, report, 2_000)).toBe(Number.NEGATIVE_INFINITY);
  expect(freshness(tracker, { ...report, beat: 8 }, 3_000)).toBe(3_000);
  expect(freshness(tracker, { ...report, incarnation: 'two', beat: 8 }, 4_000)).toBe(4_000);
});

test('a report that is seen for the first time is as old as it is known to be', () => {
  const seen = new ReportTracker().observe(new Map([['messaging-0', report]]), names, 9_000, { ages: new Map([['messaging-0', 2_500]]) });
  expect(seen.get('messaging-0')?.freshMs).toBe(6_500);
});

test('a report has what a server says of its clock and of the topic', () => {
  const told = { ...report, clockOffMs: 7_200_000, surplusPartitions: 4, topicProblems: ['as it is'] };
  const seen = new ReportTracker().observe(new Map([['messaging-0', told]]), names, 1_000);
  expect(seen.get('messaging-0')?.report).toMatchObject({ clockOffMs: 7_200_000, surplusPartitions: 4, topicProblems: ['as it is'], messagesPerSecond: 3 });
});

test('a report that is gone is remembered until its server is', () => {
  const tracker = new ReportTracker();
  freshness(tracker, report, 1_000);
  freshness(tracker, { ...report, beat: 8 }, 2_000);
  expect(freshness(tracker, undefined, 9_000)).toBe(2_000);
  expect(tracker.observe(new Map(), [], 10_000)).toEqual(new Map());
  expect(freshness(tracker, undefined, 11_000)).toBeUndefined();
});

test('the last report of a process that ended is not taken for one of the next process of that name', () => {
  const tracker = new ReportTracker();
  freshness(tracker, report, 1_000);
  expect(freshness(tracker, { ...report, beat: 8 }, 2_000)).toBe(2_000);
  const last = new Map([['messaging-0', { ...report, beat: 9 }]]);
  expect(tracker.observe(last, names, 3_000, { ended: names }).get('messaging-0')?.freshMs).toBe(Number.NEGATIVE_INFINITY);
  expect(freshness(tracker, { ...report, beat: 9 }, 4_000)).toBe(Number.NEGATIVE_INFINITY);
  expect(freshness(tracker, { ...report, incarnation: 'two', beat: 1 }, 5_000)).toBe(5_000);
});

test('the rate of messages is that of sends and deliveries together', () => {
  expect(new ReportTracker().observe(new Map([['messaging-0', report]]), names, 0).get('messaging-0')?.report.messagesPerSecond).toBe(3);
});
