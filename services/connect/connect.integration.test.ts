import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { connect as connectSocket, type AddressInfo, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ChatError, connectService, epoch, maxUserId, partition, toNumber, userId, type cecochat, type UserId } from '@cecochat/contracts';
import { partitionOf } from '@cecochat/partitioning';
import {
  atRest, connectRedis, formatRoutingCopy, publishLimits, publishRouting, routingKeys, untilRedisReady, type Routing,
} from '@cecochat/redis';
import { KeySet, openKeySource, TokenVerifier } from '@cecochat/runtime';
import { Client, credentials, Metadata } from '@grpc/grpc-js';
import type { Redis } from 'ioredis';
import { findAccounts, lookUp, requestToken } from '@cecochat/client-node';
import { auditLinesIn } from '../../test/support/audit-lines.ts';
import { eventually } from '../../test/support/eventually.ts';
import { freePorts } from '../../test/support/free-ports.ts';
import { liftLimits, unreachedLimits } from '../../test/support/limits.ts';
import { noOwnKeys } from '../../test/support/own-keys.ts';
import { startService, type ServiceProcess } from '../../test/support/service-process.ts';
import { silentLogger } from '../../test/support/silent-logger.ts';
import { privateRedis, type PrivateRedis } from '../../test/support/stores.ts';
import { createTokens, type TestTokens, type TokenOptions } from '../../test/support/tokens.ts';
import type { Route } from './directory.ts';

const partitionCount = 8;

interface Started {
  readonly service: ServiceProcess;
  readonly url: URL;
  readonly httpPort: number;
  readonly grpc: Client;
  end(): Promise<void>;
}

let tokens: TestTokens;
let redisServer: PrivateRedis;
let redis: Redis;
let connect: Started;
/** The published routing; every change is a new epoch. */
let published: Routing;
/** Everything that was started, so that a test that fails leaves nothing behind. */
const started: Started[] = [];

async function start(env: Record<string, string> = {}, waitReady = true): Promise<Started> {
  const [httpPort = 0, port = 0] = await freePorts(2);
  const service = await startService('connect', {
    CECOCHAT_HTTP_LISTEN: `127.0.0.1:${httpPort}`,
    CECOCHAT_LISTEN: `127.0.0.1:${port}`,
    CECOCHAT_REDIS_URL: redisServer.url,
    CECOCHAT_TOKEN_KEYS: tokens.jwksFile,
    ...env,
  }, waitReady);
  const grpc = new Client(`127.0.0.1:${port}`, credentials.createInsecure());
  const end = async () => {
    grpc.close();
    await service.stop();
  };
  const running = { service, url: new URL(`http://127.0.0.1:${httpPort}`), httpPort, grpc, end };
  started.push(running);
  return running;
}

function routingOf(servers: Record<string, { address: string; count: number }>, historyAddress = 'history.test:1'): Routing {
  let next = 0;
  const everyPartition = Array.from({ length: partitionCount }, (_, index) => partition(index));
  return {
    ...atRest,
    epoch: epoch((published?.epoch ?? 0) + 1),
    partitionCount,
    historyAddress,
    servers: new Map(Object.entries(servers).map(([name, { address, count }]) => [
      name, { address, partitions: everyPartition.slice(next, (next += count)) },
    ])),
  };
}

async function publish(routing: Routing): Promise<void> {
  published = routing;
  expect(await publishRouting(redis, routing)).toBe(routing.epoch);
}

const twoServers = () => routingOf({ 'messaging-0': { address: 'zero.test:1', count: 4 }, 'messaging-1': { address: 'one.test:1', count: 4 } });

/** The route of a user according to the published routing. */
function expectedRoute(user: UserId): Route {
  const partition = partitionOf(user, partitionCount);
  const server = [...published.servers.values()].find((each) => each.partitions.includes(partition));
  return { address: server?.address ?? '', historyAddress: published.historyAddress ?? '', partition, partitionCount, epoch: published.epoch };
}

/** The part of it that the SDK needs. */
function sdkRoute(user: UserId) {
  const { address, historyAddress, partition, epoch: version } = expectedRoute(user);
  return { address, historyAddress, partition, epoch: version };
}

type Lookup = (authorization: string | undefined) => Promise<Route>;

