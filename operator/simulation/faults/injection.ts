import type { Spec } from '../../decide/index.ts';
import type { Random } from '../models/random.ts';
import type { Fault } from '../scenario.ts';
import type { Simulation } from '../simulation.ts';

/** What a fault needs to happen and to end. */
export interface Injecting {
  readonly simulation: Simulation;
  /** What is asked for. */
  readonly spec: Spec;
  ask(spec: Spec): void;
  /** Notes that something went wrong, for the sum at the end. */
  count(kind: string): void;
  /** Ends something when its time is over, or when everything does. */
  endAfter(durationMs: number, end: () => void): void;
  /** Something happens a little later, unless nothing goes wrong any more by then. */
  later(afterMs: number, what: () => void): void;
}

/** What an injection gives that found nothing to do, or that counts by itself what it does. */
export const nothing = Symbol('nothing');

/** Makes one fault happen. */
export type Injection = (to: Injecting, fault: Fault, random: Random) => unknown;
