import { readFile } from 'node:fs/promises';
import { userId } from '@cecochat/contracts';
import { redisPrefixOf } from '@cecochat/operator';
import { connectRedis, revoke, untilRedisReady } from '@cecochat/redis';
import { createLogger } from '@cecochat/runtime';
import { KubeConfig } from '@kubernetes/client-node';
import type { Redis } from 'ioredis';
import { consoleDocument } from '../../operator/console/index.ts';
import { startOperator } from '../../operator/kubernetes/controller/index.ts';
import { ensureSite } from '../../tools/site/index.ts';
import { askConsole } from '../support/ask-console.ts';
import { badCredentials } from '../support/bad-tokens.ts';
import { oneOfEach } from '../support/catalogue.ts';
import { eventually } from '../support/eventually.ts';
import { freePorts } from '../support/free-ports.ts';
import { ApiFaults, MemoryApiServer, MemoryFleet, WallTime, type MemoryObject } from '../support/kubernetes/memory/index.ts';
import { silentLogger } from '../support/silent-logger.ts';
import { privateRedis, type PrivateRedis } from '../support/stores.ts';
import { createTokens, type TestTokens } from '../support/tokens.ts';

const [namespace, name, partitions] = ['chats', 'sample', 12];
const names = ['operator-a', 'operator-b'] as const;
type Name = (typeof names)[number];

const logger = createLogger({ name: 'operator', level: 'silent' });
const time = new WallTime();
const server = new MemoryApiServer(time, new ApiFaults(Math.random, false));
const consoles = new Map<Name, string>();
const operators = new Map<Name, { stop(): Promise<void> }>();
let stores: PrivateRedis;
let redis: Redis;
let tokens: TestTokens;

/** An operator with the API server in memory; all else of it is as in a Pod. */
async function start(operator: Name): Promise<void> {
  const [console = 0, admin = 0] = await freePorts(2);
  consoles.set(operator, `http://127.0.0.1:${console}`);
  const config = {
    NAME: operator, NAMESPACE: 'cecochat-system', NAMESPACES: [], LOG_LEVEL: 'error' as const,
    ADMIN_LISTEN: `127.0.0.1:${admin}`, CONSOLE_LISTEN: `127.0.0.1:${console}`,
  };
  operators.set(operator, await startOperator(config, logger, { kubeConfig: new KubeConfig(), transport: server }));
}

const lease = () => server.objects.get('Lease', 'cecochat-system', 'cecochat-operator');
const leader = () => (lease()?.spec as { readonly holderIdentity?: string } | undefined)?.holderIdentity;
const cluster = () => server.objects.get('ChatCluster', namespace, name);

function specOf(replicas: number): object {
  const address = `127.0.0.1:${stores.port}`;
  return {
    version: '1.0.0', partitions, ...oneOfEach,
    messaging: { replicas },
    upgrade: { surge: 2, healthGate: '1s' },
    auth: { keys: { secret: { name: 'keys', key: 'jwks' } } },
    // Only Redis is used; of the others it counts that they answer.
    dependencies: { kafka: { addresses: [address], replicationFactor: 1 }, cassandra: { addresses: [address], replicationFactor: 1 }, redis: { url: stores.url } },
  };
}

beforeAll(async () => {
  await ensureSite('console');
  // One after the other: what has started is stopped also when the next does not start.
  tokens = await createTokens();
  stores = await privateRedis();
  redis = connectRedis({ url: stores.url, prefix: redisPrefixOf({ namespace, name }) }, silentLogger);
  await untilRedisReady(redis, 10_000);
  new MemoryFleet({ objects: server.objects, time, redis, random: () => 1 });
  const jwks = (await readFile(tokens.jwksFile)).toString('base64');
  server.objects.create({ kind: 'Secret', metadata: { namespace, name: 'keys' }, data: { jwks } });
  server.objects.create({ kind: 'ChatCluster', apiVersion: 'cecochat.dev/v1beta1', metadata: { namespace, name }, spec: specOf(2) });
  await start('operator-a');
  await eventually(() => expect(leader()).toBe('operator-a'), 30_000);
  await start('operator-b');
  await eventually(async () => expect((await ask('operator-a', await administrator())).body.platform?.conditions.find(({ type }) => type === 'Ready')?.status).toBe(true), 120_000);
});
afterAll(async () => {
  await Promise.all([...operators.values()].map((operator) => operator.stop()));
  time.end();
  redis?.disconnect();
  await Promise.all([stores?.stop(), tokens?.remove()]);
});

const administrator = async (user = 9, claims: object = {}) => `Bearer ${await tokens.tokenOf(user, { claims: { cecochat_role: 'admin', ...claims } })}`;

