import { execFile } from 'node:child_process';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { connect as connectTls, createServer as createTlsServer } from 'node:tls';
import { connectCassandra, describeFailure } from '@cecochat/cassandra';
import { connect, createTransport, History, type ChatSession } from '@cecochat/client-node';
import { epoch, partition, userId, type ChatError, type UserId } from '@cecochat/contracts';
import { createKafka, type KafkaCredentials } from '@cecochat/kafka';
import { atRest, connectRedis, publishRouting, untilRedisReady } from '@cecochat/redis';
import type { ClientTls } from '@cecochat/runtime';
import { eventually } from '../support/eventually.ts';
import { freePorts } from '../support/free-ports.ts';
import { CertificateAuthority } from '../support/kubernetes/certificate-authority.ts';
import { runToEnd } from '../support/run-to-end.ts';
import { cassandraUser, passwords, startSecuredStores, userName, type SecuredStores } from '../support/secured-stores.ts';
import { startService, type ServiceProcess } from '../support/service-process.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { createTokens, type TestTokens } from '../support/tokens.ts';

/** A name that the certificate of the services has; their addresses, which it does not have, are of 127.0.0.1. */
const platformHost = 'localhost';
const partitions = 4;
const [alice, bob] = [userId(1), userId(2)];
const startDeadlineMs = 240_000;

let stores: SecuredStores;
let tokens: TestTokens;
let ca = '';
let strangerCa = '';
let url: URL;
let messagingAddress = '';
const services: ServiceProcess[] = [];
const sessions: ChatSession[] = [];
const file = (name: string) => join(stores.folder, name);

beforeAll(async () => {
  [stores, tokens] = await Promise.all([startSecuredStores({ needCertificates: true }), createTokens()]);
  ca = stores.authority.certificate;
  strangerCa = (await CertificateAuthority.create('a stranger')).certificate;
  writeFileSync(file('stranger.crt'), strangerCa);
  await writeCertificate();
  await startPlatform();
}, startDeadlineMs);
afterAll(async () => {
  await Promise.all(sessions.map((session) => session.close()));
  await Promise.all(services.map((service) => service.stop()));
  await tokens.remove();
  await stores.stop();
});

/** A new one for the services, put in place of the one before as a Secret is; its PEM. */
async function writeCertificate(): Promise<string> {
  const { certificate, key } = await stores.authority.issue({ commonName: 'services', hosts: [platformHost] });
  for (const [name, text] of [['tls.crt', certificate], ['tls.key', key]] as const) {
    writeFileSync(file(`${name}.new`), text);
    renameSync(file(`${name}.new`), file(name));
  }
  return certificate;
}

/** The files of TLS to a store: the authority, and the certificate that is shown to it. */
const tlsEnv = (store: string) => ({
  [`CECOCHAT_${store}_CA`]: stores.caFile, [`CECOCHAT_${store}_CERT`]: stores.client.certFile, [`CECOCHAT_${store}_KEY`]: stores.client.keyFile,
  [`CECOCHAT_${store}_TLS_MIN_VERSION`]: '1.3',
});
/** The same for a client in this process. */
const tlsWith = (trusted = ca) => ({ ca: trusted, cert: stores.client.certificate, key: stores.client.key });

const kafkaEnv = () => ({
  CECOCHAT_KAFKA_BROKERS: stores.kafka, CECOCHAT_KAFKA_TLS: 'true', ...tlsEnv('KAFKA'),
  CECOCHAT_KAFKA_MECHANISM: 'scram-sha-512', CECOCHAT_KAFKA_USERNAME: userName, CECOCHAT_KAFKA_PASSWORD: passwords.scram,
});
const cassandraEnv = () => ({
  CECOCHAT_CASSANDRA_CONTACT_POINTS: stores.cassandra, CECOCHAT_CASSANDRA_TLS: 'true', ...tlsEnv('CASSANDRA'),
  CECOCHAT_CASSANDRA_USERNAME: cassandraUser, CECOCHAT_CASSANDRA_PASSWORD: passwords.cassandra,
});
const redisEnv = () => ({
  CECOCHAT_REDIS_URL: `rediss://${stores.redis}`, ...tlsEnv('REDIS'),
  CECOCHAT_REDIS_USERNAME: userName, CECOCHAT_REDIS_PASSWORD: passwords.redis,
});
const onlineEnv = () => ({
  ...redisEnv(),
  CECOCHAT_TOKEN_KEYS: tokens.jwksFile, CECOCHAT_TLS_CERT: file('tls.crt'), CECOCHAT_TLS_KEY: file('tls.key'),
});

