import cassandra, { type Client } from 'cassandra-driver';

const { types } = cassandra;

const pollMs = 2_000;
const timeoutMs = 2_000;

/** Asks a node every two seconds whether it is there. */
export class Reachability {
  readonly #client: Client;
  readonly #timer: NodeJS.Timeout;
  #answers = true;
  #asking = false;

  /** The client is connected: Cassandra has just answered. */
  constructor(client: Client) {
    this.#client = client;
    this.#timer = setInterval(() => void this.#ask(), pollMs);
  }

  /** Whether the last question was answered. */
  answers(): boolean {
    return this.#answers;
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  async #ask(): Promise<void> {
    if (this.#asking) return;
    this.#asking = true;
    try {
      await this.#client.execute('SELECT key FROM system.local', [], {
        readTimeout: timeoutMs, consistency: types.consistencies.one,
      });
      this.#answers = true;
    } catch {
      this.#answers = false;
    }
    this.#asking = false;
  }
}
