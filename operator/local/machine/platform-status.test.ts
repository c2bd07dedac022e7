import { epoch, partition } from '@cecochat/contracts';
import type { ServerReport } from '@cecochat/redis';
import type { Committed, Member } from '../../decide/index.ts';
import type { ProcessStatus } from '../processes/index.ts';
import { mergeLag, parseLag } from '../../console/lag.ts';
import { buildStatus, type StatusInput } from './platform-status.ts';

const member: Member = {
  role: 'active', version: 'v1', address: 'a:1', replaces: undefined, sinceMs: 1, healthySinceMs: 2, incarnation: 'i', deathsMs: [],
};
const committed: Committed = {
  epoch: epoch(3),
  partitionCount: 3,
  owners: ['messaging-0', 'messaging-0', 'messaging-1'],
  handovers: new Map([[partition(1), { from: 'messaging-0', to: 'messaging-1', state: 'warming', epoch: epoch(3), sinceMs: 7, deadlineMs: 9, devices: 2, beganMs: 7 }]]),
  members: new Map([['messaging-0', member], ['messaging-1', { ...member, role: 'spare', address: undefined, incarnation: undefined }]]),
  finished: [{ partition: partition(2), from: 'messaging-0', to: 'messaging-1', outcome: 'moved', devices: 4, left: 0, atMs: 6, tookMs: 3 }],
  target: undefined, stableVersion: 'v1', failed: undefined, imbalancedSinceMs: undefined, autoscaling: undefined,
};
const processOf = (name: string, up: boolean): ProcessStatus => ({
  name, kind: 'messaging', version: 'v1', state: up ? 'ready' : 'restarting', up, pid: 5, address: `${name}:1`, admin: '', restarts: 0, log: '',
});
const input: StatusInput = {
  committed,
  partitionCount: 7,
  reports: new Map(),
  services: [processOf('messaging-0', true), processOf('messaging-1', true)],
  stores: [],
  lag: { records: 0, gaps: 0, partitions: [] },
  lease: { holder: 'operator-1', renewals: 4 },
  operators: [processOf('operator-0', true), processOf('operator-1', true)],
  told: { operator: 'operator-1', pid: 5, revision: 'a', writes: 8, conditions: [{ type: 'Ready', status: true, reason: 'AllPartitionsServed', message: 'all' }], refusals: [], version: 'v1' },
  manifest: { file: 'm.yaml', revision: 'b', problems: [] },
};
const served = (state: 'serving' | 'warming') => ({ state, connections: 2, messagesPerSecond: 1, offset: 5 });
const report: ServerReport = {
  incarnation: 'i', beat: 0, address: 'a:1', epoch: 3, draining: false, connections: 4, sendsPerSecond: 1.5, deliveriesPerSecond: 3,
  partitions: { 0: served('serving'), 1: served('serving') },
};
const statusWith = (own: ServerReport, change: Partial<StatusInput> = {}) => buildStatus({ ...input, reports: new Map([['messaging-0', own]]), ...change });
const statesWith = (own: ServerReport) => statusWith(own).servers.map(({ state }) => state);

test('a server is shown with what it was given and what it reports', () => {
  const { servers, ...rest } = statusWith(report);
  expect(rest).toMatchObject({ epoch: 3, partitionCount: 3, version: 'v1', conditions: [{ type: 'Ready' }] });
  expect(servers[0]).toEqual({
    name: 'messaging-0', address: 'a:1', version: 'v1', role: 'active', health: 'healthy', state: 'serving', incarnation: 'i', partitions: '0-1', partitionCount: 2,
    warming: 0, draining: 0, connections: 4, sendsPerSecond: 1.5, deliveriesPerSecond: 3, epoch: 3,
  });
  expect(servers[1]).toMatchObject({ name: 'messaging-1', address: 'messaging-1:1', role: 'spare', health: 'starting', state: 'silent' });
});

test('the state of a server tells whether it serves all that it was given', () => {
  expect(statesWith(report)).toEqual(['serving', 'silent']);
  expect(statesWith({ ...report, draining: true })).toEqual(['draining', 'silent']);
  expect(statesWith({ ...report, partitions: { 0: served('serving'), 1: served('warming') } })).toEqual(['warming', 'silent']);
  expect(statesWith({ ...report, partitions: { 0: served('serving') } })).toEqual(['warming', 'silent']);
});

test('the health of a server tells whether it runs and is heard', () => {
  const healthWith = (change: Partial<StatusInput>, own = report) => statusWith(own, change).servers[0]?.health;
  expect(healthWith({}, { ...report, draining: true })).toBe('draining');
  expect(healthWith({ reports: new Map() })).toBe('silent');
  expect(healthWith({ services: [processOf('messaging-0', false)] })).toBe('down');
  expect(healthWith({ services: [] })).toBe('down');
});

test('what is on its way, what was done, and who leads are shown', () => {
  const { handovers, finished, operators, manifest } = buildStatus(input);
  expect(manifest).toEqual({ file: 'm.yaml', revision: 'b', observed: 'a', problems: [] });
  expect(handovers).toEqual([{ partition: 1, from: 'messaging-0', to: 'messaging-1', state: 'warming', sinceMs: 7, devices: 2 }]);
  expect(finished).toMatchObject([{ partition: 2, outcome: 'moved', devices: 4, left: 0, tookMs: 3 }]);
  expect(operators.map(({ name, leading, writes }) => [name, leading, writes])).toEqual([['operator-0', false, undefined], ['operator-1', true, 8]]);
});

test('before anything is committed there is nobody, and the partitions are those that are asked for', () => {
  expect(buildStatus({ ...input, committed: undefined, told: undefined })).toMatchObject({ servers: [], epoch: 0, partitionCount: 7, conditions: [], finished: [] });
});

const metrics = `# HELP cecochat_materialize_lag_records Records between the watermark and the end of the log.
# TYPE cecochat_materialize_lag_records gauge
cecochat_materialize_lag_records{partition="0",service="materialize"} 4
cecochat_materialize_lag_records{partition="12",service="materialize"} 0
# TYPE cecochat_materialize_watermark_offset gauge
cecochat_materialize_watermark_offset{partition="0",service="materialize"} 10
cecochat_materialize_watermark_offset{partition="12",service="materialize"} 7
# TYPE cecochat_materialize_history_gaps gauge
cecochat_materialize_history_gaps{partition="12",service="materialize"} 2
`;

test('the lag is read from the metrics of materialize', () => {
  expect(parseLag(metrics)).toEqual([{ partition: 0, watermark: 10, logEnd: 14, gaps: 0 }, { partition: 12, watermark: 7, logEnd: 7, gaps: 2 }]);
  expect(parseLag('')).toEqual([]);
  const logRead = (seconds: number) => `${metrics}cecochat_materialize_log_age_seconds{service="materialize"} ${seconds}\n`;
  expect(parseLag(logRead(15))).toHaveLength(2);
  expect(parseLag(logRead(15.5))).toEqual([]);
});

test('of two that speak of a partition the later one counts', () => {
  expect(mergeLag([...parseLag(metrics), { partition: 0, watermark: 13, logEnd: 14, gaps: 0 }])).toEqual({
    records: 1,
    gaps: 2,
    partitions: [{ partition: 0, watermark: 13, logEnd: 14, gaps: 0 }, { partition: 12, watermark: 7, logEnd: 7, gaps: 2 }],
  });
});