async function startPlatform(): Promise<void> {
  const { code, stdout, stderr } = await runToEnd('setup', { ...kafkaEnv(), ...cassandraEnv(), ...redisEnv(), CECOCHAT_PARTITIONS: `${partitions}` });
  if (code !== 0) throw new Error(`set-up ended with ${code}: ${stderr}${stdout}`);
  const [messaging = '', history = '', http = '', grpc = ''] = (await freePorts(4)).map((port) => `127.0.0.1:${port}`);
  messagingAddress = messaging;
  url = new URL(`https://${platformHost}:${http.split(':')[1]}`);
  const redis = connectRedis({ url: `rediss://${stores.redis}`, tls: tlsWith(), username: userName, password: passwords.redis }, silentLogger);
  try {
    await untilRedisReady(redis, 10_000);
    const all = Array.from({ length: partitions }, (_, index) => partition(index));
    const servers = new Map([['messaging-0', { address: messaging, partitions: all }]]);
    await publishRouting(redis, { ...atRest, epoch: epoch(1), partitionCount: partitions, servers, historyAddress: history });
  } finally {
    redis.disconnect();
  }
  services.push(...await Promise.all([
    startService('messaging', { ...kafkaEnv(), ...onlineEnv(), CECOCHAT_NAME: 'messaging-0', CECOCHAT_LISTEN: messaging, CECOCHAT_ADVERTISED_ADDRESS: messaging }),
    startService('connect', { ...onlineEnv(), CECOCHAT_HTTP_LISTEN: http, CECOCHAT_LISTEN: grpc, CECOCHAT_ISSUER_KEY: tokens.privateKeyFile }),
    startService('history', { ...cassandraEnv(), ...onlineEnv(), CECOCHAT_LISTEN: history }),
    startService('materialize', { ...kafkaEnv(), ...cassandraEnv() }),
  ]));
}

async function open(user: UserId, trusted = ca): Promise<ChatSession> {
  const session = connect({ url, ca: trusted, token: await tokens.tokenOf(user), device: 'phone', onEvent: () => undefined });
  sessions.push(session);
  return session;
}

/** The certificate that a server shows to who connects now, in PEM. */
async function shownAt(address: string): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const [host = '', port = ''] = address.split(':');
  const socket = connectTls({ host, port: Number(port), ca, servername: platformHost, ALPNProtocols: ['h2', 'http/1.1'] }, () => {
    resolve(socket.getPeerX509Certificate()?.toString() ?? '');
    socket.destroy();
  });
  socket.on('error', reject);
  return promise;
}

const cli = (args: readonly string[]) => {
  const { promise, resolve } = Promise.withResolvers<{ readonly code: number; readonly out: string; readonly err: string }>();
  const program = join(import.meta.dirname, '../../client/cli/cecochat.js');
  execFile(process.execPath, [program, ...args], { env: { PATH: process.env['PATH'] }, timeout: 60_000 }, (error, out, err) => {
    resolve({ code: error === null ? 0 : Number(error.code ?? -1), out, err });
  });
  return promise;
};

test('a device that reaches the platform by https sends, receives and reads history by TLS', async () => {
  const [sender, receiver] = await Promise.all([open(alice), open(bob)]);
  await Promise.all([sender.live(), receiver.live()]);
  const { messageId } = await sender.send(bob, 'by TLS');
  const history = new History({ url, ca, token: await tokens.tokenOf(bob) });
  try {
    await eventually(async () => {
      expect((await history.readUser()).events).toEqual([expect.objectContaining({ messageId, kind: 'text', body: 'by TLS' })]);
    });
  } finally {
    history.close();
  }
});

test('the command line takes the certificates from a file', async () => {
  const to = ['--url', url.href, '--user', '1', '--to', '2', 'hello'];
  expect(await cli(['send', '--ca', stores.caFile, ...to])).toMatchObject({ code: 0, out: expect.stringContaining('sent to 2') as string });
  expect(await cli(['send', '--ca', file('stranger.crt'), ...to])).toMatchObject({
    code: 1, out: '', err: expect.stringMatching(/^error: https:\/\/localhost:\d+ has a certificate that is not trusted: .*; --ca names the file of the authority that signed it\n$/) as string,
  });
  expect(await cli(['send', '--ca', file('tls.key'), ...to])).toMatchObject({ code: 2, err: expect.stringContaining('It must be a PEM file of certificates') as string });
});

