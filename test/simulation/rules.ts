import { step } from '../../client/session/index.ts';
import { AcceptLimit } from '../../services/messaging/partitions/accept-limit.ts';
import { stepOwnership } from '../../services/messaging/partitions/ownership.ts';
import { decide } from '../../operator/decide/index.ts';
import { buildRouting } from './models/routing.ts';

/**
 * The three machines, and the rules that the shells around them keep. A simulation runs with all of them; a test breaks
 * one at a time and shows that the simulation detects it.
 */
export interface Rules {
  readonly decide: typeof decide;
  readonly stepOwnership: typeof stepOwnership;
  readonly stepSession: typeof step;
  readonly acceptLimit: (ratePerSecond: number) => Pick<AcceptLimit, 'takeTurn'>;
  readonly buildRouting: typeof buildRouting;
  /** A commit is refused after a concurrent commit. */
  readonly compareAndSwap: boolean;
  /** Redis keeps a routing that is newer than the published one. */
  readonly refusesOlderEpoch: boolean;
  /**
   * Before servers are started or stopped without a commit, the operator verifies that the committed state is still the
   * one it decided on.
   */
  readonly fencesProcesses: boolean;
  /**
   * A server reads the routing before it accepts a stream if the device has a newer one, or if the server was
   * suspended.
   */
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
