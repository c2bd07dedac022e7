import type { Activity, UserId, UserPresence } from '@cecochat/contracts';
import type { PresentState } from '@cecochat/redis';

/** A user without a device is there for this long still: a device that reconnects causes no change. */
export const graceMs = 15_000;
/**
 * The same for a user whom an earlier server of the partition has left: its devices come back once they notice, and
 * wait between their attempts.
 */
export const adoptedGraceMs = 30_000;

/** The time of a step. */
export interface PresenceTime {
  /** Milliseconds of a monotonic clock. */
  readonly nowMs: number;
  /** Milliseconds since 1970. */
  readonly wallMs: number;
  /** Devices of the partition are on their way from another server. */
  readonly isHandover: boolean;
}

interface There {
  state: PresentState;
  /** Since when there is no device; undefined while there is one. */
  absentSinceMs: number | undefined;
  /** An earlier server of the partition has left it, and it has not been here. */
  isAdopted: boolean;
}

/**
 * Pure: the users of one partition who are there, as others see them. Short absences, handovers and the loss of a
 * server change nothing.
 */
export class PartitionPresence {
  readonly #there = new Map<UserId, There>();
  readonly #absent = new Set<UserId>();

  /** The users who are there, with their state. */
  *present(): Iterable<readonly [UserId, PresentState]> {
    for (const [user, { state }] of this.#there) yield [user, state];
  }

  /** Takes over users who were there on an earlier server of the partition. */
  adopt(users: Iterable<readonly [UserId, PresentState]>, nowMs: number): void {
    for (const [user, state] of users) {
      if (this.#there.has(user)) continue;
      this.#there.set(user, { state, absentSinceMs: nowMs, isAdopted: true });
      this.#absent.add(user);
    }
  }

  /**
   * Returns the changes of a step.
   *
   * @param touched users whose devices may have changed, with what they do now; undefined without a device
   */
  step(touched: Iterable<readonly [UserId, Activity | undefined]>, time: PresenceTime): readonly UserPresence[] {
    const changes: UserPresence[] = [];
    for (const [user, activity] of touched) {
      const change = activity === undefined ? this.#leave(user, time) : this.#show(user, activity);
      if (change !== undefined) changes.push(change);
    }
    for (const user of this.#absent) {
      const change = this.#expire(user, time);
      if (change !== undefined) changes.push(change);
    }
    return changes;
  }

  #show(user: UserId, activity: Activity): UserPresence | undefined {
    if (activity === 'hidden') return this.#hide(user);
    const state = activity === 'active' ? 'online' : 'idle';
    const before = this.#there.get(user)?.state;
    this.#there.set(user, { state, absentSinceMs: undefined, isAdopted: false });
    this.#absent.delete(user);
    return before === state ? undefined : { user, state };
  }

  /** At once, and also for a user who is not there: it is to be forgotten when the user was. */
  #hide(user: UserId): UserPresence {
    this.#there.delete(user);
    this.#absent.delete(user);
    return { user, state: 'offline', lastSeenMs: undefined };
  }

  #leave(user: UserId, { nowMs }: PresenceTime): undefined {
    const there = this.#there.get(user);
    if (there === undefined || there.absentSinceMs !== undefined) return;
    there.absentSinceMs = nowMs;
    this.#absent.add(user);
  }

  #expire(user: UserId, { nowMs, wallMs, isHandover }: PresenceTime): UserPresence | undefined {
    const there = this.#there.get(user);
    if (there?.absentSinceMs === undefined) return undefined;
    if (there.isAdopted && isHandover) there.absentSinceMs = nowMs;
    const absentMs = nowMs - there.absentSinceMs;
    if (absentMs < (there.isAdopted ? adoptedGraceMs : graceMs)) return undefined;
    this.#there.delete(user);
    this.#absent.delete(user);
    return { user, state: 'offline', lastSeenMs: Math.round(wallMs - absentMs) };
  }
}
