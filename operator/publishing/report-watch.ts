import { readReportAges, type Routing } from '@cecochat/redis';
import type { Redis } from 'ioredis';
import type { Process, Published, SeenReport } from '../decide/index.ts';
import { ReportTracker } from '../reconcile/index.ts';
import { observeRedis } from './observe-redis.ts';

export interface Observed {
  readonly published: Published;
  readonly reports: ReadonlyMap<string, SeenReport>;
  /** Since when reports are read without a break. */
  readonly observingSinceMs: number;
}

/** What one operator sees in Redis over time. */
export class ReportWatch {
  readonly #redis: Redis;
  readonly #clock: () => number;
  readonly #reports = new ReportTracker();
  /** Undefined while Redis is away. */
  #sinceMs: number | undefined;

  /** `clock` gives milliseconds that all operators of a platform share, about. */
  constructor(redis: Redis, clock: () => number) {
    this.#redis = redis;
    this.#clock = clock;
  }

  /** Compares what is published with what should be, and reads the reports of the processes and of the named members. Never rejects. */
  async observe(committed: Routing | undefined, members: Iterable<string>, processes: ReadonlyMap<string, Process>): Promise<Observed> {
    const names = [...new Set([...processes.keys(), ...members])];
    const { published, reports } = await observeRedis(this.#redis, committed, names);
    const ages = await this.#agesOfNew([...reports.keys()]);
    const nowMs = this.#clock();
    const ended = [...processes].filter(([, { up }]) => !up).map(([name]) => name);
    return { published, reports: this.#reports.observe(reports, names, nowMs, { ended, ages }), observingSinceMs: this.#since(published, nowMs) };
  }

  async #agesOfNew(names: readonly string[]): Promise<ReadonlyMap<string, number>> {
    return readReportAges(this.#redis, names.filter((name) => !this.#reports.knows(name))).catch(() => new Map());
  }

  /** While Redis was away nobody could report: what is missing is counted from when it is back. */
  #since({ kind }: Published, nowMs: number): number {
    this.#sinceMs = kind === 'away' ? undefined : (this.#sinceMs ?? nowMs);
    return this.#sinceMs ?? nowMs;
  }
}
