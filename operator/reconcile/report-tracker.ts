import { epoch, partition, type Partition } from '@cecochat/contracts';
import type { ServerReport } from '@cecochat/redis';
import type { PartitionReport, Report, SeenReport } from '../decide/index.ts';

/** Further facts about reports. */
interface Context {
  /** Servers whose process does not run. */
  readonly ended?: Iterable<string>;
  /** How long ago reports were written, in milliseconds, of those that are seen for the first time. */
  readonly ages?: ReadonlyMap<string, number>;
}

/**
 * Records when each server last made a new report, by the operator's own clock: clocks of servers do not matter. A
 * report that is seen for the first time may be old, left there by an earlier server of the same name. It is as old as
 * its age, and older than everything where the age is unknown. The last report of an ended process is old as well: it
 * stays until it expires, when the next process of that name may have started but not reported.
 */
export class ReportTracker {
  readonly #seen = new Map<string, SeenReport & { readonly beat: number }>();

  /** Whether a report of the server was seen before. */
  knows(name: string): boolean {
    return this.#seen.has(name);
  }

  /** Records the present reports in Redis; returns the last one of each of these servers. */
  observe(
    reports: ReadonlyMap<string, ServerReport>,
    names: Iterable<string>,
    nowMs: number,
    { ended = [], ages = new Map() }: Context = {},
  ): Map<string, SeenReport> {
    const wanted = new Set(names);
    for (const name of this.#seen.keys()) if (!wanted.has(name)) this.#seen.delete(name);
    for (const [name, report] of reports)
      this.#see(name, report, nowMs - (this.knows(name) ? 0 : (ages.get(name) ?? Number.POSITIVE_INFINITY)));
    for (const name of ended) this.#outdate(name);
    return new Map(this.#seen);
  }

  #see(name: string, report: ServerReport, freshMs: number): void {
    const before = this.#seen.get(name);
    const isNew = before?.beat !== report.beat || before.report.incarnation !== report.incarnation;
    if (isNew) this.#seen.set(name, { report: read(report), freshMs, beat: report.beat });
  }

  #outdate(name: string): void {
    const seen = this.#seen.get(name);
    if (seen !== undefined) this.#seen.set(name, { ...seen, freshMs: Number.NEGATIVE_INFINITY });
  }
}

function read({ epoch: at, sendsPerSecond, deliveriesPerSecond, beat: _, partitions, ...same }: ServerReport): Report {
  const states = Object.entries(partitions).map(([of, value]): [Partition, PartitionReport] => [
    partition(Number(of)),
    value,
  ]);
  return {
    ...same,
    epoch: epoch(at),
    messagesPerSecond: sendsPerSecond + deliveriesPerSecond,
    partitions: new Map(states),
  };
}
