import { ChatError, maxDeviceBytes, maxUserId, parseUserId } from '@cecochat/contracts';
import type { JWTPayload } from 'jose';
import type { Caller } from './caller.ts';

/** Clocks of issuers and services may differ by this. */
export const clockToleranceSeconds = 5;

/** Of claims of our own: the device that a token is for, and `admin` for those who run the platform. */
export const [deviceClaim, roleClaim] = ['cecochat_device', 'cecochat_role'] as const;

/** The session of an account: a claim of tokens that `accounts` issues. */
export const sessionClaim = 'cecochat_session';

/** Of the id of a token, `jti`, and of a session. */
export const maxTokenIdBytes = 256;

export interface ClaimBounds {
  /** Milliseconds since the Unix epoch. */
  readonly nowMs: number;
  /** The longest life of a token. */
  readonly maxSeconds: number;
}

/**
 * Pure: the caller that the claims of a token name. The signature, issuer and audience are checked before, and that the
 * token is valid now. Throws `unauthenticated` with the claim and its rule: claims are taken by their JSON type and
 * never converted, for a user id that went through a floating-point number is the id of another user.
 */
export function readClaims(claims: JWTPayload, { nowMs, maxSeconds }: ClaimBounds): Caller {
  const subject: unknown = claims.sub;
  const user = typeof subject === 'string' ? parseUserId(subject) : undefined;
  if (user === undefined)
    throw refused('sub', `must be a user id as a JSON string of decimal digits, "1" .. "${maxUserId}"`);
  const nowSeconds = nowMs / 1_000;
  const saidToBeIssuedAt = readTime(claims, 'iat');
  const issuedAt = saidToBeIssuedAt ?? nowSeconds;
  if (issuedAt > nowSeconds + clockToleranceSeconds) throw refused('iat', 'must not be in the future');
  readTime(claims, 'nbf');
  const expiresAt = readTime(claims, 'exp');
  if (expiresAt === undefined) throw refused('exp', 'must be there');
  if (expiresAt > issuedAt + maxSeconds)
    throw refused('exp', `must be at most ${maxSeconds} s after iat, or after now without one`);
  return {
    user,
    expiresAtMs: expiresAt * 1_000,
    issuedAtMs: saidToBeIssuedAt === undefined ? undefined : saidToBeIssuedAt * 1_000,
    tokenId: readText(claims, 'jti', maxTokenIdBytes),
    sessionId: readText(claims, sessionClaim, maxTokenIdBytes),
    device: readText(claims, deviceClaim, maxDeviceBytes),
    isAdmin: claims[roleClaim] === 'admin',
  };
}

function readText(claims: JWTPayload, claim: string, maxBytes: number): string | undefined {
  const value: unknown = claims[claim];
  if (value === undefined) return undefined;
  if (typeof value !== 'string' || value === '' || Buffer.byteLength(value) > maxBytes)
    throw refused(claim, `must be a text of 1 .. ${maxBytes} bytes`);
  return value;
}

/** Seconds since the Unix epoch. JSON has numbers that are read as infinite, such as 1e999. */
function readTime(claims: JWTPayload, claim: 'iat' | 'nbf' | 'exp'): number | undefined {
  const value: unknown = claims[claim];
  if (value === undefined) return undefined;
  if (typeof value !== 'number' || !Number.isFinite(value) || value < 0)
    throw refused(claim, 'must be a number of seconds since 1970');
  return value;
}

function refused(claim: string, rule: string): ChatError {
  return new ChatError('unauthenticated', `authorization holds a token whose claim "${claim}" ${rule}`, {
    field: 'authorization',
  });
}
