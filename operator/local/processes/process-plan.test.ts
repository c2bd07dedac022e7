import { parseManifest } from '../../manifest/index.ts';
import { PlatformError } from '../platform-error.ts';
import { storesInSpec } from './platform-stores.ts';
import { planPorts } from './port-plan.ts';
import { commandOf } from './process-command.ts';
import { listPorts, namesOf, planProcess, planSetup, refuseForRoom } from './process-plan.ts';

const head = 'apiVersion: cecochat.dev/v1beta1\nkind: ChatCluster\nmetadata: { name: mine }\n';
const specOf = (spec: string) => parseManifest(`${head}spec: ${spec}`, 'test.yaml').spec;
const stores = { kafkaBrokers: 'k:1', cassandraContactPoints: 'c:1', redisUrl: 'redis://r:1' };
const around = { ports: planPorts(24_000), stores, keys: { jwks: '/k/jwks', privateJwk: '/k/private' } };
const plan = (spec: string) => [...namesOf(specOf(spec)), 'operator-0'].map((name) => planProcess(name, 'v1', around));

test('each process has a name, the address that people know, and a page of its own for metrics', () => {
  expect(plan('{}').map(({ name, address, admin }) => [name, address, admin])).toEqual([
    ['messaging-0', '127.0.0.1:24020', '127.0.0.1:24040'],
    ['messaging-1', '127.0.0.1:24021', '127.0.0.1:24041'],
    ['connect-0', '127.0.0.1:24000', '127.0.0.1:24060'],
    ['history-0', '127.0.0.1:24002', '127.0.0.1:24064'],
    ['materialize-0', '127.0.0.1:24065', '127.0.0.1:24065'],
    ['groups-0', '127.0.0.1:24016', '127.0.0.1:24018'],
    ['accounts-0', '127.0.0.1:24010', '127.0.0.1:24012'],
    ['web-0', '127.0.0.1:24120', '127.0.0.1:24122'],
    ['operator-0', '127.0.0.1:24085', '127.0.0.1:24085'],
  ]);
});

test('every process is told the stores and keys that it needs, and no others', () => {
  const env = Object.fromEntries(plan('{}').map((each) => [each.name, each.env]));
  expect(env['messaging-1']).toEqual({
    CECOCHAT_NAME: 'messaging-1', CECOCHAT_VERSION: 'v1', CECOCHAT_LISTEN: '127.0.0.1:24021', CECOCHAT_ADVERTISED_ADDRESS: '127.0.0.1:24021',
    CECOCHAT_WEB_SOCKET_LISTEN: '127.0.0.1:24101', CECOCHAT_ADVERTISED_WEB_SOCKET_ADDRESS: '127.0.0.1:24101', CECOCHAT_WEB_SOCKET_ORIGINS: 'loopback', CECOCHAT_ADMIN_LISTEN: '127.0.0.1:24041',
    CECOCHAT_KAFKA_BROKERS: 'k:1', CECOCHAT_TOPIC_PREFIX: '', CECOCHAT_REDIS_URL: 'redis://r:1', CECOCHAT_TOKEN_KEYS: '/k/jwks', CECOCHAT_DRAIN_SECONDS: '10', CECOCHAT_REFLECTION: 'true',
  });
  const withPrivateKey = Object.keys(env).filter((name) => env[name]?.['CECOCHAT_ISSUER_KEY'] !== undefined);
  expect(withPrivateKey).toEqual(['connect-0']);
  expect(env['accounts-0']).toMatchObject({ CECOCHAT_SIGN_UP: 'true' });
  expect(env['materialize-0']).not.toHaveProperty('CECOCHAT_REDIS_URL');
  expect(env['operator-0']).toMatchObject({ CECOCHAT_MACHINE_URL: 'http://127.0.0.1:24009', CECOCHAT_REDIS_URL: 'redis://r:1' });
});

test('accounts and web get the providers at which users sign in, and no other process does', () => {
  const providers = [{ name: 'company', label: 'Company', issuer: 'http://127.0.0.1:3000', clientId: 'chat', scopes: ['openid'], clientSecretFile: '/d/secrets/login/client' }];
  const envOf = (name: string) => planProcess(name, 'v1', { ...around, providers }).env['CECOCHAT_PROVIDERS'];
  expect(['accounts-0', 'web-0', 'history-0'].map(envOf).map((text) => text && (JSON.parse(text) as unknown))).toEqual([providers, providers, undefined]);
  expect(planProcess('accounts-0', 'v1', around).env).not.toHaveProperty('CECOCHAT_PROVIDERS');
});

