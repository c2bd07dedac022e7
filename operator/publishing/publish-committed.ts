import {
  canFollow, publishRouting, routingKeys, BadValue, describeLimits, publishHistorySettings, publishLimits,
  readHistorySettings, readLimits, type Routing, type HistorySettings,
} from '@cecochat/redis';
import { VersionConflict, type RateLimits } from '@cecochat/runtime';
import type { Redis } from 'ioredis';
import type { ChatClusterSpec } from '../manifest/index.ts';

interface PublishLogger {
  warn(details: object, message: string): void;
}

/**
 * As `publishCommitted`, also to the Redis of older servers while they are replaced. Does not wait for those: they may
 * be gone.
 */
export async function publishEverywhere(
  [redis, ...others]: readonly [Redis, ...Redis[]], routing: Routing, logger: PublishLogger,
): Promise<void> {
  const elsewhere = others
    .filter(({ status }) => status === 'ready')
    .map((other) => publishCommitted(other, routing, logger));
  await publishCommitted(redis, routing, logger);
  await Promise.allSettled(elsewhere);
}

/**
 * Publishes a routing. Throws a VersionConflict when a later one is there already. Deletes an epoch in Redis that is
 * far above every committed one: no operator committed it.
 */
export async function publishCommitted(redis: Redis, routing: Routing, logger: PublishLogger): Promise<void> {
  const held = await publishRouting(redis, routing);
  if (held === routing.epoch) return;
  if (canFollow(held, routing.epoch))
    throw new VersionConflict(`redis has epoch ${held} already, not ${routing.epoch}`);
  logger.warn({ epoch: held }, 'redis has an epoch that somebody made up, it is thrown away');
  await redis.del(routingKeys.epoch);
  await publishRouting(redis, routing);
}

/** The settings of the manifest at their last publication. */
export interface PublishedSettings {
  readonly historySettings?: HistorySettings | undefined;
  /** Their numbers as a text. */
  readonly limits?: string | undefined;
}

interface SettingsContext {
  readonly redis: Redis;
  readonly spec: Pick<ChatClusterSpec, 'history' | 'limits' | 'messaging'>;
  /** By this operator or an earlier one. */
  readonly last: PublishedSettings;
  /** Publishes, for a reason that is to be logged. */
  readonly perform: (what: string, reason: string, publish: () => Promise<void>) => Promise<void>;
}

/**
 * Publishes the settings that servers follow at run time. Values in Redis stay until the manifest changes, as an
 * administrator may have changed them there. Returns what is published now. Rejects while Redis is unavailable.
 */
export async function keepSettings({ redis, spec, last, perform }: SettingsContext): Promise<PublishedSettings> {
  const { userMessageCount, dialogMessageCount } = spec.history;
  const history = { userMessageCount, dialogMessageCount };
  const limits: RateLimits = { ...spec.limits, connectionsPerServer: spec.messaging.maxConnectionsPerPod };
  const described = describeLimits(limits);
  const known = last.historySettings;
  const isSame = known?.userMessageCount === userMessageCount && known.dialogMessageCount === dialogMessageCount;
  const ofHistory = await reasonToPublish(() => readHistorySettings(redis), isSame);
  if (ofHistory !== undefined)
    await perform('the counts of the pages of history', ofHistory, () => publishHistorySettings(redis, history));
  const ofLimits = await reasonToPublish(() => readLimits(redis), last.limits === described);
  if (ofLimits !== undefined) await perform('the limits', ofLimits, () => publishLimits(redis, limits));
  return { historySettings: history, limits: described };
}

async function reasonToPublish(read: () => Promise<unknown>, isSame: boolean): Promise<string | undefined> {
  try {
    if ((await read()) === undefined) return 'redis has none';
  } catch (error) {
    if (error instanceof BadValue) return error.message;
    throw error;
  }
  return isSame ? undefined : 'the manifest says so';
}
