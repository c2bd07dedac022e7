/** A session as it is stored. */
export interface StoredSession {
  readonly id: string;
  readonly label: string;
  readonly createdMs: number;
  readonly usedMs: number;
  readonly expiresMs: number;
  readonly ended: boolean;
  /** Of the secret that is valid. */
  readonly refreshHash: Buffer;
  /** Of the secret before, and of the id of the request that exchanged it. */
  readonly previousHash: Buffer | undefined;
  readonly requestHash: Buffer | undefined;
  /** Makes secrets from those before. */
  readonly salt: Buffer;
}

/** What a session has after a refresh. */
export type Rotation = Pick<StoredSession, 'refreshHash' | 'usedMs' | 'expiresMs'> & { readonly requestHash: Buffer };

/**
 * - `exchange`: the secret is valid;
 * - `repeat`: the call that exchanged it comes again;
 * - `stolen`: it was exchanged before, by another call: two have had it;
 * - `ended`: the session is over.
 */
export type RefreshDecision = 'exchange' | 'repeat' | 'stolen' | 'ended';

export interface Presented {
  readonly secretHash: Buffer;
  /** Undefined for a call without an id, which cannot come again. */
  readonly requestHash: Buffer | undefined;
}

/** Pure: what becomes of a refresh token. A secret that the session never had ends it, too: it names the session. */
export function decideRefresh(
  session: StoredSession | undefined,
  presented: Presented,
  nowMs: number,
): RefreshDecision {
  if (session === undefined || session.ended || session.expiresMs <= nowMs) return 'ended';
  if (session.refreshHash.equals(presented.secretHash)) return 'exchange';
  const isPrevious = session.previousHash?.equals(presented.secretHash) === true;
  const isSameCall = presented.requestHash !== undefined && session.requestHash?.equals(presented.requestHash) === true;
  return isPrevious && isSameCall ? 'repeat' : 'stolen';
}
