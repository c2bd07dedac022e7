import { randomBytes } from 'node:crypto';
import { Reachability, untilCassandraConnected, type CassandraConnection } from '@cecochat/cassandra';
import { ChatError } from '@cecochat/contracts';
import {
  connectRedis,
  createPlatformClock,
  endedBy,
  ForwardingKey,
  hasAllBlocks,
  markBlocksComplete,
  publishBlock,
  publishTokenKeys,
  revoke,
  tokenKeysKey,
  TokenWatch,
  watchLimits,
  withdrawBlock,
  type PlatformClock,
  type PublishedWatch,
  type RedisConnection,
} from '@cecochat/redis';
import type { AuditEntry, Logger, RateLimits } from '@cecochat/runtime';
import type { Client } from 'cassandra-driver';
import type { Redis } from 'ioredis';
import type { Registry } from 'prom-client';
import type { AdminContext } from './calls/admin.ts';
import type { ContactsContext } from './calls/contacts.ts';
import type { ProviderSignInContext } from './calls/provider-sign-in.ts';
import { Blocks } from './contacts/index.ts';
import { Erasures } from './erasures.ts';
import { SigningKeys } from './keys/index.ts';
import { createMetrics, type AccountsMetrics } from './metrics.ts';
import { Attempts, Passwords } from './passwords/index.ts';
import { Flows, LinkedAccounts, newUserId, Provider, type ProviderSettings } from './providers/index.ts';
import { Sessions } from './sessions/index.ts';
import {
  AccountStore, AdminStore, ContactStore, KeyStore, LinkStore, SessionStore, Statements,
} from './store/index.ts';

export interface AccountsOptions {
  readonly cassandra: CassandraConnection & { readonly keyspace: string };
  readonly redis: RedisConnection;
  readonly registry: Registry;
  readonly logger: Logger;
  readonly useLimits: (limits: RateLimits) => void;
  /** Adds a line to the audit. */
  readonly audit: (entry: AuditEntry) => void;
  readonly signUpIsOpen: boolean;
  /** OpenID Connect providers at which users sign in. */
  readonly providers: readonly ProviderSettings[];
  readonly issuer: string;
  readonly audience: string;
  /** The life of access tokens, in seconds. */
  readonly accessSeconds: number;
  /** How long a session lasts without a refresh. */
  readonly idleMs: number;
}

/** The parts that exist once Cassandra is found: what calls need. */
export interface Running extends ProviderSignInContext, ContactsContext, AdminContext {
  readonly accounts: AccountStore;
  readonly keys: SigningKeys;
  readonly erasures: Erasures;
  readonly client: Client;
  readonly reachability: Reachability;
}

const retryAfterMs = 1_000;
const sweepMs = 1_000;
/** Keys in Redis: ids of sign-ins at providers that were completed, until they have expired. */
const completedSignIn = 'accounts.completed-sign-in:';

/** Accounts in Cassandra, with what they need of Redis: the whole service but its port and its calls. */
export class Accounts {
  readonly clock: PlatformClock;
  readonly tokens: TokenWatch;
  /** By which `web` proves the address of a browser. */
  readonly forwarding: ForwardingKey;
  readonly metrics: AccountsMetrics;
  readonly #options: AccountsOptions;
  readonly #redis: Redis;
  readonly #limits: PublishedWatch<RateLimits>;
  readonly #passwords = new Passwords();
  readonly #attempts: Attempts;
  readonly #providers: ReadonlyMap<string, Provider>;
  readonly #sweeps: NodeJS.Timeout;
  readonly #stopping = new AbortController();
  #connecting: Promise<void> = Promise.resolve();
  #running: Running | undefined;

