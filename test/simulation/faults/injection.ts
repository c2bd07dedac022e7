import type { Spec } from '../../../operator/decide/index.ts';
import type { Random } from '../models/random.ts';
import type { Fault } from '../scenario.ts';
import type { Simulation } from '../simulation.ts';

/** The means of a fault to begin and to end. */
export interface Injecting {
  readonly simulation: Simulation;
  /** What is asked for. */
  readonly spec: Spec;
  ask(spec: Spec): void;
  /** Counts a fault, for the totals at the end. */
  count(kind: string): void;
  /** Ends a fault when its time is over, or when all faults end. */
  endAfter(durationMs: number, end: () => void): void;
  /** Runs something later, unless faults have ended by then. */
  later(afterMs: number, what: () => void): void;
}

/** The result of an injection that found nothing to do, or that counts its own effects. */
export const nothing = Symbol('nothing');

/** Injects one fault. */
export type Injection = (to: Injecting, fault: Fault, random: Random) => unknown;
