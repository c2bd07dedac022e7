import { readFile } from 'node:fs/promises';
import { revoke } from '@cecochat/redis';
import { consoleDocument } from '../../operator/console/index.ts';
import { askConsole } from '../support/ask-console.ts';
import { eventually } from '../support/eventually.ts';
import { freePort } from '../support/free-ports.ts';
import { startApiServer, startLightFleet, type LightFleet, type TestApiServer } from '../support/kubernetes/index.ts';
import { privateRedis, type PrivateRedis } from '../support/stores.ts';
import { ensureSite } from '../../tools/site/index.ts';
import { createTokens, type TestTokens } from '../support/tokens.ts';
import { installOperator, leaderIn, LightPlatform, OperatorProcess, partitions } from './light/index.ts';

const names = ['operator-a', 'operator-b'] as const;
let server: TestApiServer;
let fleet: LightFleet;
let redis: PrivateRedis;
let tokens: TestTokens;
let platform: LightPlatform;
const consoles = new Map<string, string>();
const operators: OperatorProcess[] = [];

beforeAll(async () => {
  await ensureSite('console');
  // One after the other: what has started is stopped also when the next does not start.
  tokens = await createTokens();
  redis = await privateRedis();
  server = await startApiServer();
  await installOperator(server);
  fleet = await startLightFleet(server);
  for (const name of names) {
    const listen = `127.0.0.1:${await freePort()}`;
    consoles.set(name, `http://${listen}`);
    operators.push(await OperatorProcess.start(server, { name, settings: { CECOCHAT_CONSOLE_LISTEN: listen } }));
    await eventually(async () => expect(await leaderIn(server)).toBe('operator-a'), 30_000);
    await eventually(async () => expect((await fetch(`http://${listen}/`)).status).toBe(200), 60_000);
  }
  platform = await LightPlatform.create(server, redis.url);
  const stringData = { jwks: await readFile(tokens.jwksFile, 'utf8') };
  await server.api.patch(`/api/v1/namespaces/${platform.namespace}/secrets/keys`, { stringData }, 'merge');
  await platform.apply();
  await platform.settled(2);
  // The document is of the last reconcile, which has not seen its own commit.
  await eventually(async () => expect((await ask('operator-a', `Bearer ${await administrator()}`)).body.platform?.servers.map((each) => each.partitionCount)).toEqual([partitions / 2, partitions / 2]), 30_000);
});
afterAll(async () => {
  platform?.close();
  await Promise.all(operators.map((operator) => operator.stop()));
  await fleet?.stop();
  await Promise.all([redis?.stop(), tokens?.remove()]);
  await server?.stop();
});

const administrator = (user = 9, claims: object = {}) => tokens.tokenOf(user, { claims: { cecochat_role: 'admin', ...claims } });

const ask = (name: (typeof names)[number], authorization: string | undefined, query?: string) => askConsole(consoles.get(name), authorization, query);

test.each(names)('an administrator sees the platform by %s, whichever of the operators leads', async (name) => {
  const { status, body } = await ask(name, `Bearer ${await administrator()}`);
  expect(status).toBe(200);
  expect(consoleDocument.parse(body)).toEqual(body);
  expect(body.platforms).toEqual([`${platform.namespace}/sample`]);
  expect(body.platform?.servers.map((each) => [each.name, each.version, each.health, each.partitionCount])).toEqual([
    ['messaging-0', '1.0.0', 'healthy', partitions / 2], ['messaging-1', '1.0.0', 'healthy', partitions / 2],
  ]);
  expect(body.platform?.conditions.find(({ type }) => type === 'Ready')).toMatchObject({ status: true, isGood: true });
  expect(body.platform?.processes.filter(({ kind }) => kind === 'messaging' || kind === 'operator').map((each) => [each.name, each.note, each.isGood])).toEqual([
    [expect.stringContaining('messaging-0'), '', true], [expect.stringContaining('messaging-1'), '', true], ['operator-a', 'leads', true],
  ]);
});

test('a hand-over is in the document, and events of it stay', async () => {
  const authorization = `Bearer ${await administrator()}`;
  const before = (await ask('operator-b', authorization)).body.platform?.epoch ?? 0;
  await platform.scale(3);
  await eventually(async () => {
    const { platform: found } = (await ask('operator-b', authorization)).body;
    expect(found?.finished[0]).toMatchObject({ to: 'messaging-2', outcome: 'moved' });
    expect(found?.handovers).toEqual([]);
    expect(found?.epoch).toBeGreaterThan(before);
    expect(found?.partitions.owners.filter((owner) => owner === 2)).toHaveLength(partitions / 3);
    expect(found?.plan).toEqual({ start: [], stop: [], moves: 0, lowerBound: 0, devices: 0 });
  }, 60_000);
});

test('a user who is not an administrator is refused, and so is another platform', async () => {
  expect(await ask('operator-b', `Bearer ${await tokens.tokenOf(9)}`)).toMatchObject({ status: 403, body: { code: 'forbidden' } });
  expect(await ask('operator-a', `Bearer ${await administrator()}`, '?platform=other/sample')).toMatchObject({ status: 404, body: { code: 'not-found' } });
});

test('a token that was ended on the platform has ended here within seconds', async () => {
  const authorization = `Bearer ${await administrator(17, { jti: 'lost-laptop' })}`;
  expect((await ask('operator-b', authorization)).status).toBe(200);
  await revoke(platform.redis, { tokenId: 'lost-laptop' }, Date.now());
  await eventually(async () => expect((await ask('operator-b', authorization)).status).toBe(401), 30_000);
});

test('when the operator that leads dies, the console is back with the next one', async () => {
  const authorization = `Bearer ${await administrator()}`;
  operators[0]?.kill();
  await eventually(async () => expect(await leaderIn(server)).toBe('operator-b'), 30_000);
  await eventually(async () => {
    const { body } = await ask('operator-b', authorization);
    expect(body.platform?.processes.at(-1)).toMatchObject({ name: 'operator-b', note: 'leads' });
    expect(body.platform?.servers).toHaveLength(3);
  }, 60_000);
});
