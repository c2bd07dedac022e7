import { ChatError, epoch, offset, partition, sequence, toLong, userId, watchFrame, type UserId } from '@cecochat/contracts';
import { defaultPolicy, newSession, step, type Input, type Output } from './index.ts';

const [me, ada, bob] = [userId(1), userId(2), userId(3)];

/** A session that is live, and what it writes and shows. */
class LiveSession {
  readonly outputs: Output[] = [];
  readonly #state = newSession(
    { user: me, device: 'phone', canRefresh: false, policy: defaultPolicy },
    { cursor: offset(100), lineage: undefined, nextSequence: sequence(1), unacknowledged: [], seen: [], seenGroups: [] },
  );

  constructor(before: readonly Input[] = [], frames: readonly string[] = [watchFrame]) {
    this.input({ kind: 'start' });
    for (const input of before) this.input(input);
    this.connect(frames);
  }

  connect(frames: readonly string[] = [watchFrame]): void {
    this.input({ kind: 'lookup-answered', route: { address: 'here', historyAddress: 'history', partition: partition(0), epoch: epoch(1) } });
    this.frame({ ready: { position: toLong(100), livePosition: toLong(100), lineage: toLong(5), maxOutstanding: 4, frames: [...frames] } });
  }

  input(input: Input): void {
    this.outputs.push(...step(this.#state, input, { nowMs: 0, random: () => 0 }));
  }

  frame(frame: Extract<Input, { kind: 'frame' }>['frame']): void {
    this.input({ kind: 'frame', key: this.#state.lastKey, frame });
  }

  reconnect(): void {
    this.input({ kind: 'stream-closed', key: this.#state.lastKey, error: new ChatError('unavailable', 'broken') });
    this.input({ kind: 'timer', timer: 'retry' });
    this.connect();
  }

  watch(...users: UserId[]): void {
    this.input({ kind: 'watch', users: new Set(users) });
  }

  /** The server reports users as online, and the others as offline. */
  report(...users: (readonly [UserId, 'online' | 'offline'])[]): void {
    this.frame({ presence: { users: users.map(([user, state]) => ({ user: toLong(user), online: state === 'online' })) } });
  }

  get lists(): UserId[][] {
    return this.outputs.flatMap((output) => (output.kind === 'send-watch' ? [[...output.users]] : []));
  }

  get shown(): [UserId, string][] {
    return this.outputs.flatMap((output) => (output.kind === 'emit-presence' ? [[output.presence.user, output.presence.state]] : []));
  }

  get activities(): string[] {
    return this.outputs.flatMap((output) => {
      if (output.kind === 'send-activity') return [output.activity];
      return output.kind === 'open-stream' ? [`listen ${output.activity}`] : [];
    });
  }
}

test('the list is sent when the stream is ready, on each stream, and when it changes', () => {
  const session = new LiveSession([{ kind: 'watch', users: new Set([ada]) }]);
  session.reconnect();
  session.watch(ada, bob);
  session.watch();
  session.reconnect();
  expect(session.lists).toEqual([[ada], [ada], [ada, bob], []]);
});

test('only changes are shown: a reconnect whose server reports the same shows nothing', () => {
  const session = new LiveSession();
  session.watch(ada, bob);
  session.report([ada, 'online'], [bob, 'offline']);
  session.reconnect();
  session.report([ada, 'online'], [bob, 'offline']);
  expect(session.shown).toEqual([[ada, 'online'], [bob, 'offline']]);
  session.report([bob, 'online']);
  expect(session.shown.slice(2)).toEqual([[bob, 'online']]);
});

test('what comes of users who are not watched any more is passed over, and they are new when they are watched again', () => {
  const session = new LiveSession();
  session.watch(ada);
  session.report([ada, 'online']);
  session.watch(bob);
  session.report([ada, 'offline']);
  session.watch(ada);
  session.report([ada, 'online']);
  expect(session.shown).toEqual([[ada, 'online'], [ada, 'online']]);
});

test('a stream begins with what the user does, so that a user who hides is never seen; changes follow', () => {
  const session = new LiveSession([{ kind: 'activity', activity: 'hidden' }]);
  session.reconnect();
  for (const activity of ['active', 'active', 'idle'] as const) session.input({ kind: 'activity', activity });
  expect(session.activities).toEqual(['listen hidden', 'listen hidden', 'active', 'idle']);
});

test('a list that the server refuses for a while is sent again, and another one is not', () => {
  const session = new LiveSession();
  session.watch(ada);
  session.frame({ refused: { frame: 'watch', code: 'overloaded', field: 'limits.perUser.pages', message: 'x', retryAfterMs: 300 } });
  expect(session.outputs).toContainEqual({ kind: 'set-timer', timer: 'watch', delayMs: 300 });
  session.input({ kind: 'timer', timer: 'watch' });
  session.frame({ refused: { frame: 'watch', code: 'invalid-argument', field: 'users', message: 'x' } });
  session.input({ kind: 'timer', timer: 'watch' });
  expect(session.lists).toEqual([[ada], [ada]]);
  expect(session.outputs.flatMap((output) => (output.kind === 'watch-refused' ? [output.error.code] : []))).toEqual(['overloaded', 'invalid-argument']);
});

test('a server that does not name the frame gets neither lists nor activities', () => {
  const session = new LiveSession([], []);
  session.watch(ada);
  session.input({ kind: 'activity', activity: 'idle' });
  expect([session.lists, session.activities]).toEqual([[], ['listen active']]);
});
