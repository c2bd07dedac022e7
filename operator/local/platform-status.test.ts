import { epoch, partition } from '@cecochat/contracts';
import { atRest, type Routing, type ServerReport } from '@cecochat/redis';
import { mergeLag, parseLag } from './lag.ts';
import { buildStatus } from './platform-status.ts';

const routing: Routing = {
  ...atRest,
  epoch: epoch(3),
  partitionCount: 3,
  historyAddress: undefined,
  servers: new Map([
    ['messaging-0', { address: 'a:1', partitions: [0, 1].map(partition) }],
    ['messaging-1', { address: 'b:1', partitions: [partition(2)] }],
  ]),
};
const served = (state: 'serving' | 'warming') => ({ state, connections: 2, messagesPerSecond: 1, offset: 5 });
const report: ServerReport = {
  incarnation: 'i', beat: 0, address: 'a:1', epoch: 3, draining: false, connections: 4, sendsPerSecond: 1.5, deliveriesPerSecond: 3,
  partitions: { 0: served('serving'), 1: served('serving') },
};
const statesWith = (own: ServerReport) =>
  buildStatus({ routing, reports: new Map([['messaging-0', own]]), services: [], lag: { records: 0, partitions: [] } }).servers.map(({ state }) => state);

test('a server is shown with what it was given and what it reports', () => {
  const { servers, ...rest } = buildStatus({ routing, reports: new Map([['messaging-0', report]]), services: [], lag: { records: 0, partitions: [] } });
  expect(rest).toMatchObject({ epoch: 3, partitionCount: 3 });
  expect(servers[0]).toEqual({
    name: 'messaging-0', address: 'a:1', state: 'serving', incarnation: 'i', partitions: '0-1', partitionCount: 2, connections: 4, sendsPerSecond: 1.5, deliveriesPerSecond: 3, epoch: 3,
  });
});

test('the state of a server tells whether it serves all that it was given', () => {
  expect(statesWith(report)).toEqual(['serving', 'silent']);
  expect(statesWith({ ...report, draining: true })).toEqual(['draining', 'silent']);
  expect(statesWith({ ...report, partitions: { 0: served('serving'), 1: served('warming') } })).toEqual(['warming', 'silent']);
  expect(statesWith({ ...report, partitions: { 0: served('serving') } })).toEqual(['warming', 'silent']);
});

const metrics = `# HELP cecochat_materialize_lag_records Records between the watermark and the end of the log.
# TYPE cecochat_materialize_lag_records gauge
cecochat_materialize_lag_records{partition="0",service="materialize"} 4
cecochat_materialize_lag_records{partition="12",service="materialize"} 0
# TYPE cecochat_materialize_watermark_offset gauge
cecochat_materialize_watermark_offset{partition="0",service="materialize"} 10
cecochat_materialize_watermark_offset{partition="12",service="materialize"} 7
`;

test('the lag is read from the metrics of materialize', () => {
  expect(parseLag(metrics)).toEqual([{ partition: 0, watermark: 10, logEnd: 14 }, { partition: 12, watermark: 7, logEnd: 7 }]);
  expect(parseLag('')).toEqual([]);
});

test('of two that speak of a partition the later one counts', () => {
  expect(mergeLag([...parseLag(metrics), { partition: 0, watermark: 13, logEnd: 14 }])).toEqual({
    records: 1,
    partitions: [{ partition: 0, watermark: 13, logEnd: 14 }, { partition: 12, watermark: 7, logEnd: 7 }],
  });
});
