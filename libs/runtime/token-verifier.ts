import { ChatError, parseUserId } from '@cecochat/contracts';
import type { Metadata } from '@grpc/grpc-js';
import { errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import type { Caller } from './caller.ts';
import { openKeySet } from './key-set.ts';

export interface VerifierOptions {
  /** File or http(s) URL of a JSON Web Key Set. */
  readonly keys: string;
  readonly issuer: string;
  readonly audience: string;
  /** Milliseconds since the Unix epoch. */
  readonly clock: () => number;
}

export interface TokenVerifier {
  /** Who calls, by gRPC metadata or the value of an `authorization` header. Throws `unauthenticated` saying why. */
  verify(credentials: Metadata | string | undefined): Promise<Caller>;
}

/** Asymmetric ones only: a public key never serves as a shared secret. */
const algorithms = ['EdDSA', 'Ed25519', 'ES256', 'RS256'];
const clockToleranceSeconds = 5;
const maxRemembered = 50_000;

/** Checks tokens, and remembers those it has checked: a device that comes back often costs one signature. */
export function createTokenVerifier(options: VerifierOptions): TokenVerifier {
  const keys = openKeySet(options.keys, options.clock);
  const remembered = new Map<string, Caller>();
  const check = async (token: string): Promise<Caller> => {
    const known = remembered.get(token);
    if (known !== undefined && known.expiresAtMs > options.clock()) return known;
    const caller = readCaller(await verifySignature(token, keys, options));
    remembered.set(token, caller);
    if (remembered.size > maxRemembered) {
      const oldest = remembered.keys().next();
      if (!oldest.done) remembered.delete(oldest.value);
    }
    return caller;
  };
  return { verify: async (credentials) => check(readBearer(credentials)) };
}

function readBearer(credentials: Metadata | string | undefined): string {
  const header = typeof credentials === 'string' || credentials === undefined ? credentials : credentials.get('authorization')[0]?.toString();
  if (header === undefined || header === '') throw refused('is missing: send "Bearer <token>"');
  const match = /^Bearer +(\S+)$/i.exec(header);
  if (match?.[1] === undefined) throw refused('is not of the form "Bearer <token>"');
  return match[1];
}

async function verifySignature(token: string, keys: JWTVerifyGetKey, options: VerifierOptions): Promise<JWTPayload> {
  const { issuer, audience, clock } = options;
  try {
    const { payload } = await jwtVerify(token, keys, {
      issuer,
      audience,
      algorithms,
      clockTolerance: clockToleranceSeconds,
      currentDate: new Date(clock()),
      requiredClaims: ['exp', 'sub'],
    });
    return payload;
  } catch (error) {
    throw explain(error);
  }
}

function explain(error: unknown): ChatError {
  if (error instanceof errors.JWTExpired) return refused('holds an expired token', error);
  if (error instanceof errors.JWTClaimValidationFailed) return refused(`holds a token with a wrong or missing claim "${error.claim}"`, error);
  if (error instanceof errors.JWKSNoMatchingKey) return refused('holds a token signed with an unknown key', error);
  if (error instanceof errors.JWSSignatureVerificationFailed) return refused('holds a token whose signature is wrong', error);
  if (error instanceof errors.JOSEAlgNotAllowed) return refused('holds a token with an algorithm that is not allowed', error);
  if (error instanceof errors.JWKSTimeout) return new ChatError('unavailable', 'the key set cannot be read now', { cause: error, retryAfterMs: 1_000 });
  if (error instanceof errors.JOSEError) return refused('holds no valid token', error);
  return new ChatError('unavailable', 'the key set cannot be read now', { cause: error, retryAfterMs: 1_000 });
}

function readCaller(payload: JWTPayload): Caller {
  const user = parseUserId(payload.sub ?? '');
  if (user === undefined) throw refused('holds a token whose subject is no user id (1 or more, below 2^63)');
  return { user, expiresAtMs: (payload.exp ?? 0) * 1000 };
}

function refused(why: string, cause?: unknown): ChatError {
  return new ChatError('unauthenticated', `authorization ${why}`, { field: 'authorization', cause });
}
