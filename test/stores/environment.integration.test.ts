import { connectCassandra, ensureSchema } from '@cecochat/cassandra';
import { createKafka, createLogWriter } from '@cecochat/kafka';
import { Redis } from 'ioredis';
import { dropKeyspace } from '../support/drop-keyspace.ts';
import { eventually } from '../support/eventually.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { uniqueName } from '../support/stores.ts';
import { actOnStore, healStores, openCassandraWay, openKafkaWay, storesDescription, TopicReplicas, type Way } from './environment/index.ts';

const topic = uniqueName('environment');
const stores = storesDescription();
const optionsAt = (brokers: string) => ({ brokers: brokers.split(','), clientId: topic, logger: silentLogger });
const kafka = createKafka(optionsAt(stores.kafkaBrokers));
const replicas = new TopicReplicas(topic);
const ways: Way[] = [];

beforeAll(async () => {
  const admin = kafka.admin();
  await admin.connect();
  await admin.createTopics({ topics: [{ topic, numPartitions: 6 }] });
  await admin.disconnect();
  await replicas.untilInSync();
});
afterEach(async () => {
  await healStores();
  for (const way of ways.splice(0)) await way.close();
});

async function write(partition = 0, brokers = stores.kafkaBrokers): Promise<void> {
  const writer = createLogWriter(optionsAt(brokers), topic);
  await writer.connect();
  try {
    const [outcome] = await writer.write([{ partition, value: Buffer.from('x') }]);
    if (outcome?.kind !== 'written') throw outcome?.error ?? new Error('there is no outcome');
  } finally {
    await writer.disconnect();
  }
}

test('leaders move and every record is on three brokers', async () => {
  const before = await replicas.partitions();
  expect(before.every(({ inSync }) => inSync.length === 3)).toBe(true);
  await replicas.moveLeaders();
  await eventually(async () => {
    const after = await replicas.partitions();
    expect(after.map(({ leader }) => leader)).toEqual(before.map(({ replicas: [, next] }) => next));
  });
});

test('a broker that is killed leaves its partitions to others, and comes back', async () => {
  await actOnStore('kafka-3', 'kill');
  await eventually(async () => {
    const states = await replicas.partitions();
    expect(states.filter(({ leader, inSync }) => leader < 0 || leader === 3 || inSync.includes(3))).toEqual([]);
  }, 60_000);
  await write();
  await actOnStore('kafka-3', 'start');
  await replicas.untilInSync();
});

test.each([
  { state: 'whose only broker is down', brokers: [3] },
  { state: 'with one broker of two', brokers: [2, 3] },
])('a partition $state takes no records, while others do', async ({ brokers }) => {
  await replicas.moveTo(0, brokers);
  await actOnStore('kafka-3', 'stop'); // Killed, a broker that had the only copy would not lead again: records may be missing.
  await eventually(async () => {
    const [sick, ...others] = await replicas.partitions();
    expect([sick?.leader === 3, others.filter(({ inSync }) => inSync.includes(3))]).toEqual([false, []]);
  }, 60_000);
  await expect(write(0)).rejects.toThrow();
  await eventually(() => write(1));
  await actOnStore('kafka-3', 'start');
  await replicas.moveTo(0, [1, 2, 3]);
  await eventually(() => write(0));
});

test('Kafka answers on a way of its own, and not when that is cut', async () => {
  const way = await openKafkaWay(1);
  ways.push(way);
  const brokers = way.env['CECOCHAT_KAFKA_BROKERS'] ?? '';
  await write(0, brokers);
  for (const proxy of way.proxies) proxy.cut();
  await expect(write(0, brokers)).rejects.toThrow();
  await write();
});

test('what a node of Cassandra was told is read from the other, on a way of its own', async () => {
  const way = await openCassandraWay();
  ways.push(way);
  const keyspace = uniqueName('environment');
  const node = { contactPoints: (way.env['CECOCHAT_CASSANDRA_CONTACT_POINTS'] ?? '').split(',').slice(0, 1), datacenter: 'datacenter1', logger: silentLogger };
  await ensureSchema({ ...node, keyspace, replicationFactor: 1, deadlineMs: 60_000 });
  const client = await connectCassandra(node);
  try {
    // The first one is not reached any more: only the second can answer, which the driver learned of by itself.
    way.proxies[0]?.cut();
    await eventually(() => client.execute('SELECT key FROM system.local', [], { consistency: 1 }), 30_000);
  } finally {
    await client.shutdown();
    await dropKeyspace(keyspace);
  }
}, 240_000);

test('Sentinel lets the replica take over from a master that is killed', async () => {
  const { master, replica, sentinels } = stores.redisPorts;
  const sentinel = new Redis(sentinels[0] ?? 0, '127.0.0.1', { enableReadyCheck: false });
  const masterPort = async () => Number(((await sentinel.call('SENTINEL', 'get-master-addr-by-name', 'cecochat')) as string[])[1]);
  try {
    await eventually(async () => expect(await sentinel.call('SENTINEL', 'ckquorum', 'cecochat')).toContain('OK'));
    await eventually(async () => expect(JSON.stringify(await sentinel.call('SENTINEL', 'replicas', 'cecochat'))).toContain(`${replica}`));
    await actOnStore('redis-1', 'kill');
    await eventually(async () => expect(await masterPort()).toBe(replica), 60_000);
    // And back, so that the first is the master for other tests.
    await actOnStore('redis-1', 'start');
    const first = new Redis(master, '127.0.0.1');
    try {
      await eventually(async () => expect(await first.info('replication')).toMatch(/role:slave[\s\S]*master_link_status:up/), 60_000);
      await eventually(async () => {
        // A failover that was begun may be given up: it is asked for until it has happened.
        if ((await masterPort()) !== master) await sentinel.call('SENTINEL', 'failover', 'cecochat').catch(() => undefined);
        expect(await masterPort()).toBe(master);
      }, 60_000);
    } finally {
      first.disconnect();
    }
  } finally {
    sentinel.disconnect();
  }
});
