import { profiles, storeError } from '@cecochat/cassandra';
import type { Client, types } from 'cassandra-driver';
import cassandra from 'cassandra-driver';

export type Value = bigint | number | string | boolean | Buffer | null;

/** Rows of a page of a scan. */
const pageSize = 500;
const { localSerial } = cassandra.types.consistencies;

/** Executes statements; each throws a ChatError `unavailable` while Cassandra is unavailable. */
export class Statements {
  readonly #client: Client;

  constructor(client: Client) {
    this.#client = client;
  }

  async read(query: string, params: readonly Value[]): Promise<types.Row[]> {
    try {
      return (await this.#client.execute(query, [...params], { executionProfile: profiles.read })).rows;
    } catch (error) {
      throw storeError(error);
    }
  }

  /** Reads all rows of a whole table, a page at a time. */
  async *scan(query: string): AsyncGenerator<types.Row, void> {
    let pageState: string | undefined;
    do {
      const page: types.ResultSet = await this.#page(query, pageState);
      yield* page.rows;
      pageState = page.pageState ?? undefined;
    } while (pageState !== undefined);
  }

  /** A write that is the same when it is repeated. */
  async write(query: string, params: readonly Value[]): Promise<void> {
    try {
      await this.#client.execute(query, [...params], { executionProfile: profiles.write });
    } catch (error) {
      throw storeError(error);
    }
  }

  async #page(query: string, pageState: string | undefined): Promise<types.ResultSet> {
    const options = {
      executionProfile: profiles.read, fetchSize: pageSize,
      ...(pageState !== undefined && { pageState }),
    };
    try {
      return await this.#client.execute(query, [], options);
    } catch (error) {
      throw storeError(error);
    }
  }

  /**
   * A lightweight transaction. Returns undefined when it was applied, else the row that is there, with the columns of
   * the condition. The driver may repeat it: then it is not applied, and the row has what it wrote.
   */
  async swap(query: string, params: readonly Value[]): Promise<types.Row | undefined> {
    const options = { executionProfile: profiles.write, serialConsistency: localSerial };
    try {
      const result = await this.#client.execute(query, [...params], options);
      return result.wasApplied() ? undefined : result.first() ?? undefined;
    } catch (error) {
      throw storeError(error);
    }
  }
}

/** The value of a column that may be missing: a row that was not there has none in the answer of a transaction. */
export function valueIn<T>(row: types.Row, column: string): T | undefined {
  return (row.keys().includes(column) ? (row.get(column) as T | null) : null) ?? undefined;
}

export const textIn = (row: types.Row, column: string): string => valueIn<string>(row, column) ?? '';
export const numberIn = (row: types.Row, column: string): number => Number(valueIn<bigint>(row, column) ?? 0);
