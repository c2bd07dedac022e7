import { connectCassandra } from '@cecochat/cassandra';
import { Accounts, connect, Groups, History, type ChatSession } from '@cecochat/client-node';
import { epoch, partition, userId } from '@cecochat/contracts';
import { createKafka } from '@cecochat/kafka';
import { atRest, connectRedis, publishLimits, publishRouting, untilRedisReady } from '@cecochat/redis';
import type { Client } from 'cassandra-driver';
import { eventually } from '../support/eventually.ts';
import { freePorts } from '../support/free-ports.ts';
import { unreachedLimits } from '../support/limits.ts';
import { runToEnd } from '../support/run-to-end.ts';
import { cassandraUser, passwords, startSecuredStores, type SecuredStores } from '../support/secured-stores.ts';
import { startService, type ServiceProcess } from '../support/service-process.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { cassandraGrants, cassandraRights, cassandraTables, kafkaAcls, kafkaRights, redisRights, redisUser } from '../support/store-rights.ts';
import { createTokens, type TestTokens } from '../support/tokens.ts';

const startDeadlineMs = 300_000;
const [prefix, keyspace, partitions] = ['{cecochat}:', 'cecochat', 4];
const [alice, bob] = [userId(1), userId(2)];

const kafkaUsers = Object.keys(kafkaRights) as (keyof typeof kafkaRights)[];
const cassandraUsers = Object.keys(cassandraRights) as (keyof typeof cassandraRights)[];
const redisUsers = Object.keys(redisRights) as (keyof typeof redisRights)[];

let stores: SecuredStores;
let tokens: TestTokens;
let url: URL;
const services: ServiceProcess[] = [];
const sessions: ChatSession[] = [];

beforeAll(async () => {
  const redisLines = redisUsers.map((user) => redisUser(user, { user, password: passwords.redis, prefix }));
  [stores, tokens] = await Promise.all([startSecuredStores({ kafkaUsers, redisUsers: redisLines }), createTokens()]);
  await Promise.all([giveKafkaRights(), giveSetupRights()]);
  const { code, stdout, stderr } = await eventually(async () => {
    const outcome = await runToEnd('setup', { ...kafkaEnv('setup'), ...cassandraEnv('setup'), ...redisEnv('setup'), CECOCHAT_PARTITIONS: `${partitions}` });
    expect(outcome.stderr).not.toContain('password'); // Nodes learn of a new role within moments.
    return outcome;
  }, 60_000);
  if (code !== 0) throw new Error(`set-up ended with ${code}: ${stderr}${stdout}`);
  await giveTableRights();
  await startPlatform();
}, startDeadlineMs);
afterAll(async () => {
  await Promise.all(sessions.map((session) => session.close()));
  await Promise.all(services.map((service) => service.stop()));
  await tokens.remove();
  await stores.stop();
});

async function giveKafkaRights(): Promise<void> {
  const admin = createKafka({ brokers: [stores.kafkaAdmin], clientId: 'test', logger: silentLogger }).admin();
  await admin.connect();
  try {
    await admin.createAcls({ acl: kafkaUsers.flatMap((user) => kafkaAcls(user, user)) });
  } finally {
    await admin.disconnect();
  }
}

async function inCassandra(user: string, password: string, work: (client: Client) => Promise<unknown>): Promise<void> {
  const credentials = { username: user, password };
  const client = await connectCassandra({ contactPoints: [stores.cassandra], datacenter: 'datacenter1', tls: { ca: stores.authority.certificate }, credentials, logger: silentLogger });
  try {
    await work(client);
  } finally {
    await client.shutdown();
  }
}

const execute = (client: Client, statement: string) => client.execute(statement, [], { prepare: false, readTimeout: 30_000, isIdempotent: false });

const giveSetupRights = () => inCassandra(cassandraUser, passwords.cassandra, async (client) => {
  for (const role of ['setup', ...cassandraUsers]) await execute(client, `CREATE ROLE ${role} WITH PASSWORD = '${role}-secret' AND LOGIN = true`);
  await execute(client, 'GRANT CREATE ON ALL KEYSPACES TO setup'); // It has all rights on what it creates.
});

