import { BadValue, readHistorySettings, type HistorySettings } from '@cecochat/redis';
import type { Redis } from 'ioredis';

/**
 * Why the counts of the pages of history are to be published; undefined when what Redis says stays, as an administrator may have
 * changed it there since they were published last. Rejects while Redis is away.
 */
export async function reasonToPublish(redis: Redis, wanted: HistorySettings, lastPublished: HistorySettings | undefined): Promise<string | undefined> {
  try {
    if ((await readHistorySettings(redis)) === undefined) return 'redis has none';
  } catch (error) {
    if (error instanceof BadValue) return error.message;
    throw error;
  }
  const isSame = lastPublished?.userMessageCount === wanted.userMessageCount && lastPublished.dialogMessageCount === wanted.dialogMessageCount;
  return isSame ? undefined : 'the manifest says so';
}