test('no two processes listen on the same port, however many there are', () => {
  const planned = plan('{ messaging: { replicas: 20 }, connect: { replicas: 4 }, materialize: { replicas: 20 }, groups: { replicas: 2 }, accounts: { replicas: 2 }, web: { replicas: 2 } }');
  const ports = listPorts(planned, planPorts(24_000));
  const listening = planned.flatMap(({ env }) => ['HTTP_LISTEN', 'LISTEN', 'WEB_SOCKET_LISTEN', 'ADMIN_LISTEN'].map((setting) => env[`CECOCHAT_${setting}`])).filter((address) => address !== undefined);
  expect(ports.size).toBe(listening.length + 2);
  for (const port of ports.keys()) expect((port >= 24_000 && port < 24_090) || (port >= 24_100 && port < 24_140)).toBe(true);
});

test.each([
  ['{ messaging: { replicas: 19 } }', []],
  ['{ messaging: { replicas: 20 } }', [{ field: 'spec.messaging.replicas', rule: 'is 20, and 1 besides for standby and upgrade.surge: one machine has room for 20' }]],
  ['{ messaging: { standby: 3, autoscaling: { maxReplicas: 17 } } }', [{ field: 'spec.messaging.replicas', rule: 'is 17, and 4 besides for standby and upgrade.surge: one machine has room for 20' }]],
  ['{ history: { replicas: 2 } }', [{ field: 'spec.history.replicas', rule: 'is 2: one machine has room for 1' }]],
])('%s has room or is told why not', (spec, refusals) => {
  expect(refuseForRoom(specOf(spec), around.ports)).toEqual(refusals);
});

test.each([
  ['messaging-20', 'there is no messaging-20: one machine has room for 20 messaging processes, messaging-0 .. messaging-19'],
  ['redis-0', '"redis-0" is no process of a platform: one is called like messaging-0, connect-0, history-0, materialize-0, groups-0, accounts-0, web-0, operator-0'],
  ['messaging', /is no process of a platform/],
  ['constructor-1', /is no process of a platform/],
])('%s cannot be run', (name, message) => {
  expect(() => planProcess(name, 'v1', around)).toThrow(typeof message === 'string' ? new PlatformError(message) : message);
});

test('every version runs the same program, but for one that is broken', () => {
  const argsOf = (version: string) => commandOf(planProcess('messaging-0', version, around)).args.join(' ');
  expect(argsOf('v2')).toMatch(/messaging\/main\.[jt]s$/);
  expect(argsOf('brokenish')).toBe(argsOf('v2'));
  for (const version of ['broken', 'broken-2']) expect(argsOf(version)).not.toContain('messaging');
  expect(commandOf(planProcess('connect-0', 'broken', around)).args.join(' ')).toMatch(/connect\/main\.[jt]s$/);
});

test('the stores that a manifest names are used, with their prefix and keyspace', () => {
  expect(storesInSpec(specOf('{}'))).toBeUndefined();
  const spec = specOf(
    '{ partitions: 12, dependencies: { kafka: { addresses: [a:1, b:2], topicPrefix: x_, replicationFactor: 3 }, cassandra: { addresses: [c:3], keyspace: mine }, redis: { url: "redis://r:4" } } }',
  );
  const named = storesInSpec(spec);
  expect(named).toMatchObject({ kafkaBrokers: 'a:1,b:2', cassandraContactPoints: 'c:3', redisUrl: 'redis://r:4' });
  expect(planSetup(spec.partitions, named ?? stores)).toEqual({
    CECOCHAT_KAFKA_BROKERS: 'a:1,b:2', CECOCHAT_TOPIC_PREFIX: 'x_', CECOCHAT_PARTITIONS: '12', CECOCHAT_KAFKA_REPLICATION_FACTOR: '3',
    CECOCHAT_CASSANDRA_CONTACT_POINTS: 'c:3', CECOCHAT_CASSANDRA_DATACENTER: 'datacenter1', CECOCHAT_CASSANDRA_KEYSPACE: 'mine', CECOCHAT_CASSANDRA_REPLICATION_FACTOR: '1',
    CECOCHAT_REDIS_URL: 'redis://r:4',
  });
});
