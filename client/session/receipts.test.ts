import {
  ChatError, epoch, offset, partition, receiptFrame, sequence, toLong, userId, wireReceipt, type MessageId, type Receipt, type SeenMark,
} from '@cecochat/contracts';
import { defaultPolicy, newSession, step, type Input, type Output } from './index.ts';

const [me, other] = [userId(1), userId(2)];
const markAt = (at: number, of = other): SeenMark => ({ other: of, seenTo: BigInt(at + 1) as unknown as MessageId, offset: offset(at), isPrivate: false });

/** A session that is live, with a clock of its own. */
class LiveSession {
  nowMs = 0;
  readonly outputs: Output[] = [];
  readonly #state = newSession(
    { user: me, device: 'phone', canRefresh: false, policy: defaultPolicy },
    { cursor: offset(100), lineage: undefined, nextSequence: sequence(1), unacknowledged: [], seen: [], seenGroups: [] },
  );

  constructor(frames: readonly string[] = [receiptFrame]) {
    this.input({ kind: 'start' });
    this.connect(frames);
  }

  connect(frames: readonly string[] = [receiptFrame]): void {
    const route = { address: 'here', historyAddress: 'history', partition: partition(0), epoch: epoch(1) };
    this.input({ kind: 'lookup-answered', route });
    const ready = { position: toLong(100), livePosition: toLong(100), lineage: toLong(5), maxOutstanding: 4, frames: [...frames] };
    this.frame({ ready });
  }

  input(input: Input): void {
    this.outputs.push(...step(this.#state, input, { nowMs: this.nowMs, random: () => 0 }));
  }

  frame(frame: Extract<Input, { kind: 'frame' }>['frame']): void {
    this.input({ kind: 'frame', key: this.#state.lastKey, frame });
  }

  breakStream(): void {
    this.input({ kind: 'stream-closed', key: this.#state.lastKey, error: new ChatError('unavailable', 'broken') });
    this.input({ kind: 'timer', timer: 'retry' });
  }

  /** The offsets of the receipts that were sent. */
  get sent(): number[] {
    return this.outputs.flatMap((output) => (output.kind === 'send-receipt' ? [output.mark.offset] : []));
  }

  get cursor() {
    return this.#state.cursor;
  }

  /** A receipt comes back at its place in the log. */
  stored(at: number, mark: SeenMark, reader = me): void {
    this.frame({ receipt: { offset: toLong(at), receipt: wireReceipt({ ...mark, reader }) } });
  }
}

test('a receipt of a conversation is sent once a second at most: the latest one', () => {
  const session = new LiveSession();
  for (const at of [10, 12, 11, 14]) session.input({ kind: 'seen', mark: markAt(at) });
  session.input({ kind: 'seen', mark: markAt(13, userId(3)) });
  expect(session.sent).toEqual([10, 13]);
  expect(session.outputs).toContainEqual({ kind: 'set-timer', timer: 'receipts', delayMs: 1_000 });
  session.nowMs = 1_000;
  session.input({ kind: 'timer', timer: 'receipts' });
  expect(session.sent).toEqual([10, 13, 14]);
});

test('a receipt is sent again on the next stream until it has come back', () => {
  const session = new LiveSession();
  session.input({ kind: 'seen', mark: markAt(10) });
  session.nowMs = 5_000;
  session.breakStream();
  session.connect();
  expect(session.sent).toEqual([10, 10]);
  session.stored(100, markAt(10));
  session.nowMs = 10_000;
  session.breakStream();
  session.connect();
  expect(session.sent).toEqual([10, 10]);
});

test('receipts of both users come out in their order, move the cursor, and one from before it does not come again', () => {
  const session = new LiveSession();
  session.stored(100, markAt(10));
  session.stored(102, markAt(7, me), other);
  session.stored(101, markAt(11));
  const received = session.outputs.flatMap((output): Receipt[] => (output.kind === 'emit-receipt' ? [output.receipt] : []));
  expect(received.map(({ reader, offset: at }) => [reader, at])).toEqual([[me, 10], [other, 7]]);
  expect(session.cursor).toBe(103);
});

test('a server that does not name the frame gets no receipt', () => {
  const session = new LiveSession([]);
  session.input({ kind: 'seen', mark: markAt(10) });
  expect(session.sent).toEqual([]);
  session.nowMs = 5_000;
  session.breakStream();
  session.connect();
  expect(session.sent).toEqual([10]);
});

test('a receipt that is refused for good is not sent again, one that the server is not ready for is', () => {
  const session = new LiveSession();
  const refuse = (code: string, at: number) => session.frame({ receiptRefused: { code, receipt: wireReceipt(markAt(at)) } });
  session.input({ kind: 'seen', mark: markAt(10) });
  for (let attempt = 1; attempt <= 9; attempt++) {
    refuse('beyond-end', 10);
    session.nowMs += 1_000;
    session.input({ kind: 'timer', timer: 'receipts' });
  }
  expect(session.sent).toEqual([10, 10, 10, 10, 10]);
  session.input({ kind: 'seen', mark: markAt(11) });
  refuse('not-in-conversation', 11);
  session.nowMs += 1_000;
  session.input({ kind: 'timer', timer: 'receipts' });
  expect(session.sent).toEqual([10, 10, 10, 10, 10, 11]);
});