async function overHttp(authorization: string | undefined): Promise<Route> {
  const response = await fetch(new URL('/api/connect', connect.url), { headers: authorization === undefined ? {} : { authorization } });
  const body = await response.json();
  if (response.ok) return body as Route;
  const { code, message, field, ...rest } = body as { code: ChatError['code']; message: string; field?: string };
  expect(rest).toEqual({});
  const retryAfter = response.headers.get('retry-after');
  const error = new ChatError(code, message, {
    ...(field !== undefined && { field }),
    ...(retryAfter !== null && { retryAfterMs: Number(retryAfter) * 1_000 }),
  });
  expect(response.status).toBe(error.httpStatus);
  throw error;
}

async function overGrpc(authorization: string | undefined): Promise<Route> {
  const metadata = new Metadata();
  if (authorization !== undefined) metadata.set('authorization', authorization);
  const { path, requestSerialize, responseDeserialize } = connectService.lookup;
  const { promise, resolve, reject } = Promise.withResolvers<cecochat.v1.ILookupResponse>();
  const options = { deadline: Date.now() + 10_000 };
  connect.grpc.makeUnaryRequest(path, requestSerialize, responseDeserialize, {} as cecochat.v1.LookupRequest, metadata, options, (error, answer) => {
    if (error !== null || answer === undefined) reject(ChatError.from(error));
    else resolve(answer);
  });
  const { address, historyAddress, partition, partitionCount: count, epoch: version } = await promise;
  return { address, historyAddress, partition, partitionCount: count, epoch: toNumber(version) } as Route;
}

const transports: [string, Lookup][] = [['HTTP', overHttp], ['gRPC', overGrpc]];
const bearer = async (user: UserId, options: TokenOptions = {}) => `Bearer ${await tokens.tokenOf(user, options)}`;

async function refusal(answer: Promise<unknown>): Promise<Record<string, unknown>> {
  const error = await answer.then(() => undefined, (thrown: unknown) => ChatError.from(thrown));
  if (error === undefined) throw new Error('was answered');
  return { code: error.code, message: error.message, ...error.details };
}

/** Waits until both transports answer according to the published routing, for a user of each partition. */
async function untilFollowed(): Promise<void> {
  await eventually(async () => {
    for (let id = 1; id <= 20; id++) {
      const user = userId(id);
      for (const [, ask] of transports) expect(await ask(await bearer(user))).toEqual(expectedRoute(user));
    }
  });
}

beforeAll(async () => {
  [tokens, redisServer] = await Promise.all([createTokens(), privateRedis()]);
  redis = connectRedis(redisServer.url, silentLogger);
  await untilRedisReady(redis, 10_000);
  await publish(twoServers());
  connect = await start({ CECOCHAT_ISSUER_KEY: tokens.privateKeyFile });
});

afterAll(async () => {
  await Promise.all(started.map((each) => each.end()));
  redis?.disconnect();
  await redisServer?.stop();
  await tokens?.remove();
});

