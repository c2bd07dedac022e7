import {
  cecochat, encodePresenceSignal, readPresence, toLong, userId, type Partition, type Presence, type UserId, type UserPresence,
} from '@cecochat/contracts';
import { partitionOf } from '@cecochat/partitioning';
import { Watchers, type Watcher } from './watchers.ts';

const partitions = 4;
const [ada, bob, cleo] = [userId(1), userId(2), userId(3)];
const offline: Presence = { state: 'offline', lastSeenMs: undefined };

/** A device whose frames are read as presences. */
class Device implements Watcher {
  readonly user: UserId;
  isReading = true;
  readonly frames: UserPresence[][] = [];

  constructor(user: UserId) {
    this.user = user;
  }

  notify(frame: Buffer): boolean {
    if (!this.isReading) return false;
    this.frames.push(readPresence(cecochat.v1.ChatResponse.decode(frame).presence ?? {}));
    return true;
  }
}

function open() {
  const inRedis = new Map<UserId, Presence>();
  const reads: UserId[][] = [];
  const redis = { isThere: true, before: async () => {} };
  let followed: ReadonlySet<Partition> = new Set();
  let unreadable = 0;
  const charged: number[] = [];
  /** Who blocks the user of the device. */
  const blocks = new Set<UserId>();
  const watchers = new Watchers({
    partitionCount: () => partitions,
    blocks: {
      of: async (pairs) => ({
        sinceMs: pairs.map(({ receiver }) => (receiver !== undefined && blocks.has(receiver) ? 0 : undefined)),
        unknown: redis.isThere ? 0 : pairs.length,
      }),
    },
    store: {
      of: async (_partition, users) => {
        if (!redis.isThere) throw new Error('redis is away');
        reads.push([...users]);
        const read = users.map((user) => inRedis.get(user) ?? offline);
        await redis.before();
        return read;
      },
    },
    channels: { follow: (next) => void (followed = next), isReceiving: (partition) => followed.has(partition) },
    limits: { takeUser: (_call, _user, cost = 1) => void charged.push(cost) },
    onUnreadable: () => void unreadable++,
  });
  const tick = async (count = 2) => {
    for (let each = 0; each < count; each++) {
      watchers.tick();
      await new Promise((resolve) => setImmediate(resolve));
    }
  };
  const change = (...changes: UserPresence[]) => {
    for (const each of changes) {
      const { user, ...presence } = each;
      inRedis.set(user, presence as Presence);
      watchers.take(partitionOf(user, partitions), encodePresenceSignal([each]));
    }
  };
  const watch = (device: Device, ...users: UserId[]) => watchers.watch({ users: users.map(toLong) }, device);
  return { watchers, inRedis, reads, redis, blocks, tick, change, watch, charged, get followed() { return followed; }, get unreadable() { return unreadable; } };
}

test('a device gets all of its list at once, then each change, and nothing twice', async () => {
  const { watch, tick, change, inRedis } = open();
  inRedis.set(ada, { state: 'online' });
  inRedis.set(bob, { state: 'offline', lastSeenMs: 77 });
  const device = new Device(cleo);
  watch(device, ada, bob);
  await tick();
  expect(device.frames).toEqual([[{ user: ada, state: 'online' }, { user: bob, state: 'offline', lastSeenMs: 77 }]]);
  change({ user: ada, state: 'idle' }, { user: ada, state: 'idle' }, { user: bob, state: 'online' });
  expect(device.frames.slice(1)).toEqual([[{ user: ada, state: 'idle' }], [{ user: bob, state: 'online' }]]);
});

test('what many devices watch is read once', async () => {
  const { watch, tick, reads } = open();
  const devices = [1, 2, 3].map((each) => new Device(userId(each + 10)));
  for (const device of devices) watch(device, ada, bob);
  await tick();
  expect(reads.flat().toSorted()).toEqual([ada, bob]);
  watch(new Device(userId(20)), ada);
  await tick();
  expect(reads.flat()).toHaveLength(2);
});

test('a change that comes while the list is read is not undone by the read', async () => {
  const { watch, tick, change, redis } = open();
  const device = new Device(cleo);
  redis.before = async () => change({ user: ada, state: 'online' });
  watch(device, ada);
  await tick();
  expect(device.frames).toEqual([[{ user: ada, state: 'online' }]]);
});

