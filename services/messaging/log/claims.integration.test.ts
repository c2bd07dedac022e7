import { idMillisecondShift, lineage, lineageAt, messageId, sequence, type Lineage, type MessageId } from '@cecochat/contracts';
import { connectRedis, untilRedisReady } from '@cecochat/redis';
import fc from 'fast-check';
import type { Redis } from 'ioredis';
import { silentLogger } from '../../../test/support/silent-logger.ts';
import { privateRedis, type PrivateRedis } from '../../../test/support/stores.ts';
import { MessageIds } from './message-ids.ts';
import { Claims, maxDeviceNames, type MadeClaim } from './claims.ts';
import { maxSkip, windowSize } from './device-window.ts';

let redis: PrivateRedis;
let inRedis: Redis;
const bad: string[] = [];

beforeAll(async () => {
  redis = await privateRedis();
  inRedis = connectRedis(redis.url, silentLogger);
  await untilRedisReady(inRedis, 10_000);
});
beforeEach(async () => {
  bad.length = 0;
  await inRedis.flushall();
});
afterAll(async () => {
  inRedis.disconnect();
  await redis.stop();
});

/** The claims of one more server, with its clock ahead. */
function server(generator: number, aheadMs = 0): Claims {
  const clock = () => Date.now() + aheadMs;
  return new Claims({ redis: inRedis, expiryMs: 86_400_000, ids: new MessageIds(generator, clock), clock, onBad: (device, what) => bad.push(`${device} ${what}`) });
}

const send = (number: number, digest = 1) => ({ lineage: undefined, sequence: sequence(number), digest });
const unnamed = { lineage: undefined, isNamed: false };
const named = (of: Lineage) => ({ lineage: of, isNamed: true });
const known = (of: Lineage) => ({ lineage: of, isNamed: false });
const kinds = (claims: readonly MadeClaim[] | undefined) => claims?.map(({ kind }) => kind);

function idOf(claim: MadeClaim | undefined): MessageId {
  if (claim === undefined || !('id' in claim)) throw new Error(`no id: ${claim?.kind}`);
  return claim.id;
}

const lineageOf = (claim: MadeClaim | undefined) => (claim !== undefined && 'id' in claim ? claim.lineage : undefined);

async function claimOne(claims: Claims, device: string, ...numbers: number[]): Promise<MadeClaim[]> {
  return claimAs(claims, device, unnamed, ...numbers);
}

async function claimAs(claims: Claims, device: string, of: typeof unnamed | ReturnType<typeof named>, ...numbers: number[]): Promise<MadeClaim[]> {
  const [made] = await claims.claim([{ device, ...of, sends: numbers.map((number) => send(number)) }]);
  return made ?? [];
}

test('a repeat has the same id on every server, another message with its sequence is refused on every server', async () => {
  const [a, b] = [server(1), server(2)];
  const [first] = await claimOne(a, '1:phone', 1, 2);
  expect(await claimOne(b, '1:phone', 1)).toEqual([{ kind: 'repeated', id: idOf(first), lineage: lineageOf(first) }]);
  expect(await b.claim([{ device: '1:phone', ...unnamed, sends: [send(1, 7), send(3)] }])).toEqual([
    [{ kind: 'reused', last: 2 }, { kind: 'accepted', id: expect.any(BigInt), lineage: lineageOf(first) }],
  ]);
});

test('what is behind the window, or skips too far ahead of it, is refused and changes nothing', async () => {
  const a = server(1);
  await claimOne(a, '1:phone', 100);
  expect(await claimOne(a, '1:phone', 100 - windowSize, 99, 101 + maxSkip)).toEqual(
    ['behind', 'behind', 'ahead'].map((kind) => ({ kind, last: 100 })),
  );
  expect(kinds(await claimOne(a, '1:phone', 101))).toEqual(['accepted']);
});

test('ids of a device grow, though the clock of the next server is behind', async () => {
  const first = await claimOne(server(1, 30_000), '1:phone', 1);
  const second = await claimOne(server(2), '1:phone', 2, 3);
  const ids = [...first, ...second].map(idOf);
  expect(ids).toEqual(ids.toSorted((a, b) => (a < b ? -1 : 1)));
  expect(bad).toEqual([]);
});