describe('where a user is served', () => {
  test('every user gets the server of its partition, the same over HTTP and gRPC', async () => {
    await untilFollowed();
    const partitions = new Set(Array.from({ length: 20 }, (_, index) => partitionOf(userId(index + 1), partitionCount)));
    expect(partitions.size).toBe(partitionCount);
    const last = userId(maxUserId);
    for (const [, ask] of transports) expect(await ask(await bearer(last))).toEqual(expectedRoute(last));
  });

  test('the client of the SDK gets a token and its route', async () => {
    const user = userId(11);
    expect(await lookUp(connect.url, await requestToken(connect.url, user))).toEqual(sdkRoute(user));
  });

  test('answers follow a changed routing', async () => {
    await publish(routingOf({ 'messaging-7': { address: 'seven.test:7', count: 8 } }, 'elsewhere.test:2'));
    await untilFollowed();
    expect(await connect.service.metric('cecochat_connect_routing_epoch')).toBe(published.epoch);
    await publish(twoServers());
    await untilFollowed();
  });

  test.each(transports)('a partition without a server is named over %s, and when to ask again', async (_name, ask) => {
    await publish(routingOf({ 'messaging-0': { address: 'zero.test:1', count: 4 } }));
    const user = userId(Array.from({ length: 20 }, (_, index) => index + 1).find((id) => partitionOf(userId(id), partitionCount) === 6) ?? 0);
    const authorization = await bearer(user);
    await eventually(async () => expect(await refusal(ask(authorization))).toEqual({
      code: 'unavailable', message: 'no server is assigned to partition 6', retryAfterMs: 1_000,
    }));
    await publish(twoServers());
    await untilFollowed();
  });

  test('without the address of history nobody is sent on, and readiness says why', async () => {
    await publish({ ...twoServers(), historyAddress: undefined });
    const authorization = await bearer(userId(1));
    await eventually(async () => {
      for (const [, ask] of transports) {
        expect(await refusal(ask(authorization))).toEqual({
          code: 'unavailable', message: 'no address of the history service is known', retryAfterMs: 1_000,
        });
      }
    });
    const ready = await fetch(`http://${connect.service.admin}/readyz`);
    expect([ready.status, await ready.text()]).toEqual([503, 'no address of the history service in redis\n']);
    await publish(twoServers());
    await untilFollowed();
  });

  test('lookups are counted and timed by transport and outcome', async () => {
    const counted = (transport: string, code: string) =>
      connect.service.metric(`cecochat_connect_lookups_total{transport="${transport}",code="${code}",service="connect"}`);
    for (const [name, ask] of transports) {
      const transport = name.toLowerCase();
      const [answered, refused] = [await counted(transport, 'ok'), await counted(transport, 'unauthenticated')];
      await ask(await bearer(userId(1)));
      await refusal(ask('Bearer nonsense'));
      expect([await counted(transport, 'ok'), await counted(transport, 'unauthenticated')]).toEqual([answered + 1, refused + 1]);
      const timed = await connect.service.metric(`cecochat_connect_lookup_seconds_count{service="connect",transport="${transport}"}`);
      expect(timed).toBeGreaterThanOrEqual(answered + refused + 2);
    }
  });
});

describe('where accounts are', () => {
  const ask = async () => {
    const response = await fetch(new URL('/api/accounts', connect.url));
    return { status: response.status, body: await response.json() as unknown };
  };

  test('the address that is published is the answer, without a token', async () => {
    await publish({ ...twoServers(), accountsAddress: 'accounts.test:1' });
    await eventually(async () => expect(await ask()).toEqual({ status: 200, body: { address: 'accounts.test:1' } }));
    expect(await findAccounts(connect.url)).toBe('accounts.test:1');
    await publish({ ...twoServers(), accountsAddress: 'accounts.test:2' });
    await eventually(async () => expect(await ask()).toEqual({ status: 200, body: { address: 'accounts.test:2' } }));
  });

  test('a platform that does not name them says so', async () => {
    await publish(twoServers());
    const message = 'this platform does not name a service of accounts';
    await eventually(async () => expect(await ask()).toEqual({ status: 404, body: { code: 'not-found', message } }));
    await expect(findAccounts(connect.url)).rejects.toMatchObject({ code: 'not-found', message });
  });

  test('callers of one address beyond the limit are refused', async () => {
    const perAddress = { ...unreachedLimits.perAddress, lookups: { rate: 1, burst: 3 } };
    await publishLimits(redis, { ...unreachedLimits, perAddress });
    await eventually(async () => expect(await ask()).toMatchObject({ status: 429, body: { code: 'overloaded', field: 'limits.perAddress.lookups' } }));
    await liftLimits(redis);
    await eventually(async () => expect(await ask()).toMatchObject({ status: 404 }));
  });
});

