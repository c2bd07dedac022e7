import { ChatError } from '@cecochat/contracts';
import { TokenWatch } from '@cecochat/redis';
import { KeySet, openKeySource, roleClaim, TokenVerifier, type KeySource, type Logger } from '@cecochat/runtime';
import type { Redis } from 'ioredis';
import type { SecretBook } from '../dependencies/index.ts';
import type { ServableSpec } from '../objects/index.ts';

export interface AccessParts {
  /** Of the namespace of the platform. */
  readonly secrets: SecretBook;
  readonly logger: Logger;
  /** Milliseconds since 1970. */
  readonly clock: () => number;
  /** Milliseconds of a monotonic clock. */
  readonly monotonic: () => number;
  /** 0 .. 1. */
  readonly random: () => number;
}

/** The means by which tokens of a platform are checked. */
export interface AccessTerms {
  readonly auth: ServableSpec['auth'];
  /** Where keys of accounts, and tokens that were ended, are published. */
  readonly redis: Redis;
}

interface Check {
  readonly described: string;
  readonly redis: Redis;
  readonly verifier: TokenVerifier;
  readonly watch: TokenWatch;
}

/** How often a Secret with keys is worth reading. */
const secretEveryMs = 15_000;

/**
 * Checks who may see a platform: its administrators, by the keys and rules by which its services check tokens. A token
 * that was ended there has ended here as well.
 */
export class PlatformAccess {
  readonly #parts: AccessParts;
  #check: Check | undefined;

  constructor(parts: AccessParts) {
    this.#parts = parts;
  }

  /** Uses these from now on. */
  follow({ auth, redis }: AccessTerms): void {
    const described = JSON.stringify(auth);
    if (this.#check?.described === described && this.#check.redis === redis) return;
    this.close();
    const { logger, clock, monotonic, random } = this.#parts;
    const watch = new TokenWatch({ redis, logger, clock });
    const { issuer, audience, maxTokenLife } = auth;
    const verifier = new TokenVerifier({
      issuer, audience, clock, ...watch.checks,
      keys: new KeySet({ source: this.#sourceOf(auth), logger, clock: monotonic, random }),
      maxSeconds: Math.ceil(maxTokenLife / 1_000),
    });
    this.#check = { described, redis, verifier, watch };
    void watch.start();
  }

  /**
   * Rejects with a ChatError unless the value of the header `authorization` is the token of an administrator, and with
   * what `beforeUnknown` throws, which is called before the work of checking a signature.
   */
  async check(authorization: string | undefined, beforeUnknown: () => void): Promise<void> {
    if (this.#check === undefined)
      throw new ChatError('unavailable', 'the keys of tokens are not known yet', { retryAfterMs: 1_000 });
    const { isAdmin } = await this.#check.verifier.verify(authorization, beforeUnknown);
    if (!isAdmin)
      throw new ChatError(
        'forbidden', `the token is not of an administrator: its claim "${roleClaim}" must be "admin"`,
        { field: 'authorization' },
      );
  }

  close(): void {
    this.#check?.watch.stop();
    this.#check?.verifier.close();
    this.#check = undefined;
  }

  #sourceOf({ keys: { secret, url = '', caSecret, proxy } }: ServableSpec['auth']): KeySource {
    if (secret !== undefined) return { read: () => this.#readSecret(secret), everyMs: secretEveryMs };
    return openKeySource({
      keys: url, proxy, ...(caSecret !== undefined && { ca: () => this.#readSecret(caSecret) }),
    });
  }

  async #readSecret({ name, key }: { readonly name: string; readonly key: string }): Promise<string> {
    const value = (await this.#parts.secrets.read(name, [key]))?.[key];
    if (value === undefined) throw new Error(`the Secret ${name} has no key ${key}`);
    return value;
  }
}
