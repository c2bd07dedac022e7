import { userId, type UserId } from '@cecochat/contracts';
import type { types } from 'cassandra-driver';
import type { Name } from '../names/index.ts';
import { numberIn, textIn, valueIn, type Statements } from './statements.ts';

const insertAccount = `INSERT INTO accounts (user_id, name, skeleton, password, display_name, status_text, listed,
  version, created_ms) VALUES (?, ?, ?, ?, ?, '', true, 1, ?) IF NOT EXISTS`;
const selectAccount = `SELECT user_id, name, skeleton, password, display_name, status_text, listed, version
  FROM accounts WHERE user_id = ?`;
const deleteAccount = 'DELETE FROM accounts WHERE user_id = ? IF EXISTS';
const updatePassword = 'UPDATE accounts SET password = ? WHERE user_id = ? IF password = ?';
const updateProfile = `UPDATE accounts SET display_name = ?, status_text = ?, listed = ?, version = ? WHERE user_id = ?
  IF version = ?`;
const insertName = 'INSERT INTO account_names (skeleton, name, user_id) VALUES (?, ?, ?) IF NOT EXISTS';
const selectName = 'SELECT name, user_id FROM account_names WHERE skeleton = ?';
const deleteName = 'DELETE FROM account_names WHERE skeleton = ? IF user_id = ?';
const insertListed = 'INSERT INTO account_directory (prefix, name) VALUES (?, ?)';
const deleteListed = 'DELETE FROM account_directory WHERE prefix = ? AND name = ?';
const selectListed = 'SELECT name FROM account_directory WHERE prefix = ? AND name >= ? AND name < ? LIMIT ?';
const insertErasure = 'INSERT INTO account_erasures (user_id, name, skeleton, begun_ms) VALUES (?, ?, ?, ?)';
const selectErasures = 'SELECT user_id, name, skeleton, begun_ms FROM account_erasures';
const selectErasure = 'SELECT user_id FROM account_erasures WHERE user_id = ?';
const deleteErasure = 'DELETE FROM account_erasures WHERE user_id = ?';

export interface Account {
  readonly user: UserId;
  readonly name: Name;
  /** The hash of the password; undefined where the user signs in at a provider. */
  readonly password: string | undefined;
  readonly profile: ProfileFields;
  /** Grows with every change of the profile. */
  readonly version: number;
}

export interface ProfileFields {
  /** Empty where it is the name. */
  readonly displayName: string;
  readonly statusText: string;
  /** Whether the directory has the name. */
  readonly listed: boolean;
}

/** What a new account has. */
export type NewAccount = Pick<Account, 'password'> & Pick<ProfileFields, 'displayName'>;

/** A deletion that has begun. */
export interface Erasure {
  readonly user: UserId;
  readonly name: Name;
  readonly begunMs: number;
}

/** Directory partitions are those of the first characters of names. */
const directoryPrefix = (name: string): string => [...name].slice(0, 2).join('');
const afterAll = '\u{10FFFF}';

/**
 * Accounts in Cassandra. An account exists iff the row of its name has its id: that row is made and removed by one
 * transaction each. The rest of an account is written before, and removed after.
 */
