export interface Leaving {
  /** Partitions that this server follows: those it serves, reads for a handover, or drains. */
  readonly partitions: number;
  readonly streams: number;
  /** Since it was told to stop, and how long it may go on, in milliseconds. */
  readonly elapsedMs: number;
  readonly limitMs: number;
}

/**
 * Whether a server that was told to stop is to go on as before: until the operator has given everything it has to others and no
 * device is left, or its time is over. Pure.
 */
export function decideLeaving({ partitions, streams, elapsedMs, limitMs }: Leaving): 'go on' | 'empty' | 'late' {
  if (partitions === 0 && streams === 0) return 'empty';
  return elapsedMs < limitMs ? 'go on' : 'late';
}
