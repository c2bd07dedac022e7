import { userId, type UserId } from '@cecochat/contracts';
import { pairStates, type Pair, type PairState } from '../contacts/decide-contact.ts';
import { numberIn, textIn, valueIn, type Statements } from './statements.ts';

const selectPair = 'SELECT state, since_ms FROM account_pairs WHERE low = ? AND high = ?';
const insertPair = 'INSERT INTO account_pairs (low, high, state, since_ms) VALUES (?, ?, ?, ?) IF NOT EXISTS';
const updatePair = 'UPDATE account_pairs SET state = ?, since_ms = ? WHERE low = ? AND high = ? IF state = ?';
const deletePair = 'DELETE FROM account_pairs WHERE low = ? AND high = ? IF state = ?';
const insertContact = 'INSERT INTO account_contacts (user_id, other_id) VALUES (?, ?)';
const deleteContact = 'DELETE FROM account_contacts WHERE user_id = ? AND other_id = ?';
const countContacts = 'SELECT count(*) AS count FROM account_contacts WHERE user_id = ?';
const selectContacts = 'SELECT other_id FROM account_contacts WHERE user_id = ? AND other_id > ? LIMIT ?';
const insertBlock = 'INSERT INTO account_blocks (user_id, other_id) VALUES (?, ?)';
const deleteBlock = 'DELETE FROM account_blocks WHERE user_id = ? AND other_id = ?';
const selectBlock = 'SELECT other_id FROM account_blocks WHERE user_id = ? AND other_id = ?';
const selectBlocks = 'SELECT other_id FROM account_blocks WHERE user_id = ? AND other_id > ? LIMIT ?';
const selectAllBlocks = 'SELECT user_id, other_id FROM account_blocks';
const countBlocks = 'SELECT count(*) AS count FROM account_blocks WHERE user_id = ?';

/** Two users in the order of their ids. */
const inOrder = (one: UserId, other: UserId): readonly [UserId, UserId] => (one < other ? [one, other] : [other, one]);

/**
 * Contacts, invitations and blocks in Cassandra. One row has what two users are to each other: both see the same;
 * `account_contacts` only has where to look.
 */
export class ContactStore {
  readonly #statements: Statements;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  async readPair(one: UserId, other: UserId): Promise<Pair | undefined> {
    const [row] = await this.#statements.read(selectPair, inOrder(one, other));
    if (row === undefined) return undefined;
    return { state: stateIn(textIn(row, 'state')), sinceMs: numberIn(row, 'since_ms') };
  }

  /**
   * Whether the two were what is given, and are something else now. Both find each other from before the change on, and
   * until after it.
   */
  async changePair(one: UserId, other: UserId, from: PairState | undefined, to: Pair | undefined): Promise<boolean> {
    const pair = inOrder(one, other);
    if (to === undefined) {
      if (from !== undefined && (await this.#statements.swap(deletePair, [...pair, from])) !== undefined) return false;
      await this.#forget(one, other);
      return true;
    }
    await this.#remember(one, other);
    const there = from === undefined
      ? await this.#statements.swap(insertPair, [...pair, to.state, BigInt(to.sinceMs)])
      : await this.#statements.swap(updatePair, [to.state, BigInt(to.sinceMs), ...pair, from]);
    return there === undefined || textIn(there, 'state') === to.state;
  }

  /** Users with an id above `after`, in the order of ids, who may be contacts of the user. */
  async contactsOf(user: UserId, after: bigint, count: number): Promise<UserId[]> {
    return this.#others(selectContacts, user, after, count);
  }

  /** How many users may be contacts of the user. */
  countContacts(user: UserId): Promise<number> {
    return this.#count(countContacts, user);
  }

  async setBlocked(user: UserId, other: UserId, blocked: boolean): Promise<void> {
    await this.#statements.write(blocked ? insertBlock : deleteBlock, [user, other]);
  }

  async isBlocked(user: UserId, other: UserId): Promise<boolean> {
    return (await this.#statements.read(selectBlock, [user, other])).length > 0;
  }

  /** Users with an id above `after`, in the order of ids, that the user blocks. */
  async blockedBy(user: UserId, after: bigint, count: number): Promise<UserId[]> {
    return this.#others(selectBlocks, user, after, count);
  }

  /** Every user with one whom that user blocks. */
  async *allBlocked(): AsyncGenerator<readonly [user: UserId, other: UserId], void> {
    for await (const row of this.#statements.scan(selectAllBlocks)) {
      yield [userId(row.get('user_id') as bigint), userId(row.get('other_id') as bigint)];
    }
  }

  countBlocked(user: UserId): Promise<number> {
    return this.#count(countBlocks, user);
  }

  async #remember(one: UserId, other: UserId): Promise<void> {
    await Promise.all([
      this.#statements.write(insertContact, [one, other]), this.#statements.write(insertContact, [other, one]),
    ]);
  }

  /** An invitation that is made meanwhile has its rows again. */
  async #forget(one: UserId, other: UserId): Promise<void> {
    await Promise.all([
      this.#statements.write(deleteContact, [one, other]), this.#statements.write(deleteContact, [other, one]),
    ]);
    if ((await this.readPair(one, other)) !== undefined) await this.#remember(one, other);
  }

  async #others(query: string, user: UserId, after: bigint, count: number): Promise<UserId[]> {
    const rows = await this.#statements.read(query, [user, after, count]);
    return rows.map((row) => userId(row.get('other_id') as bigint));
  }

  async #count(query: string, user: UserId): Promise<number> {
    const [row] = await this.#statements.read(query, [user]);
    return Number(row === undefined ? 0 : valueIn<bigint>(row, 'count') ?? 0);
  }
}

function stateIn(text: string): PairState {
  const found = pairStates.find((each) => each === text);
  if (found === undefined)
    throw new Error(`the state in account_pairs is "${text}", it must be one of ${pairStates.join(', ')}`);
  return found;
}
