import { changeSchema, connectCassandra } from '@cecochat/cassandra';
import { createKafka, readOffsets } from '@cecochat/kafka';
import type { Client } from 'cassandra-driver';
import kafkajs, { type Admin } from 'kafkajs';
import { dropKeyspace } from '../../test/support/drop-keyspace.ts';
import { freePort } from '../../test/support/free-ports.ts';
import { runToEnd } from '../../test/support/run-to-end.ts';
import { silentLogger } from '../../test/support/silent-logger.ts';
import { testStores, uniqueName } from '../../test/support/stores.ts';

const { ConfigResourceTypes } = kafkajs;
const name = uniqueName('setup');
const { kafkaBrokers, cassandraContactPoints, redisUrl } = testStores();
const withoutKafka = {
  CECOCHAT_REDIS_URL: redisUrl,
  CECOCHAT_REDIS_PREFIX: `{${name}}:`,
  CECOCHAT_TOPIC_PREFIX: `${name}-`,
  CECOCHAT_CASSANDRA_CONTACT_POINTS: cassandraContactPoints,
  CECOCHAT_CASSANDRA_KEYSPACE: name,
  CECOCHAT_PARTITIONS: '5',
};
const env = { ...withoutKafka, CECOCHAT_KAFKA_BROKERS: kafkaBrokers };
const kafka = createKafka({ brokers: kafkaBrokers.split(','), clientId: name, logger: silentLogger });

afterAll(() => dropKeyspace(name));

async function inCassandra<T>(work: (client: Client) => Promise<T>): Promise<T> {
  const client = await connectCassandra({ contactPoints: [cassandraContactPoints], datacenter: 'datacenter1', logger: silentLogger });
  try {
    return await work(client);
  } finally {
    await client.shutdown();
  }
}

const tables = () => inCassandra(async (client) => {
  const { rows } = await client.execute('SELECT table_name FROM system_schema.tables WHERE keyspace_name = ?', [name]);
  return rows.map((row) => String(row.get('table_name'))).sort();
});

test('it creates what is not there, and run again changes nothing', async () => {
  for (const time of ['first', 'second']) {
    expect({ time, ...(await runToEnd('setup', env)) }).toMatchObject({ time, code: 0, stderr: '' });
    expect((await readOffsets(kafka, `${name}-messages`)).size).toBe(5);
    expect((await readOffsets(kafka, `${name}-messages-rejected`)).size).toBe(1);
    expect(await tables()).toEqual([
      'account_acts', 'account_blocks', 'account_contacts', 'account_directory', 'account_erasures', 'account_keys',
      'account_links', 'account_names', 'account_pairs', 'account_sessions', 'account_standings', 'account_subjects', 'accounts', 'conversations', 'dialog', 'dialog_arrivals', 'dialog_buckets',
      'dialog_deletions', 'group_bans', 'group_deletions', 'group_members', 'group_messages', 'group_outcomes',
      'group_past_members', 'group_pending', 'group_sends', 'group_timeline', 'groups', 'groups_progress',
      'history_gaps', 'inbox', 'inbox_buckets', 'log', 'platform', 'projection_gaps', 'projection_watermarks',
      'user_groups', 'user_settings', 'watermarks',
    ]);
  }
});

test('tables of an earlier version get the columns that they lack, and keep their rows', async () => {
  const columns = { watermarks: 'last_id', history_gaps: 'after_id' };
  await inCassandra(async (client) => {
    await client.execute(`INSERT INTO ${name}.watermarks (kafka_partition, next_position) VALUES (3, 7)`);
    for (const [table, column] of Object.entries(columns)) await changeSchema(client, `ALTER TABLE ${name}.${table} DROP ${column}`, 60_000);
  });
  expect(await runToEnd('setup', env)).toMatchObject({ code: 0, stderr: '' });
  await inCassandra(async (client) => {
    for (const [table, column] of Object.entries(columns)) await client.execute(`SELECT ${column} FROM ${name}.${table}`);
    const [row] = (await client.execute(`SELECT next_position, last_id FROM ${name}.watermarks WHERE kafka_partition = 3`)).rows;
    expect([Number(row?.get('next_position')), row?.get('last_id')]).toEqual([7, null]);
    await client.execute(`TRUNCATE ${name}.watermarks`);
  });
}, 120_000);

/** Adds partitions to the topic, or changes its settings, as an administrator does. */
async function asAdministrator(work: (admin: Admin) => Promise<unknown>): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    await work(admin);
  } finally {
    await admin.disconnect();
  }
}

