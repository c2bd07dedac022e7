import { eventually, patience } from '../support/eventually.ts';
import { FaultProxy, startApiServer, startLightFleet, type LightFleet, type TestApiServer } from '../support/kubernetes/index.ts';
import { privateRedis, type PrivateRedis } from '../support/stores.ts';
import { installOperator, leaderIn, LightPlatform, OperatorProcess, turnsOf } from './light/index.ts';

const names = ['operator-a', 'operator-b'] as const;
type Name = (typeof names)[number];

let server: TestApiServer;
let fleet: LightFleet;
let redis: PrivateRedis;
let platform: LightPlatform;
const proxies = new Map<Name, FaultProxy>();
const operators = new Map<Name, OperatorProcess>();
beforeAll(async () => {
  // One after the other: what has started is stopped also when the next does not start.
  redis = await privateRedis();
  server = await startApiServer();
  await installOperator(server);
  fleet = await startLightFleet(server);
  for (const name of names) {
    const proxy = await FaultProxy.start(server, name);
    proxies.set(name, proxy);
    operators.set(name, await OperatorProcess.start(server, { name, url: proxy.url }));
    await eventually(async () => expect(await leaderIn(server)).toBe('operator-a'), 30_000);
  }
  platform = await LightPlatform.create(server, redis.url);
  await platform.apply();
  await platform.settled(2);
});
afterAll(async () => {
  platform?.close();
  await Promise.all([...operators.values()].map((operator) => operator.stop()));
  await Promise.all([...proxies.values()].map((proxy) => proxy.stop()));
  await fleet?.stop();
  await redis?.stop();
  await server?.stop();
});

function operator(name: Name): OperatorProcess {
  const found = operators.get(name);
  if (found === undefined) throw new Error(`${name} was not started`);
  return found;
}

/** In the middle of the work, when the operator asks for so many writes. */
async function atWrite(name: Name, write: number): Promise<void> {
  const { promise, resolve } = Promise.withResolvers<undefined>();
  const proxy = proxies.get(name);
  if (proxy === undefined) throw new Error(`${name} has no proxy`);
  let left = write;
  proxy.faultOf = ({ kind }) => {
    if (kind === 'write' && --left === 0) resolve(undefined);
    return undefined;
  };
  await promise;
}

/** How long until it leads, in milliseconds. */
async function untilLeading(name: Name, deadlineMs: number): Promise<number> {
  const beganMs = performance.now();
  await eventually(async () => expect(await leaderIn(server)).toBe(name), deadlineMs);
  return performance.now() - beganMs;
}

/** Operators wrote in turns: each only after the one before had its last answer. */
async function requireTurns(...expected: readonly Name[]): Promise<void> {
  await eventually(async () => {
    const turns = turnsOf(await server.auditLog());
    expect(turns.map(({ by, writes }) => `${by} ${writes.length > 0}`)).toEqual(expected.map((by) => `${by} true`));
    turns.slice(1).forEach(({ writes }, index) => {
      const last = Math.max(...(turns[index]?.writes ?? []).map(({ answeredAt }) => answeredAt.getTime()));
      expect(writes[0]?.receivedAt.getTime()).toBeGreaterThanOrEqual(last);
    });
  });
  expect(fleet.violations).toEqual([]);
}

test('when the leader is killed in the middle of its work the other one leads within 15 s and goes on with it', async () => {
  const reached = atWrite('operator-a', 3);
  await platform.scale(3);
  await reached;
  operator('operator-a').kill();
  expect(await untilLeading('operator-b', 15_000)).toBeLessThan(15_000 * patience);
  await platform.settled(3);
  await requireTurns('operator-a', 'operator-b');
});

test('a leader that is told to stop ends its round and hands over within 3 s', async () => {
  operator('operator-a').restart();
  await operator('operator-a').started();
  const reached = atWrite('operator-b', 3);
  await platform.scale(2);
  await reached;
  const stopped = operator('operator-b').stop();
  expect(await untilLeading('operator-a', 3_000)).toBeLessThan(3_000 * patience);
  await stopped;
  await platform.settled(2);
  await requireTurns('operator-a', 'operator-b', 'operator-a');
});

test('a leader that hung for longer than its Lease holds writes nothing when it wakes up', async () => {
  operator('operator-b').restart();
  await operator('operator-b').started();
  const reached = atWrite('operator-a', 3);
  await platform.scale(3);
  await reached;
  operator('operator-a').suspend();
  await untilLeading('operator-b', 15_000);
  await platform.settled(3);
  await platform.scale(2);
  await platform.settled(2);
  operator('operator-a').resume();
  await eventually(() => expect(operator('operator-a').log()).toMatch(/not leading any more/), 10_000);
  await platform.scale(3);
  await platform.settled(3);
  await requireTurns('operator-a', 'operator-b', 'operator-a', 'operator-b');
});
