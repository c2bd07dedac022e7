import {
  ChatError, epoch, offset, partition, sequence, textContent, toLong, typingFrame, userId, type UserId,
} from '@cecochat/contracts';
import { defaultPolicy, newSession, step, type Input, type Output } from './index.ts';

const [me, ada, bob] = [userId(1), userId(2), userId(3)];

/** A session that is live, with a clock of its own; its timer of typing runs. */
class LiveSession {
  nowMs = 0;
  readonly outputs: Output[] = [];
  #expiresMs = Infinity;
  readonly #state = newSession(
    { user: me, device: 'phone', canRefresh: false, policy: defaultPolicy },
    { cursor: offset(100), lineage: undefined, nextSequence: sequence(1), unacknowledged: [], seen: [], seenGroups: [] },
  );

  constructor(frames: readonly string[] = [typingFrame]) {
    this.input({ kind: 'start' });
    const route = { address: 'here', historyAddress: 'history', partition: partition(0), epoch: epoch(1) };
    this.input({ kind: 'lookup-answered', route });
    this.frame({ ready: { position: toLong(100), livePosition: toLong(100), lineage: toLong(5), maxOutstanding: 4, frames: [...frames] } });
  }

  input(input: Input): void {
    const outputs = step(this.#state, input, { nowMs: this.nowMs, random: () => 0 });
    this.outputs.push(...outputs);
    for (const output of outputs) {
      if (output.kind === 'set-timer' && output.timer === 'typing') this.#expiresMs = this.nowMs + output.delayMs;
    }
  }

  frame(frame: Extract<Input, { kind: 'frame' }>['frame']): void {
    this.input({ kind: 'frame', key: this.#state.lastKey, frame });
  }

  /** Time passes. */
  pass(ms: number): void {
    const untilMs = this.nowMs + ms;
    while (this.#expiresMs <= untilMs) {
      this.nowMs = this.#expiresMs;
      this.#expiresMs = Infinity;
      this.input({ kind: 'timer', timer: 'typing' });
    }
    this.nowMs = untilMs;
  }

  type(other: UserId, isTyping = true): void {
    this.input({ kind: 'typing', typing: { other, isTyping } });
  }

  notice(other: UserId, stopped = false): void {
    this.frame({ typing: { other: toLong(other), stopped } });
  }

  /** A text of another user arrives. */
  receive(sender: UserId): void {
    const event = { messageId: toLong(9), sender: toLong(sender), device: 'd', lineage: toLong(1), sequence: toLong(1), receiver: toLong(me), text: { text: 'x' } };
    this.frame({ delivery: { offset: toLong(100), event } });
  }

  get sent(): [UserId, boolean][] {
    return this.outputs.flatMap((output) => (output.kind === 'send-typing' ? [[output.typing.other, output.typing.isTyping]] : []));
  }

  get shown(): [UserId, boolean][] {
    return this.outputs.flatMap((output) => (output.kind === 'emit-typing' ? [[output.typing.other, output.typing.isTyping]] : []));
  }

  get typists(): UserId[] {
    return [...this.#state.typing.typists.keys()];
  }
}

test('of many keys one notice is sent every 4 s, to each user', () => {
  const session = new LiveSession();
  for (let key = 0; key < 90; key++) {
    session.type(ada);
    if (key === 10) session.type(bob);
    session.pass(100);
  }
  expect(session.sent).toEqual([[ada, true], [bob, true], [ada, true], [ada, true]]);
});

test('an end is sent once, and only where the other user can believe that the user types', () => {
  const session = new LiveSession();
  session.type(ada, false);
  session.type(ada);
  session.type(ada, false);
  session.type(ada, false);
  session.type(ada);
  session.pass(6_000);
  session.type(ada, false);
  expect(session.sent).toEqual([[ada, true], [ada, false], [ada, true]]);
});

test('a message ends the typing of its sender here and there, and what is typed next is sent at once', () => {
  const session = new LiveSession();
  session.type(ada);
  session.input({ kind: 'send', target: { receiver: ada }, content: textContent('x'), ticket: 1 });
  session.type(ada);
  expect(session.sent).toEqual([[ada, true], [ada, false], [ada, true]]);
  session.notice(ada);
  session.receive(ada);
  expect([session.shown, session.typists]).toEqual([[[ada, true], [ada, false]], []]);
});

test('another user types until 6 s have passed without a notice; each change is shown once', () => {
  const session = new LiveSession();
  session.notice(ada);
  session.pass(4_000);
  session.notice(ada);
  session.notice(bob);
  session.pass(2_000);
  session.notice(bob, true);
  session.notice(bob, true);
  session.pass(3_999);
  expect([session.typists, session.shown]).toEqual([[ada], [[ada, true], [bob, true], [bob, false]]]);
  session.pass(1);
  expect([session.typists, session.shown.at(-1)]).toEqual([[], [ada, false]]);
});

test('a notice of nobody, or of the user itself, is passed over', () => {
  const session = new LiveSession();
  session.frame({ typing: {} });
  session.frame({ typing: { other: toLong(2n ** 63n) } });
  session.notice(me);
  expect(session.shown).toEqual([]);
});

test('a server that does not name the frame gets none: it would end the stream', () => {
  const session = new LiveSession([]);
  session.type(ada);
  expect(session.sent).toEqual([]);
});

test('without a stream nothing is sent, and nothing is sent late', () => {
  const session = new LiveSession();
  session.input({ kind: 'stream-closed', key: 1, error: new ChatError('unavailable', 'broken') });
  session.type(ada);
  session.pass(60_000);
  expect(session.sent).toEqual([]);
});

test('typists are bounded', () => {
  const session = new LiveSession();
  for (let user = 10; user < 2_010; user++) session.notice(userId(user));
  expect(session.typists).toHaveLength(1_000);
});
