import { stripVTControlCharacters } from 'node:util';
import type { StatusReport } from '../machine/index.ts';
import { describeStatus, describeWatched } from './status-table.ts';

const server = { version: 'v1', role: 'active', health: 'healthy', incarnation: 'x', connections: 12, sendsPerSecond: 3.5, deliveriesPerSecond: 7, epoch: 7 };
const position = (partition: number, behind = 0) => ({ partition, watermark: 100 * partition, logEnd: 100 * partition + behind, gaps: 0 });
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
  lag: { records: 5, gaps: 0, partitions: [position(0), position(1), position(2, 5), position(3)] },
};

const wide = Number.POSITIVE_INFINITY;
const shown = (status: StatusReport) => describeStatus(status, 100_000, wide).map(stripVTControlCharacters);

test('shows what runs, who serves what, what moves and how far history is behind, in columns', () => {
  expect(shown(report).join('\n')).toBe(`Services
NAME           KIND         STATE     PID  ADDRESS          RESTARTS
connect-0      connect      ready     123  127.0.0.1:24000         0
materialize-0  materialize  starting    -  -                      13
store redis at 127.0.0.1:24094 is stopped
operator-0 leads, process 7
operator-1 waits (ready), process 8

Messaging servers, 4 partitions, 12 connections, routing epoch 7
NAME          VERSION  ROLE    HEALTH    STATE    PARTITIONS  COUNT  DEVICES  SENDS/S  DELIVERIES/S  EPOCH
messaging-0   v1       active  healthy   serving  0-1             2       12      3.5             7      7
messaging-10  v1       active  starting  silent   2-3             2        0      3.5             7      6
Progressing: yes, 1 partitions are on their way, 0 wait
the manifest is not followed: spec.partitions cannot change

Handovers
PARTITIONS  FROM          TO            STATE     DEVICES  CUT OFF  FOR     AGO
3           messaging-10  messaging-0   draining        5        -  1.5 s   -
2           messaging-0   messaging-10  moved           4        0  0.7 s   10.0 s
1           messaging-0   messaging-10  cut             4        2  30.0 s  50.0 s

History
5 records of the log are not in history yet
PARTITION  WATERMARK  BEHIND
        2        200       5`);
});

test('who watches sees the servers and what moves', () => {
  const lines = describeWatched(report, 100_000, wide).map(stripVTControlCharacters);
  expect(lines[0]).toMatch(/^Messaging servers/);
  expect(lines.at(-1)).toMatch(/^1 +messaging-0 .* cut/);
});

test('partitions that are complete in history are not listed, and of very many only those that are furthest behind', () => {
  const partitions = Array.from({ length: 36 }, (_, partition) => position(partition));
  const lines = shown({ ...report, partitionCount: 36, lag: { records: 0, gaps: 0, partitions } });
  expect(lines.slice(lines.indexOf('History'))).toEqual(['History', 'every record of the log is in history']);
  const behind = Array.from({ length: 100 }, (_, partition) => position(partition, 200 - partition));
  const many = shown({ ...report, partitionCount: 100, lag: { records: 15_050, gaps: 0, partitions: behind } });
  expect(many.slice(many.indexOf('History'))).toHaveLength(3 + 12 + 1);
  expect(many.at(-2)?.trim().split(/\s+/)).toEqual(['11', '1100', '189', '23', '2300', '177', '35', '3500', '165']);
  expect(many.at(-1)).toBe('partitions that are less far behind: 36-99');
});

test('handovers that go the same way are one row, with ranges of partitions', () => {
  const [moved] = report.finished.slice(1);
  if (moved === undefined) throw new Error('the report has no handover that ended');
  const finished = [4, 5, 6, 8].flatMap((partition, index) => {
    const first = { ...moved, partition, devices: 2, left: 1, tookMs: 500 + index, atMs: 90_000 + 1_000 * index };
    return [first, { ...first, partition: partition + 20, from: 'messaging-3' }];
  });
  const before = { ...moved, partition: 30, atMs: 70_000 };
  const lines = shown({ ...report, handovers: [], finished: [before, ...finished] });
  expect(lines.slice(lines.indexOf('Handovers') + 2, lines.indexOf('History') - 1)).toEqual([
    '24-26,28    messaging-3  messaging-10  moved        8        4  0.5 s  7.0 s',
    '4-6,8       messaging-0  messaging-10  moved        8        4  0.5 s  7.0 s',
    '30          messaging-0  messaging-10  moved        4        0  0.7 s  30.0 s',
  ]);
});