test('a server whose certificate is not trusted is not spoken to, and the reason is said', async () => {
  const { promise, resolve } = Promise.withResolvers<ChatError>();
  const transport = createTransport(url, { ca: strangerCa });
  const listener = { token: await tokens.tokenOf(alice), device: 'phone', cursor: undefined, lineage: undefined, epoch: epoch(1) };
  transport.openStream(messagingAddress, listener, { onFrame: () => undefined, onClosed: resolve });
  const error = await promise;
  transport.close();
  expect(error).toMatchObject({ code: 'unavailable', message: expect.stringMatching(/certificate/) as string });
});

test('a certificate that names neither the address nor the platform is not trusted', async () => {
  const { promise, resolve } = Promise.withResolvers<ChatError>();
  const transport = createTransport(new URL('https://127.0.0.1:1'), { ca });
  const listener = { token: await tokens.tokenOf(alice), device: 'phone', cursor: undefined, lineage: undefined, epoch: epoch(1) };
  transport.openStream(messagingAddress, listener, { onFrame: () => undefined, onClosed: resolve });
  const error = await promise;
  transport.close();
  expect(error).toMatchObject({ code: 'unavailable', message: expect.stringContaining("IP: 127.0.0.1 is not in the cert's list") as string });
});

test('a certificate that is replaced is shown to who connects later, and nobody is disconnected', async () => {
  const statuses: string[] = [];
  const session = connect({
    url, ca, token: await tokens.tokenOf(alice), device: 'watch', onEvent: () => undefined, onStatus: (status) => statuses.push(status),
  });
  sessions.push(session);
  await session.live();
  const before = statuses.length;
  const next = await writeCertificate();
  await eventually(async () => {
    expect((await shownAt(messagingAddress)).trim()).toBe(next.trim());
    expect((await shownAt(`127.0.0.1:${url.port}`)).trim()).toBe(next.trim());
  });
  await session.send(bob, 'still here');
  expect(statuses.slice(before)).toEqual([]);
});

async function topicsOf(mechanism: KafkaCredentials['mechanism'], password: string, tls: ClientTls = tlsWith()): Promise<readonly string[]> {
  const credentials = { mechanism, username: userName, password };
  const kafka = createKafka({ brokers: [stores.kafka], clientId: 'test', logger: silentLogger, tls, credentials });
  const admin = kafka.admin({ retry: { retries: 0 } });
  try {
    await admin.connect();
    return await admin.listTopics();
  } finally {
    await admin.disconnect();
  }
}

test.each([['plain', passwords.plain], ['scram-sha-256', passwords.scram], ['scram-sha-512', passwords.scram]] as const)('Kafka lets in who knows the password by %s, and nobody else', async (mechanism, password) => {
  expect(await topicsOf(mechanism, password)).toContain('messages');
  await expect(topicsOf(mechanism, 'a guess')).rejects.toThrow(/authentication failed/i);
});

test('a Kafka whose certificate is not trusted is not spoken to', async () => {
  await expect(topicsOf('plain', passwords.plain, tlsWith(strangerCa))).rejects.toThrow(/certificate|signature/i);
});

/** Why Cassandra refuses a client, or "let in". */
async function cassandraAnswers(password: string, tls: ClientTls): Promise<string> {
  const connection = { contactPoints: [stores.cassandra], datacenter: 'datacenter1', tls, credentials: { username: cassandraUser, password } };
  try {
    const client = await connectCassandra({ ...connection, logger: silentLogger });
    await client.shutdown();
    return 'let in';
  } catch (error) {
    return describeFailure(error);
  }
}

/** The reason for which Redis is away, as the log has it. */
async function redisIsAway(tls: ClientTls, credentials: { readonly username?: string; readonly password?: string }, url = `rediss://${stores.redis}`): Promise<string> {
  const logged: object[] = [];
  const logger = { info: () => undefined, warn: (details: object) => void logged.push(details) };
  const redis = connectRedis({ url, tls, ...credentials }, logger);
  try {
    await eventually(() => expect(logged).toEqual([{ reason: expect.any(String) as string }]));
    return (logged[0] as { readonly reason: string }).reason;
  } finally {
    redis.disconnect();
  }
}

