import { setTimeout as delay } from 'node:timers/promises';

/** Polls from now on until it is stopped, and then a last time. */
export class Lookout {
  readonly #look: () => Promise<void>;
  readonly #everyMs: number;
  readonly #stopped = new AbortController();
  readonly #running: Promise<void>;

  constructor(look: () => Promise<void>, everyMs: number) {
    this.#look = look;
    this.#everyMs = everyMs;
    this.#running = this.#run();
    this.#running.catch(() => undefined); // `stop` rejects with the failure.
  }

  /** Rejects when looking has failed. */
  async stop(): Promise<void> {
    this.#stopped.abort();
    await this.#running;
    await this.#look();
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopped;
    while (!signal.aborted) {
      await this.#look();
      await delay(this.#everyMs, undefined, { signal }).catch(() => undefined);
    }
  }
}
