import { epoch, partition, type Partition } from '@cecochat/contracts';
import type { ServerReport } from '@cecochat/redis';
import type { PartitionReport, Report, SeenReport } from '../decide/index.ts';

/**
 * Knows when the report of each server was last a new one, by the operator's own clock: clocks of servers do not matter. One that is
 * seen for the first time may be old: whoever had the name before may have left it there.
 */
export class ReportTracker {
  readonly #seen = new Map<string, SeenReport & { readonly beat: number }>();

  /** Takes the reports as they are in Redis now; gives those that were ever seen of these servers. */
  observe(reports: ReadonlyMap<string, ServerReport>, names: Iterable<string>, nowMs: number): Map<string, SeenReport> {
    const wanted = new Set(names);
    for (const name of this.#seen.keys()) if (!wanted.has(name)) this.#seen.delete(name);
    for (const [name, report] of reports) {
      const before = this.#seen.get(name);
      const isNew = before === undefined || before.beat !== report.beat || before.report.incarnation !== report.incarnation;
      if (isNew) this.#seen.set(name, { report: read(report), freshMs: before === undefined ? Number.NEGATIVE_INFINITY : nowMs, beat: report.beat });
    }
    return new Map(this.#seen);
  }
}

function read({ incarnation, address, epoch: at, draining, connections, sendsPerSecond, deliveriesPerSecond, partitions }: ServerReport): Report {
  const states = Object.entries(partitions).map(([of, value]): [Partition, PartitionReport] => [partition(Number(of)), value]);
  return { incarnation, address, epoch: epoch(at), draining, connections, messagesPerSecond: sendsPerSecond + deliveriesPerSecond, partitions: new Map(states) };
}
