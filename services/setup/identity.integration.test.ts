import { randomUUID } from 'node:crypto';
import { connectCassandra } from '@cecochat/cassandra';
import { epoch, partition } from '@cecochat/contracts';
import { createKafka, platformTopic } from '@cecochat/kafka';
import { atRest, connectRedis, publishRouting, untilRedisReady } from '@cecochat/redis';
import type { Redis } from 'ioredis';
import { dropKeyspace } from '../../test/support/drop-keyspace.ts';
import { eventually } from '../../test/support/eventually.ts';
import { freePort } from '../../test/support/free-ports.ts';
import { runToEnd } from '../../test/support/run-to-end.ts';
import { startService, type ServiceProcess } from '../../test/support/service-process.ts';
import { silentLogger } from '../../test/support/silent-logger.ts';
import { testStores, uniqueName } from '../../test/support/stores.ts';
import { createTokens, type TestTokens } from '../../test/support/tokens.ts';

const { kafkaBrokers, cassandraContactPoints, redisUrl } = testStores();
const kafka = createKafka({ brokers: kafkaBrokers.split(','), clientId: 'identity', logger: silentLogger });
const node = { contactPoints: [cassandraContactPoints], datacenter: 'datacenter1', logger: silentLogger };

/** The part of each store that is a platform's. */
const partsOf = (stem: string) => ({ topicPrefix: `${stem}-`, keyspace: stem, redisPrefix: `{${stem}}:` });
type Parts = ReturnType<typeof partsOf>;

const kafkaEnv = ({ topicPrefix }: Parts) => ({ CECOCHAT_KAFKA_BROKERS: kafkaBrokers, CECOCHAT_TOPIC_PREFIX: topicPrefix });
const cassandraEnv = ({ keyspace }: Parts) => ({ CECOCHAT_CASSANDRA_CONTACT_POINTS: cassandraContactPoints, CECOCHAT_CASSANDRA_KEYSPACE: keyspace });
const redisEnv = ({ redisPrefix }: Parts) => ({ CECOCHAT_REDIS_URL: redisUrl, CECOCHAT_REDIS_PREFIX: redisPrefix });

const setUp = (platform: string, parts: Parts) =>
  runToEnd('setup', { CECOCHAT_PLATFORM: platform, CECOCHAT_PARTITIONS: '3', ...kafkaEnv(parts), ...cassandraEnv(parts), ...redisEnv(parts) });

const keyspaces: string[] = [];
const redises: Redis[] = [];
const services: ServiceProcess[] = [];
let tokens: TestTokens;

function newParts(stem: string): Parts {
  const parts = partsOf(uniqueName(stem));
  keyspaces.push(parts.keyspace);
  return parts;
}

async function redisOf({ redisPrefix }: Parts): Promise<Redis> {
  const redis = connectRedis({ url: redisUrl, prefix: redisPrefix }, silentLogger);
  redises.push(redis);
  await untilRedisReady(redis, 10_000);
  return redis;
}

async function cql(statement: string): Promise<void> {
  const client = await connectCassandra(node);
  try {
    await client.execute(statement, [], { prepare: false });
  } finally {
    await client.shutdown();
  }
}

beforeAll(async () => {
  tokens = await createTokens();
});
afterAll(async () => {
  for (const service of services) await service.stop();
  for (const redis of redises) redis.disconnect();
  for (const keyspace of keyspaces) await dropKeyspace(keyspace);
  await tokens.remove();
});

const inRedis = async (parts: Parts) => (await redisOf(parts)).get('platform');
const inKafka = ({ topicPrefix }: Parts) => platformTopic({ kafka, topic: `${topicPrefix}platform` });

test('a second platform on the prefix of Kafka, the keyspace or the prefix of Redis of another is refused in one line, and leaves the first as it is', async () => {
  const first = newParts('first');
  expect(await setUp('first', first)).toMatchObject({ code: 0, stderr: '' });
  const held = JSON.parse((await inRedis(first)) ?? '') as { id: string };
  expect(held).toEqual({ id: expect.any(String), name: 'first', format: 1, partitions: 3 });
  for (const [field, place] of [
    ['topicPrefix', `topic ${first.topicPrefix}platform in kafka`],
    ['keyspace', `table ${first.keyspace}.platform in cassandra`],
    ['redisPrefix', `key ${first.redisPrefix}platform in redis`],
  ] as const) {
    const second = { ...newParts('second'), [field]: first[field] };
    const { code, stderr } = await setUp('second', second);
    const line = `error: ${place} belongs to platform "first" (${held.id}, 3 partitions), this is platform "second": see "Which platform a store belongs to" in docs/running.md\n`;
    expect({ field, code, stderr }).toEqual({ field, code: 1, stderr: line });
  }
  expect(await inKafka(first).read()).toEqual({ kind: 'identity', identity: held });
  expect(JSON.parse((await inRedis(first)) ?? '')).toEqual(held);
  expect(await setUp('first', first)).toMatchObject({ code: 0, stderr: '' });
});

test('a platform of the same name with stores of its own is another one', async () => {
  const [first, second] = [newParts('twin'), newParts('twin')];
  for (const parts of [first, second]) expect(await setUp('twin', parts)).toMatchObject({ code: 0 });
  const { code, stderr } = await setUp('twin', { ...first, topicPrefix: second.topicPrefix });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^error: topic \S+platform in kafka belongs to platform "twin" \(\S+, 3 partitions\), table \S+ in cassandra to platform "twin" \(\S+, 3 partitions\): see .+\n$/);
});

