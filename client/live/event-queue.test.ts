import { lineage, messageId, offset, sequence, userId } from '@cecochat/contracts';
import type { ReceivedEvent } from '../session/index.ts';
import { EventQueue } from './event-queue.ts';

const event = (at: number): ReceivedEvent => ({
  offset: offset(at), messageId: messageId(at + 1), sender: userId(1), device: 'phone', lineage: lineage(1), sequence: sequence(at + 1), receiver: userId(2), kind: 'text', body: `${at}`,
});

function setUp() {
  const full: boolean[] = [];
  const taken: number[] = [];
  const queue = new EventQueue({ onFull: (now) => full.push(now), onTaken: ({ offset: at }) => taken.push(at) });
  return { queue, full, taken };
}

const push = (queue: EventQueue, from: number, to: number) => {
  for (let at = from; at < to; at++) queue.push(event(at));
};

test('gives events in their order, those that wait and those that come', async () => {
  const { queue } = setUp();
  push(queue, 0, 2);
  expect((await queue.next()).value?.offset).toBe(0);
  expect((await queue.next()).value?.offset).toBe(1);
  const coming = queue.next();
  push(queue, 2, 4);
  expect((await coming).value?.offset).toBe(2);
  expect((await queue.next()).value?.offset).toBe(3);
});

test('an event is done with when the next one is asked for, or the loop is left', async () => {
  const { queue, taken } = setUp();
  push(queue, 0, 3);
  await queue.next();
  expect([taken, queue.oldest?.offset]).toEqual([[], 0]);
  await queue.next();
  expect([taken, queue.oldest?.offset]).toEqual([[0], 1]);
  await queue.return();
  expect([taken, queue.oldest?.offset]).toEqual([[0, 1], 2]);
});

test('an event that came while the program waited is in its hands', async () => {
  const { queue, taken } = setUp();
  const coming = queue.next();
  push(queue, 0, 1);
  expect(queue.oldest?.offset).toBe(0);
  await coming;
  void queue.next();
  expect([taken, queue.oldest]).toEqual([[0], undefined]);
});

test('says when too many wait, and when half of them are taken', async () => {
  const { queue, full } = setUp();
  push(queue, 0, 999);
  expect(full).toEqual([]);
  push(queue, 999, 1_200);
  expect(full).toEqual([true]);
  for (let left = 1_200; left > 501; left--) await queue.next();
  expect(full).toEqual([true]);
  await queue.next();
  expect(full).toEqual([true, false]);
  push(queue, 1_200, 1_800);
  expect(full).toEqual([true, false, true]);
});

test('what waits is still given at the end, then the loop is over', async () => {
  const { queue } = setUp();
  push(queue, 0, 1);
  queue.end(undefined);
  expect((await queue.next()).value?.offset).toBe(0);
  expect(await queue.next()).toEqual({ done: true, value: undefined });
});

test('an end with an error is thrown to who waits and to who comes later', async () => {
  const { queue } = setUp();
  const waiting = queue.next();
  queue.end(new Error('over'));
  await expect(waiting).rejects.toThrow('over');
  await expect(queue.next()).rejects.toThrow('over');
});