describe('Redis that is away or holds garbage', () => {
  test('while Redis is away, and when it comes back empty, the last known routing is answered', async () => {
    await redisServer.stop();
    await eventually(() => expect(connect.service.log()).toContain('redis is away'));
    await untilFollowed();
    expect((await fetch(`http://${connect.service.admin}/readyz`)).status).toBe(200);
    await redisServer.start();
    await untilRedisReady(redis, 20_000);
    await eventually(() => expect(connect.service.log()).toContain('redis is back'));
    await untilFollowed();
    await publish(routingOf({ 'messaging-9': { address: 'nine.test:9', count: 8 } }));
    await untilFollowed();
  });

  const garbage: [string, (target: Redis) => Promise<unknown>][] = [
    [routingKeys.epoch, (target) => target.set(routingKeys.epoch, 'yesterday')],
    [routingKeys.epoch, (target) => target.del(routingKeys.epoch)],
    [routingKeys.partitionCount, (target) => target.set(routingKeys.partitionCount, '-8')],
    [routingKeys.serverPartitions, (target) => target.hset(routingKeys.serverPartitions, 'messaging-0', '3-1')],
    [routingKeys.serverPartitions, (target) => target.hset(routingKeys.serverPartitions, 'messaging-0', '0-99')],
    [routingKeys.serverAddresses, (target) => target.hset(routingKeys.serverAddresses, 'messaging-0', 'nowhere')],
    [routingKeys.serverAddresses, (target) => target.hdel(routingKeys.serverAddresses, 'messaging-0')],
    [routingKeys.historyAddress, (target) => target.set(routingKeys.historyAddress, 'http://history')],
    [routingKeys.accountsAddress, (target) => target.set(routingKeys.accountsAddress, 'http://accounts')],
    ...Object.values(routingKeys).map((key): [string, (target: Redis) => Promise<unknown>] => [
      key, (target) => target.multi().del(key).rpush(key, 'a list').exec(),
    ]),
  ];

  test.each(garbage)('garbage in %s is put aside, counted and logged; the last good routing stays', async (key, spoil) => {
    await publish(twoServers());
    await untilFollowed();
    const before = await connect.service.metric('cecochat_connect_bad_routing_total');
    const logged = connect.service.log().length;
    await spoil(redis);
    await eventually(async () => expect(await connect.service.metric('cecochat_connect_bad_routing_total')).toBeGreaterThan(before));
    await eventually(() => expect(connect.service.log().slice(logged)).toContain(key));
    await untilFollowed();
    await publish(routingOf({ 'messaging-7': { address: 'seven.test:7', count: 8 } }));
    await untilFollowed();
  });
});

describe('who may ask', () => {
  const badTokens: [string, () => Promise<string | undefined>, string][] = [
    ['no token', async () => undefined, 'is missing'],
    ['another scheme', async () => 'Basic MTox', 'Bearer'],
    ['a token that is none', async () => 'Bearer nonsense', 'no valid token'],
    ['an expired token', () => bearer(userId(1), { expiresInSeconds: -60 }), 'expired'],
    ['the token of a stranger', () => bearer(userId(1), { signedBy: 'stranger' }), 'unknown key'],
    ['a forged token', () => bearer(userId(1), { signedBy: 'forger' }), 'signature'],
    ['a token of another issuer', () => bearer(userId(1), { issuer: 'somebody' }), '"iss"'],
    ['a token for another audience', () => bearer(userId(1), { audience: 'somebody' }), '"aud"'],
    ['a token without a subject', () => bearer(userId(1), { subject: null }), '"sub"'],
    ['a token for user 0', () => bearer(userId(1), { subject: '0' }), 'claim "sub"'],
    ['a token for user -1', () => bearer(userId(1), { subject: '-1' }), 'claim "sub"'],
    ['a token for user 1 as a JSON number', () => bearer(userId(1), { subject: 1 }), 'claim "sub"'],
    ['a token for a name', () => bearer(userId(1), { subject: 'alice' }), 'claim "sub"'],
    ['a token for user 2^63', () => bearer(userId(1), { subject: (maxUserId + 1n).toString() }), 'claim "sub"'],
  ];
  describe.each(transports)('over %s', (_transport, ask) => {
    test.each(badTokens)('%s is refused', async (_name, authorization, reason) => {
      const refused = await refusal(ask(await authorization()));
      expect(refused).toEqual({ code: 'unauthenticated', field: 'authorization', message: expect.stringContaining(reason) });
    });
  });
});

