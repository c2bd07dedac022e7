import { stripVTControlCharacters } from 'node:util';
import type { StatusReport } from './status-report.ts';
import { describeStatus } from './status-table.ts';

const server = { incarnation: 'x', connections: 12, sendsPerSecond: 3.5, deliveriesPerSecond: 7, epoch: 7 };
const position = (partition: number, behind = 0) => ({ partition, watermark: 100 * partition, logEnd: 100 * partition + behind });
const report: StatusReport = {
  epoch: 7,
  partitionCount: 4,
  servers: [
    { ...server, name: 'messaging-0', address: '127.0.0.1:24010', state: 'serving', partitions: '0-1', partitionCount: 2 },
    { ...server, name: 'messaging-10', address: '127.0.0.1:24011', state: 'starting', partitions: '2-3', partitionCount: 2, connections: 0, epoch: 6 },
  ],
  services: [
    { name: 'connect', kind: 'connect', state: 'running', pid: 123, address: '127.0.0.1:24000', restarts: 0 },
    { name: 'materialize', kind: 'materialize', state: 'waiting', pid: null, address: null, restarts: 13 },
  ],
  lag: { records: 5, partitions: [position(0), position(1), position(2, 5), position(3)] },
};

const shown = (status: StatusReport) => describeStatus(status).map(stripVTControlCharacters);

test('shows what runs, who serves what and how far history is behind, in columns', () => {
  expect(shown(report).join('\n')).toBe(`Services
NAME         KIND         STATE    PID  ADDRESS          RESTARTS
connect      connect      running  123  127.0.0.1:24000         0
materialize  materialize  waiting    -  -                      13

Messaging servers, 4 partitions, routing epoch 7
NAME          STATE     PARTITIONS  OF THEM  CONNECTIONS  SENDS/S  DELIVERIES/S  EPOCH
messaging-0   serving   0-1               2           12      3.5             7      7
messaging-10  starting  2-3               2            0      3.5             7      6

History
5 records of the log are not in history yet
PARTITION  WATERMARK  BEHIND  PARTITION  WATERMARK  BEHIND
        0          0       0          2        200       5
        1        100       0          3        300       0`);
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
  expect(shown({ ...report, servers: [], services: [], lag: { records: 1, partitions: [] } }).at(-1)).toBe('1 record of the log is not in history yet');
});