test('a device that reads slowly gets all of its list once it reads again', async () => {
  const { watch, tick, change } = open();
  const device = new Device(cleo);
  watch(device, ada, bob);
  await tick();
  device.isReading = false;
  change({ user: ada, state: 'online' }, { user: bob, state: 'online' }, { user: ada, state: 'idle' });
  await tick();
  device.isReading = true;
  await tick();
  expect(device.frames.slice(1)).toEqual([[{ user: ada, state: 'idle' }, { user: bob, state: 'online' }]]);
});

test('while Redis is away nobody changes; what was missed comes when it is back and servers have written what they have', async () => {
  const { watchers, watch, tick, inRedis, redis } = open();
  inRedis.set(ada, { state: 'online' });
  const device = new Device(cleo);
  watch(device, ada);
  await tick();
  redis.isThere = false;
  inRedis.clear();
  await tick(100);
  redis.isThere = true;
  watchers.refresh();
  await tick(10);
  inRedis.set(ada, { state: 'online' });
  await tick(100);
  expect(device.frames).toHaveLength(1);
  inRedis.set(ada, { state: 'idle' });
  watchers.refresh();
  await tick(100);
  expect(device.frames.slice(1)).toEqual([[{ user: ada, state: 'idle' }]]);
});

test('who blocks the user of a device looks as if never there, from the next look on; others see every change', async () => {
  const { watch, tick, change, blocks, inRedis } = open();
  inRedis.set(ada, { state: 'online' });
  const [device, other] = [new Device(cleo), new Device(userId(9))];
  watch(device, ada, bob);
  watch(other, bob);
  await tick();
  blocks.add(ada);
  await tick(601);
  expect(device.frames.slice(1)).toEqual([[{ user: ada, ...offline }, { user: bob, ...offline }]]);
  change({ user: ada, state: 'idle' }, { user: bob, state: 'online' });
  expect(device.frames.slice(2)).toEqual([[{ user: bob, state: 'online' }]]);
  blocks.delete(ada);
  await tick(601);
  expect(device.frames.slice(3)).toEqual([[{ user: ada, state: 'idle' }, { user: bob, state: 'online' }]]);
});

test('while it is not known who blocks the user, a device gets nothing', async () => {
  const { watch, tick, redis, inRedis } = open();
  inRedis.set(ada, { state: 'online' });
  const [device, early] = [new Device(cleo), new Device(bob)];
  watch(early, ada);
  await tick();
  redis.isThere = false;
  watch(device, ada);
  await tick(20);
  expect(device.frames).toEqual([]);
  redis.isThere = true;
  await tick();
  expect(device.frames).toEqual([[{ user: ada, state: 'online' }]]);
});

test('a list replaces the one before, and a device that is gone leaves nothing', async () => {
  const opened = open();
  const { watchers, watch, tick, change } = opened;
  const device = new Device(cleo);
  watch(device, ada, bob);
  watch(device, bob);
  await tick();
  change({ user: ada, state: 'online' });
  expect([device.frames, watchers.entries]).toEqual([[[{ user: bob, ...offline }]], 1]);
  watchers.remove(device);
  await tick();
  expect([watchers.entries, opened.followed.size]).toEqual([0, 0]);
});

test('lists are bounded, and cost as pages of profiles do; one that is refused changes nothing', async () => {
  const { watchers, watch, charged } = open();
  const device = new Device(cleo);
  const many = (count: number) => Array.from({ length: count }, (_, index) => userId(index + 1));
  watch(device, ...many(200));
  expect(charged).toEqual([4]);
  expect(() => watch(device, ...many(201))).toThrow('users must be at most 200 users');
  expect(() => watchers.watch({ users: [toLong(0)] }, device)).toThrow('users must be user ids');
  expect(watchers.entries).toBe(200);
});

test('garbage in a channel is counted and passed over', async () => {
  const opened = open();
  const device = new Device(cleo);
  opened.watch(device, ada);
  await opened.tick();
  opened.watchers.take(partitionOf(ada, partitions), Buffer.from([0xff, 0xff, 0xff]));
  opened.watchers.take(partitionOf(ada, partitions), Buffer.from(cecochat.v1.Presence.encode({ users: [{}] }).finish()));
  expect([opened.unreadable, device.frames.length]).toEqual([1, 1]);
});
