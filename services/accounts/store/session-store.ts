import type { UserId } from '@cecochat/contracts';
import type { types } from 'cassandra-driver';
import type { Rotation, StoredSession } from '../sessions/refresh-token.ts';
import { numberIn, textIn, valueIn, type Statements } from './statements.ts';

const insertSession = `INSERT INTO account_sessions (user_id, session_id, label, created_ms, used_ms, expires_ms, ended,
  refresh_hash, salt) VALUES (?, ?, ?, ?, ?, ?, false, ?, ?) IF NOT EXISTS`;
const selectSessions = `SELECT session_id, label, created_ms, used_ms, expires_ms, ended, refresh_hash, previous_hash,
  request_hash, salt FROM account_sessions WHERE user_id = ?`;
const selectSession = `${selectSessions} AND session_id = ?`;
const rotateSession = `UPDATE account_sessions SET refresh_hash = ?, previous_hash = ?, request_hash = ?, used_ms = ?,
  expires_ms = ? WHERE user_id = ? AND session_id = ? IF refresh_hash = ? AND ended = false`;
const endSession = 'UPDATE account_sessions SET ended = true WHERE user_id = ? AND session_id = ? IF EXISTS';
const deleteSession = 'DELETE FROM account_sessions WHERE user_id = ? AND session_id = ? IF EXISTS';

/** Sessions in Cassandra, each changed by transactions only. */
export class SessionStore {
  readonly #statements: Statements;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  async create(
    user: UserId,
    { id, label, createdMs, usedMs, expiresMs, refreshHash, salt }: StoredSession,
  ): Promise<void> {
    const times = [BigInt(createdMs), BigInt(usedMs), BigInt(expiresMs)];
    await this.#statements.swap(insertSession, [user, id, label, ...times, refreshHash, salt]);
  }

  /** Also those that have expired. */
  async ofUser(user: UserId): Promise<StoredSession[]> {
    return (await this.#statements.read(selectSessions, [user])).map(sessionIn);
  }

  async read(user: UserId, id: string): Promise<StoredSession | undefined> {
    const [row] = await this.#statements.read(selectSession, [user, id]);
    return row && sessionIn(row);
  }

  /** Whether the session had this refresh token, and has the next one now. */
  async rotate(user: UserId, { id, refreshHash }: StoredSession, next: Rotation): Promise<boolean> {
    const { requestHash, usedMs, expiresMs } = next;
    const values = [next.refreshHash, refreshHash, requestHash, BigInt(usedMs), BigInt(expiresMs)];
    const there = await this.#statements.swap(rotateSession, [...values, user, id, refreshHash]);
    return there === undefined || valueIn<Buffer>(there, 'refresh_hash')?.equals(next.refreshHash) === true;
  }

  /** From now on no refresh token of the session is valid. */
  async end(user: UserId, id: string): Promise<void> {
    await this.#statements.swap(endSession, [user, id]);
  }

  async remove(user: UserId, id: string): Promise<void> {
    await this.#statements.swap(deleteSession, [user, id]);
  }
}

const none = Buffer.alloc(0);

const sessionIn = (row: types.Row): StoredSession => ({
  id: textIn(row, 'session_id'),
  label: textIn(row, 'label'),
  createdMs: numberIn(row, 'created_ms'),
  usedMs: numberIn(row, 'used_ms'),
  expiresMs: numberIn(row, 'expires_ms'),
  ended: valueIn<boolean>(row, 'ended') ?? false,
  refreshHash: valueIn<Buffer>(row, 'refresh_hash') ?? none,
  previousHash: valueIn<Buffer>(row, 'previous_hash'),
  requestHash: valueIn<Buffer>(row, 'request_hash'),
  salt: valueIn<Buffer>(row, 'salt') ?? none,
});
