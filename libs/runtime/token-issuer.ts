import { randomUUID } from 'node:crypto';
import type { UserId } from '@cecochat/contracts';
import {
  calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, SignJWT, type JSONWebKeySet, type JWK,
} from 'jose';
import { deviceClaim, roleClaim, sessionClaim } from './token-claims.ts';

export interface TokenKeys {
  /** Signs. Keep it secret. */
  readonly privateJwk: JWK;
  /** Checks. */
  readonly jwks: JSONWebKeySet;
}

/** A new Ed25519 key pair. */
export async function generateKeys(): Promise<TokenKeys> {
  const { privateKey, publicKey } = await generateKeyPair('EdDSA', { extractable: true });
  const publicJwk = await exportJWK(publicKey);
  const kid = await calculateJwkThumbprint(publicJwk);
  const marks = { kid, alg: 'EdDSA', use: 'sig' };
  return { privateJwk: { ...(await exportJWK(privateKey)), ...marks }, jwks: { keys: [{ ...publicJwk, ...marks }] } };
}

export interface TokenRequest {
  readonly privateJwk: JWK;
  readonly issuer: string;
  readonly audience: string;
  readonly user: UserId;
  readonly expiresInSeconds: number;
  /** The one device that the token is for. */
  readonly device?: string | undefined;
  readonly isAdmin?: boolean;
  /** The session of an account that it belongs to. */
  readonly sessionId?: string;
  /** Milliseconds since the Unix epoch. */
  readonly clock: () => number;
}

export interface IssuedToken {
  readonly token: string;
  /** Seconds since the Unix epoch. */
  readonly expiresAt: number;
}

/** A token for a user. */
export async function issueToken(request: TokenRequest): Promise<IssuedToken> {
  const now = Math.floor(request.clock() / 1000);
  const expiresAt = now + request.expiresInSeconds;
  const algorithm = request.privateJwk.alg ?? 'EdDSA';
  const key = await importJWK(request.privateJwk, algorithm);
  const claims = {
    ...(request.device !== undefined && { [deviceClaim]: request.device }),
    ...(request.isAdmin === true && { [roleClaim]: 'admin' }),
    ...(request.sessionId !== undefined && { [sessionClaim]: request.sessionId }),
  };
  const token = await new SignJWT(claims)
    .setProtectedHeader({
      alg: algorithm,
      ...(request.privateJwk.kid !== undefined && { kid: request.privateJwk.kid }),
    })
    .setSubject(request.user.toString())
    .setIssuer(request.issuer)
    .setAudience(request.audience)
    .setIssuedAt(now)
    .setJti(randomUUID())
    .setExpirationTime(expiresAt)
    .sign(key);
  return { token, expiresAt };
}
