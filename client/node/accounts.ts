import type { TlsOptions } from '@cecochat/client';
import { ChatError, type UserId } from '@cecochat/contracts';
import {
  AccountsCalls, type AccountsAt, type Act, type Role, type AccountSession, type AccountsPage, type Contact,
  type ContactChange, type ContactState, type Credentials, type Profile, type ProfileChange, type SessionTokens,
} from './accounts-calls.ts';
import { findAccounts } from './connect-api.ts';
import { securityOf } from './security.ts';

export interface AccountsOptions extends TlsOptions {
  /** Where `connect` answers. https means TLS to every service. */
  readonly url: URL;
  /** As in AccessOptions; needed for calls other than `signUp`, `signIn` and `refresh`. */
  readonly token?: string | (() => Promise<string>);
}

/** Users of one call, as the service bounds them. */
const maxAtOnce = 100;

/**
 * Signs users up and in, and has the sessions, profiles and contacts of a user, who need not be connected. Every call
 * rejects with a ChatError: `not-found` where the platform names no service of accounts.
 */
export class Accounts {
  readonly #options: AccountsOptions;
  readonly #calls: AccountsCalls;
  #address: Promise<string> | undefined;
  #token: string | undefined;

  constructor(options: AccountsOptions) {
    this.#options = options;
    this.#calls = new AccountsCalls(securityOf(options.url, options));
  }

  /** Makes an account, and its first session. `name-taken`, `weak-password` or `sign-up-closed` where it cannot. */
  signUp(credentials: Credentials): Promise<SessionTokens> {
    return this.#open((at) => this.#calls.signUp(at, credentials));
  }

  /** Begins a session. `wrong-credentials` whether or not the name exists. */
  signIn(credentials: Credentials): Promise<SessionTokens> {
    return this.#open((at) => this.#calls.signIn(at, credentials));
  }

  /** Exchanges a refresh token. See `sessionTokens`, which does so in time and keeps what is needed for a repeat. */
  refresh(refreshToken: string, requestId: string): Promise<SessionTokens> {
    return this.#open((at) => this.#calls.refresh(at, refreshToken, requestId));
  }

  /** Ends the session of the token. */
  signOut(): Promise<void> {
    return this.#call((at) => this.#calls.signOut(at));
  }

  /** The sessions of the user, the latest first. */
  sessions(): Promise<readonly AccountSession[]> {
    return this.#call((at) => this.#calls.sessions(at));
  }

  endSession(sessionId: string): Promise<void> {
    return this.#call((at) => this.#calls.endSession(at, sessionId));
  }

  /** Changes the password, and ends all other sessions. */
  changePassword(oldPassword: string, newPassword: string): Promise<void> {
    return this.#call((at) => this.#calls.changePassword(at, oldPassword, newPassword));
  }

  deleteAccount(password: string): Promise<void> {
    return this.#call((at) => this.#calls.deleteAccount(at, password));
  }

  /** The profiles of users, without those that have no account. */
  profiles(users: readonly UserId[]): Promise<readonly Profile[]> {
    return this.#inParts(users, (at, part) => this.#calls.profiles(at, part));
  }

  /** The profiles of names, without those that no account has. */
  byNames(names: readonly string[]): Promise<readonly Profile[]> {
    return this.#inParts(names, (at, part) => this.#calls.byNames(at, part));
  }

  updateProfile(change: ProfileChange): Promise<Profile> {
    return this.#call((at) => this.#calls.updateProfile(at, change));
  }

  /** Users whose names begin with the text of 2..32 characters, in the order of their names; at most `count`, 1..50. */
  find(prefix: string, count?: number): Promise<readonly Profile[]> {
    return this.#call((at) => this.#calls.find(at, prefix, count));
  }

  /** Returns what the two users are to each other afterwards. */
  changeContact(user: UserId, change: ContactChange): Promise<ContactState> {
    return this.#call((at) => this.#calls.changeContact(at, user, change));
  }

  /** Contacts and invitations in both directions, in the order of user ids. */
  contacts(): AsyncGenerator<Contact, void> {
    return this.#all((at, after) => this.#calls.contacts(at, after));
  }

  setBlocked(user: UserId, blocked: boolean): Promise<void> {
    return this.#call((at) => this.#calls.setBlocked(at, user, blocked));
  }

  /** The users that the user blocks, in the order of their ids. */
  blocked(): AsyncGenerator<Profile, void> {
    return this.#all((at, after) => this.#calls.blocked(at, after));
  }

  /**
   * For administrators: suspends an account, or ends its suspension. A suspended user has no session, and begins none.
   */
  setSuspended(user: UserId, suspended: boolean, reason = ''): Promise<void> {
    return this.#call((at) => this.#calls.setSuspended(at, user, suspended, reason));
  }

  /** For administrators: ends all sessions and tokens of a user. */
  endSessionsOf(user: UserId, reason = ''): Promise<void> {
    return this.#call((at) => this.#calls.endSessions(at, user, reason));
  }

  /** For administrators: gives an account another password, which is returned, and ends its sessions. */
  resetPassword(user: UserId, reason = ''): Promise<string> {
    return this.#call((at) => this.#calls.resetPassword(at, user, reason));
  }

  /** For administrators: changes the role of an account. */
  setRole(user: UserId, role: Role, reason = ''): Promise<void> {
    return this.#call((at) => this.#calls.setRole(at, user, role, reason));
  }

  /** For administrators: what administrators did, the latest first. */
  async *acts(): AsyncGenerator<Act, void> {
    let before: string | undefined;
    do {
      const from: string | undefined = before;
      const { acts, nextBefore } = await this.#call((at) => this.#calls.acts(at, from));
      yield* acts;
      before = nextBefore;
    } while (before !== undefined);
  }

  close(): void {
    this.#calls.close();
  }

  async #open<T>(call: (at: AccountsAt) => Promise<T>): Promise<T> {
    const { url, ca } = this.#options;
    this.#address ??= findAccounts(url, { ca });
    try {
      return await call({ address: await this.#address });
    } catch (cause) {
      const error = ChatError.from(cause);
      if (error.retryable || error.code === 'not-found') this.#address = undefined; // It may be elsewhere by now.
      throw error;
    }
  }

  /** Makes a call, and makes it again where a new token may help. */
  async #call<T>(call: (at: AccountsAt) => Promise<T>): Promise<T> {
    const { token: given = '' } = this.#options;
    const attempt = async () => {
      const token = (this.#token ??= typeof given === 'string' ? given : await given());
      return this.#open((at) => call({ ...at, token }));
    };
    try {
      return await attempt();
    } catch (error) {
      if (ChatError.from(error).code !== 'unauthenticated' || typeof given === 'string') throw error;
      this.#token = undefined;
      return attempt();
    }
  }

  async #inParts<Key>(
    keys: readonly Key[], read: (at: AccountsAt, part: readonly Key[]) => Promise<readonly Profile[]>,
  ): Promise<readonly Profile[]> {
    const found: Profile[] = [];
    for (let from = 0; from < keys.length; from += maxAtOnce) {
      found.push(...(await this.#call((at) => read(at, keys.slice(from, from + maxAtOnce)))));
    }
    return found;
  }

  async *#all<Item>(
    read: (at: AccountsAt, after: bigint) => Promise<AccountsPage<Item>>,
  ): AsyncGenerator<Item, void> {
    for (let after: bigint | undefined = 0n; after !== undefined; ) {
      const from: bigint = after;
      const page: AccountsPage<Item> = await this.#call((at) => read(at, from));
      yield* page.items;
      after = page.nextAfter;
    }
  }
}
