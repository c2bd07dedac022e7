import { setTimeout as delay } from 'node:timers/promises';
import { ChatError, type UserId } from '@cecochat/contracts';
import type { Accounts } from '@cecochat/client-node';
import { CliError } from '../failure.ts';
import { visible } from '../output.ts';
import { shownName, type Who } from '../who.ts';

/** Ids of accounts are above it: no other user has a name. */
const firstAccount = 2n ** 62n;
/** A message is shown with a number rather than late. */
const waitMs = 2_000;
/** After a failure the service is not asked for a while. */
const pauseMs = 30_000;
const maxNames = 10_000;

/** How users are called: by the names of their accounts, as far as they are known, else by their ids. */
export class NameBook {
  readonly #accounts: Pick<Accounts, 'profiles' | 'byNames'>;
  readonly #clock: () => number;
  readonly #names = new Map<UserId, string>();
  /** Users who have no account any more. */
  readonly #nameless = new Set<UserId>();
  #askAgainMs = 0;
  #waiting = 0;
  #last: Promise<void> = Promise.resolve();

  constructor(accounts: Pick<Accounts, 'profiles' | 'byNames'>, clock: () => number = () => performance.now()) {
    this.#accounts = accounts;
    this.#clock = clock;
  }

  add(user: UserId, name: string): void {
    if (this.#names.size >= maxNames) this.#names.clear();
    this.#names.set(user, visible(name).replaceAll('\n', ' '));
  }

  /** The name of the user, or the id where it is not known. */
  readonly nameOf = (user: UserId): string => this.#names.get(user) ?? user.toString();

  /** As `nameOf`; undefined in place of an id. */
  knownNameOf(user: UserId): string | undefined {
    return this.#names.get(user);
  }

  /** A user at the beginning of a clause. */
  readonly called = (user: UserId): string => this.#names.get(user) ?? `user ${user}`;

  /** The users that are named at the command line. Rejects with a CliError for a name without an account. */
  async usersOf(whos: readonly Who[]): Promise<readonly UserId[]> {
    const names = whos.filter((who) => typeof who === 'string');
    const profiles = names.length === 0 ? [] : await this.#accounts.byNames(names);
    for (const { user, name } of profiles) this.add(user, name);
    const users = new Map(profiles.map(({ user, name }) => [name, user]));
    return whos.map((who) => {
      const user = typeof who === 'bigint' ? who : users.get(shownName(who));
      if (user === undefined) throw new CliError(`no account has the name ${visible(String(who))}`);
      return user;
    });
  }

  async userOf(who: Who): Promise<UserId> {
    const [user] = await this.usersOf([who]);
    if (user === undefined) throw new CliError(`no account has the name ${visible(String(who))}`);
    return user;
  }

  /** Finds the names of users, as far as that is possible in a short while. Does not reject. */
  async learn(users: Iterable<UserId>): Promise<void> {
    const unknown = this.#unknown(users);
    if (unknown.length === 0 || this.#clock() < this.#askAgainMs) return;
    const asked = this.#ask(unknown);
    const timeout = new AbortController();
    await Promise.race([asked, delay(waitMs, undefined, { signal: timeout.signal }).catch(() => undefined)]);
    timeout.abort();
  }

  /** Runs a step once the names of users were asked for; steps run in the order in which they came. */
  whenLearnt(users: readonly UserId[], step: () => void): void {
    if (this.#waiting === 0 && this.#unknown(users).length === 0) {
      step();
      return;
    }
    this.#waiting++;
    this.#last = this.#last.then(() => this.learn(users)).then(() => {
      this.#waiting--;
      step();
    });
  }

  /** Resolves when no step waits any more. */
  get settled(): Promise<void> {
    return this.#last;
  }

  #unknown(users: Iterable<UserId>): UserId[] {
    return [...new Set(users)]
      .filter((user) => user > firstAccount && !this.#names.has(user) && !this.#nameless.has(user));
  }

  async #ask(users: readonly UserId[]): Promise<void> {
    try {
      const profiles = await this.#accounts.profiles(users);
      for (const { user, name } of profiles) this.add(user, name);
      for (const user of users) if (!this.#names.has(user)) this.#nameless.add(user);
    } catch (error) {
      this.#askAgainMs =
        ChatError.from(error).code === 'not-found' ? Number.POSITIVE_INFINITY : this.#clock() + pauseMs;
    }
  }
}
