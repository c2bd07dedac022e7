import { partition, type Partition } from '@cecochat/contracts';
import type { Apart } from './apart.ts';
import { at, sumOf } from './task.ts';

/** A server that may get partitions. */
export interface Seat {
  readonly name: string;
  /** Bound on the load this server may carry, in the unit of the weights; Infinity when there is none. */
  readonly capacity: number;
}

export interface AssignmentInput {
  /** Load of each partition, above 0, by its number; see `partitionWeights`. */
  readonly weights: readonly number[];
  /** Present server of each partition; undefined, or a name that is not among the servers, makes it an orphan. */
  readonly owners: readonly (string | undefined)[];
  /** At least one. */
  readonly servers: readonly Seat[];
  /** How far a server's load may be from the mean, as a part of it, such as 0.15. */
  readonly tolerance: number;
}

/** Why a plan is not within the tolerance, below the capacities or at the lower bound of moves. */
export type Limit =
  /** A partition alone is heavier than a balanced server; it has one of its own. Of several the heaviest is named. */
  | {
      readonly kind: 'granularity';
      readonly partition: Partition;
      readonly weight: number;
      readonly mean: number;
      readonly count: number;
    }
  /** The load is more than all servers may carry. */
  | { readonly kind: 'capacity'; readonly load: number; readonly capacity: number }
  /** A server at its capacity leaves more load to the others, or exceeds its capacity. The fullest is named. */
  | { readonly kind: 'server-capacity'; readonly server: string; readonly load: number; readonly capacity: number }
  /**
   * The partitions can't be packed within the tolerance: the loads of the servers differ more, or more moves are
   * needed.
   */
  | {
      readonly kind: 'packing';
      readonly lowest: number;
      readonly highest: number;
      readonly mean: number;
      readonly extraMoves: number;
    };

interface Outcome {
  readonly loads: Float64Array;
  readonly mean: number;
  readonly apart: Apart;
  readonly moved: number;
  readonly lowerBound: number;
  readonly isWidened: boolean;
}

export function findLimits(input: AssignmentInput, outcome: Outcome): Limit[] {
  return [...granularity(input, outcome), ...capacity(input, outcome), ...packing(outcome)];
}

function granularity({ weights }: AssignmentInput, { apart, mean }: Outcome): Limit[] {
  const [heaviest] = apart.keys();
  if (heaviest === undefined) return [];
  return [
    { kind: 'granularity', partition: partition(heaviest), weight: Number(weights[heaviest]), mean, count: apart.size },
  ];
}

function capacity({ servers, tolerance }: AssignmentInput, { loads, mean }: Outcome): Limit[] {
  const [load, room] = [sumOf(loads), sumOf(Float64Array.from(servers, (server) => server.capacity))];
  if (load > room) return [{ kind: 'capacity', load, capacity: room }];
  const usedOf = (index: number) => at(loads, index) / (servers[index]?.capacity ?? Infinity);
  const fullest = servers.reduce((best, _server, index) => (usedOf(index) > usedOf(best) ? index : best), 0);
  const { name, capacity: most } = servers[fullest] ?? { name: '', capacity: Infinity };
  const isBeyond = at(loads, fullest) > most * (1 + 1e-9);
  const isHoldingBack = most < mean && loads.some((other) => other > mean * (1 + tolerance));
  return isBeyond || isHoldingBack
    ? [{ kind: 'server-capacity', server: name, load: at(loads, fullest), capacity: most }]
    : [];
}

function packing({ loads, mean, moved, lowerBound, isWidened }: Outcome): Limit[] {
  if (!isWidened && moved === lowerBound) return [];
  const [lowest, highest] = [loads.reduce((a, b) => Math.min(a, b)), loads.reduce((a, b) => Math.max(a, b))];
  return [{ kind: 'packing', lowest, highest, mean, extraMoves: moved - lowerBound }];
}
