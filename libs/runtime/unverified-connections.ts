import { addressGroup } from './address-group.ts';
import type { OnRefusedConnection } from './connection-gate.ts';
import { Counts } from './counts.ts';

/** Why an idle connection was closed. */
export type ClosedUnverified = 'unverified' | 'unverified-address';

export interface UnverifiedLimits {
  /** Milliseconds from the end of its last call to the end of a connection. */
  readonly unverifiedIdleMs: number;
  /** Such connections of one address at once. */
  readonly unverifiedPerAddress: number;
}

export interface UnverifiedConnectionsOptions {
  readonly limits: UnverifiedLimits;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
  readonly onRefused: OnRefusedConnection<ClosedUnverified>;
}

/** A connection: a session of HTTP/2 is one. */
interface Session {
  readonly closed: boolean;
  /** Ends it when what is in flight is done. */
  close(): void;
  once(event: 'close', listener: () => void): unknown;
}

/** Such connections of all addresses at once, some 12 MB: beyond it the one that was idle for longest is closed. */
const mostIdle = 1_024;

interface Visit {
  readonly session: Session;
  readonly address: string;
  calls: number;
  isVerified: boolean;
  idleSinceMs: number;
}

/**
 * Bounds connections without a call on which no call had a valid token. They cost their caller nothing but an invalid
 * call, and would be kept as long as those of devices between two calls.
 */
export class UnverifiedConnections {
  readonly #options: UnverifiedConnectionsOptions;
  readonly #visits = new WeakMap<Session, Visit>();
  /** Those without a call; the one that has had none for longest is the first. */
  readonly #idle = new Set<Visit>();
  readonly #byAddress = new Counts<string>();

  constructor(options: UnverifiedConnectionsOptions) {
    this.#options = options;
  }

  /** The number of those without a call. */
  get idle(): number {
    return this.#idle.size;
  }

  /** A connection has begun. One that brings no call at all is bounded by `ConnectionGate`. */
  opened(session: Session, address: string | undefined): void {
    const visit: Visit = { session, address: addressGroup(address ?? ''), calls: 0, isVerified: false, idleSinceMs: 0 };
    this.#visits.set(session, visit);
    session.once('close', () => {
      this.#visits.delete(session);
      this.#leave(visit);
    });
  }

  callBegan(session: Session): void {
    const visit = this.#visits.get(session);
    if (visit === undefined) return;
    visit.calls++;
    this.#leave(visit);
  }

  callEnded(session: Session): void {
    const visit = this.#visits.get(session);
    if (visit !== undefined && --visit.calls === 0 && !visit.isVerified) this.#enter(visit);
  }

  /** A call of the connection has a valid token. */
  verified(session: Session): void {
    const visit = this.#visits.get(session);
    if (visit === undefined || visit.isVerified) return;
    visit.isVerified = true;
    this.#leave(visit);
  }

  /** To be called every second or so. */
  sweep(): void {
    const { clock, limits } = this.#options;
    for (const visit of this.#idle) {
      if (clock() - visit.idleSinceMs < limits.unverifiedIdleMs) return;
      this.#close(visit, 'unverified');
    }
  }

  #enter(visit: Visit): void {
    const isOneTooMany = this.#byAddress.of(visit.address) >= this.#options.limits.unverifiedPerAddress;
    visit.idleSinceMs = this.#options.clock();
    this.#byAddress.add(visit.address);
    this.#idle.add(visit);
    if (isOneTooMany) this.#close(visit, 'unverified-address');
    else if (this.#idle.size > mostIdle) this.#closeOldest();
  }

  #closeOldest(): void {
    for (const oldest of this.#idle) {
      this.#close(oldest, 'unverified');
      return;
    }
  }

  #leave(visit: Visit): void {
    if (this.#idle.delete(visit)) this.#byAddress.remove(visit.address);
  }

  /** A call that arrives meanwhile is answered, or refused as one that may come again on another connection. */
  #close(visit: Visit, reason: ClosedUnverified): void {
    this.#leave(visit);
    this.#options.onRefused(reason, visit.address);
    if (!visit.session.closed) visit.session.close();
  }
}