describe('a lineage', () => {
  const at = (ms: number) => lineageAt(Date.now() + ms);

  test('begins with the first send that names none, and goes on with those that follow on any server', async () => {
    const first = lineageOf((await claimOne(server(1), '1:phone', 1))[0]);
    expect(first).toBeGreaterThan(at(-60_000));
    expect((await claimOne(server(2), '1:phone', 1, 2)).map(lineageOf)).toEqual([first, first]);
    expect(await server(3).remembered('1:phone')).toEqual({ lineage: first, last: 2 });
  });

  test('that a device names or a server knows is taken up by a Redis that has forgotten it', async () => {
    for (const [index, of] of [named(at(-5_000)), known(at(-7_000))].entries()) {
      expect((await claimAs(server(1), `${index}:phone`, of, 70)).map(lineageOf)).toEqual([of.lineage]);
      expect(await server(1).remembered(`${index}:phone`)).toEqual({ lineage: of.lineage, last: 70 });
    }
  });

  test('that is newer takes the place of the one before, with sequences of its own', async () => {
    await claimAs(server(1), '1:phone', named(at(-5_000)), 1, 2);
    const newer = known(at(-3_000));
    expect((await claimAs(server(2), '1:phone', newer, 1)).map(({ kind }) => kind)).toEqual(['accepted']);
    expect(await server(1).remembered('1:phone')).toEqual({ lineage: newer.lineage, last: 1 });
  });

  test('that is over is refused where the device names it, and left where the server only knew it', async () => {
    const [older, newer] = [at(-5_000), at(-3_000)];
    await claimAs(server(1), '1:phone', named(newer), 1);
    expect(await claimAs(server(2), '1:phone', named(older), 1, 7)).toEqual([{ kind: 'reused', last: 1 }, { kind: 'reused', last: 1 }]);
    expect((await claimAs(server(2), '1:phone', known(older), 1, 2)).map(lineageOf)).toEqual([newer, newer]);
  });

  test('does not begin below one of which the sequences cannot be read, unless the device itself names that', async () => {
    const [first] = await claimOne(server(1, 3_600_000), '1:phone', 1);
    const before = lineageOf(first) ?? lineage(0);
    await inRedis.hset('dedupe:1:phone', 'last', 'x');
    expect(await server(2).remembered('1:phone')).toEqual({ lineage: before, last: undefined });
    expect((await claimOne(server(2), '1:phone', 1)).map(lineageOf)).toEqual([before + 1]);
    await inRedis.hset('dedupe:1:phone', 'last', 'x');
    expect((await claimAs(server(2), '1:phone', named(lineage(before + 1)), 2)).map(lineageOf)).toEqual([before + 1]);
    expect(bad).toEqual(['1:phone unreadable', '1:phone unreadable']);
  });
});

test('an id from a clock that was hours ahead holds nobody up, and the device remembers what it sent', async () => {
  const [early] = await claimOne(server(1, 2 * 3_600_000), '1:phone', 1);
  const a = server(2);
  const answers = await a.claim([
    { device: '1:phone', ...unnamed, sends: [send(1), send(2)] },
    { device: '1:laptop', ...unnamed, sends: [send(1)] },
  ]);
  expect(answers.map(kinds)).toEqual([['repeated', 'accepted'], ['accepted']]);
  expect(idOf(answers[0]?.[0])).toBe(idOf(early));
  expect(idOf(answers[0]?.[1])).toBeLessThan(idOf(early));
  expect(idOf(answers[1]?.[0])).toBeLessThan(messageId(BigInt(Date.now()) << idMillisecondShift));
  expect(bad).toEqual(['1:phone ahead']);
  expect(kinds(await claimOne(a, '1:phone', 3))).toEqual(['accepted']);
  expect(bad).toHaveLength(1);
});

const rubbish = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', '0', '-1', '1e300', 'nan', 'inf', '0x10', '00001', '9'.repeat(19), '9'.repeat(20), '9'.repeat(400), `${2 ** 53}`, `${2 ** 53 - 1}`, '1 2', '1 2 3', `3 ${'9'.repeat(40)} 1`, 'x'.repeat(100_000)),
);
const field = fc.oneof(fc.constantFrom('lineage', 'last', 'id', ...Array.from({ length: windowSize }, (_, slot) => `${slot}`)), fc.string());
const window = fc.oneof(
  fc.record({ type: fc.constant('hash' as const), fields: fc.array(fc.tuple(field, rubbish), { minLength: 1, maxLength: 8 }) }),
  fc.record({ type: fc.constantFrom('string' as const, 'list' as const, 'set' as const, 'zset' as const, 'stream' as const), value: rubbish }),
);