describe('limits', () => {
  /** Buckets of users that asked before are not full. */
  let asking = 100;
  afterEach(() => liftLimits(redis));

  test.each(transports)('lookups of one user over %s beyond the limit are refused, and others look up', async (_, ask) => {
    const perUser = { ...unreachedLimits.perUser, lookups: { rate: 1, burst: 3 } };
    await publishLimits(redis, { ...unreachedLimits, perUser });
    const refused = await eventually(async () => {
      const authorization = await bearer(userId(asking++));
      const answers = await Promise.allSettled(Array.from({ length: 12 }, () => refusal(ask(authorization))));
      const failures = answers.flatMap((answer) => (answer.status === 'fulfilled' ? [answer.value] : []));
      const all = failures.filter(({ code }) => code === 'overloaded');
      expect(all.length).toBeGreaterThan(4);
      return all;
    });
    expect(refused.length).toBeLessThanOrEqual(9);
    for (const { field } of refused) expect(field).toBe('limits.perUser.lookups');
    expect(Math.min(...refused.map(({ retryAfterMs }) => Number(retryAfterMs)))).toBeGreaterThan(0);
    expect(await ask(await bearer(userId(1)))).toEqual(expectedRoute(userId(1)));
  });

  test('a connection to the HTTP port is closed soon after its last request when none had a valid token', async () => {
    const brief = await start({ CECOCHAT_UNVERIFIED_IDLE_SECONDS: '1' });
    const ask = (authorization: string) => {
      const opened = openSocket(brief);
      opened.socket.write(`GET /api/connect HTTP/1.1\r\nhost: test\r\nauthorization: ${authorization}\r\n\r\n`);
      return opened;
    };
    const honest = ask(await bearer(userId(1)));
    await eventually(() => expect(honest.received()).toContain('HTTP/1.1 200'));
    const stranger = ask('Bearer nonsense');
    await eventually(() => expect(stranger.received()).toContain('HTTP/1.1 401'));
    expect(stranger.received()).toContain('Connection: keep-alive');
    await eventually(() => expect(stranger.socket.destroyed).toBe(true), 20_000);
    expect(honest.socket.destroyed).toBe(false);
    const metrics = await (await fetch(`http://${brief.service.admin}/metrics`)).text();
    expect(metrics).toMatch(/cecochat_refused_connections_total\{reason="unverified"[^}]*\} 1/);
    honest.socket.destroy();
    await brief.end();
  });
});

describe('the development issuer', () => {
  const post = async (body: string, headers: Record<string, string> = { 'content-type': 'application/json' }) => {
    const response = await fetch(new URL('/api/session', connect.url), { method: 'POST', body, headers });
    return { status: response.status, body: (await response.json()) as Record<string, unknown>, headers: response.headers };
  };

  test('a token from it is good for a lookup, and ends when it says', async () => {
    const issued = await connect.service.metric('cecochat_connect_sessions_issued_total');
    for (const user of ['42', 42]) {
      const { status, body, headers } = await post(JSON.stringify({ user }));
      expect([status, headers.get('cache-control')]).toEqual([200, 'no-store']);
      const authorization = `Bearer ${String(body['token'])}`;
      for (const [, ask] of transports) expect(await ask(authorization)).toEqual(expectedRoute(userId(42)));
      const keys = new KeySet({ source: openKeySource({ keys: tokens.jwksFile }), logger: silentLogger, clock: Date.now, random: Math.random });
      const verifier = new TokenVerifier({ keys, ownKeys: noOwnKeys, issuer: 'cecochat', audience: 'cecochat', maxSeconds: 86_400, clock: Date.now, isRevoked: () => false });
      expect(await verifier.verify(authorization)).toMatchObject({ user: 42n, expiresAtMs: Number(body['expiresAt']) * 1_000 });
    }
    expect(await connect.service.metric('cecochat_connect_sessions_issued_total')).toBe(issued + 2);
  });

  test.each(['{}', '{"user":"0"}', '{"user":0}', '{"user":-1}', '{"user":"one"}', '{"user":"9223372036854775808"}', '{"user":9007199254740993}'])(
    '%s is refused and names the field', async (body) => {
      expect(await post(body)).toMatchObject({ status: 400, body: { code: 'invalid-argument', field: 'user' } });
    });

  test.each<[string, string, Record<string, string>]>([
    ['that is not JSON', 'user=1', { 'content-type': 'application/x-www-form-urlencoded' }],
    ['that is cut off', '{"user":', { 'content-type': 'application/json' }],
    ['that is empty', '', {}],
    ['that is too large', JSON.stringify({ user: '1', more: 'x'.repeat(5_000) }), { 'content-type': 'application/json' }],
  ])('a body %s is refused', async (_name, body, headers) => {
    expect(await post(body, headers)).toMatchObject({ status: 400, body: { code: 'invalid-argument', field: 'body' } });
  });

  test('JSON is read under whatever name, as long as that is a media type', async () => {
    expect((await post('{"user":"1"}', { 'content-type': 'text/plain' })).status).toBe(200);
    expect(await post('{"user":"1"}', { 'content-type': 'nonsense' })).toMatchObject({ status: 400, body: { code: 'invalid-argument', field: 'content-type' } });
  });

  test('is off unless it has a key, and says how to turn it on', async () => {
    const without = await start();
    try {
      const refused = await refusal(requestToken(without.url, userId(1)));
      expect(refused).toEqual({ code: 'not-found', message: expect.stringContaining('CECOCHAT_ISSUER_KEY') });
      expect(await lookUp(without.url, await tokens.tokenOf(1))).toEqual(sdkRoute(userId(1)));
    } finally {
      await without.end();
    }
  });
});

