import { BadValue, canFollow, readReports, readRouting, routingKeys, sameRouting, type Routing, type ServerReport } from '@cecochat/redis';
import { epoch } from '@cecochat/contracts';
import type { Redis } from 'ioredis';
import type { Published } from '../decide/index.ts';

/** What Redis says. */
export interface InRedis {
  readonly published: Published;
  /** By the name of the server; none while Redis is away. */
  readonly reports: ReadonlyMap<string, ServerReport>;
}

/** Compares what is published with what should be (undefined: nothing yet), and reads the reports of the named servers. Never rejects. */
export async function observeRedis(redis: Redis, committed: Routing | undefined, names: readonly string[]): Promise<InRedis> {
  try {
    const [published, { reports }] = await Promise.all([observePublished(redis, committed), readReports(redis, names)]);
    return { published, reports };
  } catch {
    return { published: { kind: 'away' }, reports: new Map() }; // Its client reports that, once.
  }
}

async function observePublished(redis: Redis, committed: Routing | undefined): Promise<Published> {
  try {
    const routing = await readRouting(redis);
    if (routing === undefined) return { kind: 'nothing' };
    if (!canFollow(routing.epoch, committed?.epoch ?? 0)) return { kind: 'garbage' };
    return { kind: 'routing', epoch: routing.epoch, matches: committed !== undefined && sameRouting(committed, routing) };
  } catch (error) {
    if (error instanceof BadValue) return observeGarbage(redis, committed?.epoch ?? 0);
    throw error;
  }
}

/** Among garbage there may be an epoch that somebody follows already: what is published next has to be later. */
async function observeGarbage(redis: Redis, committed: number): Promise<Published> {
  const [[, text] = []] = (await redis.multi().get(routingKeys.epoch).exec()) ?? [];
  const held = typeof text === 'string' && /^\d+$/.test(text) ? Number(text) : 0;
  return held > 0 && canFollow(held, committed) ? { kind: 'routing', epoch: epoch(held), matches: false } : { kind: 'garbage' };
}
