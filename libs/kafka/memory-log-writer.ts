import { WriteError, type LogWriter, type OutgoingRecord, type WriteOutcome } from './log-writer.ts';

/** The failure to inject for a record, if any; called before each record of a partition. */
export type Obstacle = (
  record: OutgoingRecord,
) => { readonly kind: 'retriable' | 'refused'; readonly code: string; readonly written?: boolean } | undefined;

/**
 * A log in memory that is written as Kafka is, for tests and benches. It answers in a later step, as what comes from a
 * socket does.
 */
export class MemoryLogWriter implements LogWriter {
  readonly #take: (record: OutgoingRecord) => number;
  readonly #obstacle: Obstacle;

  /** `take` keeps a record and gives its offset. */
  constructor(take: (record: OutgoingRecord) => number, obstacle: Obstacle = () => undefined) {
    this.#take = take;
    this.#obstacle = obstacle;
  }

  connect(): Promise<void> {
    return Promise.resolve();
  }

  disconnect(): Promise<void> {
    return Promise.resolve();
  }

  leaderOf(): number {
    return 0;
  }

  async write(records: readonly OutgoingRecord[]): Promise<readonly WriteOutcome[]> {
    const open = new Map<number, WriteError>();
    const outcomes = records.map((record) => this.#write(record, open));
    await new Promise((resolve) => setImmediate(resolve));
    return outcomes;
  }

  #write(record: OutgoingRecord, open: Map<number, WriteError>): WriteOutcome {
    const before = open.get(record.partition);
    if (before !== undefined) return { kind: 'retriable', error: before };
    const obstacle = this.#obstacle(record);
    if (obstacle === undefined) return { kind: 'written', offset: this.#take(record) };
    const error = new WriteError(obstacle.code, `partition ${record.partition} does not take the record`);
    if (obstacle.written) this.#take(record);
    if (obstacle.kind === 'retriable') open.set(record.partition, error);
    return { kind: obstacle.kind, error };
  }
}
