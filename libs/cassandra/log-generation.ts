import type { Client } from 'cassandra-driver';
import cassandra from 'cassandra-driver';
import { generationOf, maxGeneration } from '@cecochat/contracts';
import { profiles } from './connect-cassandra.ts';
import { storeError } from './failures.ts';
import { HistoryReader } from './history-reader.ts';

const selectGeneration = 'SELECT generation FROM log WHERE name = ?';
const insertGeneration = 'INSERT INTO log (name, generation) VALUES (?, ?) IF NOT EXISTS';
const updateGeneration = 'UPDATE log SET generation = ? WHERE name = ? IF generation = ?';
const { consistencies } = cassandra.types;

/** The generation of the log in Cassandra: it only grows; every process raises it by compare-and-swap. */
export class LogGeneration {
  readonly #client: Client;
  readonly #name: 'messages' | 'groups';

  /** Of the log of messages, or of that of commands for groups. */
  constructor(client: Client, name: 'messages' | 'groups' = 'messages') {
    this.#client = client;
    this.#name = name;
  }

  /**
   * Undefined before the set-up has run. Throws an Error that names the table and the rule when it holds something
   * else.
   */
  async read(): Promise<number | undefined> {
    const rows = await this.#execute(selectGeneration, [this.#name]);
    const generation = rows[0]?.get('generation') as number | null | undefined;
    if (generation === undefined) return undefined;
    if (generation === null || generation < 0 || generation > maxGeneration) {
      throw new Error(`table log: the generation of "${this.#name}" is ${generation}, it must be 0..${maxGeneration}`);
    }
    return generation;
  }

  /**
   * Raises the generation to at least what is given and what the watermarks prove that it once was; returns the one in
   * force.
   * Doing it again changes nothing.
   */
  async ensure(least = 0): Promise<number> {
    const watermarks = this.#name === 'messages' ? await new HistoryReader(this.#client).readWatermarks() : [];
    const proven = Array.from(watermarks, ([, { next }]) => generationOf(next));
    const wanted = proven.reduce((highest, each) => Math.max(highest, each), least);
    await this.#execute(insertGeneration, [this.#name, wanted]);
    for (;;) {
      const held = (await this.read()) ?? 0;
      if (held >= wanted) return held;
      await this.#swap(held, wanted);
    }
  }

  /** Raises it to one more than `known`, unless another process has already; returns the one in force. */
  async raise(known: number): Promise<number> {
    if (known >= maxGeneration)
      throw new Error(`the log has had ${maxGeneration} generations: there are no more positions`);
    await this.#swap(known, known + 1);
    return (await this.read()) ?? known;
  }

  async #swap(from: number, to: number): Promise<void> {
    await this.#execute(updateGeneration, [to, this.#name, from]);
  }

  async #execute(query: string, params: (string | number)[]) {
    try {
      // A repeated swap reports that it was not applied: the caller reads the value in force after it.
      const result = await this.#client.execute(query, params, {
        executionProfile: profiles.write, serialConsistency: consistencies.localSerial,
      });
      return result.rows;
    } catch (error) {
      throw storeError(error);
    }
  }
}