export class AccountStore {
  readonly #statements: Statements;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  /**
   * Makes an account. False where the name is taken; nothing is left then, unless the process ends meanwhile: rows of
   * an id that no caller has.
   */
  async create(
    user: UserId, name: Name, { password = '', displayName }: NewAccount, nowMs: number,
  ): Promise<boolean> {
    if ((await this.#ownerOf(name)) !== undefined) return false;
    const { shown, skeleton } = name;
    const params = [user, shown, skeleton, password, displayName, BigInt(nowMs)];
    const there = await this.#statements.swap(insertAccount, params);
    if (there !== undefined && textIn(there, 'password') !== password) throw new Error('a new user id is used already');
    await this.list(name);
    const owner = await this.#statements.swap(insertName, [skeleton, shown, user]);
    if (owner === undefined || valueIn<bigint>(owner, 'user_id') === user) return true;
    if (textIn(owner, 'name') !== shown) await this.unlist(name); // Else the row in the directory is that of the owner.
    await this.remove(user);
    return false;
  }

  /** The account of a name; undefined where there is none, or one with a name that only looks like it. */
  async byName(name: Name): Promise<Account | undefined> {
    const owner = await this.#ownerOf(name);
    // As much work whether or not there is one.
    const account = await this.byId(owner?.name === name.shown ? owner.user : userId(0));
    return account?.name.shown === name.shown ? account : undefined;
  }

  async byId(user: UserId): Promise<Account | undefined> {
    const [row] = await this.#statements.read(selectAccount, [user]);
    return row && accountIn(row);
  }

  /** Whether the password was the one that is given, and is another one now. */
  async changePassword(user: UserId, from: string, to: string): Promise<boolean> {
    const there = await this.#statements.swap(updatePassword, [to, user, from]);
    return there === undefined || textIn(there, 'password') === to;
  }

  /** Whether the profile had the version, and is another one now. */
  async changeProfile(
    { user, version }: Account,
    { displayName, statusText, listed }: ProfileFields,
  ): Promise<boolean> {
    const next = BigInt(version + 1);
    const params = [displayName, statusText, listed, next, user, BigInt(version)];
    const there = await this.#statements.swap(updateProfile, params);
    if (there === undefined) return true;
    // The driver may have repeated it; another change to the same version has other texts.
    const now = await this.byId(user);
    return (
      now?.version === version + 1 &&
      now.profile.displayName === displayName &&
      now.profile.statusText === statusText &&
      now.profile.listed === listed
    );
  }

  async list({ shown }: Name): Promise<void> {
    await this.#statements.write(insertListed, [directoryPrefix(shown), shown]);
  }

  async unlist({ shown }: Name): Promise<void> {
    await this.#statements.write(deleteListed, [directoryPrefix(shown), shown]);
  }

  /** Names that begin with two or more characters, in their order. Some may have no account. */
  async namesFrom(prefix: string, count: number): Promise<string[]> {
    const params = [directoryPrefix(prefix), prefix, `${prefix}${afterAll}`, count];
    return (await this.#statements.read(selectListed, params)).map((row) => textIn(row, 'name'));
  }

  /** Remembers that a deletion has begun. */
  async beginErasure({ user, name: { shown, skeleton }, begunMs }: Erasure): Promise<void> {
    await this.#statements.write(insertErasure, [user, shown, skeleton, BigInt(begunMs)]);
  }

  async erasures(): Promise<Erasure[]> {
    return (await this.#statements.read(selectErasures, [])).map((row) => ({
      user: userIn(row),
      name: nameIn(row),
      begunMs: numberIn(row, 'begun_ms'),
    }));
  }

  /** Whether a deletion has begun, and is not complete. */
  async isErased(user: UserId): Promise<boolean> {
    return (await this.#statements.read(selectErasure, [user])).length > 0;
  }

  async endErasure(user: UserId): Promise<void> {
    await this.#statements.write(deleteErasure, [user]);
  }

  /** Whether the name is that of the user. */
  async hasName(user: UserId, name: Name): Promise<boolean> {
    return (await this.#ownerOf(name))?.user === user;
  }

  /** Frees the name of a user: the account does not exist from then on. */
  async freeName(user: UserId, { skeleton }: Name): Promise<void> {
    await this.#statements.swap(deleteName, [skeleton, user]);
  }

  /** Removes password and profile. */
  async remove(user: UserId): Promise<void> {
    await this.#statements.swap(deleteAccount, [user]);
  }

  async #ownerOf({ skeleton }: Name): Promise<{ readonly user: UserId; readonly name: string } | undefined> {
    const [row] = await this.#statements.read(selectName, [skeleton]);
    return row && { user: userIn(row), name: textIn(row, 'name') };
  }
}

const userIn = (row: types.Row): UserId => userId(row.get('user_id') as bigint);
const nameIn = (row: types.Row): Name => ({ shown: textIn(row, 'name'), skeleton: textIn(row, 'skeleton') });

const accountIn = (row: types.Row): Account => ({
  user: userIn(row), name: nameIn(row), version: numberIn(row, 'version'),
  password: textIn(row, 'password') || undefined,
  profile: {
    displayName: textIn(row, 'display_name'), statusText: textIn(row, 'status_text'),
    listed: valueIn<boolean>(row, 'listed') ?? false,
  },
});
