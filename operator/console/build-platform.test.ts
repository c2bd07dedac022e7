import { epoch, partition } from '@cecochat/contracts';
import type { ServerReport } from '@cecochat/redis';
import type { Committed, Member } from '../decide/index.ts';
import { buildPlatform, type PlatformSource } from './build-platform.ts';
import { consoleDocument } from './document.ts';
import { addEvents } from './event-list.ts';

const member: Member = {
  role: 'active', version: 'v1', address: 'a:1', replaces: undefined, sinceMs: 1, healthySinceMs: 2, incarnation: 'i', deathsMs: [],
};
const committed: Committed = {
  epoch: epoch(5), partitionCount: 4, owners: ['messaging-0', 'messaging-1', undefined, 'messaging-1'],
  handovers: new Map([[partition(3), { from: 'messaging-0', to: 'messaging-1', state: 'draining', epoch: epoch(5), sinceMs: 8, deadlineMs: 99, devices: 6, beganMs: 7 }]]),
  members: new Map([['messaging-0', member], ['messaging-1', { ...member, address: undefined }]]),
  finished: [3, 4].map((atMs) => ({ partition: partition(1), from: 'messaging-0', to: 'messaging-1', outcome: 'moved' as const, devices: 4, left: 0, atMs, tookMs: 3 })),
  target: undefined, stableVersion: 'v1', failed: undefined, imbalancedSinceMs: undefined, autoscaling: undefined,
};
const report = (devices: Readonly<Record<number, number>>): ServerReport => ({
  incarnation: 'i', beat: 0, address: 'a:1', epoch: 5, draining: false, sendsPerSecond: 1.5, deliveriesPerSecond: 3,
  connections: Object.values(devices).reduce((sum, each) => sum + each, 0),
  partitions: Object.fromEntries(Object.entries(devices).map(([of, connections]) => [of, { state: 'serving' as const, connections, messagesPerSecond: 1, offset: 5 }])),
});
const source: PlatformSource = {
  name: 'sample', partitionCount: 7, committed,
  processes: new Map(['messaging-0', 'messaging-1'].map((name) => [name, { up: true, stopping: false, address: `${name}:1` }])),
  reports: new Map([['messaging-0', report({ 0: 3, 3: 2 })], ['messaging-1', report({ 1: 5, 3: 4 })]]),
  lag: { records: 4, gaps: 1, partitions: [{ partition: 0, watermark: 10, logEnd: 14, gaps: 1 }, { partition: 1, watermark: 7, logEnd: 7, gaps: 0 }] },
  told: {
    version: 'v1', servers: { wanted: 2, running: 2, healthy: 2 }, waiting: 1, events: [],
    conditions: [
      { type: 'Ready', status: false, reason: 'PartitionsUnserved', message: '1 of 4' }, { type: 'Degraded', status: false, reason: 'Healthy', message: '' },
      { type: 'Progressing', status: true, reason: 'Moving', message: '' },
    ],
  },
  plan: undefined,
  manifest: { wanted: 2, mode: 'followed', problems: [] },
  programs: [],
};

test('the document is as its schema, and has a value of each column for each partition', () => {
  const platform = buildPlatform(source);
  const document = { schema: 1, atMs: 9, platforms: ['sample'], platform };
  expect(consoleDocument.parse(JSON.parse(JSON.stringify(document)))).toEqual(document);
  expect(platform.partitions).toEqual({
    owners: [0, 1, null, 1], devices: [3, 5, 0, 6], watermarks: [10, 7, null, null], behind: [4, 0, null, null], gaps: [1, 0, 0, 0],
  });
  expect(platform.lag).toEqual({ records: 4, gaps: 1, unknown: 2 });
});

test('a server has what it reports, and where it has no address the one of its process', () => {
  const { servers } = buildPlatform(source);
  expect(servers.map(({ name, address, partitions, connections, health, state }) => [name, address, partitions, connections, health, state])).toEqual([
    ['messaging-0', 'a:1', '0', 5, 'healthy', 'serving'], ['messaging-1', 'messaging-1:1', '1,3', 9, 'healthy', 'serving'],
  ]);
  const [silent] = buildPlatform({ ...source, reports: new Map() }).servers;
  expect(silent).toMatchObject({ health: 'silent', state: 'silent', connections: 0, epoch: 0 });
});

test('a handover has the devices that are still on the server before; those that ended are newest first', () => {
  const { handovers, finished } = buildPlatform(source);
  expect(handovers).toEqual([{ partition: 3, from: 'messaging-0', to: 'messaging-1', state: 'draining', beganMs: 7, sinceMs: 8, devices: 6, left: 2 }]);
  expect(finished.map(({ atMs }) => atMs)).toEqual([4, 3]);
});

test('a condition is good where there is nothing to do about it', () => {
  const goodOf = (conditions: PlatformSource['told']['conditions']) => buildPlatform({ ...source, told: { ...source.told, conditions } }).conditions.map(({ isGood }) => isGood);
  expect(goodOf(source.told.conditions)).toEqual([false, true, true]);
  const progressing = (reason: string) => ({ type: 'Progressing', status: false, reason, message: '' });
  expect(goodOf([progressing('Settled'), progressing('ManifestRefused'), { type: 'Degraded', status: true, reason: 'ServersLost', message: '' }])).toEqual([true, false, false]);
});

test('before the first decision there are the partitions of the manifest, without servers', () => {
  const platform = buildPlatform({ ...source, committed: undefined, reports: new Map() });
  expect(platform).toMatchObject({ epoch: 0, servers: [], handovers: [], finished: [] });
  expect(platform.partitions.owners).toEqual(Array.from({ length: 7 }, () => null));
});

test('of events the latest hundred are kept', () => {
  const note = (message: string) => ({ level: 'normal' as const, reason: 'Test', message });
  const many = addEvents([], Array.from({ length: 120 }, (_, index) => note(`${index}`)), 5);
  expect(many).toHaveLength(100);
  expect(addEvents(many, [note('last')], 6).at(-1)).toEqual({ atMs: 6, level: 'normal', reason: 'Test', message: 'last' });
});
