import { readReportAges, type HistoryGaps, type Routing } from '@cecochat/redis';
import type { Redis } from 'ioredis';
import type { Process, Published, SeenReport } from '../decide/index.ts';
import { ReportTracker } from '../reconcile/index.ts';
import { observeRedis } from './observe-redis.ts';

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
