import { eventually } from '../../test/support/eventually.ts';
import { TestPlatform } from '../../test/support/platform.ts';
import type { RawDevice } from '../../test/support/raw-client.ts';
import type { ServiceProcess } from '../../test/support/service-process.ts';

/** Longer than users are there without a device, also on a slow machine. */
const goneWithinMs = 90_000;
let platform: TestPlatform;
const servers = new Map<string, ServiceProcess>();

beforeAll(async () => {
  platform = await TestPlatform.create('presence', 4);
  await platform.createTopics();
  await platform.assign({ a: [0, 1], b: [2, 3] });
  await Promise.all(['a', 'b'].map(start));
});
afterEach(() => platform.closeChats());
afterAll(() => platform.close());

const start = async (name: string) => void servers.set(name, await platform.startMessaging(name, { CECOCHAT_LEAVE_SECONDS: '5' }));
const logEnds = () => Promise.all([0, 1, 2, 3].map((each) => platform.logEnd(each)));

async function followed(epoch: number, names: Iterable<string> = servers.keys()): Promise<void> {
  for (const name of names) await eventually(async () => expect(await servers.get(name)?.metric('cecochat_messaging_routing_epoch')).toBe(epoch));
}

/** What a device was notified of, in order, of one user. */
const statesOf = (device: RawDevice, user: bigint) => device.presences.flat().filter((each) => each.user === user).map(({ state }) => state);

/** Watches, and waits for the answer. */
async function watch(device: RawDevice, ...users: bigint[]): Promise<void> {
  const before = device.presences.length;
  device.watch(...users);
  await eventually(() => expect(device.presences.length).toBeGreaterThan(before));
}

test('a device that watches gets all of its list, then who comes, becomes idle, hides and leaves, of every partition', async () => {
  const [ada, bob, cleo] = [platform.userIn(0), platform.userIn(1), platform.userIn(3)];
  const watcher = await platform.chat(ada);
  expect(watcher.ready?.frames).toContain('watch');
  const ends = await logEnds();
  await watch(watcher, bob, cleo);
  expect(watcher.presences).toEqual([[{ user: bob, state: 'offline' }, { user: cleo, state: 'offline' }]]);
  const [bobs, cleos] = [await platform.chat(bob), await platform.webSocket(cleo, { activity: 'idle' })];
  await eventually(() => expect([statesOf(watcher, bob).at(-1), statesOf(watcher, cleo).at(-1)]).toEqual(['online', 'idle']));
  const second = await platform.chat(cleo, { device: 'laptop' });
  await eventually(() => expect(statesOf(watcher, cleo)).toEqual(['offline', 'idle', 'online']));
  second.write({ activity: { hidden: true } });
  await eventually(() => expect(watcher.presences.at(-1)).toEqual([{ user: cleo, state: 'offline', lastSeenMs: undefined }]));
  const closedMs = Date.now();
  for (const device of [bobs, cleos]) device.close();
  await eventually(() => expect(statesOf(watcher, bob)).toEqual(['offline', 'online', 'offline']), goneWithinMs);
  const last = watcher.presences.at(-1)?.[0];
  expect(last?.state === 'offline' && last.lastSeenMs !== undefined && Math.abs(last.lastSeenMs - closedMs)).toBeLessThan(10_000);
  second.close();
  expect(statesOf(watcher, cleo)).toEqual(['offline', 'idle', 'online', 'offline']);
  const later = await platform.chat(platform.userIn(2));
  await watch(later, bob, cleo);
  expect(later.presences).toEqual([[last, { user: cleo, state: 'offline', lastSeenMs: undefined }]]);
  expect(await logEnds()).toEqual(ends);
});

test('a moved partition, a reconnect and a killed server change nothing for those who watch: 0 changes; who does not come back is gone', async () => {
  const [watching, staying, leaving] = [platform.userIn(3), platform.userIn(0), platform.userIn(0)];
  const watcher = await platform.chat(watching);
  await watch(watcher, staying, leaving);
  const [first, other] = [await platform.chat(staying), await platform.chat(leaving)];
  await eventually(() => expect(watcher.presences.flat().filter(({ state }) => state === 'online')).toHaveLength(2));
  watcher.presences.length = 0;

  // A reconnect.
  first.close();
  const again = await platform.chat(staying);
  // The partition of both moves; their devices follow, make before break.
  await followed(await platform.assign({ a: [1], b: [0, 2, 3] }));
  const moved = await platform.chat(staying);
  const otherMoved = await platform.chat(leaving);
  again.close();
  other.close();
  // And back, with the server that had it killed.
  servers.get('b')?.child.kill('SIGKILL');
  servers.delete('b');
  await followed(await platform.assign({ a: [0, 1, 2, 3] }));
  await Promise.all([moved.untilEnded(), otherMoved.untilEnded(), watcher.untilEnded()]);
  const last = await platform.chat(staying);
  const watcherAgain = await platform.chat(watching);
  await watch(watcherAgain, staying, leaving);
  expect([watcher.presences, watcherAgain.presences]).toEqual([[], [[{ user: staying, state: 'online' }, { user: leaving, state: 'online' }]]]);

  await eventually(() => expect(watcherAgain.presences).toHaveLength(2), goneWithinMs);
  expect(watcherAgain.presences.at(-1)).toMatchObject([{ user: leaving, state: 'offline' }]);
  expect(last.ended).toBeUndefined();
  await start('b');
  await followed(await platform.assign({ a: [0, 1], b: [2, 3] }));
});

test('a list that is too long, or has what is no user, is refused with its field, and the one before stays', async () => {
  const [ada, bob] = [platform.userIn(1), platform.userIn(2)];
  const watcher = await platform.chat(ada);
  await watch(watcher, bob);
  watcher.watch(...Array.from({ length: 201 }, (_, index) => index + 1));
  watcher.watch(0);
  const refusal = { frame: 'watch', code: 'invalid-argument', field: 'users', retryAfterMs: 0 };
  await eventually(() => expect(watcher.refusals).toEqual([refusal, refusal]));
  await platform.chat(bob);
  await eventually(() => expect(statesOf(watcher, bob)).toEqual(['offline', 'online']));
});

test('a Redis that comes back empty changes nothing for those who watch, and presence goes on', async () => {
  const [ada, bob, cleo] = [platform.userIn(0), platform.userIn(2), platform.userIn(1)];
  const [watcher] = [await platform.chat(ada), await platform.chat(bob)];
  await watch(watcher, bob, cleo);
  await eventually(() => expect(statesOf(watcher, bob).at(-1)).toBe('online'));
  watcher.presences.length = 0;
  await platform.redis.restartEmpty();
  await eventually(() => platform.publish());
  await eventually(async () => expect(await platform.inRedis.hget('presence.2', `${bob}`)).toBe('online'));
  await platform.chat(cleo);
  await eventually(() => expect(watcher.presences).toEqual([[{ user: cleo, state: 'online' }]]), goneWithinMs);
});