test('a store that was emptied gets the identity again', async () => {
  const parts = newParts('wiped');
  expect(await setUp('wiped', parts)).toMatchObject({ code: 0 });
  const held = await inRedis(parts);
  await (await redisOf(parts)).del('platform');
  await cql(`DROP KEYSPACE ${parts.keyspace}`);
  expect(await setUp('wiped', parts)).toMatchObject({ code: 0, stderr: '' });
  expect(await inRedis(parts)).toBe(held);
});

test.each([
  ['the topic', async (parts: Parts) => {
    const producer = kafka.producer();
    await producer.connect();
    await producer.send({ topic: `${parts.topicPrefix}platform`, messages: [{ key: 'x', value: 'garbage' }] });
    await producer.disconnect();
  }, /^error: topic \S+ in kafka does not say which platform it belongs to \(it is not JSON\): see .+\n$/],
  ['the table', (parts: Parts) => cql(`UPDATE ${parts.keyspace}.platform SET id = 'garbage' WHERE key = 'platform'`), /^error: table \S+ in cassandra does not say which platform it belongs to \(id: .+\): see .+\n$/],
  ['half a row of the table', (parts: Parts) => cql(`DELETE partitions FROM ${parts.keyspace}.platform WHERE key = 'platform'`), /^error: table \S+ in cassandra does not say which platform it belongs to \(partitions: .+\): see .+\n$/],
  ['the key', async (parts: Parts) => void (await (await redisOf(parts)).set('platform', '{"id":')), /^error: key \S+ in redis does not say which platform it belongs to \(it is not JSON\): see .+\n$/],
  ['a key of another type', async (parts: Parts) => {
    const redis = await redisOf(parts);
    await redis.del('platform');
    await redis.lpush('platform', 'x');
  }, /^error: key \S+ in redis does not say which platform it belongs to \(WRONGTYPE .+\): see .+\n$/],
])('garbage in %s is refused in one line', async (_what, spoil, line) => {
  const parts = newParts('garbage');
  expect(await setUp('garbage', parts)).toMatchObject({ code: 0 });
  await spoil(parts);
  const { code, stderr } = await setUp('garbage', parts);
  expect(code).toBe(1);
  expect(stderr).toMatch(line);
});

describe('services', () => {
  let own: Parts;
  let other: Parts;
  beforeAll(async () => {
    [own, other] = [newParts('own'), newParts('other')];
    expect(await setUp('own', own)).toMatchObject({ code: 0 });
    expect(await setUp('other', other)).toMatchObject({ code: 0 });
  });

  const listen = async () => ({ CECOCHAT_LISTEN: `127.0.0.1:${await freePort()}`, CECOCHAT_ADMIN_LISTEN: `127.0.0.1:${await freePort()}`, CECOCHAT_TOKEN_KEYS: tokens.jwksFile });

  test.each([
    ['messaging', async () => ({ ...kafkaEnv(own), ...redisEnv(other), CECOCHAT_NAME: 'messaging-0', CECOCHAT_ADVERTISED_ADDRESS: '127.0.0.1:1' })],
    ['materialize', async () => ({ ...kafkaEnv(other), ...cassandraEnv(own) })],
    ['history', async () => ({ ...cassandraEnv(other), ...redisEnv(own) })],
    ['connect', async () => ({ ...redisEnv(other), CECOCHAT_HTTP_LISTEN: `127.0.0.1:${await freePort()}` })],
  ])('%s ends with one line when a store belongs to another platform', async (service, env) => {
    const { code, stderr } = await runToEnd(service, { CECOCHAT_PLATFORM: 'own', ...(await listen()), ...(await env()) });
    expect(code).toBe(1);
    expect(stderr).toMatch(/^error: \S+ \S+ in \w+ belongs to platform "other" \(\S+, 3 partitions\), .+\n$/);
  });

  test('messaging gives the identity to a Redis that has lost it, while it runs too', async () => {
    const redis = await redisOf(own);
    const held = await redis.get('platform');
    await redis.set('platform', JSON.stringify({ ...(JSON.parse(held ?? '') as object), id: randomUUID() }));
    const env = { CECOCHAT_PLATFORM: 'own', ...kafkaEnv(own), ...redisEnv(own), ...(await listen()), CECOCHAT_NAME: 'messaging-0', CECOCHAT_ADVERTISED_ADDRESS: '127.0.0.1:1' };
    expect((await runToEnd('messaging', env)).stderr).toMatch(/^error: key \S+ in redis belongs to platform "own" \(\S+, 3 partitions\), topic \S+ in kafka to platform "own"/);
    await redis.del('platform');
    services.push(await startService('messaging', env, false));
    const servers = new Map([['messaging-0', { address: '127.0.0.1:1', partitions: [partition(0), partition(1), partition(2)] }]]);
    await publishRouting(redis, { ...atRest, epoch: epoch(1), partitionCount: 3, historyAddress: undefined, servers });
    await eventually(async () => expect(await redis.get('platform')).toBe(held), 60_000);
    await redis.del('platform');
    await eventually(async () => expect(await redis.get('platform')).toBe(held), 30_000);
  });
});