  constructor(options: AccountsOptions) {
    this.#options = options;
    const { logger, registry, redis, useLimits } = options;
    this.metrics = createMetrics(registry, () => this.#passwords.unfinished);
    this.#redis = connectRedis(redis, logger);
    this.clock = createPlatformClock(this.#redis, logger);
    const watched = { redis: this.#redis, logger, onBad: () => this.metrics.badValue() };
    this.tokens = new TokenWatch({ ...watched, clock: this.clock.now });
    this.forwarding = new ForwardingKey(watched);
    this.#limits = watchLimits(watched, useLimits);
    this.#attempts = new Attempts({
      clock: () => performance.now(),
      onLimited: (limit) => this.metrics.limited(limit),
    });
    this.#providers = new Map(options.providers.map((settings) =>
      [settings.name, new Provider({ settings, logger, clock: () => performance.now() })]));
    this.#sweeps = setInterval(() => this.#attempts.sweep(), sweepMs);
  }

  /** Begins to follow Redis; calls are `unavailable` until `serve` has found Cassandra. */
  async start(): Promise<void> {
    this.clock.start().catch(() => undefined); // Redis is unreachable: the clock keeps asking it.
    await Promise.all([this.tokens.start(), this.#limits.start(), this.forwarding.start()]);
  }

  /** Begins to answer, when Cassandra is found and there is a key to sign with: waits for both in the background. */
  serve(): void {
    this.#connecting = this.#connect().catch((error: unknown) => {
      if (!this.#stopping.signal.aborted) this.#options.logger.warn({ err: error }, 'accounts could not start');
    });
  }

  /** Throws `unavailable` until calls can be answered. */
  serving(): Running {
    if (this.#running !== undefined) return this.#running;
    throw new ChatError('unavailable', 'the store of accounts does not answer', { retryAfterMs });
  }

  /** Why this process cannot do its work now; empty when it can. */
  reasonsNotReady(): readonly string[] {
    if (this.#running === undefined) return ['waiting for cassandra, redis and a key to sign tokens with'];
    const reasons = this.#running.reachability.answers() ? [] : ['cassandra does not answer'];
    return [...reasons, ...this.clock.reasons()];
  }

  /** Closes the stores; calls in flight must have ended. */
  async close(): Promise<void> {
    this.#stopping.abort();
    await this.#connecting;
    clearInterval(this.#sweeps);
    this.#running?.keys.close();
    this.#running?.reachability.stop();
    this.tokens.stop();
    this.#limits.stop();
    this.forwarding.stop();
    this.clock.stop();
    this.#redis.disconnect();
    await this.#running?.client.shutdown();
  }

  async #connect(): Promise<void> {
    const { cassandra, logger } = this.#options;
    const { signal } = this.#stopping;
    const client = await untilCassandraConnected({ ...cassandra, logger }, { signal });
    const running = this.#build(client);
    signal.addEventListener('abort', () => running.keys.close());
    await running.keys.start();
    this.#running = running;
    void running.erasures.run(signal);
    void running.blocks.run(signal);
  }

  #build(client: Client): Running {
    const { logger, issuer, audience, accessSeconds, idleMs, signUpIsOpen } = this.#options;
    const clock = this.clock.now;
    const statements = new Statements(client);
    const [accounts, contacts] = [new AccountStore(statements), new ContactStore(statements)];
    const [links, admin] = [new LinkStore(statements), new AdminStore(statements)];
    const keys = new SigningKeys({
      store: new KeyStore(statements), logger, clock, published: () => this.#redis.get(tokenKeysKey),
      publish: (jwks) => publishTokenKeys(this.#redis, jwks),
    });
    const sessions = new Sessions({
      store: new SessionStore(statements), key: () => keys.current(), issuer, audience, accessSeconds, idleMs, clock,
      random: randomBytes, standingOf: (user) => admin.standingOf(user), onStolen: () => this.metrics.stolen(),
      revoke: (revocation) => this.#revoke(revocation),
    });
    const blocks = this.#blocks(contacts, admin);
    const erasures = new Erasures({ accounts, admin, blocks, contacts, links, sessions, logger, clock });
    const flows = new Flows({
      key: () => keys.current(), jwks: () => keys.jwks, issuer, clock, random: randomBytes,
      takeOnce: (id, seconds) => this.#takeOnce(id, seconds),
    });
    const linked = new LinkedAccounts({
      accounts, links, clock, random: randomBytes, newUserId: () => newUserId(randomBytes),
      erase: (user, name) => erasures.erase(user, name),
    });
    return {
      accounts, admin, blocks, contacts, keys, sessions, client, clock, signUpIsOpen, random: randomBytes,
      passwords: this.#passwords, attempts: this.#attempts, reachability: new Reachability(client), erasures, flows,
      linked, providers: this.#providers,
      onAct: ({ admin: by, kind, user }) => {
        this.#options.audit({ event: 'admin-act', admin: by, act: kind, user });
        logger.warn({ admin: by.toString(), act: kind, user: user.toString() }, 'an administrator acts on an account');
      },
    };
  }

  #blocks(store: ContactStore, standings: AdminStore): Blocks {
    const redis = this.#redis;
    return new Blocks({
      store, standings, logger: this.#options.logger,
      published: {
        add: (receiver, sender) => publishBlock(redis, { receiver, sender }, this.clock.now()),
        remove: (receiver, sender) => withdrawBlock(redis, { receiver, sender }),
        hasAll: () => hasAllBlocks(redis),
        markComplete: () => markBlocksComplete(redis),
      },
    });
  }

  /** Remembers the id of a sign-in at a provider. */
  async #takeOnce(id: string, seconds: number): Promise<boolean> {
    try {
      return (await this.#redis.set(`${completedSignIn}${id}`, '', 'EX', seconds, 'NX')) === 'OK';
    } catch (error) {
      throw new ChatError('unavailable', 'sign-ins cannot be completed now', { cause: error, retryAfterMs });
    }
  }

  async #revoke(revocation: Parameters<typeof revoke>[1]): Promise<void> {
    try {
      await revoke(this.#redis, revocation, this.clock.now());
      this.#options.audit({ event: 'tokens-ended', ...endedBy(revocation) });
    } catch (error) {
      throw new ChatError('unavailable', 'the end of the session cannot be written now', {
        cause: error,
        retryAfterMs,
      });
    }
  }
}
