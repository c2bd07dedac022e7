export interface Pace {
  /** Messages a second; undefined is as fast as the platform takes them. */
  readonly perSecond: number | undefined;
  /** How many may be unacknowledged at once, of all devices together. */
  readonly maxUnderWay: number;
}

export interface SoFar {
  readonly sent: number;
  readonly total: number;
  readonly underWay: number;
  /** Since the first message was due. */
  readonly elapsedMs: number;
}

/** How many messages may be sent now. Messages that are late are sent, never dropped: the rate holds on average. */
export function decideBurst({ perSecond, maxUnderWay }: Pace, { sent, total, underWay, elapsedMs }: SoFar): number {
  const due = perSecond === undefined ? total : Math.min(total, 1 + Math.floor((elapsedMs * perSecond) / 1_000));
  return Math.max(0, Math.min(due - sent, maxUnderWay - underWay));
}
