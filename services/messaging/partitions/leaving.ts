export interface Leaving {
  /** Partitions that this server follows: those it serves, reads for a handover, or drains. */
  readonly partitions: number;
  readonly streams: number;
  /** Since the stop signal, and how long the server may continue to serve, in milliseconds. */
  readonly elapsedMs: number;
  readonly limitMs: number;
}

/**
 * Whether a stopping server is to serve as before: until the operator has reassigned all its partitions and its last
 * device has left, or until the limit has passed. Pure.
 */
export function decideLeaving({ partitions, streams, elapsedMs, limitMs }: Leaving): 'go on' | 'empty' | 'late' {
  if (partitions === 0 && streams === 0) return 'empty';
  return elapsedMs < limitMs ? 'go on' : 'late';
}
