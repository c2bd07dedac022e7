import { userId, type UserId } from '@cecochat/contracts';
import type { types } from 'cassandra-driver';
import { textIn, valueIn, type Statements } from './statements.ts';

const selectStanding = 'SELECT suspended, role FROM account_standings WHERE user_id = ?';
const selectStandings = 'SELECT user_id, suspended FROM account_standings';
const updateSuspended = 'UPDATE account_standings SET suspended = ? WHERE user_id = ?';
const updateRole = 'UPDATE account_standings SET role = ? WHERE user_id = ?';
const deleteStanding = 'DELETE FROM account_standings WHERE user_id = ?';
const insertAct = 'INSERT INTO account_acts (year, id, admin_id, act, user_id, reason) VALUES (?, ?, ?, ?, ?, ?)';
const selectActs = 'SELECT id, admin_id, act, user_id, reason FROM account_acts WHERE year = ? AND id < ? LIMIT ?';

export type Role = 'user' | 'admin';

/** What administrators decided about a user. */
export interface Standing {
  readonly isSuspended: boolean;
  readonly role: Role;
}

export type ActKind = 'suspend' | 'unsuspend' | 'end-sessions' | 'reset-password' | 'make-admin' | 'make-user';

/** What an administrator was about to do. */
export interface Act {
  /** Grows with time: the time in milliseconds since the Unix epoch as 15 digits, and a random part. */
  readonly id: string;
  readonly admin: UserId;
  readonly kind: ActKind;
  readonly user: UserId;
  readonly reason: string;
}

/** The first year that there is anything of. */
const firstYear = 2026;
const afterAll = ':';

/** Pure: the time of an act, in milliseconds since the Unix epoch. */
export const timeOfAct = (id: string): number => Number(id.slice(0, 15));

const yearOf = (atMs: number): number => new Date(atMs).getUTCFullYear();

/** Standings of users, and acts of administrators, in Cassandra. */
export class AdminStore {
  readonly #statements: Statements;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  async standingOf(user: UserId): Promise<Standing> {
    const [row] = await this.#statements.read(selectStanding, [user]);
    const isSuspended = row !== undefined && valueIn<boolean>(row, 'suspended') === true;
    return { isSuspended, role: row !== undefined && textIn(row, 'role') === 'admin' ? 'admin' : 'user' };
  }

  /** Every user who is suspended. */
  async *allSuspended(): AsyncGenerator<UserId, void> {
    for await (const row of this.#statements.scan(selectStandings)) {
      if (valueIn<boolean>(row, 'suspended') === true) yield userId(row.get('user_id') as bigint);
    }
  }

  async setSuspended(user: UserId, isSuspended: boolean): Promise<void> {
    await this.#statements.write(updateSuspended, [isSuspended, user]);
  }

  async setRole(user: UserId, role: Role): Promise<void> {
    await this.#statements.write(updateRole, [role, user]);
  }

  /** Of an account that is deleted; what administrators did stays. */
  async removeStanding(user: UserId): Promise<void> {
    await this.#statements.write(deleteStanding, [user]);
  }

  async addAct({ id, admin, kind, user, reason }: Act): Promise<void> {
    await this.#statements.write(insertAct, [yearOf(timeOfAct(id)), id, admin, kind, user, reason]);
  }

  /** The latest acts before one, or before a time; at most `count`. */
  async acts(before: string | undefined, nowMs: number, count: number): Promise<Act[]> {
    const found: Act[] = [];
    for (let year = yearOf(before === undefined ? nowMs : timeOfAct(before)); year >= firstYear; year--) {
      const rows = await this.#statements.read(selectActs, [year, before ?? afterAll, count - found.length]);
      found.push(...rows.map(actIn));
      if (found.length >= count) break;
    }
    return found;
  }
}

const actIn = (row: types.Row): Act => ({
  id: textIn(row, 'id'), admin: userId(row.get('admin_id') as bigint), kind: textIn(row, 'act') as ActKind,
  user: userId(row.get('user_id') as bigint), reason: textIn(row, 'reason'),
});