type Window = typeof window extends fc.Arbitrary<infer T> ? T : never;

/** Puts garbage in the place of a window, or of some of its fields. */
async function spoil(key: string, garbage: Window): Promise<void> {
  if (garbage.type === 'hash') {
    if ((await inRedis.type(key)) !== 'hash') await inRedis.del(key);
    await inRedis.hset(key, Object.fromEntries(garbage.fields));
    return;
  }
  await inRedis.del(key);
  const { type, value } = garbage;
  if (type === 'string') await inRedis.set(key, value);
  else if (type === 'list') await inRedis.lpush(key, value);
  else if (type === 'set') await inRedis.sadd(key, value);
  else if (type === 'zset') await inRedis.zadd(key, 1, value);
  else await inRedis.xadd(key, '*', 'field', value);
}

test('whatever is where the window of a device was, that device goes on and no other notices', async () => {
  let run = 0;
  await fc.assert(fc.asyncProperty(fc.array(window, { minLength: 1, maxLength: 3 }), fc.boolean(), async (garbages, hadWindow) => {
    const [device, other] = [`${++run}:phone`, `${run}:laptop`];
    const a = server(1);
    const before = await claimOne(a, other, 1);
    if (hadWindow) await claimOne(a, device, 1, 2);
    for (const garbage of garbages) await spoil(`dedupe:${device}`, garbage);
    const [answers, others] = await server(2).claim([{ device, ...unnamed, sends: [send(3), send(4)] }, { device: other, ...unnamed, sends: [send(1), send(2)] }]);
    expect(kinds(others)).toEqual(['repeated', 'accepted']);
    expect(others?.[0]).toEqual({ kind: 'repeated', id: idOf(before[0]), lineage: lineageOf(before[0]) });
    expect(answers).toHaveLength(2);
    const last = (await server(3).remembered(device))?.last ?? 0;
    // A number that is wrong but well-formed is accepted: the device gets it, and continues above it.
    const next = answers?.some(({ kind }) => kind === 'accepted') === true ? 5 : last + 1;
    const [goesOn] = await claimOne(server(3), device, next);
    expect([goesOn?.kind, next]).toEqual([next > Number.MAX_SAFE_INTEGER ? expect.any(String) : 'accepted', next]);
  }), { numRuns: 100 });
});

test('of ten thousand names of a user the latest are remembered, and those of other users stay', async () => {
  const a = server(1);
  await claimOne(a, '2:phone', 1);
  for (let from = 0; from < 10_000; from += 500) {
    await a.claim(Array.from({ length: 500 }, (_, index) => ({ device: `1:name:${from + index}`, ...unnamed, sends: [send(1), send(2)] })));
  }
  const keys = await inRedis.keys('*');
  expect(keys.filter((key) => key.includes('dedupe:1:'))).toHaveLength(maxDeviceNames);
  expect(await inRedis.zcard('devices:1')).toBe(maxDeviceNames);
  expect(await a.remembered('1:name:9999')).toMatchObject({ last: 2 });
  expect(await a.remembered('1:name:0')).toBeUndefined();
  expect(await a.remembered('2:phone')).toMatchObject({ last: 1 });
});

test('a name that is in use is not the one that is forgotten', async () => {
  const a = server(1);
  await claimOne(a, '1:phone', 1);
  for (let round = 1; round < 100; round++) {
    await claimOne(a, `1:once-${round}`, 1);
    await claimOne(a, '1:phone', round * 16);
  }
  expect(await a.remembered('1:phone')).toMatchObject({ last: 99 * 16 });
});

test('a device that has sent once is forgotten after an hour, one that has sent again after a day', async () => {
  const a = server(1);
  await claimOne(a, '1:phone', 1);
  expect(await inRedis.pttl('dedupe:1:phone')).toBeLessThanOrEqual(3_600_000);
  await claimOne(a, '1:phone', 2);
  expect(await inRedis.pttl('dedupe:1:phone')).toBeGreaterThan(80_000_000);
  expect(await inRedis.pttl('devices:1')).toBeGreaterThan(80_000_000);
});

test('a set of names that cannot be understood is replaced', async () => {
  await inRedis.set('devices:1', 'garbage');
  expect(kinds(await claimOne(server(1), '1:phone', 1))).toEqual(['accepted']);
  expect(await inRedis.zcard('devices:1')).toBe(1);
});
