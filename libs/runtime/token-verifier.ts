import { hash } from 'node:crypto';
import { ChatError } from '@cecochat/contracts';
import type { Metadata } from '@grpc/grpc-js';
import { calculateJwkThumbprint, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import type { Caller, VerifiedCaller } from './caller.ts';
import { keysUnavailable, type KeySet } from './key-set.ts';
import { clockToleranceSeconds, readClaims } from './token-claims.ts';
import type { UsableKeys } from './usable-keys.ts';

/** Keys of tokens that the platform publishes itself, those of accounts. */
export interface OwnKeys {
  /** Undefined while none are known. */
  readonly current: () => UsableKeys | undefined;
  /** Reads them again, unless that was done just before; whether they could be read. */
  readonly readAgain: () => Promise<boolean>;
}

export interface VerifierOptions {
  readonly keys: KeySet;
  readonly ownKeys: OwnKeys;
  readonly issuer: string;
  readonly audience: string;
  /** The longest life of a token. */
  readonly maxSeconds: number;
  /** Milliseconds since the Unix epoch. */
  readonly clock: () => number;
  /** Whether the token was ended before its time. */
  readonly isRevoked: (caller: Caller) => boolean;
}

/** Asymmetric ones only: a public key never serves as a shared secret. */
const algorithms = ['EdDSA', 'Ed25519', 'ES256', 'RS256'];
const maxRemembered = 50_000;
const ignore = () => undefined;

/** gRPC metadata, or the value of an `authorization` header. */
export type CallCredentials = Metadata | string | undefined;

/** Verifies tokens, and remembers those that it has verified: a device that comes back often costs one signature. */
export class TokenVerifier {
  readonly #options: VerifierOptions;
  /** By the hash of the token, so that memory holds no token. */
  readonly #remembered = new Map<string, VerifiedCaller>();

  constructor(options: VerifierOptions) {
    this.#options = options;
  }

  /**
   * The caller, by gRPC metadata or the value of an `authorization` header. Rejects with `unauthenticated` and the
   * reason, or with
   * `unavailable` while there are no keys to verify with, or with what `beforeUnknown` throws: it is called before the
   * signature of a token is checked that is not remembered.
   */
  async verify(credentials: CallCredentials, beforeUnknown: () => void = ignore): Promise<VerifiedCaller> {
    const token = readBearer(credentials);
    const name = nameOf(token);
    const known = this.#knownBy(name);
    if (known !== undefined) return known;
    beforeUnknown();
    const caller = await this.#verifyToken(token);
    const refusal = this.refusalOf(caller);
    if (refusal !== undefined) throw refusal;
    this.#remembered.set(name, caller);
    if (this.#remembered.size > maxRemembered) this.#forgetOldest();
    return caller;
  }

  /** The caller whose token was verified before and is still valid, by the value of an `authorization` header. */
  remembered(header: string | undefined): VerifiedCaller | undefined {
    const token = bearerOf(header);
    return token === undefined ? undefined : this.#knownBy(nameOf(token));
  }

  #knownBy(name: string): VerifiedCaller | undefined {
    const known = this.#remembered.get(name);
    return known !== undefined && this.refusalOf(known) === undefined ? known : undefined;
  }

  /** Why a token that was verified is not valid any more. */
  refusalOf(caller: VerifiedCaller): ChatError | undefined {
    const { clock, keys, ownKeys, isRevoked } = this.#options;
    if (caller.expiresAtMs <= clock()) return refused('holds an expired token');
    if (!keys.has(caller.keyId) && ownKeys.current()?.ids.has(caller.keyId) !== true)
      return refused('holds a token whose key was removed');
    if (isRevoked(caller)) return refused('holds a token that was ended');
    return undefined;
  }

  /** Why no token can be verified, empty when they can. */
  reasonsNotReady(): readonly string[] {
    return this.#options.keys.reasonsNotReady();
  }

  close(): void {
    this.#options.keys.close();
  }

  async #verifyToken(token: string): Promise<VerifiedCaller> {
    const { issuer, audience, maxSeconds, clock } = this.#options;
    try {
      const { payload, key } = await jwtVerify<JWTPayload>(token, this.#find, {
        issuer,
        audience,
        algorithms,
        clockTolerance: clockToleranceSeconds,
        currentDate: new Date(clock()),
        requiredClaims: ['exp', 'sub'],
      });
      return {
        ...readClaims(payload, { nowMs: clock(), maxSeconds }),
        keyId: await calculateJwkThumbprint(key as CryptoKey),
      };
    } catch (error) {
      throw error instanceof ChatError ? error : explain(error);
    }
  }

  /** A key is unknown only after a look at the keys of the platform as they are now. */
  readonly #find: JWTVerifyGetKey = async (header, token) => {
    const { keys, ownKeys } = this.#options;
    const own = this.#ownKeysOf(header);
    if (own !== undefined) return own.find(header, token);
    try {
      return await keys.find(header, token);
    } catch (error) {
      if (!(error instanceof errors.JWKSNoMatchingKey)) throw error;
      if (!(await ownKeys.readAgain())) throw keysUnavailable();
      const found = this.#ownKeysOf(header);
      if (found === undefined) throw error;
      return found.find(header, token);
    }
  };

  /** The platform names its own keys by their thumbprints. */
  #ownKeysOf({ kid }: { readonly kid?: string | undefined }): UsableKeys | undefined {
    const own = this.#options.ownKeys.current();
    return kid !== undefined && own?.ids.has(kid) === true ? own : undefined;
  }

  #forgetOldest(): void {
    const oldest = this.#remembered.keys().next();
    if (!oldest.done) this.#remembered.delete(oldest.value);
  }
}

function readBearer(credentials: CallCredentials): string {
  const header =
    typeof credentials === 'string' || credentials === undefined
      ? credentials
      : credentials.get('authorization')[0]?.toString();
  if (header === undefined || header === '') throw refused('is missing: send "Bearer <token>"');
  const token = bearerOf(header);
  if (token === undefined) throw refused('is not of the form "Bearer <token>"');
  return token;
}

const bearerOf = (header = ''): string | undefined => /^Bearer +(\S+)$/i.exec(header)?.[1];

const nameOf = (token: string): string => hash('sha256', token, 'base64');

/** Keys are read elsewhere: whatever fails here is a property of the token. */
function explain(error: unknown): ChatError {
  if (error instanceof errors.JWTExpired) return refused('holds an expired token', error);
  if (error instanceof errors.JWTClaimValidationFailed)
    return refused(`holds a token with a wrong or missing claim "${error.claim}"`, error);
  if (error instanceof errors.JWKSNoMatchingKey) return refused('holds a token signed with an unknown key', error);
  if (error instanceof errors.JWSSignatureVerificationFailed)
    return refused('holds a token whose signature is wrong', error);
  if (error instanceof errors.JOSEAlgNotAllowed)
    return refused('holds a token with an algorithm that is not allowed', error);
  return refused('holds no valid token', error);
}

function refused(why: string, cause?: unknown): ChatError {
  return new ChatError('unauthenticated', `authorization ${why}`, { field: 'authorization', cause });
}
