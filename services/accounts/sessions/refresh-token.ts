import { createHmac, hash } from 'node:crypto';
import { parseUserId, type UserId } from '@cecochat/contracts';

/** A refresh token, `<user>.<random>.<secret>`. */
export interface RefreshToken {
  readonly user: UserId;
  readonly sessionId: string;
  readonly secret: string;
}

const sessionBytes = 16;
const secretBytes = 32;
const format = /^([1-9]\d{0,18})\.([\w-]{22})\.([\w-]{43})$/;
const sessionFormat = /^([1-9]\d{0,18})\.([\w-]{22})$/;

/** Gives as many random bytes. */
export type RandomBytes = (count: number) => Buffer;

/** The id of a session: it cannot be guessed, and names its user. */
export const newSessionId = (user: UserId, random: RandomBytes): string =>
  `${user}.${random(sessionBytes).toString('base64url')}`;

export const newSecret = (random: RandomBytes): string => random(secretBytes).toString('base64url');

export const formatRefreshToken = (sessionId: string, secret: string): string => `${sessionId}.${secret}`;

/** Pure: undefined for a text that is not a refresh token. */
export function parseRefreshToken(text: string): RefreshToken | undefined {
  const [, digits = '', random = '', secret = ''] = format.exec(text) ?? [];
  const user = parseUserId(digits);
  return user && { user, sessionId: `${digits}.${random}`, secret };
}

/** Pure: whether the text is the id of a session of the user. */
export const isSessionOf = (user: UserId, text: string): boolean => sessionFormat.exec(text)?.[1] === user.toString();

/** Pure: what is stored of a secret; it is random, so that a fast hash is enough. */
export const hashOf = (secret: string): Buffer => hash('sha256', secret, 'buffer');

/**
 * Pure: the secret that follows in a session. A repeated call gets the same one, although it is not stored. The next
 * one cannot be computed without the salt of the session.
 */
export const nextSecret = (salt: Buffer, secret: string, requestId: string): string =>
  createHmac('sha256', salt).update(`${secret}/${requestId}`).digest('base64url');

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

interface Presented {
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