async function settingsOf(topic: string): Promise<Readonly<Record<string, string>>> {
  let found: Record<string, string> = {};
  await asAdministrator(async (admin) => {
    const { resources } = await admin.describeConfigs({ includeSynonyms: false, resources: [{ type: ConfigResourceTypes.TOPIC, name: topic }] });
    found = Object.fromEntries(resources[0]?.configEntries.map(({ configName, configValue }) => [configName, configValue]) ?? []);
  });
  return found;
}

test('settings of a topic that lose records or refuse them are corrected, and what else was set stays', async () => {
  const topic = `${name}-messages`;
  const wrong = {
    'cleanup.policy': 'compact', 'max.message.bytes': '1000', 'message.timestamp.type': 'CreateTime', 'compression.type': 'lz4',
    'retention.ms': '3600000', 'segment.ms': '1234567',
  };
  const configEntries = Object.entries(wrong).map(([setting, value]) => ({ name: setting, value }));
  await asAdministrator((admin) => admin.alterConfigs({ validateOnly: false, resources: [{ type: ConfigResourceTypes.TOPIC, name: topic, configEntries }] }));
  const { code, stdout } = await runToEnd('setup', env);
  expect(code).toBe(0);
  expect(stdout).toContain(`topic ${topic}: cleanup.policy was compact, it is delete now`);
  expect(stdout).toContain(`topic ${topic}: max.message.bytes was 1000, it is 1048588 now`);
  expect(stdout).toContain(`topic ${topic}: retention.ms is 3600000, at least 86400000 is wanted`);
  expect(await settingsOf(topic)).toMatchObject({
    'cleanup.policy': 'delete', 'max.message.bytes': '1048588', 'message.timestamp.type': 'LogAppendTime', 'compression.type': 'lz4',
    'retention.ms': '3600000', 'segment.ms': '1234567',
  });
  expect((await runToEnd('setup', env)).stdout).not.toContain('it is delete now');
});

test('too few brokers for the replicas end it with one line that names both counts', async () => {
  const { code, stderr } = await runToEnd('setup', { ...env, CECOCHAT_TOPIC_PREFIX: `${name}-other-`, CECOCHAT_KAFKA_REPLICATION_FACTOR: '3' });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^error: kafka at \S+: 3 replicas of each record are asked for, 1 broker is there\n$/);
});

test('fewer partitions than are asked for end it with one line that says so', async () => {
  const { code, stderr } = await runToEnd('setup', { ...env, CECOCHAT_PARTITIONS: '6' });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^error: platform "cecochat" \(\S+, 5 partitions\) cannot get 6 partitions: the number never changes\n$/);
});

test('partitions that an administrator has added are a warning', async () => {
  await asAdministrator((admin) => admin.createPartitions({ topicPartitions: [{ topic: `${name}-messages`, count: 8 }] }));
  const { code, stdout } = await runToEnd('setup', env);
  expect(code).toBe(0);
  expect(stdout).toContain(`topic ${name}-messages has 8 partitions, the platform was made with 5: it uses the first 5, and the others stay empty`);
});

test('a Kafka that does not answer ends it with one line that names it', async () => {
  const nobody = `127.0.0.1:${await freePort()}`;
  const { code, stderr } = await runToEnd('setup', { ...env, CECOCHAT_KAFKA_BROKERS: nobody });
  expect(code).toBe(1);
  expect(stderr).toMatch(new RegExp(`^error: kafka at ${nobody}: .+\\n$`));
});

test('settings that are missing or wrong are named, each in a line', async () => {
  const { code, stderr } = await runToEnd('setup', { ...withoutKafka, CECOCHAT_PARTITIONS: '0', CECOCHAT_CASSANDRA_KEYSPACE: 'No; DROP' });
  expect(code).toBe(2);
  expect(stderr.split('\n').map((line) => /^error: (CECOCHAT_\w+)/.exec(line)?.[1])).toEqual([
    'CECOCHAT_KAFKA_BROKERS', 'CECOCHAT_PARTITIONS', 'CECOCHAT_CASSANDRA_KEYSPACE', undefined,
  ]);
});

test.each(['setup', 'messaging', 'materialize', 'history'])('%s tells its settings', async (service) => {
  const { code, stdout } = await runToEnd(service, {}, ['--help']);
  expect(code).toBe(0);
  expect(stdout).toContain('CECOCHAT_LOG_LEVEL');
});
