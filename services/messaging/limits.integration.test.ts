import type { ChatError } from '@cecochat/contracts';
import { publishLimits } from '@cecochat/redis';
import type { RateLimits } from '@cecochat/runtime';
import { unreachedLimits as unreached } from '../../test/support/limits.ts';
import { eventually } from '../../test/support/eventually.ts';
import { TestPlatform } from '../../test/support/platform.ts';

let platform: TestPlatform;

beforeAll(async () => {
  platform = await TestPlatform.create('limits', 2);
  await platform.createTopics();
  await platform.assign({ a: [0, 1] });
  await platform.startMessaging('a');
});
afterEach(() => platform.closeChats());
afterAll(() => platform.close());

const ofUsers = (limits: Partial<RateLimits['perUser']>): RateLimits => ({ ...unreached, perUser: { ...unreached.perUser, ...limits } });
const outcomes = async (calls: readonly Promise<unknown>[]) => (await Promise.allSettled(calls)).map((each) => (each.status === 'fulfilled' ? undefined : (each.reason as ChatError)));

/** Calls with a number of devices of one user, all at once. */
const flood = (user: bigint, count: number) =>
  outcomes(Array.from({ length: count }, (_, index) => platform.send(user as never, { device: `d${index}`, sequence: 1, receiver: user, text: 'x' })));

test('a limit that is published counts at once: a flood of calls of one user is refused with its name and the time to wait, and others send', async () => {
  const [alice, bob] = [platform.userIn(0), platform.userIn(1)];
  expect(await flood(alice, 10)).toEqual(Array.from({ length: 10 }, () => undefined));
  await publishLimits(platform.inRedis, ofUsers({ sends: { rate: 1, burst: 3 } }));
  const refused = await eventually(async () => {
    const failed = (await flood(platform.userIn(0), 10)).filter((each) => each !== undefined);
    expect(failed).toHaveLength(7);
    return failed;
  });
  for (const { code, details } of refused) {
    expect([code, details.field]).toEqual(['overloaded', 'limits.perUser.sends']);
    expect(details.retryAfterMs).toBeGreaterThan(0);
    expect(details.retryAfterMs).toBeLessThanOrEqual(1_000);
  }
  expect(await flood(bob, 1)).toEqual([undefined]);
  await publishLimits(platform.inRedis, unreached);
  await eventually(async () => expect((await flood(alice, 10)).filter((each) => each !== undefined)).toEqual([]));
});

test('a stream whose user sends faster than the limit is read at its rate, in order, and nothing is refused', async () => {
  await publishLimits(platform.inRedis, ofUsers({ sends: { rate: 20, burst: 5 } }));
  const [alice, bob] = [platform.userIn(0), platform.userIn(1)];
  await eventually(async () => expect((await flood(platform.userIn(0), 10)).filter((each) => each !== undefined)).not.toEqual([]));
  const chat = await platform.chat(alice);
  const beganMs = performance.now();
  for (let sequence = 1; sequence <= 30; sequence++) chat.send(sequence, bob, `${sequence}`);
  await eventually(() => expect(chat.acks.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 30 }, (_, index) => index + 1)), 30_000);
  expect(performance.now() - beganMs).toBeGreaterThan(1_000);
  expect([chat.rejections, chat.ended]).toEqual([[], undefined]);
  await publishLimits(platform.inRedis, unreached);
});

test('streams that one user opens beyond the limit are refused at their headers', async () => {
  await publishLimits(platform.inRedis, ofUsers({ streams: { rate: 1, burst: 4 } }));
  const open = async (user: ReturnType<TestPlatform['userIn']>) => outcomes(Array.from({ length: 6 }, (_, index) => platform.chat(user, { device: `d${index}` })));
  const refused = await eventually(async () => {
    const failed = (await open(platform.userIn(0))).filter((each) => each !== undefined);
    expect(failed).toHaveLength(2);
    return failed;
  });
  expect(refused.map(({ code, details }) => [code, details.field])).toEqual(refused.map(() => ['overloaded', 'limits.perUser.streams']));
  await publishLimits(platform.inRedis, unreached);
});

test('a server takes as many device streams as the manifest says', async () => {
  await publishLimits(platform.inRedis, { ...unreached, connectionsPerServer: 2 });
  const refusal = await eventually(async () => {
    const failed = (await outcomes(Array.from({ length: 2 }, async (_, index) => (await platform.chat(platform.userIn(0), { device: `d${index}` })).ready))).find((each) => each !== undefined);
    expect(failed).toBeDefined();
    return failed;
  });
  expect([refusal?.code, refusal?.details.field, refusal?.details.retryAfterMs]).toEqual(['overloaded', 'limits.connectionsPerServer', 5_000]);
  await publishLimits(platform.inRedis, unreached);
  await eventually(() => platform.chat(platform.userIn(0)));
});
