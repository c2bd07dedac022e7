import { setTimeout as sleep } from 'node:timers/promises';
import type { UserId } from '@cecochat/contracts';
import type { Logger } from '@cecochat/runtime';
import type { Blocks } from './contacts/index.ts';
import type { Name } from './names/index.ts';
import type { Sessions } from './sessions/index.ts';
import type { AccountStore, AdminStore, ContactStore, LinkStore } from './store/index.ts';

export interface ErasuresOptions {
  readonly accounts: AccountStore;
  readonly admin: AdminStore;
  readonly contacts: ContactStore;
  readonly blocks: Blocks;
  readonly links: LinkStore;
  readonly sessions: Sessions;
  readonly logger: Pick<Logger, 'info' | 'warn'>;
  /** Milliseconds since the Unix epoch. */
  readonly clock: () => number;
}

const everyMs = 30_000;
/** A deletion that has begun this long ago is not being made by a process any more. */
const abandonedMs = 30_000;
const page = 100;

/**
 * Deletes accounts. The account is gone in one step, when its name is free; what is left of it is removed then. Where a
 * process ends meanwhile, another one finishes what had begun.
 */
export class Erasures {
  readonly #options: ErasuresOptions;

  constructor(options: ErasuresOptions) {
    this.#options = options;
  }

  async erase(user: UserId, name: Name): Promise<void> {
    const { accounts, clock } = this.#options;
    await accounts.beginErasure({ user, name, begunMs: clock() });
    await accounts.unlist(name); // Before the name is free: another account may have it then.
    await accounts.freeName(user, name);
    await this.#removeRest(user);
  }

  /** Finishes abandoned deletions in the background, until the signal. */
  async run(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#finishAbandoned().catch((error: unknown) => {
        this.#options.logger.warn({ err: error }, 'deletions of accounts cannot be finished now');
      });
      await sleep(everyMs, undefined, { signal, ref: false }).catch(() => undefined);
    }
  }

  async #finishAbandoned(): Promise<void> {
    const { accounts, clock, logger } = this.#options;
    for (const erasure of await accounts.erasures()) {
      if (clock() - erasure.begunMs < abandonedMs) continue;
      const isGone = !(await accounts.hasName(erasure.user, erasure.name));
      // An account that still has its name stays: its caller had no answer, and may ask again.
      if (isGone) await this.#removeRest(erasure.user);
      else await accounts.endErasure(erasure.user);
      logger.info({ user: erasure.user.toString(), isGone }, 'a deletion of an account was finished');
    }
  }

  async #removeRest(user: UserId): Promise<void> {
    const { accounts, admin, links, sessions } = this.#options;
    await links.removeAll(user); // First: the next sign-in at the provider makes another account.
    await accounts.remove(user); // Before they end, so that no session is refreshed.
    await sessions.endAll(user);
    await admin.removeStanding(user);
    await this.#removeContacts(user);
    await this.#removeBlocks(user);
    await accounts.endErasure(user);
  }

  async #removeContacts(user: UserId): Promise<void> {
    const { contacts } = this.#options;
    for (;;) {
      const others = await contacts.contactsOf(user, 0n, page);
      if (others.length === 0) return;
      for (const other of others) {
        await contacts.changePair(user, other, (await contacts.readPair(user, other))?.state, undefined);
      }
    }
  }

  async #removeBlocks(user: UserId): Promise<void> {
    const { contacts, blocks } = this.#options;
    for (;;) {
      const others = await contacts.blockedBy(user, 0n, page);
      if (others.length === 0) return;
      for (const other of others) await blocks.set(user, other, false);
    }
  }
}
