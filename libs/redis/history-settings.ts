import type { Redis } from 'ioredis';
import { z } from 'zod';
import { channelOf } from './connect-redis.ts';
import { changedChannel, parseReply, PublishedWatch, type FollowOptions } from './published-watch.ts';
import { readKeys } from './read-keys.ts';

/** Events in a page of history when the caller names no count; names and defaults as in CecoChat. */
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
    .publish(channelOf(redis, changedChannel), '')
    .exec();
}

/** Reads the settings; undefined when none are published. Throws a BadValue that names the key. */
export async function readHistorySettings(redis: Redis): Promise<HistorySettings | undefined> {
  const [user = [null, null], dialog = [null, null]] = await readKeys(redis, [
    { key: keys.user, as: 'string' }, { key: keys.dialog, as: 'string' },
  ]);
  const userMessageCount = parseReply(keys.user, schemas[keys.user], user);
  const dialogMessageCount = parseReply(keys.dialog, schemas[keys.dialog], dialog);
  if (userMessageCount === undefined && dialogMessageCount === undefined) return undefined;
  return {
    userMessageCount: userMessageCount ?? defaultHistorySettings.userMessageCount,
    dialogMessageCount: dialogMessageCount ?? defaultHistorySettings.dialogMessageCount,
  };
}

/** Follows the settings. */
export function watchHistorySettings(options: FollowOptions): PublishedWatch<HistorySettings> {
  return new PublishedWatch<HistorySettings>({
    ...options,
    name: 'the history settings',
    read: readHistorySettings,
    accepts: (current, next) =>
      current?.userMessageCount !== next.userMessageCount || current.dialogMessageCount !== next.dialogMessageCount,
  });
}
