import { connectCassandra } from '@cecochat/cassandra';
import { createKafka, readOffsets } from '@cecochat/kafka';
import { dropKeyspace } from '../../test/support/drop-keyspace.ts';
import { freePort } from '../../test/support/free-ports.ts';
import { runToEnd } from '../../test/support/run-to-end.ts';
import { silentLogger } from '../../test/support/silent-logger.ts';
import { testStores, uniqueName } from '../../test/support/stores.ts';

const name = uniqueName('setup');
const { kafkaBrokers, cassandraContactPoints } = testStores();
const withoutKafka = {
  CECOCHAT_TOPIC_PREFIX: `${name}-`,
  CECOCHAT_CASSANDRA_CONTACT_POINTS: cassandraContactPoints,
  CECOCHAT_CASSANDRA_KEYSPACE: name,
  CECOCHAT_PARTITIONS: '5',
};
const env = { ...withoutKafka, CECOCHAT_KAFKA_BROKERS: kafkaBrokers };
const kafka = createKafka({ brokers: kafkaBrokers.split(','), clientId: name, logger: silentLogger });

afterAll(() => dropKeyspace(name));

async function tables(): Promise<string[]> {
  const client = await connectCassandra({ contactPoints: [cassandraContactPoints], datacenter: 'datacenter1', logger: silentLogger });
  try {
    const { rows } = await client.execute('SELECT table_name FROM system_schema.tables WHERE keyspace_name = ?', [name]);
    return rows.map((row) => String(row.get('table_name'))).sort();
  } finally {
    await client.shutdown();
  }
}

test('it creates what is not there, and run again changes nothing', async () => {
  for (const time of ['first', 'second']) {
    expect({ time, ...(await runToEnd('setup', env)) }).toMatchObject({ time, code: 0, stderr: '' });
    expect((await readOffsets(kafka, `${name}-messages`)).size).toBe(5);
    expect((await readOffsets(kafka, `${name}-messages-rejected`)).size).toBe(1);
    expect(await tables()).toEqual(['dialog', 'dialog_buckets', 'inbox', 'inbox_buckets', 'watermarks']);
  }
});

test('another number of partitions than there is ends it with one line that says so', async () => {
  const { code, stderr } = await runToEnd('setup', { ...env, CECOCHAT_PARTITIONS: '6' });
  expect(code).toBe(1);
  expect(stderr).toMatch(/^error: kafka at \S+: topic \S+-messages has 5 partitions, 6 are asked for: the number cannot change\n$/);
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
