import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { connectCassandra, readCassandraConnection } from '@cecochat/cassandra';
import { createKafka, readKafkaConnection, type KafkaSettings } from '@cecochat/kafka';
import type { Kafka } from 'kafkajs';
import { eventually } from '../support/eventually.ts';
import { cassandraUser, passwords, startSecuredStores, userName, type SecuredStores } from '../support/secured-stores.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { startTcpProxy } from '../support/tcp-proxy.ts';

const startDeadlineMs = 240_000;

let stores: SecuredStores;
beforeAll(async () => {
  stores = await startSecuredStores();
}, startDeadlineMs);
afterAll(() => stores.stop());

/** A folder as Kubernetes mounts a Secret; `write` is what a rotation does. */
function secret(name: string, username: string, password: string): { readonly folder: string; write(password: string): void } {
  const folder = join(stores.folder, name);
  mkdirSync(folder);
  writeFileSync(join(folder, 'username'), username);
  const write = (next: string) => writeFileSync(join(folder, 'password'), next);
  write(password);
  return { folder, write };
}

const kafkaWith = (mechanism: KafkaSettings['KAFKA_MECHANISM'], folder: string): Kafka => createKafka({
  ...readKafkaConnection({
    KAFKA_BROKERS: [stores.kafka], KAFKA_TLS: true, KAFKA_CA: stores.caFile, KAFKA_MECHANISM: mechanism, KAFKA_CREDENTIALS: folder, TOPIC_PREFIX: '',
  }),
  clientId: 'rotated', logger: silentLogger,
});

/** Connects once, as a client does that lost its connection. */
async function reconnect(kafka: Kafka): Promise<void> {
  const admin = kafka.admin({ retry: { retries: 0 } });
  try {
    await admin.connect();
    await admin.listTopics();
  } finally {
    await admin.disconnect();
  }
}

test('a client of Kafka with SCRAM takes a rotated password from its file at the next connection', async () => {
  const { folder, write } = secret('scram', userName, passwords.scram);
  const kafka = kafkaWith('scram-sha-512', folder);
  await reconnect(kafka);
  for (const password of ['second-secret', 'third-secret']) {
    await stores.setScramPassword(password);
    await eventually(() => expect(reconnect(kafka)).rejects.toThrow(/SASL|[Aa]uthentication/)); // The file has the password before.
    write(password);
    await eventually(() => reconnect(kafka));
  }
});

test('a client of Kafka with PLAIN takes another password from its file at the next connection', async () => {
  const { folder, write } = secret('plain', userName, passwords.plain); // The broker reads its own from its settings.
  const kafka = kafkaWith('plain', folder);
  for (const wrong of ['of-yesterday', 'of-tomorrow']) {
    await reconnect(kafka);
    write(wrong);
    await expect(reconnect(kafka)).rejects.toThrow(/SASL|[Aa]uthentication/);
    write(passwords.plain);
  }
  await reconnect(kafka);
});

test('a client of Cassandra that runs takes a rotated password from its file at the next connection', async () => {
  const proxy = await startTcpProxy(stores.cassandra);
  const { folder, write } = secret('cassandra', 'chat', 'first-secret');
  const tls = { CASSANDRA_TLS: true, CASSANDRA_CA: stores.caFile, CASSANDRA_DATACENTER: 'datacenter1', CASSANDRA_KEYSPACE: 'system' };
  const open = (address: string, login: object) => connectCassandra({ ...readCassandraConnection({ ...tls, CASSANDRA_CONTACT_POINTS: [address], ...login }), logger: silentLogger });
  const admin = await open(stores.cassandra, { CASSANDRA_USERNAME: cassandraUser, CASSANDRA_PASSWORD: passwords.cassandra });
  const change = (statement: string) => admin.execute(statement, [], { prepare: false, readTimeout: 30_000 });
  await change("CREATE ROLE chat WITH PASSWORD = 'first-secret' AND LOGIN = true");
  const client = await eventually(() => open(proxy.address, { CASSANDRA_CREDENTIALS: folder }));
  const query = () => client.execute('SELECT release_version FROM local', [], { readTimeout: 5_000 });
  try {
    await query();
    for (const password of ['second-secret', 'third-secret']) {
      await change(`ALTER ROLE chat WITH PASSWORD = '${password}'`);
      await eventually(() => expect(open(stores.cassandra, { CASSANDRA_CREDENTIALS: folder })).rejects.toThrow()); // Nodes remember passwords for 2 s.
      write(password);
      proxy.cut();
      await eventually(() => expect(query()).rejects.toThrow());
      proxy.heal();
      await eventually(query);
    }
  } finally {
    await client.shutdown();
    await admin.shutdown();
    await proxy.close();
  }
});
