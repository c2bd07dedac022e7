import { step } from '../../client/session/index.ts';
import { AcceptLimit } from '../../services/messaging/ownership/accept-limit.ts';
import { stepOwnership } from '../../services/messaging/ownership/ownership.ts';
import { decide } from '../decide/index.ts';
import { buildRouting } from './models/routing.ts';

/**
 * The three machines, and the rules that the shells around them keep. A simulation runs with all of them; a test breaks
 * one at a time and shows that it is noticed.
 */
export interface Rules {
  readonly decide: typeof decide;
  readonly stepOwnership: typeof stepOwnership;
  readonly stepSession: typeof step;
  readonly acceptLimit: (ratePerSecond: number) => Pick<AcceptLimit, 'takeTurn'>;
  readonly buildRouting: typeof buildRouting;
  /** A commit is refused when something else was committed meanwhile. */
  readonly compareAndSwap: boolean;
  /** Redis keeps a newer routing than the one that is published. */
  readonly refusesOlderEpoch: boolean;
  /** Before servers are started or stopped without a commit, it is made sure that what was decided on is still what is committed. */
  readonly fencesProcesses: boolean;
  /** A server that a device knows a newer routing than, and one that was suspended, read the routing before they take a stream. */
  readonly readsRoutingAgain: boolean;
}

export const realRules: Rules = {
  decide,
  stepOwnership,
  stepSession: step,
  acceptLimit: (ratePerSecond) => new AcceptLimit(ratePerSecond),
  buildRouting,
  compareAndSwap: true,
  refusesOlderEpoch: true,
  fencesProcesses: true,
  readsRoutingAgain: true,
};
