import { epoch, partition, type Partition } from '@cecochat/contracts';
import type { ServerReport } from '@cecochat/redis';
import type { PartitionReport, Report, SeenReport } from '../decide/index.ts';

/** What else is known of reports. */
interface Context {
  /** Servers whose process does not run. */
  readonly ended?: Iterable<string>;
  /** How long ago reports were written, in milliseconds, of those that are seen for the first time. */
  readonly ages?: ReadonlyMap<string, number>;
}

/**
 * Knows when the report of each server was last a new one, by the operator's own clock: clocks of servers do not matter. One that is
 * seen for the first time may be old: whoever had the name before may have left it there. It is as old as its age says, and older
 * than everything where that is not known. The last one of a process that ended is old as well: it is there until it expires, when the next process of that name is started already and has not said anything.
 */
export class ReportTracker {
  readonly #seen = new Map<string, SeenReport & { readonly beat: number }>();

  /** Whether a report of the server was seen already. */
  knows(name: string): boolean {
    return this.#seen.has(name);
  }

  /** Takes the reports as they are in Redis now; gives those that were ever seen of these servers. */
  observe(reports: ReadonlyMap<string, ServerReport>, names: Iterable<string>, nowMs: number, { ended = [], ages = new Map() }: Context = {}): Map<string, SeenReport> {
    const wanted = new Set(names);
    for (const name of this.#seen.keys()) if (!wanted.has(name)) this.#seen.delete(name);
    for (const [name, report] of reports) this.#see(name, report, nowMs - (this.knows(name) ? 0 : (ages.get(name) ?? Number.POSITIVE_INFINITY)));
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

function read({ incarnation, address, epoch: at, draining, connections, sendsPerSecond, deliveriesPerSecond, partitions }: ServerReport): Report {
  const states = Object.entries(partitions).map(([of, value]): [Partition, PartitionReport] => [partition(Number(of)), value]);
  return { incarnation, address, epoch: epoch(at), draining, connections, messagesPerSecond: sendsPerSecond + deliveriesPerSecond, partitions: new Map(states) };
}
