import { stripVTControlCharacters } from 'node:util';
import type { StatusReport } from '../machine/index.ts';
import { describeStatus, describeWatched } from './status-table.ts';

const server = { version: 'v1', role: 'active', health: 'healthy', incarnation: 'x', connections: 12, sendsPerSecond: 3.5, deliveriesPerSecond: 7, epoch: 7 };
const position = (partition: number, behind = 0) => ({ partition, watermark: 100 * partition, logEnd: 100 * partition + behind });
const report: StatusReport = {
  epoch: 7,
  partitionCount: 4,
  servers: [
    { ...server, name: 'messaging-0', address: '127.0.0.1:24020', state: 'serving', partitions: '0-1', partitionCount: 2 },
    { ...server, name: 'messaging-10', address: '127.0.0.1:24030', health: 'starting', state: 'silent', partitions: '2-3', partitionCount: 2, connections: 0, epoch: 6 },
  ],
  services: [
    { name: 'connect-0', kind: 'connect', state: 'ready', pid: 123, address: '127.0.0.1:24000', restarts: 0 },
    { name: 'materialize-0', kind: 'materialize', state: 'starting', pid: null, address: null, restarts: 13 },
  ],
  stores: [{ name: 'redis', state: 'stopped', pid: 0, address: '127.0.0.1:24094' }],
  operators: [{ name: 'operator-0', pid: 7, state: 'ready', restarts: 0, leading: true, writes: 3 }, { name: 'operator-1', pid: 8, state: 'ready', restarts: 0, leading: false }],
  conditions: [{ type: 'Progressing', status: true, reason: 'Moving', message: '1 partitions are on their way, 0 wait' }],
  manifest: { file: 'chatcluster.yaml', revision: 'r', observed: 'r', problems: ['spec.partitions cannot change'] },
  handovers: [{ partition: 3, from: 'messaging-10', to: 'messaging-0', state: 'draining', sinceMs: 98_500, devices: 5 }],
  finished: [
    { partition: 1, from: 'messaging-0', to: 'messaging-10', outcome: 'cut', devices: 4, left: 2, tookMs: 30_000, atMs: 50_000 },
    { partition: 2, from: 'messaging-0', to: 'messaging-10', outcome: 'moved', devices: 4, left: 0, tookMs: 700, atMs: 90_000 },
  ],
  lag: { records: 5, partitions: [position(0), position(1), position(2, 5), position(3)] },
};

const shown = (status: StatusReport) => describeStatus(status, 100_000).map(stripVTControlCharacters);

test('shows what runs, who serves what, what moves and how far history is behind, in columns', () => {
  expect(shown(report).join('\n')).toBe(`Services
NAME           KIND         STATE     PID  ADDRESS          RESTARTS
connect-0      connect      ready     123  127.0.0.1:24000         0
materialize-0  materialize  starting    -  -                      13
store redis at 127.0.0.1:24094 is stopped
operator-0 leads, process 7
operator-1 waits (ready), process 8

Messaging servers, 4 partitions, 12 connections, routing epoch 7
NAME          VERSION  ROLE    HEALTH    STATE    PARTITIONS  OF THEM  CONNECTIONS  SENDS/S  DELIVERIES/S  EPOCH
messaging-0   v1       active  healthy   serving  0-1               2           12      3.5             7      7
messaging-10  v1       active  starting  silent   2-3               2            0      3.5             7      6
Progressing: yes, 1 partitions are on their way, 0 wait
the manifest is not followed: spec.partitions cannot change

Handovers
PARTITION  FROM          TO            STATE     DEVICES  CUT OFF  FOR     AGO
        3  messaging-10  messaging-0   draining        5        -  1.5 s   -
        2  messaging-0   messaging-10  moved           4        0  0.7 s   10.0 s
        1  messaging-0   messaging-10  cut             4        2  30.0 s  50.0 s

History
5 records of the log are not in history yet
PARTITION  WATERMARK  BEHIND  PARTITION  WATERMARK  BEHIND
        0          0       0          2        200       5
        1        100       0          3        300       0`);
});

test('who watches sees the servers and what moves', () => {
  const lines = describeWatched(report, 100_000).map(stripVTControlCharacters);
  expect(lines[0]).toMatch(/^Messaging servers/);
  expect(lines.at(-1)).toMatch(/^ +1 +messaging-0 .* cut/);
});

test('fits the usual 36 partitions on a screen', () => {
  const partitions = Array.from({ length: 36 }, (_, partition) => position(partition));
  const lines = shown({ ...report, lag: { records: 0, partitions } });
  expect(lines.slice(lines.indexOf('History'))).toHaveLength(3 + 12);
  expect(lines[lines.indexOf('History') + 1]).toBe('every record of the log is in history');
  expect(lines.at(-1)?.trim().split(/\s+/)).toEqual(['11', '1100', '0', '23', '2300', '0', '35', '3500', '0']);
});

test('says so when nothing is known about the lag, and shows a platform that has nothing yet', () => {
  expect(shown({ ...report, lag: null }).at(-1)).toBe('unknown: materialize does not answer');
  const empty = shown({ ...report, servers: [], services: [], handovers: [], finished: [], lag: { records: 1, partitions: [] } });
  expect(empty.at(-1)).toBe('1 record of the log is not in history yet');
  expect(empty[empty.indexOf('Handovers') + 1]).toBe('none yet');
});
