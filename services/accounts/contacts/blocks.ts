import { setTimeout as sleep } from 'node:timers/promises';
import { ChatError, type UserId } from '@cecochat/contracts';
import type { Logger } from '@cecochat/runtime';

export interface BlocksOptions {
  readonly store: {
    setBlocked(user: UserId, other: UserId, blocked: boolean): Promise<void>;
    isBlocked(user: UserId, other: UserId): Promise<boolean>;
    /** Every user with one whom that user blocks. */
    allBlocked(): AsyncIterable<readonly [user: UserId, other: UserId]>;
  };
  readonly standings: {
    standingOf(user: UserId): Promise<{ readonly isSuspended: boolean }>;
    allSuspended(): AsyncIterable<UserId>;
  };
  /** Where messaging servers read them. */
  readonly published: {
    add(receiver: UserId, sender: UserId | undefined): Promise<void>;
    remove(receiver: UserId, sender: UserId | undefined): Promise<void>;
    hasAll(): Promise<boolean>;
    markComplete(): Promise<void>;
  };
  readonly logger: Pick<Logger, 'info' | 'warn'>;
}

/** A Redis that lost the blocks has them again after this, and the time that it takes to read them. */
const everyMs = 10_000;
const retryAfterMs = 1_000;

/**
 * Whose messages users do not take: those of users whom they block, and none while they are suspended. The tables have
 * the truth, and Redis has a copy for messaging servers.
 */
export class Blocks {
  readonly #options: BlocksOptions;

  constructor(options: BlocksOptions) {
    this.#options = options;
  }

  /** Rejects with `unavailable` where one of the two stores does not take it; the same call again finishes it. */
  async set(user: UserId, other: UserId, blocked: boolean): Promise<void> {
    const { store, published } = this.#options;
    await store.setBlocked(user, other, blocked);
    await taken(blocked ? published.add(user, other) : published.remove(user, other));
  }

  /** A suspended user takes no messages: their senders cannot distinguish that from a block. */
  async setSuspended(user: UserId, isSuspended: boolean): Promise<void> {
    const { published } = this.#options;
    await taken(isSuspended ? published.add(user, undefined) : published.remove(user, undefined));
  }

  /** Writes all blocks into a Redis that has not all of them, until the signal. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#publishMissing().catch((error: unknown) => {
        this.#options.logger.warn({ err: error }, 'the blocks of users cannot be published now');
      });
      await sleep(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  async #publishMissing(): Promise<void> {
    const { store, standings, published, logger } = this.#options;
    if (await published.hasAll()) return;
    let count = 0;
    for await (const [user, other] of store.allBlocked()) {
      await published.add(user, other);
      // It was taken back since it was read.
      if (!(await store.isBlocked(user, other))) await published.remove(user, other);
      count++;
    }
    for await (const user of standings.allSuspended()) {
      await published.add(user, undefined);
      if (!(await standings.standingOf(user)).isSuspended) await published.remove(user, undefined);
      count++;
    }
    await published.markComplete();
    logger.info({ count }, 'the blocks of users are published');
  }
}

async function taken(write: Promise<void>): Promise<void> {
  try {
    await write;
  } catch (error) {
    throw new ChatError('unavailable', 'the block cannot be written now', { cause: error, retryAfterMs });
  }
}
