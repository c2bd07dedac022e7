import { userId, type UserId } from '@cecochat/contracts';
import { valueIn, textIn, type Statements } from './statements.ts';

const selectLink = 'SELECT user_id FROM account_links WHERE issuer = ? AND subject = ?';
const insertLink = 'INSERT INTO account_links (issuer, subject, user_id) VALUES (?, ?, ?) IF NOT EXISTS';
const deleteLink = 'DELETE FROM account_links WHERE issuer = ? AND subject = ? IF user_id = ?';
const selectSubjects = 'SELECT issuer, subject FROM account_subjects WHERE user_id = ?';
const insertSubject = 'INSERT INTO account_subjects (user_id, issuer, subject) VALUES (?, ?, ?)';
const deleteSubject = 'DELETE FROM account_subjects WHERE user_id = ? AND issuer = ? AND subject = ?';

/** Which account has a user whom a provider confirms, by issuer and subject. */
export class LinkStore {
  readonly #statements: Statements;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  /** The account of a subject; undefined where there is none. */
  async userOf(issuer: string, subject: string): Promise<UserId | undefined> {
    const [row] = await this.#statements.read(selectLink, [issuer, subject]);
    return row && userId(row.get('user_id') as bigint);
  }

  /** Links a subject to an account, unless it has one: the account that it has then. */
  async add(issuer: string, subject: string, user: UserId): Promise<UserId> {
    await this.#statements.write(insertSubject, [user, issuer, subject]); // Before: a deletion finds all links by it.
    const there = await this.#statements.swap(insertLink, [issuer, subject, user]);
    const owner = there && valueIn<bigint>(there, 'user_id');
    if (owner === undefined || owner === user) return user;
    await this.#statements.write(deleteSubject, [user, issuer, subject]);
    return userId(owner);
  }

  /** Removes all links of an account. */
  async removeAll(user: UserId): Promise<void> {
    for (const row of await this.#statements.read(selectSubjects, [user])) {
      const [issuer, subject] = [textIn(row, 'issuer'), textIn(row, 'subject')];
      await this.#statements.swap(deleteLink, [issuer, subject, user]);
      await this.#statements.write(deleteSubject, [user, issuer, subject]);
    }
  }
}
