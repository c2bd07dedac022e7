import { redisPrefixOf } from '@cecochat/operator';
import { connectRedis, untilRedisReady } from '@cecochat/redis';
import type { Redis } from 'ioredis';
import { replicatedServices } from '../../services/catalogue.ts';
import { Random } from '../simulation/models/random.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { privateRedis, type PrivateRedis } from '../support/stores.ts';
import { firstSpec, History } from './index.ts';

let server: PrivateRedis;
let redis: Redis;
let history: History;
beforeAll(async () => {
  server = await privateRedis();
});
beforeEach(async () => {
  redis = connectRedis({ url: server.url, prefix: redisPrefixOf({ namespace: 'chats', name: 'sample' }) }, silentLogger);
  await untilRedisReady(redis, 10_000);
  await redis.flushdb();
  history = new History({ redis, random: new Random(1).next, isFaulty: false });
});
afterEach(async () => {
  await history.close();
  redis.disconnect();
});
afterAll(() => server.stop());

const spec = () => firstSpec(`${server.url}/0`);
const conditionOf = (type: string) => {
  const { conditions = [] } = (history.cluster?.status ?? {}) as { readonly conditions?: readonly { readonly type: string; readonly status: string; readonly reason: string; readonly message: string }[] };
  return conditions.find((each) => each.type === type);
};
const reports = (type: string, reason: string, words: string) => () => conditionOf(type)?.reason === reason && conditionOf(type)?.message.includes(words) === true;
const eventsOf = (reason: string) => history.server.events.filter((event) => event.reason === reason);

test('a quota that refuses pods of servers is quoted, is an Event once, and the rest is applied meanwhile', async () => {
  history.server.refuse = ({ kind }) => (kind === 'Pod' ? 'exceeded quota: chats, requested: pods=1, used: pods=4, limited: pods=4' : undefined);
  history.apply({ sort: 'valid', spec: spec() });
  await history.until('the quota is reported', reports('Progressing', 'ServerRefused', 'exceeded quota: chats'));
  expect(conditionOf('Progressing')).toMatchObject({ status: 'False', message: expect.stringMatching(/messaging-0: .*messaging-1: /) as string });
  expect(history.server.objects.list('Deployment')).toHaveLength(replicatedServices.length);
  await history.pass(60_000);
  expect(eventsOf('ServerRefused')).toHaveLength(1);
  history.server.refuse = () => undefined;
  await history.converge();
});

test('a policy that refuses one kind of object keeps neither the others nor the status from being written', async () => {
  history.server.refuse = ({ kind }) => (kind === 'NetworkPolicy' ? 'admission webhook "policies" denied the request' : undefined);
  history.apply({ sort: 'valid', spec: spec() });
  await history.until('the policy is reported', reports('Degraded', 'ObjectsRefused', 'admission webhook "policies" denied'));
  await history.until('servers serve all the same', () => conditionOf('Ready')?.status === 'True');
  expect(eventsOf('ObjectsRefused')).toHaveLength(1);
  history.server.refuse = () => undefined;
  await history.converge();
  expect(conditionOf('Degraded')).toMatchObject({ status: 'False' });
});

test('a write that fails again and again is reported with the figures of the last reconcile that succeeded', async () => {
  history.apply({ sort: 'valid', spec: spec() });
  await history.until('it serves', () => conditionOf('Ready')?.status === 'True');
  history.server.refuse = ({ kind, metadata }) => (kind === 'ConfigMap' && metadata.name.endsWith('-specs') ? 'configmaps is forbidden' : undefined);
  history.apply({ sort: 'valid', spec: { ...spec(), version: '1.0.1' } });
  await history.until('the failure is reported', reports('Degraded', 'ReconcileFailed', 'configmaps is forbidden'));
  expect(conditionOf('Ready')).toMatchObject({ status: 'True', reason: 'AllPartitionsServed' });
  history.server.refuse = () => undefined;
  await history.converge();
});

test('a finalizer that the API server refuses is reported, and nothing is made without it', async () => {
  history.server.refuse = ({ kind, metadata }) => (kind === 'ChatCluster' && 'finalizers' in metadata ? 'chatclusters is forbidden' : undefined);
  history.apply({ sort: 'valid', spec: spec() });
  await history.until('the failure is reported', reports('Degraded', 'ReconcileFailed', 'chatclusters is forbidden'));
  expect(conditionOf('Ready')).toMatchObject({ status: 'False', reason: 'NotStarted' });
  expect(history.server.objects.list('Deployment')).toEqual([]);
  history.server.refuse = () => undefined;
  await history.converge();
});

test('pods of a version whose image cannot be pulled are reported with the image, and no longer when they go', async () => {
  history.apply({ sort: 'valid', spec: spec() });
  await history.until('it serves', () => conditionOf('Ready')?.status === 'True');
  history.apply({ sort: 'broken', spec: { ...spec(), version: '1.0.1-broken' } });
  await history.until('the image is reported', reports('Degraded', 'ImageUnavailable', '1.0.1-broken cannot be pulled'));
  expect(eventsOf('ImageUnavailable').length).toBeGreaterThan(0);
  history.apply({ sort: 'valid', spec: spec() });
  await history.converge();
  expect(conditionOf('Degraded')).toMatchObject({ status: 'False' });
});

test('why the set-up Job does not get on is quoted from the last line of its pods', async () => {
  history.fleet.finishesJobs = false;
  history.apply({ sort: 'valid', spec: spec() });
  await history.until('the Job is there', () => history.server.objects.list('Job').length === 1);
  await history.until('it is under way', reports('DependenciesReady', 'Preparing', 'being prepared'));
  const [job] = history.server.objects.list('Job');
  const message = '{"level":30}\nerror: kafka at kafka:9092: 3 replicas are asked for, 1 broker is there\n';
  history.server.objects.create({
    kind: 'Pod', metadata: { namespace: 'chats', name: 'sample-setup-x', labels: job?.metadata.labels ?? {} },
    status: { phase: 'Failed', containerStatuses: [{ state: { terminated: { exitCode: 1, reason: 'Error', message } } }] },
  });
  await history.until('the cause is reported', reports('DependenciesReady', 'SetupFailing', '3 replicas are asked for, 1 broker is there'));
  expect(eventsOf('SetupFailing')).toHaveLength(1);
  history.fleet.finishesJobs = true;
  await history.until('it serves', () => conditionOf('Ready')?.status === 'True');
  await history.until('nothing is left to report', () => conditionOf('DependenciesReady')?.status === 'True');
});

test('a Redis that answers late in real time delays nothing in virtual time', async () => {
  history.apply({ sort: 'valid', spec: spec() });
  await history.until('it serves', () => conditionOf('Ready')?.status === 'True');
  const beganMs = history.time.now();
  for (let version = 1; version <= 3; version++) {
    await redis.call('client', 'pause', '600');
    history.apply({ sort: 'valid', spec: { ...spec(), version: `1.0.${version}` } });
    await history.converge();
  }
  expect(history.time.now() - beganMs).toBeLessThan(3 * 300_000);
});
