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
