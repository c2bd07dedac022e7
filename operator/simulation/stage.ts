import type { Agenda } from './models/agenda.ts';
import type { Network } from './models/network.ts';
import type { Random } from './models/random.ts';
import type { Rules } from './rules.ts';
import type { Scenario } from './scenario.ts';
import type { Timeline } from './timeline.ts';
import type { Witness } from './witness.ts';

/** What every part of a simulation stands on. */
export interface Stage {
  readonly scenario: Scenario;
  readonly agenda: Agenda;
  readonly network: Network;
  readonly witness: Witness;
  readonly timeline: Timeline;
  readonly rules: Rules;
  /** A source of chance of the part's own. */
  readonly randomOf: (part: string) => Random;
}
