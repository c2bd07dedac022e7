import { ChatError, type UserId } from '@cecochat/contracts';
import { withDeadline } from '@cecochat/runtime';
import type { ServedPartition } from '../streams/served-partition.ts';
import { AcceptLimit } from './accept-limit.ts';
import type { PartitionTable } from './partition-table.ts';

/** A process whose clockwork stood still for longer was suspended: what it knows may be long over. */
const suspendedMs = 2_000;
const lookDeadlineMs = 2_000;

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
  #tickMs: number;
  #isSuspect = false;

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
   * The warm partition of a user whose devices belong here, when it is the device's turn. Throws `wrong-server` with the right
   * address, `overloaded` with when to come back, or `unavailable`.
   *
   * @param knownEpoch of the routing that sent the device here: this server takes nobody under an older one
   */
  async admit(user: UserId, knownEpoch: number): Promise<ServedPartition> {
    const { table, clock, sleep } = this.#parts;
    await this.confirm(user, knownEpoch);
    const turn = this.#limit.takeTurn(clock());
    if (turn.kind === 'refused') throw new ChatError('overloaded', 'too many devices connect at once', { retryAfterMs: turn.comeBackMs });
    if (turn.afterMs > 0) await sleep(turn.afterMs, this.#leaving.signal);
    return table.admit(user);
  }

  /** Nobody waits for a turn any more: whoever does goes on at once, to be told that the server stops. */
  leave(): void {
    this.#leaving.abort();
  }

  /** Says again, after other waits, that the user's devices belong here: much may have happened since. Throws as `admit` does. */
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

  async #look(): Promise<void> {
    if (await this.#parts.refreshRouting()) this.#isSuspect = false;
  }
}

function notKnown(): ChatError {
  return new ChatError('unavailable', 'this server does not know yet who it serves', { retryAfterMs: 500 });
}
