import { randomBytes } from 'node:crypto';
import type { Redis } from 'ioredis';
import { BadValue, PublishedWatch, type FollowOptions } from './published-watch.ts';

/**
 * The secret by which `web` proves to other services from which address a call came. A party that can read it can write
 * the keys of tokens as well, so that it is as safe as those. Whichever process needs it first makes it; removing the
 * key replaces it.
 */
export const forwardingKeyKey = 'auth.forwarding';

const bytes = 32;
const form = /^[\w-]{43}$/;

/** Follows the secret. The one before is valid as well, for calls that are on their way. */
export class ForwardingKey {
  readonly #watch: PublishedWatch<string>;
  #latest: readonly string[] = [];

  constructor(options: FollowOptions) {
    this.#watch = new PublishedWatch<string>({
      ...options, name: 'the secret of forwarded addresses', read: readOrMake,
      accepts: (current, next) => current !== next,
    });
    this.#watch.onChange((key) => (this.#latest = [key, ...this.#latest].slice(0, 2)));
  }

  /** Begins to follow; resolves after the first attempt to read. */
  start(): Promise<void> {
    return this.#watch.start();
  }

  stop(): void {
    this.#watch.stop();
  }

  /** Signs; undefined until Redis was reached. */
  current(): string | undefined {
    return this.#latest[0];
  }

  /** Those that are valid. */
  get valid(): readonly string[] {
    return this.#latest;
  }
}

async function readOrMake(redis: Redis): Promise<string> {
  const found = await redis.get(forwardingKeyKey);
  if (found !== null) return checked(found);
  await redis.set(forwardingKeyKey, randomBytes(bytes).toString('base64url'), 'NX');
  return checked((await redis.get(forwardingKeyKey)) ?? '');
}

function checked(text: string): string {
  if (form.test(text)) return text;
  throw new BadValue(
    `${forwardingKeyKey}: must be ${bytes} bytes as base64url: remove the key, and another one is made`,
  );
}
