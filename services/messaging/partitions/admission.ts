import { ChatError, type UserId } from '@cecochat/contracts';
import { Counts, withDeadline } from '@cecochat/runtime';
import type { ServedPartition } from './served-partition.ts';
import { AcceptLimit } from './accept-limit.ts';
import type { PartitionTable } from './partition-table.ts';

/** A process whose event loop stood still for longer was suspended: its view of the routing may be obsolete. */
const suspendedMs = 2_000;
const lookDeadlineMs = 2_000;
/** Devices may name epochs that do not exist: the routing is read for them no more often than this. */
const lookEveryMs = 250;
/** As many as a user may have connected. */
const maxWaitingOfUser = 16;

interface AdmissionParts {
  readonly table: Pick<PartitionTable, 'admit' | 'check' | 'epoch'>;
  /** Streams opened a second. */
  readonly acceptRate: number;
  /** Reads the routing again; whether it could be read. */
  readonly refreshRouting: () => Promise<boolean>;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
  /** Resolves after the time, or when the signal aborts. */
  readonly sleep: (ms: number, signal: AbortSignal) => Promise<void>;
}

/** Which devices may open a stream here, and when. */
export class Admission {
  readonly #parts: AdmissionParts;
  readonly #limit: AcceptLimit;
  readonly #leaving = new AbortController();
  /** Devices of a user that wait for their turn. */
  readonly #waiting = new Counts<UserId>();
  #tickMs: number;
  #isSuspect = false;
  #lookedMs = Number.NEGATIVE_INFINITY;
  /** The look that has not begun to read. */
  #nextLook: Promise<void> | undefined;

  constructor(parts: AdmissionParts) {
    this.#parts = parts;
    this.#limit = new AcceptLimit(parts.acceptRate);
    this.#tickMs = parts.clock();
  }

  /** To be called all the time: a pause of it is how a process notices that it was suspended. */
  tick(): void {
    this.#noteTime();
    if (this.#isSuspect) void this.#look();
  }

  /**
   * The warm partition of a user whose devices belong here, when it is the device's turn. Throws `wrong-server` with
   * the right address, `overloaded` with when to come back, or `unavailable`.
   *
   * @param knownEpoch of the routing that sent the device here: this server admits no device under an older one
   */
  async admit(user: UserId, knownEpoch: number): Promise<ServedPartition> {
    const { table, clock } = this.#parts;
    await this.confirm(user, knownEpoch);
    // Before a turn is given: those of a user who opens streams all the time would be missing for the others.
    if (this.#waiting.of(user) >= maxWaitingOfUser) throw tooManyWaiting();
    const turn = this.#limit.takeTurn(clock());
    if (turn.kind === 'refused')
      throw new ChatError('overloaded', 'too many devices connect at once', { retryAfterMs: turn.comeBackMs });
    if (turn.afterMs > 0) await this.#wait(user, turn.afterMs);
    return table.admit(user);
  }

  async #wait(user: UserId, afterMs: number): Promise<void> {
    this.#waiting.add(user);
    await this.#parts.sleep(afterMs, this.#leaving.signal);
    this.#waiting.remove(user);
  }

  /** Ends all waits for a turn at once, so that the waiting devices get the refusal of a stopping server. */
  leave(): void {
    this.#leaving.abort();
  }

  /**
   * Checks again after other waits that the user belongs here: the routing may have changed. Throws as `admit` does.
   */
  async confirm(user: UserId, knownEpoch: number): Promise<void> {
    const { table } = this.#parts;
    this.#noteTime();
    if (this.#isSuspect || knownEpoch > table.epoch) await this.#lookFor(knownEpoch);
    table.check(user);
  }

  #noteTime(): void {
    const nowMs = this.#parts.clock();
    if (nowMs - this.#tickMs > suspendedMs) this.#isSuspect = true;
    this.#tickMs = nowMs;
  }

  async #lookFor(knownEpoch: number): Promise<void> {
    await withDeadline(this.#look(), lookDeadlineMs, notKnown);
    if (this.#isSuspect || knownEpoch > this.#parts.table.epoch) throw notKnown();
  }

  /** Reads the routing. All that ask before it is read share one look: its answer is later than each question. */
  #look(): Promise<void> {
    this.#nextLook ??= this.#beginLook();
    return this.#nextLook;
  }

  async #beginLook(): Promise<void> {
    const { clock, sleep, refreshRouting } = this.#parts;
    const waitMs = this.#lookedMs + lookEveryMs - clock();
    await (waitMs > 0 ? sleep(waitMs, this.#leaving.signal) : undefined);
    this.#nextLook = undefined;
    this.#lookedMs = clock();
    if (await refreshRouting()) this.#isSuspect = false;
  }
}

function tooManyWaiting(): ChatError {
  const message = `at most ${maxWaitingOfUser} devices of a user wait for their turn`;
  return new ChatError('overloaded', message, { field: 'device', retryAfterMs: 1_000 });
}

function notKnown(): ChatError {
  return new ChatError('unavailable', 'this server does not know yet who it serves', { retryAfterMs: 500 });
}
