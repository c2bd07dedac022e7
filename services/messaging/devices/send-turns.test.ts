import { jest } from '@jest/globals';
import fc from 'fast-check';
import { FairQueue, maxInFlight, UserLane, Linger, type FairlyQueued } from './send-turns.ts';

interface Item extends FairlyQueued<Item> {
  isWaiting: boolean;
  readonly user: number;
  readonly number: number;
}

function world(users: number) {
  const lanes = Array.from({ length: users }, () => new UserLane<Item>());
  const queue = new FairQueue<Item>(({ user }) => lanes[user] as UserLane<Item>);
  let numbers = 0;
  const push = (user: number): Item => {
    const item: Item = { user, number: numbers++, isWaiting: true, isInFlight: false, next: undefined };
    queue.push(item);
    return item;
  };
  return { lanes, queue, push };
}

test('one user with thousands waiting takes turns with the others', () => {
  const { queue, push } = world(3);
  for (let each = 0; each < 2_000; each++) push(0);
  push(1);
  push(2);
  push(2);
  expect(queue.take(6).map(({ user }) => user)).toEqual([0, 1, 2, 0, 2, 0]);
});

test('a user has a bounded number in flight, and the next has its turn when one ends', () => {
  const { queue, push } = world(1);
  for (let each = 0; each < 1_000; each++) push(0);
  const taken = queue.take(1_000);
  expect([taken.length, queue.isReady]).toEqual([maxInFlight, false]);
  queue.finished(taken[5] as Item);
  queue.finished(taken[5] as Item);
  expect(queue.take(10).map(({ number }) => number)).toEqual([maxInFlight]);
});

test('every send has its turn once, those of a user in order, and no user waits for more than one turn of each other one', () => {
  const aStep = fc.oneof(
    { weight: 5, arbitrary: fc.record({ kind: fc.constant('push' as const), user: fc.nat(4) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('take' as const), count: fc.integer({ min: 1, max: 7 }) }) },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('finish' as const), which: fc.nat() }) },
    { weight: 1, arbitrary: fc.record({ kind: fc.constant('end' as const), which: fc.nat() }) },
  );
  fc.assert(fc.property(fc.array(aStep, { maxLength: 400 }), (steps) => {
    const { lanes, queue, push } = world(5);
    let waiting: Item[] = [];
    let flying: Item[] = [];
    const turns: Item[] = [];
    const take = (count: number) => {
      const taken = queue.take(count);
      for (const item of taken) {
        item.isWaiting = false;
        expect(item).toBe(waiting.find(({ user }) => user === item.user));
        waiting = waiting.filter((each) => each !== item);
      }
      // Between two turns of one user each other one that has waited all the time has one.
      const users = taken.map(({ user }) => user);
      const ready = new Set(waiting.map(({ user }) => user).filter((user) => (lanes[user]?.inFlight ?? 0) < maxInFlight));
      for (const user of ready) expect(users.filter((each) => each === user).length).toBeGreaterThanOrEqual(Math.floor(taken.length / 5) - 1);
      flying.push(...taken);
      turns.push(...taken);
      return taken.length;
    };
    for (const step of steps) {
      if (step.kind === 'push') waiting.push(push(step.user));
      else if (step.kind === 'take') take(step.count);
      else if (step.kind === 'finish' && flying.length > 0) {
        const [item] = flying.splice(step.which % flying.length, 1);
        if (item !== undefined) queue.finished(item);
      } else if (step.kind === 'end' && waiting.length > 0) {
        const [item] = waiting.splice(step.which % waiting.length, 1);
        if (item !== undefined) item.isWaiting = false;
      }
    }
    for (;;) {
      for (const item of flying) queue.finished(item);
      flying = [];
      if (take(50) === 0 && !queue.isReady) break;
    }
    expect(waiting).toEqual([]);
    expect(new Set(turns).size).toBe(turns.length);
    expect(lanes.map(({ inFlight }) => inFlight)).toEqual([0, 0, 0, 0, 0]);
  }));
});

let nowMs = 100;
let linger: Linger;
beforeEach(() => {
  linger = new Linger(() => nowMs);
});

/** Which of two is over first; timers stand still. */
const firstOf = (gathered: Promise<void>) =>
  Promise.race([gathered.then(() => 'gathered'), turns(3).then(() => 'three turns')]);
const turns = async (count: number) => {
  for (let turn = 0; turn < count; turn++) await new Promise((resolve) => setImmediate(resolve));
};

beforeEach(() => void jest.useFakeTimers({ doNotFake: ['setImmediate', 'performance', 'nextTick', 'queueMicrotask', 'Date'] }));
afterEach(() => void jest.useRealTimers());

test('the first send begins its batch at once', async () => {
  expect(await firstOf(linger.gather())).toBe('gathered');
});

test('the first send after a quiet moment begins its batch at once', async () => {
  await linger.gather();
  nowMs += 5;
  expect(await firstOf(linger.gather())).toBe('gathered');
});

test('a send soon after a batch has begun waits for others', async () => {
  await linger.gather();
  nowMs += 4;
  const gathered = linger.gather();
  expect(await firstOf(gathered)).toBe('three turns');
  await jest.advanceTimersByTimeAsync(1);
  await gathered;
});
