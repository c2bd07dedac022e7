import {
  ConversationReader, HistoryReader, LogGeneration, Reachability, untilCassandraConnected, type CassandraConnection,
  type CassandraLogger,
} from '@cecochat/cassandra';
import { ChatError, type cecochat, type UserId } from '@cecochat/contracts';
import {
  connectRedis,
  createPlatformClock,
  TokenWatch,
  watchHistorySettings,
  watchLimits,
  watchRouting,
  type HistorySettings,
  type PlatformClock,
  type PublishedWatch,
  type RedisConnection,
  type RoutingWatch,
} from '@cecochat/redis';
import { FairGate, type RateLimits } from '@cecochat/runtime';
import type { Client } from 'cassandra-driver';
import type { Redis } from 'ioredis';
import type { Registry } from 'prom-client';
import { DialogGaps } from './dialog-gaps.ts';
import { keepGapsPublished } from './gap-keeper.ts';
import { keepGenerationPublished } from './generation-keeper.ts';
import { Inboxes } from './inboxes.ts';
import { createMetrics, type HistoryMetrics } from './metrics.ts';
import {
  listConversations, readDialogHistory, readGroupHistory, readUserHistory, type HistoryContext,
} from './read-history.ts';

export interface HistoryOptions {
  readonly redis: RedisConnection;
  readonly cassandra: CassandraConnection & { readonly keyspace: string };
  readonly registry: Registry;
  readonly logger: CassandraLogger;
  readonly useLimits: (limits: RateLimits) => void;
  /** Takes more tokens for a large page. Throws a ChatError when the user has none left. */
  readonly charge: (user: UserId, tokens: number) => void;
  /** Bound on how long a change in Redis goes unnoticed when its notification is lost. */
  readonly pollMs?: number;
}

const retryAfterMs = 1_000;
/** Pages of 64 events that are read at once; a page of 1,024 counts as 16. */
const pagesAtOnce = 64;
const mostWaitingOfUser = 16;

function tooManyPages(): ChatError {
  return new ChatError('overloaded', `at most ${mostWaitingOfUser} pages of a user wait`, {
    field: 'limits.perUser.pages', retryAfterMs,
  });
}

/** Answers pages of history: the whole service but its ports. */
export class History {
  readonly clock: PlatformClock;
  readonly tokens: TokenWatch;
  readonly limits: PublishedWatch<RateLimits>;
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
    this.clock = createPlatformClock(this.#redis, options.logger);
    const { logger, pollMs } = options;
    const watched = {
      redis: this.#redis, logger, onBad: () => this.#metrics.badValue(), ...(pollMs !== undefined && { pollMs }),
    };
    this.tokens = new TokenWatch({ ...watched, clock: this.clock.now });
    this.#routing = watchRouting(watched);
    this.#settings = watchHistorySettings(watched);
    this.limits = watchLimits(watched, options.useLimits);
  }

  /** Begins; waits in the background for what is not there yet. */
  async start(): Promise<void> {
    this.clock.start().catch(() => undefined); // Redis is unreachable: the clock keeps asking it.
    await Promise.all([this.tokens.start(), this.#routing.start(), this.#settings.start(), this.limits.start()]);
    this.#connecting = this.#connect().catch((error: unknown) => {
      if (!this.#stopping.signal.aborted) this.#options.logger.warn({ err: error }, 'history could not start');
    });
  }

  async #connect(): Promise<void> {
    const { cassandra, logger, charge } = this.#options;
    const client = await untilCassandraConnected({ ...cassandra, logger }, { signal: this.#stopping.signal });
    this.#client = client;
    this.#reachability = new Reachability(client);
    const reader = new HistoryReader(client);
    this.#context = {
      reader,
      conversations: new ConversationReader(client),
      inboxes: new Inboxes(reader, () => performance.now()),
      dialogGaps: new DialogGaps(reader, () => performance.now()),
      routing: () => this.#routing.current(),
      settings: () => this.#settings.current(),
      charge,
      gate: new FairGate({ units: pagesAtOnce, mostWaiting: mostWaitingOfUser, refusal: tooManyPages }),
    };
    const published = { store: new LogGeneration(client), redis: this.#redis, logger, signal: this.#stopping.signal };
    await Promise.all([
      keepGenerationPublished(published),
      keepGapsPublished({ ...published, reader, clock: this.clock.now }),
    ]);
  }

  /** A GetUserHistoryResponse, encoded. Throws a ChatError. */
  getUserHistory(user: UserId, request: cecochat.v1.IGetUserHistoryRequest): Promise<Buffer> {
    return this.#metrics.measure('user', async () => readUserHistory(this.#reading(), user, request));
  }

  /** A GetDialogHistoryResponse, encoded. Throws a ChatError. */
  getDialogHistory(user: UserId, request: cecochat.v1.IGetDialogHistoryRequest): Promise<Buffer> {
    return this.#metrics.measure('dialog', async () => readDialogHistory(this.#reading(), user, request));
  }

  /** A GetGroupHistoryResponse, encoded. Throws a ChatError. */
  getGroupHistory(user: UserId, request: cecochat.v1.IGetGroupHistoryRequest): Promise<Buffer> {
    return this.#metrics.measure('group', async () => readGroupHistory(this.#reading(), user, request));
  }

  /** A ListConversationsResponse, encoded. Throws a ChatError. */
  listConversations(user: UserId, request: cecochat.v1.IListConversationsRequest): Promise<Buffer> {
    return this.#metrics.measure('list', async () => listConversations(this.#reading(), user, request));
  }

  #reading(): HistoryContext {
    if (this.#context === undefined)
      throw new ChatError('unavailable', 'the history store does not answer', { retryAfterMs });
    return this.#context;
  }

  /** Why this process cannot answer now; empty when it can. */
  reasonsNotReady(): readonly string[] {
    const reasons = [];
    if (this.#routing.current() === undefined) reasons.push('no routing in redis yet');
    if (this.#reachability?.answers() !== true) reasons.push('cassandra does not answer');
    return [...reasons, ...this.clock.reasons()];
  }

  /** Closes the stores; calls in flight must have ended. */
  async close(): Promise<void> {
    this.#stopping.abort();
    await this.#connecting;
    this.#reachability?.stop();
    this.tokens.stop();
    this.#routing.stop();
    this.#settings.stop();
    this.limits.stop();
    this.clock.stop();
    this.#redis.disconnect();
    await this.#client?.shutdown();
  }
}
