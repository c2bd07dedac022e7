import type { JWK } from 'jose';
import { z } from 'zod';
import type { PeriodKey } from '../keys/signing-keys.ts';
import { textIn, type Statements } from './statements.ts';

const signing = 'signing';
const insertKey = 'INSERT INTO account_keys (name, period, kid, private_jwk) VALUES (?, ?, ?, ?) IF NOT EXISTS';
const selectKeys = 'SELECT period, kid, private_jwk FROM account_keys WHERE name = ?';
const deleteKey = 'DELETE FROM account_keys WHERE name = ? AND period = ? IF EXISTS';

const storedJwk = z.looseObject({ kty: z.string(), d: z.string(), kid: z.string() });

/** The keys that tokens are signed with, one for each period. */
export class KeyStore {
  readonly #statements: Statements;

  constructor(statements: Statements) {
    this.#statements = statements;
  }

  /** In the order of their periods. */
  async read(): Promise<PeriodKey[]> {
    const rows = await this.#statements.read(selectKeys, [signing]);
    return rows.map((row) => {
      const privateJwk: JWK = { ...storedJwk.parse(JSON.parse(textIn(row, 'private_jwk'))) };
      return { period: Number(row.get('period') as bigint), privateJwk };
    });
  }

  /** Adds the key of a period, unless another process has already. */
  async add({ period, privateJwk }: PeriodKey): Promise<void> {
    const params = [signing, BigInt(period), privateJwk.kid ?? '', JSON.stringify(privateJwk)];
    await this.#statements.swap(insertKey, params);
  }

  async remove(period: number): Promise<void> {
    await this.#statements.swap(deleteKey, [signing, BigInt(period)]);
  }
}