const ask = (operator: Name, authorization: string | undefined, query?: string) => askConsole(consoles.get(operator), authorization, query);

test.each(names)('an administrator sees the platform by %s, and one of the operators leads', async (operator) => {
  const { status, body } = await ask(operator, await administrator());
  expect(status).toBe(200);
  expect(consoleDocument.parse(body)).toEqual(body);
  expect(body.platforms).toEqual([`${namespace}/${name}`]);
  expect(body.platform?.servers.map((each) => [each.name, each.version, each.health, each.partitionCount])).toEqual([
    ['messaging-0', '1.0.0', 'healthy', partitions / 2], ['messaging-1', '1.0.0', 'healthy', partitions / 2],
  ]);
  expect(body.platform?.conditions.find(({ type }) => type === 'Ready')).toMatchObject({ status: true, isGood: true });
  expect(body.platform?.processes.filter(({ kind }) => kind === 'messaging' || kind === 'operator').map((each) => [each.name, each.note, each.isGood])).toEqual([
    [expect.stringContaining('messaging-0'), '', true], [expect.stringContaining('messaging-1'), '', true], ['operator-a', 'leads', true],
  ]);
});

test('a hand-over is in the document, and it stays among those that are finished', async () => {
  const authorization = await administrator();
  const before = (await ask('operator-b', authorization)).body.platform?.epoch ?? 0;
  server.objects.write({ ...(cluster() as MemoryObject), spec: specOf(3) });
  await eventually(async () => {
    const { platform: found } = (await ask('operator-b', authorization)).body;
    expect(found?.finished[0]).toMatchObject({ to: 'messaging-2', outcome: 'moved' });
    expect(found?.handovers).toEqual([]);
    expect(found?.epoch).toBeGreaterThan(before);
    expect(found?.partitions.owners.filter((owner) => owner === 2)).toHaveLength(partitions / 3);
    expect(found?.plan).toEqual({ start: [], stop: [], moves: 0, lowerBound: 0, devices: 0 });
  }, 120_000);
});

test.each(badCredentials)('%s is refused by every operator', async (_, says, credentials) => {
  const given = await credentials(tokens, userId(9));
  const authorization = given === undefined || given.includes(' ') ? given : `Bearer ${given}`;
  for (const operator of names) {
    const { status, body } = await ask(operator, authorization);
    expect({ status, code: body.code, message: body.message, platform: body.platform }).toEqual({ status: 401, code: 'unauthenticated', message: expect.stringMatching(says) as string, platform: undefined });
  }
});

test('a user who is not an administrator is refused, and so is another platform', async () => {
  expect(await ask('operator-b', `Bearer ${await tokens.tokenOf(9)}`)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  expect(await ask('operator-a', await administrator(), '?platform=other/sample')).toMatchObject({ status: 404, body: { code: 'not-found' } });
});

test('a token that was ended on the platform has ended here within seconds', async () => {
  const authorization = await administrator(17, { jti: 'lost-laptop' });
  expect((await ask('operator-b', authorization)).status).toBe(200);
  await revoke(redis, { tokenId: 'lost-laptop' }, Date.now());
  await eventually(async () => expect((await ask('operator-b', authorization)).status).toBe(401), 30_000);
});

test('the page is served without a token, and no inline script runs in it', async () => {
  const response = await fetch(consoles.get('operator-b') ?? '');
  expect([response.status, response.headers.get('content-type')]).toEqual([200, 'text/html; charset=utf-8']);
  expect(response.headers.get('content-security-policy')).not.toContain('unsafe');
});

test('when the operator that leads stops, the console is back with the next one', async () => {
  const authorization = await administrator();
  await operators.get('operator-a')?.stop();
  operators.delete('operator-a');
  await eventually(async () => {
    const { body } = await ask('operator-b', authorization);
    expect(body.platform?.processes.at(-1)).toMatchObject({ name: 'operator-b', note: 'leads' });
    expect(body.platform?.servers).toHaveLength(3);
  }, 60_000);
});

test('the Lease names the console of the operator that leads', async () => {
  const consoleOf = (operator: Name) => ({ 'cecochat.dev/console': consoles.get(operator)?.replace('http://', '') });
  await eventually(() => expect([leader(), lease()?.metadata.annotations]).toEqual(['operator-b', consoleOf('operator-b')]), 30_000);
  await start('operator-a');
  await operators.get('operator-b')?.stop();
  operators.delete('operator-b');
  await eventually(() => expect([leader(), lease()?.metadata.annotations]).toEqual(['operator-a', consoleOf('operator-a')]), 30_000);
});