describe('ending tokens', () => {
  const end = async (body: object, authorization: string | undefined) => {
    const headers = { 'content-type': 'application/json', ...(authorization !== undefined && { authorization }) };
    const response = await fetch(new URL('/api/revocations', connect.url), { method: 'POST', headers, body: JSON.stringify(body) });
    return response.status === 204 ? 204 : { status: response.status, ...((await response.json()) as object) };
  };
  const admin = () => bearer(userId(1), { claims: { cecochat_role: 'admin' } });

  test('is for administrators', async () => {
    expect(await end({ user: '7' }, undefined)).toMatchObject({ status: 401, code: 'unauthenticated' });
    expect(await end({ user: '7' }, await bearer(userId(7)))).toMatchObject({ status: 403, code: 'forbidden' });
    for (const body of [{}, { user: '0' }, { user: 7 }, { user: '7', token: 'x' }, { token: '' }, { all: true }]) {
      expect(await end(body, await admin())).toMatchObject({ status: 400, code: 'invalid-argument' });
    }
  });

  test('a token that was ended, or is of a user whose tokens were, is refused by all transports', async () => {
    const [one, other] = [await bearer(userId(7), { claims: { jti: 'one' } }), await bearer(userId(7), { claims: { jti: 'other' } })];
    for (const [, ask] of transports) await ask(one);
    expect(await end({ token: 'one' }, await admin())).toBe(204);
    const ended = { code: 'unauthenticated', message: expect.stringContaining('was ended') };
    for (const [, ask] of transports) await eventually(async () => expect(await refusal(ask(one))).toMatchObject(ended));
    for (const [, ask] of transports) await ask(other);
    expect(await end({ user: '7' }, await admin())).toBe(204);
    for (const [, ask] of transports) await eventually(async () => expect(await refusal(ask(other))).toMatchObject(ended));
    for (const [, ask] of transports) await ask(await bearer(userId(8)));
    await eventually(async () => void (await overHttp(await bearer(userId(7)))));
    await eventually(() => {
      const lines = auditLinesIn(connect.service.log());
      expect(lines.filter(({ event }) => event === 'tokens-ended')).toEqual([
        expect.objectContaining({ admin: '1', token: expect.any(String) }), expect.objectContaining({ admin: '1', user: expect.any(String) }),
      ]);
      expect(lines).toContainEqual(expect.objectContaining({ event: 'token-refused', reason: expect.stringContaining('was ended'), address: expect.any(String) }));
    });
  });
});

describe('what is no request of ours', () => {
  test.each([
    ['GET', '/'], ['GET', '/api/connect/1'], ['POST', '/api/connect'], ['GET', '/api/session'], ['DELETE', '/api/session'], ['GET', '/metrics'],
  ])('%s %s is told what there is', async (method, path) => {
    const response = await fetch(new URL(path, connect.url), { method });
    expect(response.status).toBe(404);
    expect(await response.json()).toEqual({ code: 'not-found', message: expect.stringContaining('GET /api/connect') });
  });

  test('a malformed path and endless headers are refused as JSON', async () => {
    const malformed = await fetch(`${connect.url.origin}/api/%ff`);
    expect([malformed.status, await malformed.json()]).toEqual([400, { code: 'invalid-argument', field: 'path', message: expect.any(String) }]);
    const endless = await fetch(new URL('/api/connect', connect.url), { headers: { authorization: `Bearer ${'x'.repeat(20_000)}` } });
    expect([endless.status, await endless.json()]).toEqual([400, { code: 'invalid-argument', field: 'headers', message: expect.any(String) }]);
  });

  test('what is not HTTP gets an answer and the end of its connection', async () => {
    const { socket, received, closed } = openSocket();
    socket.write('PING\r\n\r\n');
    await closed;
    expect(received()).toContain('{"code":"invalid-argument","message":"this is no HTTP request"}');
  });
});

