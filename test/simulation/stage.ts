import type { Agenda } from './models/agenda.ts';
import type { Network } from './models/network.ts';
import type { Random } from './models/random.ts';
import type { Rules } from './rules.ts';
import type { Scenario } from './scenario.ts';
import type { Timeline } from './timeline.ts';
import type { Witness } from './witness.ts';

/** The environment that all parts of a simulation share. */
export interface Stage {
  readonly scenario: Scenario;
  readonly agenda: Agenda;
  readonly network: Network;
  readonly witness: Witness;
  readonly timeline: Timeline;
  readonly rules: Rules;
  /** A separate source of randomness for the part. */
  readonly randomOf: (part: string) => Random;
}
