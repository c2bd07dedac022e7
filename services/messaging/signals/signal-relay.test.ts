import { jest } from '@jest/globals';
import { cecochat, toBigInt, toNumber, userId, type Partition, type UserId } from '@cecochat/contracts';
import { partitionOf } from '@cecochat/partitioning';
import { SignalRelay, type SignalOutcome } from './signal-relay.ts';

const { Signals, ChatResponse } = cecochat.v1;
const [ada, bob, cleo] = [userId(1), userId(2), userId(3)];
const partitions = 4;

/** Two servers that follow the same partitions, with Redis between them. */
function open() {
  const published: [Partition, Buffer][] = [];
  const shown: { readonly user: UserId; readonly frame: cecochat.v1.IChatResponse }[] = [];
  const outcomes: Partial<Record<SignalOutcome | 'unreadable', number>> = {};
  const count = (outcome: SignalOutcome | 'unreadable', by = 1) => void (outcomes[outcome] = (outcomes[outcome] ?? 0) + by);
  const redis = { isThere: true };
  const blocked = new Set<UserId>();
  const relay = new SignalRelay({
    partitionCount: () => partitions,
    blocks: {
      of: async (pairs) => ({
        sinceMs: pairs.map(({ sender }) => (blocked.has(sender) ? 0 : undefined)),
        unknown: redis.isThere ? 0 : pairs.length,
      }),
    },
    channels: {
      publish: (partition, message) => {
        if (redis.isThere) published.push([partition, message]);
        return redis.isThere;
      },
    },
    notify: (_partition, user, frame) => {
      shown.push({ user, frame: ChatResponse.decode(frame) });
      return user === cleo ? 0 : 1;
    },
    onOutcome: count,
    onUnreadable: () => count('unreadable'),
  });
  return { relay, published, shown, outcomes, redis, blocked };
}

beforeEach(() => void jest.useFakeTimers());
afterEach(() => void jest.useRealTimers());

test('what comes within 50 ms is one message for each partition, with the latest of each pair', async () => {
  const { relay, published, outcomes } = open();
  relay.send({ sender: ada, receiver: bob, isTyping: true });
  relay.send({ sender: cleo, receiver: bob, isTyping: true });
  relay.send({ sender: ada, receiver: bob, isTyping: false });
  expect(published).toEqual([]);
  await jest.advanceTimersByTimeAsync(50);
  expect(published).toHaveLength(1);
  const [partition, message] = published[0] ?? [];
  expect(partition).toBe(partitionOf(bob, partitions));
  const { typing } = Signals.decode(message ?? Buffer.alloc(0));
  expect(typing.map(({ sender, stopped }) => [toBigInt(sender), stopped])).toEqual([[ada, true], [cleo, false]]);
  expect(outcomes).toEqual({ published: 2 });
});

test('the devices of the receiver get who types; a receiver without a device is nothing to count', async () => {
  const { relay, published, shown, outcomes } = open();
  relay.send({ sender: ada, receiver: bob, isTyping: true });
  relay.send({ sender: ada, receiver: cleo, isTyping: true });
  await jest.advanceTimersByTimeAsync(50);
  for (const [partition, message] of published) relay.take(partition, message);
  const frames = shown.map(({ user, frame }) => [user, toNumber(frame.typing?.other), frame.typing?.stopped]);
  expect(frames.toSorted()).toEqual([[bob, 1, false], [cleo, 1, false]]);
  expect(outcomes).toEqual({ published: 2, delivered: 1 });
});

test('a receiver is not notified that someone types whom it blocks', async () => {
  const { relay, published, outcomes, blocked } = open();
  blocked.add(cleo);
  relay.send({ sender: cleo, receiver: bob, isTyping: true });
  relay.send({ sender: ada, receiver: bob, isTyping: true });
  relay.send({ sender: cleo, receiver: ada, isTyping: true });
  await jest.advanceTimersByTimeAsync(50);
  expect(published.map(([, message]) => Signals.decode(message).typing.map(({ sender }) => toBigInt(sender)))).toEqual([[ada]]);
  expect(outcomes).toEqual({ published: 1, blocked: 2 });
});

test('signals are dropped beyond a bound and while Redis does not take them: nothing waits longer', async () => {
  const { relay, published, outcomes, redis } = open();
  for (let user = 1; user <= 10_100; user++) relay.send({ sender: userId(user), receiver: bob, isTyping: true });
  await jest.advanceTimersByTimeAsync(50);
  expect(outcomes).toEqual({ dropped: 100, published: 10_000 });
  redis.isThere = false;
  relay.send({ sender: ada, receiver: bob, isTyping: true });
  await jest.advanceTimersByTimeAsync(50);
  redis.isThere = true;
  await jest.advanceTimersByTimeAsync(10_000);
  expect([published.length, outcomes.dropped]).toEqual([1, 101]);
});

test('garbage in a channel, and signals of nobody, are counted and passed over', () => {
  const { relay, shown, outcomes } = open();
  relay.take(0 as Partition, Buffer.from([0xff, 0xff, 0xff]));
  relay.take(0 as Partition, Buffer.from(Signals.encode({ typing: [{}] }).finish()));
  expect([shown, outcomes]).toEqual([[], { unreadable: 2 }]);
});
