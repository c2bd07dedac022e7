import type { Redis } from 'ioredis';
import { z } from 'zod';
import type { RedisLogger } from './connect-redis.ts';
import { BadValue, changedChannel, PublishedWatch } from './published-watch.ts';

/** Events a page of history holds unless the caller says otherwise; names and defaults as in CecoChat. */
export interface HistorySettings {
  readonly userMessageCount: number;
  readonly dialogMessageCount: number;
}

const keys = { user: 'history.user.message-count', dialog: 'history.dialog.message-count' } as const;

export const defaultHistorySettings: HistorySettings = { userMessageCount: 64, dialogMessageCount: 32 };
export const userMessageCountRange = { min: 16, max: 1024 } as const;
export const dialogMessageCountRange = { min: 16, max: 128 } as const;

const count = (range: { min: number; max: number }) => z.coerce.number().int().min(range.min).max(range.max);
const schemas = { [keys.user]: count(userMessageCountRange), [keys.dialog]: count(dialogMessageCountRange) };

export async function publishHistorySettings(redis: Redis, settings: HistorySettings): Promise<void> {
  await redis
    .multi()
    .set(keys.user, settings.userMessageCount)
    .set(keys.dialog, settings.dialogMessageCount)
    .publish(changedChannel, '')
    .exec();
}

/** Reads the settings; undefined when none are published. Throws a BadValue that names the key. */
export async function readHistorySettings(redis: Redis): Promise<HistorySettings | undefined> {
  // Not MGET: to it a key of another type is one that is not there.
  const [user, dialog] = (await redis.multi().get(keys.user).get(keys.dialog).exec()) ?? [];
  const [userMessageCount, dialogMessageCount] = [parseCount(keys.user, user), parseCount(keys.dialog, dialog)];
  if (userMessageCount === undefined && dialogMessageCount === undefined) return undefined;
  return {
    userMessageCount: userMessageCount ?? defaultHistorySettings.userMessageCount,
    dialogMessageCount: dialogMessageCount ?? defaultHistorySettings.dialogMessageCount,
  };
}

function parseCount(key: keyof typeof schemas, [error, text]: [error: Error | null, value: unknown] = [null, null]): number | undefined {
  if (error !== null) throw new BadValue(`${key}: ${error.message}`);
  if (text === null) return undefined;
  const parsed = schemas[key].safeParse(text);
  if (!parsed.success) throw new BadValue(`${key}: ${parsed.error.issues[0]?.message}`);
  return parsed.data;
}

/** Follows the settings. */
export function watchHistorySettings(options: {
  readonly redis: Redis;
  readonly logger: RedisLogger;
  readonly onBad?: () => void;
  readonly pollMs?: number;
}): PublishedWatch<HistorySettings> {
  return new PublishedWatch<HistorySettings>({
    redis: options.redis,
    logger: options.logger,
    onBad: options.onBad,
    pollMs: options.pollMs,
    name: 'the history settings',
    read: readHistorySettings,
    accepts: (current, next) =>
      current?.userMessageCount !== next.userMessageCount || current.dialogMessageCount !== next.dialogMessageCount,
  });
}
