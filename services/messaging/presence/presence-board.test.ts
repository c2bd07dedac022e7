import { cecochat, readPresence, userId, type Activity, type Partition, type UserId, type UserPresence } from '@cecochat/contracts';
import type { PresentState } from '@cecochat/redis';
import type { Followed } from '../partitions/partition-table.ts';
import { adoptedGraceMs, graceMs } from './partition-presence.ts';
import { PresenceBoard } from './presence-board.ts';

const [ada, bob] = [userId(1), userId(2)];
const partition = 0 as Partition;

/** One Redis with the servers of a partition, and what those who watch are notified of. */
class Platform {
  nowMs = 0;
  isRedisThere = true;
  isHandover = false;
  readonly present = new Map<UserId, PresentState>();
  readonly changes: UserPresence[] = [];

  server(tenure: Followed['tenure']['kind'] = 'serving') {
    const devices = new Map<UserId, Activity>();
    const server = { tenure };
    const redis = async <T>(act: () => T): Promise<T> => {
      if (!this.isRedisThere) throw new Error('redis is away');
      return act();
    };
    const board = new PresenceBoard({
      table: {
        followed: () => (server.tenure === 'gone' as never ? [] : [{ served: { partition }, tenure: { kind: server.tenure } } as Followed]) as never,
        activityOf: (_partition, user) => devices.get(user),
        usersOf: () => devices.keys(),
      },
      store: {
        present: () => redis(() => new Map(this.present)),
        write: (_partition, changes) => redis(() => {
          for (const { user, state } of changes) {
            if (state === 'offline') this.present.delete(user);
            else this.present.set(user, state);
          }
        }),
        rewrite: (_partition, all) => redis(() => {
          this.present.clear();
          for (const [user, state] of all) this.present.set(user, state);
        }),
      },
      channels: {
        publish: (_partition, message) => {
          if (this.isRedisThere) this.changes.push(...readPresence(cecochat.v1.Presence.decode(message)));
          return this.isRedisThere;
        },
      },
      isHandover: () => this.isHandover, clock: () => this.nowMs, wallClock: () => 1_000_000 + this.nowMs, onChanges: () => undefined,
    });
    const tick = async (count = 3) => {
      for (let each = 0; each < count; each++) {
        board.tick();
        await new Promise((resolve) => setImmediate(resolve));
      }
    };
    const open = (user: UserId, activity: Activity = 'active') => {
      devices.set(user, activity);
      board.touch(partition, user);
    };
    const close = (user: UserId) => {
      devices.delete(user);
      board.touch(partition, user);
    };
    return { board, tick, open, close, server };
  }
}

test('users come and go: Redis has those who are there, and each change is published once', async () => {
  const platform = new Platform();
  const server = platform.server();
  await server.tick();
  server.open(ada);
  await server.tick();
  expect([[...platform.present], platform.changes]).toEqual([[[ada, 'online']], [{ user: ada, state: 'online' }]]);
  server.close(ada);
  await server.tick();
  platform.nowMs = graceMs;
  await server.tick();
  expect([platform.present.size, platform.changes.slice(1)]).toEqual([0, [{ user: ada, state: 'offline', lastSeenMs: 1_000_000 }]]);
});

test('a handover changes nothing, however long it takes: the old server writes nothing more, the new one waits for devices', async () => {
  const platform = new Platform();
  const [old, next] = [platform.server(), platform.server('warming')];
  await old.tick();
  old.open(ada);
  old.open(bob, 'idle');
  await old.tick();
  platform.changes.length = 0;
  [old.server.tenure, next.server.tenure, platform.isHandover] = ['draining', 'serving', true];
  for (let each = 0; each < 10; each++) {
    platform.nowMs += graceMs;
    if (each === 3) next.open(ada);
    if (each === 4) old.close(ada);
    if (each === 8) old.close(bob);
    if (each === 9) next.open(bob, 'idle');
    await Promise.all([old.tick(), next.tick()]);
  }
  platform.isHandover = false;
  platform.nowMs += 10 * adoptedGraceMs;
  await Promise.all([old.tick(), next.tick()]);
  expect([platform.changes, [...platform.present]]).toEqual([[], [[ada, 'online'], [bob, 'idle']]]);
});

test('a server that is lost changes nothing for users whose devices come back, and the others are gone after a while', async () => {
  const platform = new Platform();
  const lost = platform.server();
  await lost.tick();
  lost.open(ada);
  lost.open(bob);
  await lost.tick();
  platform.changes.length = 0;
  platform.nowMs += 20_000;
  const next = platform.server();
  await next.tick();
  next.open(ada);
  platform.nowMs += adoptedGraceMs - 1;
  await next.tick();
  expect(platform.changes).toEqual([]);
  platform.nowMs += 1;
  await next.tick();
  expect(platform.changes).toEqual([{ user: bob, state: 'offline', lastSeenMs: 1_020_000 }]);
});

test('a Redis that comes back empty has all who are there again, and nothing is published', async () => {
  const platform = new Platform();
  const server = platform.server();
  await server.tick();
  server.open(ada);
  await server.tick();
  platform.isRedisThere = false;
  server.open(bob);
  await server.tick();
  platform.present.clear();
  platform.isRedisThere = true;
  server.board.onRedisBack();
  await server.tick();
  expect([...platform.present].toSorted()).toEqual([[ada, 'online'], [bob, 'online']]);
  expect(platform.changes).toEqual([{ user: ada, state: 'online' }]);
});

test('a partition that comes back to its server has its devices still', async () => {
  const platform = new Platform();
  const server = platform.server();
  await server.tick();
  server.open(ada);
  await server.tick();
  server.server.tenure = 'draining';
  await server.tick();
  server.server.tenure = 'serving';
  platform.nowMs += 10 * adoptedGraceMs;
  await server.tick();
  expect(platform.changes).toEqual([{ user: ada, state: 'online' }]);
});