function openSocket(to: Started = connect): { socket: Socket; received: () => string; closed: Promise<undefined> } {
  const socket = connectSocket(to.httpPort, '127.0.0.1');
  const { promise, resolve } = Promise.withResolvers<undefined>();
  let text = '';
  socket.on('data', (bytes) => (text += bytes.toString())).on('error', () => undefined).on('close', () => resolve(undefined));
  return { socket, received: () => text, closed: promise };
}

describe('a process', () => {
  /** A request in flight: the server has received its head and a part of its body. */
  async function beginRequest(to: Started) {
    const opened = openSocket(to);
    opened.socket.write('POST /api/session HTTP/1.1\r\nhost: test\r\nexpect: 100-continue\r\ncontent-length: 12\r\n\r\n{"user"');
    await eventually(() => expect(opened.received()).toContain('100 Continue'));
    return opened;
  }

  test('that is told to stop says so, accepts nothing new, finishes what is under way and exits 0', async () => {
    const stopping = await start({ CECOCHAT_ISSUER_KEY: tokens.privateKeyFile });
    const { socket, received, closed } = await beginRequest(stopping);
    const stopped = stopping.service.child.stop();
    await eventually(async () => {
      const ready = await fetch(`http://${stopping.service.admin}/readyz`);
      expect([ready.status, await ready.text()]).toEqual([503, 'draining\n']);
    });
    expect(await refusal(requestToken(stopping.url, userId(1)))).toMatchObject({ code: 'unavailable' });
    socket.write(':"7"}');
    await closed;
    expect(received()).toMatch(/HTTP\/1.1 200 OK[^]*"token":/);
    await stopped;
    expect(stopping.service.child.ended()).toBe('ended with exit code 0');
  });

  test('that is told to stop does not wait for ever', async () => {
    const stopping = await start({ CECOCHAT_ISSUER_KEY: tokens.privateKeyFile, CECOCHAT_DRAIN_SECONDS: '1' });
    const [silent, slow] = [openSocket(stopping), await beginRequest(stopping)];
    await stopping.service.child.stop(10_000);
    expect(stopping.service.child.ended()).toBe('ended with exit code 0');
    await Promise.all([silent.closed, slow.closed]);
    await eventually(() => expect(stopping.service.log()).toContain('requests were still under way at the deadline'));
  });

  test('whose keys of tokens cannot be read refuses nobody for good, is not ready and says why, and serves once they can', async () => {
    let answer: { status: number; body: string } = { status: 500, body: 'try later' };
    const server = createServer((_request, response) => response.writeHead(answer.status).end(answer.body));
    server.listen(0, '127.0.0.1');
    await once(server, 'listening');
    const keysUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/keys`;
    const waiting = await start({ CECOCHAT_TOKEN_KEYS: keysUrl }, false);
    try {
      await eventually(async () => {
        const ready = await fetch(`http://${waiting.service.admin}/readyz`);
        expect([ready.status, await ready.text()]).toEqual([503, 'no keys of tokens yet: the key server answers 500\n']);
      });
      const token = await tokens.tokenOf(1);
      expect(await refusal(lookUp(waiting.url, token))).toMatchObject({ code: 'unavailable', message: expect.stringContaining('keys') });
      answer = { status: 200, body: await readFile(tokens.jwksFile, 'utf8') };
      await eventually(async () => expect(await lookUp(waiting.url, token)).toEqual(sdkRoute(userId(1))));
      answer = { status: 200, body: '{"keys":"none"}' };
      expect(await lookUp(waiting.url, await tokens.tokenOf(2))).toEqual(sdkRoute(userId(2)));
      expect(await waiting.service.metric('cecochat_token_keys_age_seconds')).toBeLessThan(60);
    } finally {
      await waiting.end();
      server.close();
    }
  });

  test('that has never seen a routing is not ready, says why and answers so', async () => {
    const empty = await privateRedis();
    const waiting = await start({ CECOCHAT_REDIS_URL: empty.url }, false);
    try {
      await eventually(async () => {
        const ready = await fetch(`http://${waiting.service.admin}/readyz`);
        expect([ready.status, await ready.text()]).toEqual([503, 'no routing in redis yet\n']);
      });
      const token = await tokens.tokenOf(1);
      await eventually(async () => expect(await refusal(lookUp(waiting.url, token))).toMatchObject({
        code: 'unavailable', message: 'no routing is known yet', retryAfterMs: 1_000,
      }));
    } finally {
      await waiting.end();
      await empty.stop();
    }
  });

  test('that starts while Redis is away answers when to ask again, is not ready, and serves once Redis is back', async () => {
    const away = await privateRedis();
    await away.stop();
    const waiting = await start({ CECOCHAT_REDIS_URL: away.url }, false);
    try {
      const token = await tokens.tokenOf(1);
      await eventually(async () => expect(await refusal(lookUp(waiting.url, token))).toMatchObject({
        code: 'unavailable', message: 'no routing is known yet', retryAfterMs: 1_000,
      }));
      expect((await fetch(`http://${waiting.service.admin}/readyz`)).status).toBe(503);
      await away.start();
      const writer = connectRedis(away.url, silentLogger);
      try {
        await untilRedisReady(writer, 20_000);
        await publishRouting(writer, published);
      } finally {
        writer.disconnect();
      }
      await eventually(async () => expect(await lookUp(waiting.url, token)).toEqual(sdkRoute(userId(1))));
      await eventually(async () => expect((await fetch(`http://${waiting.service.admin}/readyz`)).status).toBe(200));
    } finally {
      await waiting.end();
      await away.stop();
    }
  });

  test('that starts while Redis is away answers by a copy that the platform signed, and follows Redis once it is back', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'cecochat-copy-'));
    const [copy, keys, away] = [join(folder, 'published'), join(folder, 'keys'), await privateRedis()];
    await writeFile(keys, 'k'.repeat(64));
    const writer = connectRedis({ url: away.url, signingKeys: 'k'.repeat(64) }, silentLogger);
    await untilRedisReady(writer, 20_000);
    await away.stop();
    const waiting = await start({ CECOCHAT_REDIS_URL: away.url, CECOCHAT_REDIS_SIGNING_KEYS: keys, CECOCHAT_ROUTING_COPY: copy }, false);
    try {
      const token = await tokens.tokenOf(1);
      await writeFile(copy, formatRoutingCopy(redis, published));
      await eventually(() => expect(waiting.service.log()).toContain('the copy of the routing cannot be used'));
      expect(await refusal(lookUp(waiting.url, token))).toMatchObject({ code: 'unavailable', message: 'no routing is known yet' });
      await writeFile(copy, formatRoutingCopy(writer, published));
      await eventually(async () => expect(await lookUp(waiting.url, token)).toEqual(sdkRoute(userId(1))));
      expect((await fetch(`http://${waiting.service.admin}/readyz`)).status).toBe(200);
      await away.start();
      await untilRedisReady(writer, 20_000);
      await publishRouting(writer, { ...published, epoch: epoch(published.epoch + 1), historyAddress: 'later.test:1' });
      await eventually(async () => expect(await lookUp(waiting.url, token)).toMatchObject({ historyAddress: 'later.test:1' }));
    } finally {
      await waiting.end();
      writer.disconnect();
      await away.stop();
      await rm(folder, { recursive: true });
    }
  });

  test('whose issuer key is no good says so and ends', async () => {
    const broken = await start({ CECOCHAT_ISSUER_KEY: tokens.jwksFile }, false);
    await eventually(() => expect(broken.service.child.ended()).toBe('ended with exit code 1'));
    expect(broken.service.log()).toContain(`CECOCHAT_ISSUER_KEY: ${tokens.jwksFile}`);
  });

  test('prints its settings when asked for help', () => {
    const main = join(import.meta.dirname, 'main.ts');
    const { status, stdout } = spawnSync(process.execPath, [main, '--help'], { encoding: 'utf8', env: {} });
    expect(status).toBe(0);
    for (const name of ['HTTP_LISTEN', 'LISTEN', 'REDIS_URL', 'TOKEN_KEYS', 'ISSUER_KEY', 'DRAIN_SECONDS']) expect(stdout).toContain(`CECOCHAT_${name} `);
  });
});
