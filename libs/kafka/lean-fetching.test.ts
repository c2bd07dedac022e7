import type ConsumerGroup from 'kafkajs/src/consumer/consumerGroup.js';
import { decideRest, fetchLeanly, restBetweenFetches, type FetchRest } from './lean-fetching.ts';

const rest: FetchRest = { ms: 10, busyRecords: 100 };

/** A consumer of a group whose brokers answer with so many records, and when it fetched from which. */
class World {
  nowMs = 1_000;
  readonly fetches: string[] = [];
  records = 0;
  readonly fetch: (broker: string) => Promise<unknown>;

  constructor(groupId: string) {
    const answer = (broker: string) => {
      this.fetches.push(`${broker} at ${this.nowMs}`);
      return [{ rawMessages: Array.from({ length: this.records }) }, { rawMessages: [] }];
    };
    class Group {
      readonly groupId = groupId;
      async fetch(broker: string) {
        return answer(broker);
      }
    }
    fetchLeanly(Group as unknown as typeof ConsumerGroup, async (ms) => void (this.nowMs += ms), () => this.nowMs);
    const group = new Group();
    this.fetch = (broker) => group.fetch(broker);
  }
}

test.each([
  ['nothing', 0, 0],
  ['a few records', 1, 10],
  ['almost as many as there could be', 99, 10],
  ['many records', 100, 0],
])('after an answer with %s the rest is right', (_what, records, ms) => {
  expect(decideRest(rest, records)).toBe(ms);
});

test('a consumer rests after records, each broker for itself, and not after an empty answer', async () => {
  const end = restBetweenFetches('resting', rest);
  const world = new World('resting');
  world.records = 3;
  await world.fetch('1');
  await world.fetch('2');
  await world.fetch('1');
  expect(world.fetches).toEqual(['1 at 1000', '2 at 1000', '1 at 1010']);
  world.records = 0;
  await world.fetch('1');
  await world.fetch('1');
  expect(world.fetches.slice(3)).toEqual(['1 at 1020', '1 at 1020']);
  end();
});

test('time that has passed since the answer is part of the rest', async () => {
  const end = restBetweenFetches('busy', rest);
  const world = new World('busy');
  world.records = 1;
  await world.fetch('1');
  world.nowMs += 7;
  await world.fetch('1');
  world.nowMs += 30;
  await world.fetch('1');
  expect(world.fetches).toEqual(['1 at 1000', '1 at 1010', '1 at 1040']);
  end();
});

test('a consumer of another group, and one whose rests have ended, fetches at once', async () => {
  const end = restBetweenFetches('ended', rest);
  end();
  for (const group of ['other', 'ended']) {
    const world = new World(group);
    world.records = 1;
    await world.fetch('1');
    await world.fetch('1');
    expect(world.fetches).toEqual(['1 at 1000', '1 at 1000']);
  }
});

test('partitions without new records are left out', async () => {
  const world = new World('any');
  expect(await world.fetch('1')).toEqual([]);
  world.records = 2;
  expect(await world.fetch('1')).toEqual([{ rawMessages: [undefined, undefined] }]);
});
