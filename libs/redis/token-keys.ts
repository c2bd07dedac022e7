import { readUsableKeys, type UsableKeys } from '@cecochat/runtime';
import type { Redis } from 'ioredis';
import { channelOf } from './connect-redis.ts';
import { BadValue, changedChannel, PublishedWatch, type FollowOptions } from './published-watch.ts';
import { readKeys } from './read-keys.ts';
import { isSigned, signatureOf } from './signing.ts';

/**
 * The public keys of the tokens of accounts, a JSON Web Key Set. Services with callers take tokens of these keys beside
 * those of the key set that they are configured with.
 */
export const tokenKeysKey = 'auth.keys';
/** The signature of the set, where the platform has signing keys. */
export const tokenKeysSignatureKey = 'auth.keys-signature';

export interface PublishedKeys {
  /** The set as it is published. */
  readonly jwks: string;
  readonly keys: UsableKeys;
}

/** Publishes a key set; those who follow are notified. Rejects when Redis does not take it. */
export async function publishTokenKeys(redis: Redis, jwks: string): Promise<void> {
  const signature = signatureOf(redis, tokenKeysKey, jwks) ?? '';
  const results = await redis
    .multi()
    .mset({ [tokenKeysKey]: jwks, [tokenKeysSignatureKey]: signature })
    .publish(channelOf(redis, changedChannel), '')
    .exec();
  const failed = results?.find(([error]) => error !== null)?.[0];
  if (failed || results === null) throw failed ?? new Error('redis did not take the keys of tokens');
}

/** Follows the keys. Known ones stay while Redis is unreachable, and when it has lost them. */
export function watchTokenKeys(options: FollowOptions): PublishedWatch<PublishedKeys> {
  return new PublishedWatch<PublishedKeys>({
    ...options, name: 'the keys of the tokens of accounts', read: readPublished,
    accepts: (current, next) => current?.jwks !== next.jwks,
  });
}

async function readPublished(redis: Redis): Promise<PublishedKeys | undefined> {
  const reads = [tokenKeysKey, tokenKeysSignatureKey].map((key) => ({ key, as: 'string' }) as const);
  const [[failed, jwks] = [null, null], [, signature] = [null, null]] = await readKeys(redis, reads);
  if (failed !== null) throw new BadValue(`${tokenKeysKey}: ${failed.message}`);
  if (typeof jwks !== 'string') return undefined;
  if (!isSigned(redis, tokenKeysKey, jwks, signature))
    throw new BadValue(`${tokenKeysSignatureKey}: is not that of ${tokenKeysKey} by a signing key of this platform`);
  try {
    return { jwks, keys: await readUsableKeys(jwks) };
  } catch (error) {
    throw new BadValue(`${tokenKeysKey}: ${Error.isError(error) ? error.message : String(error)}`);
  }
}
