import {
  BadValue, describeLimits, publishHistorySettings, publishLimits, readHistorySettings, readLimits,
  type HistorySettings,
} from '@cecochat/redis';
import type { RateLimits } from '@cecochat/runtime';
import type { Redis } from 'ioredis';
import type { ChatClusterSpec } from '../manifest/index.ts';

/** The settings of the manifest at their last publication. */
export interface PublishedSettings {
  readonly historySettings?: HistorySettings | undefined;
  /** Their numbers as a text. */
  readonly limits?: string | undefined;
}

export interface SettingsContext {
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