const giveTableRights = () => inCassandra(cassandraUser, passwords.cassandra, async (client) => {
  for (const role of cassandraUsers) for (const statement of cassandraGrants(role, role, keyspace)) await execute(client, statement);
});

const kafkaEnv = (user: keyof typeof kafkaRights) => ({
  CECOCHAT_KAFKA_BROKERS: stores.kafka, CECOCHAT_KAFKA_TLS: 'true', CECOCHAT_KAFKA_CA: stores.caFile,
  CECOCHAT_KAFKA_MECHANISM: 'scram-sha-512', CECOCHAT_KAFKA_USERNAME: user, CECOCHAT_KAFKA_PASSWORD: passwords.scram,
});
const cassandraEnv = (user: keyof typeof cassandraRights | 'setup') => ({
  CECOCHAT_CASSANDRA_CONTACT_POINTS: stores.cassandra, CECOCHAT_CASSANDRA_TLS: 'true', CECOCHAT_CASSANDRA_CA: stores.caFile,
  CECOCHAT_CASSANDRA_USERNAME: user, CECOCHAT_CASSANDRA_PASSWORD: `${user}-secret`,
});
const redisEnv = (user: keyof typeof redisRights) => ({
  CECOCHAT_REDIS_URL: `rediss://${stores.redis}`, CECOCHAT_REDIS_CA: stores.caFile, CECOCHAT_REDIS_USERNAME: user, CECOCHAT_REDIS_PASSWORD: passwords.redis,
});
const callersEnv = () => ({ CECOCHAT_TOKEN_KEYS: tokens.jwksFile });

/** A client of Redis with the rights of a service. */
const redisOf = async (user: keyof typeof redisRights) => {
  const redis = connectRedis({ url: `rediss://${stores.redis}`, tls: { ca: stores.authority.certificate }, username: user, password: passwords.redis, prefix }, silentLogger);
  await untilRedisReady(redis, 10_000);
  return redis;
};

async function startPlatform(): Promise<void> {
  const [messaging = '', history = '', groups = '', accounts = '', http = '', grpc = '', web = ''] = (await freePorts(7)).map((port) => `127.0.0.1:${port}`);
  url = new URL(`http://${http}`);
  const redis = await redisOf('operator');
  try {
    const all = Array.from({ length: partitions }, (_, index) => partition(index));
    const servers = new Map([['messaging-0', { address: messaging, partitions: all }]]);
    await publishRouting(redis, { ...atRest, epoch: epoch(1), partitionCount: partitions, servers, historyAddress: history, groupsAddress: groups, accountsAddress: accounts });
    await publishLimits(redis, unreachedLimits);
  } finally {
    redis.disconnect();
  }
  const calls = { CECOCHAT_CONNECT_ADDRESS: grpc, CECOCHAT_HISTORY_ADDRESS: history, CECOCHAT_GROUPS_ADDRESS: groups, CECOCHAT_ACCOUNTS_ADDRESS: accounts };
  services.push(...await Promise.all([
    startService('messaging', { ...kafkaEnv('messaging'), ...redisEnv('messaging'), ...callersEnv(), CECOCHAT_NAME: 'messaging-0', CECOCHAT_LISTEN: messaging, CECOCHAT_ADVERTISED_ADDRESS: messaging }),
    startService('connect', { ...redisEnv('connect'), ...callersEnv(), CECOCHAT_HTTP_LISTEN: http, CECOCHAT_LISTEN: grpc }),
    startService('history', { ...cassandraEnv('history'), ...redisEnv('history'), ...callersEnv(), CECOCHAT_LISTEN: history }),
    startService('materialize', { ...kafkaEnv('materialize'), ...cassandraEnv('materialize') }),
    startService('groups', { ...kafkaEnv('groups'), ...cassandraEnv('groups'), ...redisEnv('groups'), ...callersEnv(), CECOCHAT_LISTEN: groups }),
    startService('accounts', { ...cassandraEnv('accounts'), ...redisEnv('accounts'), ...callersEnv(), CECOCHAT_LISTEN: accounts, CECOCHAT_SIGN_UP: 'true' }),
    startService('web', { ...redisEnv('web'), ...callersEnv(), ...calls, CECOCHAT_HTTP_LISTEN: web }),
  ]));
}

