import { pause, VersionConflict } from '@cecochat/runtime';
import { z } from 'zod';

/** Store of the lease: an object with a version, changed by compare-and-swap. */
export interface LeaseStore {
  read(): Promise<{ readonly lease: Lease; readonly version: string } | undefined>;
  /**
   * Replaces the lease if it still has the version (undefined: if there is none). Throws a VersionConflict otherwise.
   */
  write(lease: Lease, expected: string | undefined): Promise<void>;
}

interface LeaderOptions {
  readonly store: LeaseStore;
  /** Unique to this operator's process. */
  readonly me: string;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
  readonly signal: AbortSignal;
  readonly onError: (error: unknown) => void;
  /**
   * Leads until its signal aborts: the lease was lost, or this operator should stop. `holds` is whether no other
   * operator can lead at this moment; a process that hung has to call it, since its signal may abort later.
   */
  readonly lead: (signal: AbortSignal, holds: () => boolean) => Promise<void>;
  readonly times?: LeaseTimes;
}

/** One period of leadership. */
interface Leading {
  readonly stop: AbortController;
  readonly ended: Promise<void>;
  /** Aborted when the work has ended, for any reason. */
  readonly over: AbortSignal;
  renewedMs: number;
}

/**
 * Leads whenever this operator holds the lease. It stops leading before another operator can begin: a holder that
 * cannot renew gives up by itself. A clean end frees the lease at once. Work that ends without a request to stop frees
 * it too: another operator may do better, and has the duration of a lease to begin before this one tries again.
 */
export async function runAsLeader(options: LeaderOptions): Promise<void> {
  const { store, me, clock, signal, onError, times = leaseTimes } = options;
  let view: { lease: Lease | undefined; version: string | undefined; seenMs: number } = {
    lease: undefined, version: undefined, seenMs: clock(),
  };
  let leading: Leading | undefined;
  const stopLeading = async () => {
    leading?.stop.abort();
    await leading?.ended;
    leading = undefined;
  };
  const attempt = async () => {
    const found = await store.read();
    if (found?.version !== view.version) view = { lease: found?.lease, version: found?.version, seenMs: clock() };
    const next = decideLease(view, me, clock(), times);
    if (next === undefined) return stopLeading();
    const askedMs = clock();
    await store.write(next, view.version);
    if (leading === undefined) leading = begin(options, askedMs, times);
    else leading.renewedMs = askedMs;
  };
  while (!signal.aborted) {
    await attempt().catch((error: unknown) => {
      if (!(error instanceof VersionConflict)) onError(error);
    });
    if (leading !== undefined && clock() - leading.renewedMs > times.renewDeadlineMs) await stopLeading();
    if (leading === undefined) await pause(pauseBeforeNext(clock() - view.seenMs, times), signal);
    else await pause(times.retryMs, AbortSignal.any([signal, leading.over]));
    if (leading?.over.aborted !== true || signal.aborted) continue;
    await stopLeading();
    await release(store, me).catch(onError);
    await pause(times.durationMs, signal);
  }
  const wasLeading = leading !== undefined;
  await stopLeading();
  if (wasLeading) await release(store, me).catch(onError);
}

/** Shortens the pause when the lease becomes free before the next attempt, to take it at that moment. */
function pauseBeforeNext(ageMs: number, { durationMs, retryMs }: LeaseTimes): number {
  const dueMs = durationMs - ageMs;
  return dueMs > 0 ? Math.min(retryMs, dueMs) : retryMs;
}

function begin({ lead, onError, clock }: LeaderOptions, renewedMs: number, { renewDeadlineMs }: LeaseTimes): Leading {
  const [stop, over] = [new AbortController(), new AbortController()];
  const leading = { stop, renewedMs, ended: Promise.resolve(), over: over.signal };
  leading.ended = lead(stop.signal, () => clock() - leading.renewedMs <= renewDeadlineMs)
    .catch(onError)
    .finally(() => over.abort());
  return leading;
}

async function release(store: LeaseStore, me: string): Promise<void> {
  const found = await store.read();
  if (found?.lease.holder === me) await store.write({ renewals: found.lease.renewals + 1 }, found.version);
}

/** Who leads, and how long others have to wait: the object that operators change by compare-and-swap. */
export const leaseSchema = z.strictObject({
  /** The operator that leads; undefined when it gave the lease up. */
  holder: z.string().optional(),
  /** Grows with every renewal: it shows others that the holder lives. */
  renewals: z.int().nonnegative(),
});

export type Lease = z.infer<typeof leaseSchema>;

/** What one operator has seen of the lease. */
interface LeaseView {
  readonly lease: Lease | undefined;
  /** When this operator first saw the present lease, by its own clock, in milliseconds: clocks need not agree. */
  readonly seenMs: number;
}

interface LeaseTimes {
  /** Other operators may take a lease that was not renewed for this long. */
  readonly durationMs: number;
  /** A holder that could not renew for this long stops leading, well before another operator can take the lease. */
  readonly renewDeadlineMs: number;
  /** Between attempts to get or renew the lease. */
  readonly retryMs: number;
}

/**
 * An operator that dies is replaced within 6 s: the duration and one attempt. If its machine died with it, healing of
 * the servers there waits for that. An operator that gives up because renewals take long loses only the leadership.
 */
export const leaseTimes: LeaseTimes = { durationMs: 5_000, renewDeadlineMs: 3_000, retryMs: 1_000 };

/** The lease that an operator should write, if any, to start or continue leading. Pure. */
export function decideLease(
  { lease, seenMs }: LeaseView, me: string, nowMs: number, { durationMs }: LeaseTimes = leaseTimes,
): Lease | undefined {
  if (lease === undefined) return { holder: me, renewals: 0 };
  const isFree = lease.holder === undefined || lease.holder === me || nowMs - seenMs >= durationMs;
  return isFree ? { holder: me, renewals: lease.renewals + 1 } : undefined;
}
