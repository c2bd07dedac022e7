import { epoch, type Epoch } from '@cecochat/contracts';
import {
  BadValue,
  publishHistorySettings,
  publishRouting,
  readHistorySettings,
  readRouting,
  routingKeys,
  type HistorySettings,
  type Routing,
} from '@cecochat/redis';
import type { Redis } from 'ioredis';
import { decideRepair, type Published } from './decide-repair.ts';
import { VersionConflict, type CommittedRouting, type RoutingFile } from './routing-file.ts';
import type { PlatformLogger } from './supervised-process.ts';

export interface KeeperOptions {
  readonly redis: Redis;
  readonly file: RoutingFile;
  readonly committed: CommittedRouting;
  readonly historySettings: HistorySettings;
  readonly logger: PlatformLogger;
}

/** Bound on how long Redis says something else than what is committed, once it answers. */
const pollMs = 1_000;

/** Keeps Redis saying what is committed: after it came back empty, or when somebody wrote something else there. */
export class RoutingKeeper {
  readonly #options: KeeperOptions;
  #committed: CommittedRouting;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> = Promise.resolve();

  constructor(options: KeeperOptions) {
    this.#options = options;
    this.#committed = options.committed;
  }

  get routing(): Routing {
    return this.#committed.routing;
  }

  /** Publishes and goes on looking. The counts of the pages of history are the manifest's, until they are changed in Redis. */
  async start(): Promise<void> {
    await publishHistorySettings(this.#options.redis, this.#options.historySettings);
    await this.#repair();
    this.#timer = setInterval(() => {
      this.#looking = this.#looking.then(() => this.#look());
    }, pollMs);
  }

  async stop(): Promise<void> {
    clearInterval(this.#timer);
    await this.#looking;
  }

  async #look(): Promise<void> {
    try {
      await this.#repair();
      await this.#repairHistorySettings();
    } catch (error) {
      // The client of Redis reports when it is away; it is looked at again in a moment.
      if (this.#options.redis.status === 'ready') this.#options.logger.warn({ err: error }, 'what redis says could not be repaired');
    }
  }

  async #repair(): Promise<void> {
    const { redis, logger } = this.#options;
    const repair = decideRepair(this.routing, await observePublished(redis));
    if (repair.kind === 'overtake') await this.#overtake(repair.epoch);
    if (repair.kind !== 'publish') return;
    logger.info({ epoch: this.routing.epoch, reason: repair.reason }, 'publishing the routing, as redis does not say it');
    const held = await publishRouting(redis, this.routing);
    if (held > this.routing.epoch) await this.#overtake(epoch(held + 1));
  }

  /** An epoch that no number can follow is no epoch of ours, and is thrown away. */
  async #overtake(next: Epoch): Promise<void> {
    const { redis, file, logger } = this.#options;
    if (Number.isSafeInteger(next)) {
      logger.warn({ epoch: next }, 'redis has a later epoch than was ever committed, going beyond it');
      this.#committed = await this.#commit(file, { ...this.routing, epoch: next });
    } else {
      await redis.del(routingKeys.epoch);
    }
    await publishRouting(redis, this.routing);
  }

  async #commit(file: RoutingFile, routing: Routing): Promise<CommittedRouting> {
    try {
      return await file.commit(routing, this.#committed.version);
    } catch (error) {
      const other = error instanceof VersionConflict ? await file.read() : undefined;
      if (other === undefined) throw error;
      return other;
    }
  }

  async #repairHistorySettings(): Promise<void> {
    const { redis, historySettings, logger } = this.#options;
    const reason = await readHistorySettings(redis).then(
      (settings) => (settings === undefined ? 'redis has none' : undefined),
      (error: unknown) => {
        if (error instanceof BadValue) return error.message;
        throw error;
      },
    );
    if (reason === undefined) return;
    logger.info({ reason }, 'publishing the counts of the pages of history');
    await publishHistorySettings(redis, historySettings);
  }
}

async function observePublished(redis: Redis): Promise<Published> {
  try {
    const routing = await readRouting(redis);
    return routing === undefined ? { kind: 'nothing' } : { kind: 'routing', routing };
  } catch (error) {
    return error instanceof BadValue ? { kind: 'garbage', reason: error.message } : { kind: 'away' };
  }
}