test('no store lets in a client without a certificate, or with one that another authority signed', async () => {
  const stranger = await (await CertificateAuthority.create('another')).issue({ commonName: 'chat' });
  for (const tls of [{ ca }, { ca, cert: stranger.certificate, key: stranger.key }]) {
    await expect(topicsOf('plain', passwords.plain, tls)).rejects.toThrow(/certificate|alert|ECONNRESET|closed/i);
    expect(await cassandraAnswers(passwords.cassandra, tls)).not.toBe('let in');
    expect(await redisIsAway(tls, { username: userName, password: passwords.redis })).toMatch(/certificate|alert|ECONNRESET|closed/i);
  }
});

test('a store that speaks TLS 1.2 at most is not spoken to where 1.3 is the least', async () => {
  const { certificate, key } = await stores.authority.issue({ commonName: 'old', hosts: ['127.0.0.1'] });
  const handshakes: string[] = [];
  const server = createTlsServer({ cert: certificate, key, maxVersion: 'TLSv1.2' }, (socket) => {
    handshakes.push(socket.getProtocol() ?? '');
    socket.destroy();
  });
  server.on('tlsClientError', () => undefined).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  const dial = async (tls: ClientTls) => {
    await createKafka({ brokers: [address], clientId: 'test', logger: silentLogger, tls }).admin({ retry: { retries: 0 } }).connect().catch(() => undefined);
    await connectCassandra({ contactPoints: [address], datacenter: 'datacenter1', tls, logger: silentLogger }).catch(() => undefined);
    await redisIsAway(tls, {}, `rediss://${address}`);
  };
  try {
    await dial({ ca, minVersion: 'TLSv1.3' });
    expect(handshakes).toEqual([]);
    await dial({ ca });
    expect(new Set(handshakes)).toEqual(new Set(['TLSv1.2']));
    expect(handshakes.length).toBeGreaterThanOrEqual(3);
  } finally {
    server.close();
  }
});

test('Cassandra lets in who knows the password, and is not spoken to when its certificate is not trusted', async () => {
  expect(await cassandraAnswers(passwords.cassandra, tlsWith())).toBe('let in');
  expect(await cassandraAnswers('a guess', tlsWith())).toMatch(/username.*password.*incorrect/i);
  expect(await cassandraAnswers(passwords.cassandra, tlsWith(strangerCa))).toMatch(/certificate|signature/i);
});

test.each([
  ['a wrong password', { username: userName, password: 'a guess' }, () => ca, /WRONGPASS/],
  ['no password', {}, () => ca, /NOAUTH/],
  ['a certificate that is not trusted', { username: userName, password: passwords.redis }, () => strangerCa, /certificate|signature/],
])('Redis is away with %s; the log says why and never the password', async (_what, credentials, trusted, reason) => {
  expect(await redisIsAway(tlsWith(trusted()), credentials)).toMatch(reason);
});

test('credentials in the URL of Redis count', async () => {
  const redis = connectRedis({ url: `rediss://${userName}:${passwords.redis}@${stores.redis}`, tls: tlsWith() }, silentLogger);
  try {
    await untilRedisReady(redis, 10_000);
    expect(await redis.ping()).toBe('PONG');
  } finally {
    redis.disconnect();
  }
});

test('settings that do not fit together end a service with exit code 2 and a line that names the variable', async () => {
  const outcome = await runToEnd('setup', { ...kafkaEnv(), ...cassandraEnv(), ...redisEnv(), CECOCHAT_PARTITIONS: '4', CECOCHAT_CASSANDRA_CA: file('none.crt') });
  expect(outcome).toMatchObject({ code: 2, stderr: `error: CECOCHAT_CASSANDRA_CA: ${file('none.crt')} cannot be read: ENOENT\n` });
});

test('set-up with a wrong password ends with a line that says so', async () => {
  const { code, stdout, stderr } = await runToEnd('setup', { ...kafkaEnv(), ...cassandraEnv(), ...redisEnv(), CECOCHAT_PARTITIONS: '4', CECOCHAT_KAFKA_PASSWORD: 'a guess' });
  expect([code, stderr]).toEqual([1, expect.stringMatching(new RegExp(`^error: kafka at ${stores.kafka}: .*authentication failed.*\n$`, 'i'))]);
  expect(stdout + stderr).not.toContain('a guess');
});

test('no log has a password in it', () => {
  const logs = services.map((service) => service.log()).join('');
  expect(logs).toContain('listens');
  for (const password of [passwords.scram, passwords.redis]) expect(logs).not.toContain(password);
});
