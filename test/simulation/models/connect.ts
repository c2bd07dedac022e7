import { ChatError } from '@cecochat/contracts';
import type { Route } from '../../../client/session/index.ts';
import type { Stage } from '../stage.ts';
import type { ClientEnd } from './connection.ts';
import { lost } from './network.ts';
import type { Redis } from './redis.ts';
import type { Routing } from './routing.ts';

const pollMs = 1_000;
const timeoutMs = 500;

/** The service that resolves a user to a server: by the last routing that it has read. */
export class Connect {
  readonly #stage: Stage;
  readonly #redis: Redis;
  #routing: Routing | undefined;

  constructor(stage: Stage, redis: Redis) {
    this.#stage = stage;
    this.#redis = redis;
    redis.subscribe(() => this.#read());
    this.#poll();
  }

  get epoch(): number {
    return this.#routing?.epoch ?? 0;
  }

  lookUp({ partition }: ClientEnd): Route | ChatError {
    const owner = this.#routing?.owners[partition];
    const address = owner === undefined ? undefined : this.#routing?.servers.get(owner)?.address;
    if (this.#routing === undefined || address === undefined)
      return new ChatError('unavailable', 'nobody serves the user', { retryAfterMs: 1_000 });
    return { address, historyAddress: 'history', partition, epoch: this.#routing.epoch };
  }

  #poll(): void {
    this.#read();
    this.#stage.agenda.after(pollMs, () => this.#poll());
  }

  #read(): void {
    this.#stage.network.call({ from: 'connect', to: 'redis', timeoutMs }, () => this.#redis.readRouting(), (read) => {
      if (read === lost || typeof read !== 'object' || read.epoch <= this.epoch) return;
      this.#stage.witness.sawRouting('connect', read);
      this.#routing = read;
    });
  }
}
