import { epoch } from '@cecochat/contracts';
import {
  readReportAges, BadValue, canFollow, readHistoryGaps, readKey, readReports, readRouting, routingKeys, sameRouting,
  type HistoryGaps, type Routing, type ServerReport,
} from '@cecochat/redis';
import type { Redis } from 'ioredis';
import type { Process, Published, SeenReport } from '../decide/index.ts';
import { ReportTracker } from '../reconcile/index.ts';

export interface Observed {
  readonly published: Published;
  readonly reports: ReadonlyMap<string, SeenReport>;
  /** Undefined while history has not reported. */
  readonly historyGaps: HistoryGaps | undefined;
  /** Since when reports are read without a break. */
  readonly observingSinceMs: number;
}

/** Observations of one operator in Redis over time. */
export class ReportWatch {
  readonly #redises: readonly [Redis, ...Redis[]];
  readonly #clock: () => number;
  readonly #reports = new ReportTracker();
  /** Undefined while Redis is away. */
  #sinceMs: number | undefined;

  /**
   * `redises`: the one for all servers, and those that older servers still use while they are replaced. `clock` gives
   * milliseconds that all operators of a platform share, about.
   */
  constructor(redises: readonly [Redis, ...Redis[]], clock: () => number) {
    this.#redises = redises;
    this.#clock = clock;
  }

  /**
   * Compares the published routing with the committed one, and reads the reports of the processes and of the named
   * members. Never rejects.
   */
  async observe(
    committed: Routing | undefined,
    members: Iterable<string>,
    processes: ReadonlyMap<string, Process>,
  ): Promise<Observed> {
    const names = [...new Set([...processes.keys(), ...members])];
    const seen = await Promise.all(this.#redises.map((redis) => observeRedis(redis, committed, names)));
    const published = summarize(seen.map((each) => each.published));
    // A restarted server may be in two of them for a moment.
    const reports = new Map(seen.toReversed().flatMap((each) => [...each.reports]));
    const ages = await this.#agesOfNew([...reports.keys()]);
    const nowMs = this.#clock();
    const ended = [...processes].filter(([, { up }]) => !up).map(([name]) => name);
    const historyGaps = seen.map((each) => each.historyGaps).find((each) => each !== undefined);
    return {
      published, historyGaps,
      reports: this.#reports.observe(reports, names, nowMs, { ended, ages }),
      observingSinceMs: this.#since(published, nowMs),
    };
  }

  async #agesOfNew(names: readonly string[]): Promise<ReadonlyMap<string, number>> {
    const unknown = names.filter((name) => !this.#reports.knows(name));
    const ages = await Promise.all(
      this.#redises.map((redis) => readReportAges(redis, unknown).catch(() => new Map<string, number>())),
    );
    return new Map(ages.toReversed().flatMap((each) => [...each]));
  }

  /** While Redis was away servers could not report: their silence counts from its return. */
  #since({ kind }: Published, nowMs: number): number {
    this.#sinceMs = kind === 'away' ? undefined : (this.#sinceMs ?? nowMs);
    return this.#sinceMs ?? nowMs;
  }
}

/** The first Redis decides. One that older servers use may be away, but its contents have to match as well. */
function summarize([first = { kind: 'away' }, ...others]: readonly Published[]): Published {
  if (first.kind !== 'routing' || !first.matches) return first;
  return others.find((each) => each.kind !== 'away' && !(each.kind === 'routing' && each.matches)) ?? first;
}

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
