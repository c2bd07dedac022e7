import { HistoryReader, Reachability, untilCassandraConnected, type CassandraConnection, type CassandraLogger } from '@cecochat/cassandra';
import { ChatError, type cecochat, type UserId } from '@cecochat/contracts';
import {
  connectRedis,
  watchHistorySettings,
  watchRouting,
  type HistorySettings,
  type PublishedWatch,
  type RedisConnection,
  type RoutingWatch,
} from '@cecochat/redis';
import type { Client } from 'cassandra-driver';
import type { Redis } from 'ioredis';
import type { Registry } from 'prom-client';
import { Inboxes } from './inboxes.ts';
import { createMetrics, type HistoryMetrics } from './metrics.ts';
import { readDialogHistory, readUserHistory, type HistoryContext } from './read-history.ts';

export interface HistoryOptions {
  readonly redis: RedisConnection;
  readonly cassandra: CassandraConnection & { readonly keyspace: string };
  readonly registry: Registry;
  readonly logger: CassandraLogger;
  /** Bound on how long a change in Redis goes unnoticed when its notification is lost. */
  readonly pollMs?: number;
}

const retryAfterMs = 1_000;

/** Answers pages of history: the whole service but its ports. */
export class History {
  readonly #options: HistoryOptions;
  readonly #redis: Redis;
  readonly #routing: RoutingWatch;
  readonly #settings: PublishedWatch<HistorySettings>;
  readonly #metrics: HistoryMetrics;
  readonly #stopping = new AbortController();
  #connecting: Promise<void> = Promise.resolve();
  #client: Client | undefined;
  #reachability: Reachability | undefined;
  #context: HistoryContext | undefined;

  constructor(options: HistoryOptions) {
    this.#options = options;
    this.#metrics = createMetrics(options.registry);
    this.#redis = connectRedis(options.redis, options.logger);
    const { logger, pollMs } = options;
    const watched = { redis: this.#redis, logger, onBad: () => this.#metrics.badValue(), ...(pollMs !== undefined && { pollMs }) };
    this.#routing = watchRouting(watched);
    this.#settings = watchHistorySettings(watched);
  }

  /** Begins; waits in the background for what is not there yet. */
  async start(): Promise<void> {
    await Promise.all([this.#routing.start(), this.#settings.start()]);
    this.#connecting = this.#connect().catch((error: unknown) => {
      if (!this.#stopping.signal.aborted) this.#options.logger.warn({ err: error }, 'history could not start');
    });
  }

  async #connect(): Promise<void> {
    const { cassandra, logger } = this.#options;
    const client = await untilCassandraConnected({ ...cassandra, logger }, { signal: this.#stopping.signal });
    this.#client = client;
    this.#reachability = new Reachability(client);
    const reader = new HistoryReader(client);
    this.#context = {
      reader,
      inboxes: new Inboxes(reader),
      routing: () => this.#routing.current(),
      settings: () => this.#settings.current(),
    };
  }

  /** A GetUserHistoryResponse, encoded. Throws a ChatError. */
  getUserHistory(user: UserId, request: cecochat.v1.IGetUserHistoryRequest): Promise<Buffer> {
    return this.#metrics.measure('user', async () => readUserHistory(this.#reading(), user, request));
  }

  /** A GetDialogHistoryResponse, encoded. Throws a ChatError. */
  getDialogHistory(user: UserId, request: cecochat.v1.IGetDialogHistoryRequest): Promise<Buffer> {
    return this.#metrics.measure('dialog', async () => readDialogHistory(this.#reading(), user, request));
  }

  #reading(): HistoryContext {
    if (this.#context === undefined) throw new ChatError('unavailable', 'the history store does not answer', { retryAfterMs });
    return this.#context;
  }

  /** Why this process cannot answer now; empty when it can. */
  reasonsNotReady(): readonly string[] {
    const reasons = [];
    if (this.#routing.current() === undefined) reasons.push('no routing in redis yet');
    if (this.#reachability?.answers() !== true) reasons.push('cassandra does not answer');
    return reasons;
  }

  /** Lets go of the stores; calls that are under way must have ended. */
  async close(): Promise<void> {
    this.#stopping.abort();
    await this.#connecting;
    this.#reachability?.stop();
    this.#routing.stop();
    this.#settings.stop();
    this.#redis.disconnect();
    await this.#client?.shutdown();
  }
}
