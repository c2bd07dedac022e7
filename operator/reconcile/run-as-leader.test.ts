import { VersionConflict } from '@cecochat/runtime';
import { eventually } from '../../test/support/eventually.ts';
import { decideLease, runAsLeader, type Lease, type LeaseStore } from './run-as-leader.ts';

const times = { durationMs: 200, renewDeadlineMs: 120, retryMs: 20 };

/** One object, changed by compare-and-swap. */
class OneLease {
  kept: { lease: Lease; version: string } | undefined;
  cutOff = new Set<string>();

  storeOf(me: string): LeaseStore {
    const check = () => {
      if (this.cutOff.has(me)) throw new Error('cut off');
    };
    return {
      read: async () => (check(), this.kept),
      write: async (lease, expected) => {
        check();
        if (this.kept?.version !== expected) throw new VersionConflict('changed meanwhile');
        this.kept = { lease, version: String(Number(expected ?? 0) + 1) };
      },
    };
  }
}

class Candidate {
  leads = false;
  readonly #stop = new AbortController();
  readonly #ended: Promise<void>;

  constructor(store: OneLease, name: string, leaders: Set<string>) {
    this.#ended = runAsLeader({
      store: store.storeOf(name), me: name, clock: () => performance.now(), signal: this.#stop.signal, onError: () => undefined, times,
      lead: async (signal) => {
        leaders.add(name);
        this.leads = true;
        if (leaders.size > 1) throw new Error('two leaders');
        await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
        this.leads = false;
        leaders.delete(name);
      },
    });
  }

  async end(): Promise<void> {
    this.#stop.abort();
    await this.#ended;
  }
}

test('one of two leads; when it stops cleanly the other leads soon', async () => {
  const store = new OneLease();
  const leaders = new Set<string>();
  const [one, two] = [new Candidate(store, 'one', leaders), new Candidate(store, 'two', leaders)];
  await eventually(() => expect(leaders.size).toBe(1));
  const [leader, other] = one.leads ? [one, two] : [two, one];
  const beganMs = performance.now();
  await leader.end();
  await eventually(() => expect(other.leads).toBe(true));
  expect(performance.now() - beganMs).toBeLessThan(times.durationMs);
  await other.end();
  expect(store.kept?.lease.holder).toBeUndefined();
});

test('a leader that is cut off stops leading before another one begins', async () => {
  const store = new OneLease();
  const leaders = new Set<string>();
  const one = new Candidate(store, 'one', leaders);
  await eventually(() => expect(one.leads).toBe(true));
  const two = new Candidate(store, 'two', leaders);
  store.cutOff.add('one');
  await eventually(() => expect(two.leads).toBe(true));
  expect([...leaders]).toEqual(['two']);
  store.cutOff.clear();
  await Promise.all([one.end(), two.end()]);
});

test('the lease of one that died is taken the moment that it may be, however long it is until the next attempt would be', async () => {
  const store = new OneLease();
  await store.storeOf('gone').write({ holder: 'gone', renewals: 3 }, undefined);
  const stop = new AbortController();
  const begun = Promise.withResolvers<undefined>();
  const ended = runAsLeader({
    store: store.storeOf('one'), me: 'one', clock: () => performance.now(), signal: stop.signal, onError: () => undefined, times: { ...times, retryMs: 60_000 },
    lead: async () => begun.resolve(undefined),
  });
  await begun.promise;
  stop.abort();
  await ended;
});

test('who could not renew in time knows by itself that others may lead, before anything tells it to stop', async () => {
  const [stop, begun] = [new AbortController(), Promise.withResolvers<() => boolean>()];
  let nowMs = 0;
  const ended = runAsLeader({
    store: new OneLease().storeOf('one'), me: 'one', clock: () => nowMs, signal: stop.signal, onError: () => undefined, times: { ...times, retryMs: 60_000 },
    lead: async (_, holds) => begun.resolve(holds),
  });
  const holds = await begun.promise;
  expect(holds()).toBe(true);
  nowMs = times.renewDeadlineMs;
  expect(holds()).toBe(true);
  nowMs = times.renewDeadlineMs + 1;
  expect(holds()).toBe(false);
  stop.abort();
  await ended;
});

test.each([
  ['fails', () => Promise.reject(new Error('broken'))],
  ['ends', () => Promise.resolve()],
])('a leader whose work %s gives the lease to another one, and leads again when there is none', async (_how, work) => {
  const store = new OneLease();
  const leaders = new Set<string>();
  const stop = new AbortController();
  const errors: unknown[] = [];
  let begun = 0;
  const failing = runAsLeader({
    store: store.storeOf('failing'), me: 'failing', clock: () => performance.now(), signal: stop.signal, onError: (error) => errors.push(error), times,
    lead: () => (begun++, work()),
  });
  await eventually(() => expect(begun).toBeGreaterThanOrEqual(2));
  const other = new Candidate(store, 'other', leaders);
  await eventually(() => expect(other.leads).toBe(true));
  const before = begun;
  await other.end();
  await eventually(() => expect(begun).toBeGreaterThan(before));
  expect(errors.every((error) => String(error) === 'Error: broken')).toBe(true);
  stop.abort();
  await failing;
  expect(store.kept?.lease.holder).toBeUndefined();
});

test('a lease is taken when it is free, one\'s own, or was not renewed for its duration', () => {
  const held = { holder: 'a', renewals: 3 };
  expect(decideLease({ lease: undefined, seenMs: 0 }, 'b', 0)).toEqual({ holder: 'b', renewals: 0 });
  expect(decideLease({ lease: held, seenMs: 0 }, 'a', 1)).toEqual({ holder: 'a', renewals: 4 });
  expect(decideLease({ lease: held, seenMs: 0 }, 'b', 4_999)).toBeUndefined();
  expect(decideLease({ lease: held, seenMs: 0 }, 'b', 5_000)).toEqual({ holder: 'b', renewals: 4 });
  expect(decideLease({ lease: { renewals: 4 }, seenMs: 0 }, 'b', 0)).toEqual({ holder: 'b', renewals: 5 });
});
