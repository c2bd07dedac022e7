import { calculateJwkThumbprint, createLocalJWKSet, importJWK, type JWK, type JWTVerifyGetKey } from 'jose';
import { z } from 'zod';

/** The keys of a set that tokens can be checked with. */
export interface UsableKeys {
  /** The key that the header of a token names. Rejects with JWKSNoMatchingKey when there is none. */
  readonly find: JWTVerifyGetKey;
  /** Thumbprints (RFC 7638) of the keys. */
  readonly ids: ReadonlySet<string>;
  /** How many keys of the set serve other purposes, or cannot be understood. */
  readonly ignored: number;
}

const keySet = z.object({ keys: z.array(z.unknown()) });
/** Public keys alone: one with a private half must not be where it was found. */
const publicKey = z.looseObject({ kty: z.enum(['OKP', 'EC', 'RSA']) }).refine((key) => !('d' in key));
const algorithms = { OKP: 'EdDSA', EC: 'ES256', RSA: 'RS256' } as const;
const minRsaBits = 2_048;

/**
 * Reads the text of a JSON Web Key Set. Rejects with an Error for one without a usable key: that is a mistake of its
 * publisher, and not a reason to end every session.
 */
export async function readUsableKeys(text: string): Promise<UsableKeys> {
  const parsed = keySet.safeParse(readJson(text));
  if (!parsed.success) throw new Error('the key set is not a JSON object with a list "keys"');
  const found = await Promise.all(parsed.data.keys.map((key) => readKey(key)));
  const usable = found.filter((each) => each !== undefined);
  if (usable.length === 0) throw new Error('the key set has no public key for EdDSA, ES256 or RS256');
  return {
    find: createLocalJWKSet({ keys: usable.map(({ jwk }) => jwk) }),
    ids: new Set(usable.map(({ id }) => id)),
    ignored: found.length - usable.length,
  };
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

async function readKey(value: unknown): Promise<{ readonly jwk: JWK; readonly id: string } | undefined> {
  const parsed = publicKey.safeParse(value);
  if (!parsed.success) return undefined;
  const jwk: JWK = { ...parsed.data };
  try {
    const key = await importJWK(jwk, jwk.alg ?? algorithms[parsed.data.kty]);
    if (key instanceof Uint8Array || isWeak(key)) return undefined;
    return { jwk, id: await calculateJwkThumbprint(jwk) };
  } catch {
    return undefined;
  }
}

const isWeak = ({ algorithm }: CryptoKey): boolean =>
  'modulusLength' in algorithm && Number(algorithm.modulusLength) < minRsaBits;
