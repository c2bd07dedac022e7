import {
  BadValue, canFollow, readHistoryGaps, readKey, readReports, readRouting, routingKeys, sameRouting, type HistoryGaps,
  type Routing, type ServerReport,
} from '@cecochat/redis';
import { epoch } from '@cecochat/contracts';
import type { Redis } from 'ioredis';
import type { Published } from '../decide/index.ts';

/** The contents of Redis. */
export interface InRedis {
  readonly published: Published;
  /** By the name of the server; none while Redis is away. */
  readonly reports: ReadonlyMap<string, ServerReport>;
  /** Undefined while history has not reported. */
  readonly historyGaps?: HistoryGaps | undefined;
}

/**
 * Compares the published routing with the committed one (undefined: none yet), and reads the reports of the named
 * servers. Never rejects.
 */
export async function observeRedis(
  redis: Redis,
  committed: Routing | undefined,
  names: readonly string[],
): Promise<InRedis> {
  try {
    const [published, { reports }, historyGaps] = await Promise.all([
      observePublished(redis, committed), readReports(redis, names), readHistoryGaps(redis),
    ]);
    return { published, reports, historyGaps };
  } catch {
    return { published: { kind: 'away' }, reports: new Map() }; // Its client reports that, once.
  }
}

async function observePublished(redis: Redis, committed: Routing | undefined): Promise<Published> {
  try {
    const routing = await readRouting(redis);
    if (routing === undefined) return { kind: 'nothing' };
    if (!canFollow(routing.epoch, committed?.epoch ?? 0)) return { kind: 'garbage' };
    return {
      kind: 'routing', epoch: routing.epoch,
      matches: committed !== undefined && sameRouting(committed, routing),
    };
  } catch (error) {
    if (error instanceof BadValue) return observeGarbage(redis, committed?.epoch ?? 0);
    throw error;
  }
}

/** Garbage may include an epoch that a server follows already: the next published epoch has to be later. */
async function observeGarbage(redis: Redis, committed: number): Promise<Published> {
  const [, text] = await readKey(redis, routingKeys.epoch);
  const held = typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : 0;
  return held > 0 && canFollow(held, committed)
    ? { kind: 'routing', epoch: epoch(held), matches: false }
    : { kind: 'garbage' };
}
