import type { LogGeneration } from '@cecochat/cassandra';

/** The generation of the log as this process last read it; it never decreases. */
export class Generation {
  readonly #store: Pick<LogGeneration, 'read' | 'ensure' | 'raise'>;
  #current = 0;

  constructor(store: Pick<LogGeneration, 'read' | 'ensure' | 'raise'>) {
    this.#store = store;
  }

  get current(): number {
    return this.#current;
  }

  /** The current generation. Writes it back to a table that has lost it, or has a lower one after a restore. */
  async refresh(): Promise<number> {
    const held = await this.#store.read();
    return this.#take(held === undefined || held < this.#current ? await this.#store.ensure(this.#current) : held);
  }

  /** Takes over a higher one that was seen elsewhere. */
  async follow(seen: number): Promise<number> {
    return this.#take(await this.#store.ensure(seen));
  }

  /** A new log was found in the given generation: raises the generation, unless another process already has. */
  async raise(known: number): Promise<number> {
    return this.#take(await this.#store.raise(known));
  }

  #take(generation: number): number {
    this.#current = Math.max(this.#current, generation);
    return this.#current;
  }
}