test('a platform whose services have no more than their rights has messages, history, groups and accounts', async () => {
  const [forAlice, forBob] = await Promise.all([tokens.tokenOf(alice), tokens.tokenOf(bob)]);
  const received: string[] = [];
  const open = (token: string, device: string) => {
    const session = connect({ url, token, device, onEvent: (event) => void (event.kind === 'text' && received.push(event.body)) });
    sessions.push(session);
    return session;
  };
  const [sender, receiver] = [open(forAlice, 'phone'), open(forBob, 'phone')];
  await Promise.all([sender.live(), receiver.live()]);
  await sender.send(bob, 'to a user');
  const { group } = await new Groups({ url, token: forAlice }).create({ name: 'a group', users: [bob] });
  await sender.send({ group }, 'to a group');
  const history = new History({ url, token: forBob });
  try {
    await eventually(async () => {
      const { events } = await history.readUser();
      expect(events.flatMap((event) => (event.kind === 'text' ? [event.body] : []))).toEqual(expect.arrayContaining(['to a user', 'to a group']));
    }, 30_000);
  } finally {
    history.close();
  }
  expect(received).toEqual(expect.arrayContaining(['to a user', 'to a group']));
  const accounts = new Accounts({ url });
  const { user, accessToken } = await accounts.signUp({ name: 'carol', password: 'correct horse battery', label: 'test' });
  expect(user).toBeGreaterThan(0n);
  const carol = open(accessToken, 'phone');
  await carol.live();
  for (const service of services) expect(service.log()).not.toMatch(/NOPERM|[Uu]nauthorized|AUTHORIZATION_FAILED|not authorized|Not authorized/);
});

test('a service reaches nothing that belongs to others', async () => {
  const web = await redisOf('web');
  try {
    for (const key of ['dedupe:1:phone', 'partitioning.epoch', 'accounts.blocks', 'servers.messaging-0']) await expect(web.get(key)).rejects.toThrow('NOPERM');
    await expect(web.publish(`${prefix}signals.0`, '')).rejects.toThrow('NOPERM');
  } finally {
    web.disconnect();
  }
  for (const role of ['history', 'materialize', 'groups']) {
    await inCassandra(role, `${role}-secret`, async (client) => {
      for (const table of cassandraTables.accounts) await expect(execute(client, `SELECT * FROM ${keyspace}.${table} LIMIT 1`)).rejects.toThrow(/no SELECT permission/);
      await expect(execute(client, `ALTER TABLE ${keyspace}.inbox ADD more text`)).rejects.toThrow(/no ALTER permission/);
      await expect(execute(client, `CREATE TABLE ${keyspace}.more (a int PRIMARY KEY)`)).rejects.toThrow(/no CREATE permission/);
    });
  }
  await inCassandra('history', 'history-secret', async (client) =>
    void await expect(execute(client, `TRUNCATE ${keyspace}.inbox`)).rejects.toThrow(/no MODIFY permission/));
  const kafka = createKafka({
    brokers: [stores.kafka], clientId: 'test', logger: silentLogger, tls: { ca: stores.authority.certificate },
    credentials: { mechanism: 'scram-sha-512', username: 'materialize', password: passwords.scram },
  });
  const [admin, producer] = [kafka.admin({ retry: { retries: 0 } }), kafka.producer({ retry: { retries: 0 } })];
  try {
    await Promise.all([admin.connect(), producer.connect()]);
    expect((await admin.listTopics()).sort()).toEqual(['messages', 'messages-rejected', 'platform']);
    await expect(producer.send({ topic: 'messages', messages: [{ value: 'forged' }] })).rejects.toThrow(/[Nn]ot authorized/);
    await expect(admin.deleteTopics({ topics: ['messages'] })).rejects.toThrow(/[Nn]ot authorized/);
  } finally {
    await Promise.all([admin.disconnect(), producer.disconnect()]);
  }
});

test('every table has services that may read it', async () => {
  await inCassandra(cassandraUser, passwords.cassandra, async (client) => {
    const { rows } = await client.execute('SELECT table_name FROM system_schema.tables WHERE keyspace_name = ?', [keyspace], { prepare: true });
    expect(rows.map((row) => String(row['table_name'])).sort()).toEqual(Object.values(cassandraTables).flat().sort());
  });
});
