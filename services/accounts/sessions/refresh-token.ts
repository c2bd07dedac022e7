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
