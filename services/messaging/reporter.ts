import { writeReport, type ServerReport } from '@cecochat/redis';
import type { Redis } from 'ioredis';

const everyMs = 1_000;
/** News waits this long for more of it. */
const newsMs = 50;

interface ReporterParts {
  readonly redis: Redis;
  /** Name of the server. */
  readonly name: string;
  /** `draining`: whether the server is stopping. */
  readonly build: (draining: boolean) => ServerReport;
  /** Called with each report that is written. */
  readonly onReport: (report: ServerReport) => void;
}

/** Writes this server's report once a second, and at once when something happened that the operator waits for. */
export class Reporter {
  readonly #parts: ReporterParts;
  #timer: NodeJS.Timeout | undefined;
  #draining = false;
  #dueMs = Number.POSITIVE_INFINITY;

  constructor(parts: ReporterParts) {
    this.#parts = parts;
  }

  start(): void {
    this.#schedule(0);
  }

  /** Something changed. */
  soon(): void {
    if (this.#timer !== undefined) this.#schedule(newsMs);
  }

  /** The server is stopping: its reports have `draining` set from now on, the first of them at once. */
  announceDraining(): void {
    this.#draining = true;
    this.soon();
  }

  stop(): void {
    clearTimeout(this.#timer);
    this.#timer = undefined;
    this.#dueMs = Number.POSITIVE_INFINITY;
  }

  #schedule(afterMs: number): void {
    const dueMs = performance.now() + afterMs;
    if (dueMs >= this.#dueMs) return;
    clearTimeout(this.#timer);
    this.#dueMs = dueMs;
    this.#timer = setTimeout(() => this.#write(), afterMs);
  }

  #write(): void {
    const { redis, name, build, onReport } = this.#parts;
    const report = build(this.#draining);
    onReport(report);
    writeReport(redis, name, report).catch(() => undefined); // The client logs that Redis is unreachable.
    this.#dueMs = Number.POSITIVE_INFINITY;
    this.#schedule(everyMs);
  }
}
