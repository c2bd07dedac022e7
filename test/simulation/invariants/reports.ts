import type { Partition } from '@cecochat/contracts';
import type { Report } from '../../../operator/decide/index.ts';

/** Reports of a server that are searched for a warm partition. */
const remembered = 20;

/** Reports of the servers that reached Redis. */
export class Reports {
  readonly #clock: () => number;
  readonly #latest = new Map<string, { reports: Report[]; atMs: number }>();

  constructor(clock: () => number) {
    this.#clock = clock;
  }

  add(name: string, report: Report): void {
    const reports = this.#latest.get(name)?.reports ?? [];
    reports.push(report);
    if (reports.length > remembered) reports.shift();
    this.#latest.set(name, { reports, atMs: this.#clock() });
  }

  /** When the server last reported. */
  lastMs(name: string): number {
    return this.#latest.get(name)?.atMs ?? Number.NEGATIVE_INFINITY;
  }

  /** Whether the server lately reported that it has read the tail of the partition. */
  saidWarm(name: string, partition: Partition): boolean {
    return this.#latest.get(name)?.reports.some(({ partitions }) => {
      const state = partitions.get(partition)?.state;
      return state === 'warm' || state === 'serving';
    }) === true;
  }
}
