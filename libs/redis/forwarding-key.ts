import { randomBytes } from 'node:crypto';
import type { Redis } from 'ioredis';
import { BadValue, PublishedWatch, type FollowOptions } from './published-watch.ts';
import { secretsFor } from './signing.ts';

/**
 * The secret by which `web` proves to other services from which address a call came, for platforms without signing
 * keys: a party that reads Redis has it. Whichever process needs it first makes it; removing the key replaces it.
 */
export const forwardingKeyKey = 'auth.forwarding';

const bytes = 32;
const form = /^[\w-]{43}$/;

/**
 * The secret of forwarded addresses. Where the platform has signing keys it is made of those, and Redis has none of it;
 * otherwise it is followed there, and the one before is valid as well, for calls that are on their way.
 */
export class ForwardingKey {
  readonly #redis: Redis;
  readonly #watch: PublishedWatch<string>;
  #published: readonly string[] = [];

  constructor(options: FollowOptions) {
    this.#redis = options.redis;
    this.#watch = new PublishedWatch<string>({
      ...options, name: 'the secret of forwarded addresses', read: readOrMake,
      accepts: (current, next) => current !== next,
    });
    this.#watch.onChange((key) => (this.#published = [key, ...this.#published].slice(0, 2)));
  }

  /** Begins to follow; resolves after the first attempt to read. */
  async start(): Promise<void> {
    if (this.#shared() === undefined) await this.#watch.start();
  }

  stop(): void {
    this.#watch.stop();
  }

  /** Signs; undefined until Redis was reached, where the platform has no signing keys. */
  current(): string | undefined {
    return this.valid[0];
  }

  /** Those that are valid. */
  get valid(): readonly string[] {
    return this.#shared() ?? this.#published;
  }

  #shared(): readonly string[] | undefined {
    return secretsFor(this.#redis, forwardingKeyKey);
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