test('says so when nothing is known about the lag, and shows a platform that has nothing yet', () => {
  expect(shown({ ...report, lag: null }).at(-1)).toBe('unknown: materialize does not answer');
  const empty = shown({ ...report, servers: [], services: [], handovers: [], finished: [], lag: { records: 1, gaps: 0, partitions: [] } });
  expect(empty.at(-1)).toBe('1 record of the log is not in history yet');
  expect(empty[empty.indexOf('Handovers') + 1]).toBe('none');
});

test('who watches sees no handovers of long ago', () => {
  const lines = describeWatched({ ...report, handovers: [] }, 50_000 + 60_001, wide).map(stripVTControlCharacters);
  expect(lines.slice(lines.indexOf('Handovers')).map((line) => line.trim().split(/\s+/)[0])).toEqual(['Handovers', 'PARTITIONS', '2']);
});

test('long lists of partitions are cut where the terminal ends, and never lost on a wide one', () => {
  const partitions = Array.from({ length: 40 }, (_, index) => 2 * index).join(',');
  const scattered = { ...report, servers: report.servers.map((each) => ({ ...each, partitions })) };
  const rows = describeWatched(scattered, 100_000, 140).map(stripVTControlCharacters).slice(1, 4);
  expect(Math.max(...rows.map((row) => row.length))).toBeLessThanOrEqual(140);
  expect(rows[1]).toMatch(/ 0,2,4,.*,… /);
  expect(describeWatched(scattered, 100_000, wide).join('\n')).toContain(partitions);
});

const condition = { type: 'Progressing', status: true, reason: 'Moving', message: '12 partitions are on their way, 6 wait for the server messaging-10 to have read its tails' };
const lists = Array.from({ length: 40 }, (_, index) => 2 * index).join(',');
test.each([
  ['usual', report],
  ['much to say', { ...report, conditions: [condition], servers: report.servers.map((each) => ({ ...each, partitions: lists, connections: 12_345, epoch: 1_234 })) }],
  ['an upgrade', { ...report, servers: report.servers.map((each, index) => ({ ...each, version: `v${index}`, role: index === 0 ? 'draining' : 'active', partitions: lists })) }],
  ['large positions', { ...report, lag: { ...report.lag, records: 9, gaps: 2, partitions: [0, 1, 2].map((partition) => ({ partition, watermark: 1e9, logEnd: 2e9, gaps: 0 })) } }],
])('no line is wider than a terminal of 80 columns: %s', (_, status) => {
  const lines = [...describeStatus(status as StatusReport, 100_000, 80), ...describeWatched(status as StatusReport, 100_000, 80)].map(stripVTControlCharacters);
  expect(lines.filter((line) => line.length > 80)).toEqual([]);
});

test('a narrow terminal shows without what all servers agree on, and with what differs', () => {
  const header = (servers: StatusReport['servers']) => describeWatched({ ...report, servers }, 100_000, 80).map(stripVTControlCharacters)[1];
  const [first] = report.servers.map((each) => ({ ...each, partitions: lists }));
  if (first === undefined) throw new Error('the report has no server');
  expect(header([first, { ...first, name: 'messaging-1' }])).toMatch(/^NAME +STATE +PARTITIONS +COUNT +DEVICES +SENDS\/S +DELIVERIES\/S$/);
  expect(header([first, { ...first, version: 'v2' }])).toMatch(/^NAME +VERSION +STATE +PARTITIONS +COUNT +DEVICES +SENDS\/S$/);
  expect(header([{ ...first, health: 'hung' }])).toMatch(/^NAME +HEALTH +STATE/);
});

test('that every record is in history is said only when it is so', () => {
  const summary = (lag: StatusReport['lag']) => {
    const lines = shown({ ...report, lag });
    return lines.slice(lines.indexOf('History') + 1);
  };
  const partitions = [0, 1, 2, 3].map((partition) => position(partition));
  expect(summary({ records: 0, gaps: 0, partitions })).toEqual(['every record of the log is in history']);
  expect(summary({ records: 0, gaps: 0, partitions: partitions.slice(1) })).toEqual(['of 1 of 4 partitions it is not known how far history is']);
  const gap = 'history has 2 gaps: the log had lost records before they were in history';
  expect(summary({ records: 0, gaps: 2, partitions })).toEqual([gap]);
  expect(summary({ records: 7, gaps: 2, partitions })).toEqual([gap, '7 records of the log are not in history yet']);
});
