import type { cecochat, Partition, UserId } from '@cecochat/contracts';
import type { Stage } from '../stage.ts';
import type { Life } from './life.ts';
import type { Random } from './random.ts';

/** One event as one partition stores it. */
export interface StoredRecord {
  readonly sender: UserId;
  /** `<sender>:<device>`. */
  readonly device: string;
  readonly lineage: number;
  readonly sequence: number;
  readonly receiver: UserId;
  /** As it goes over the wire. */
  readonly event: cecochat.v1.IEvent;
}

export interface OutgoingRecord {
  readonly partition: Partition;
  readonly record: StoredRecord;
}

/** A partitioned log, and the progress of history in it. */
export class Kafka {
  readonly logs: readonly StoredRecord[][];
  /** By partition: history holds every record before it. */
  readonly watermarks: number[];
  /** Factor on the time of writes and reads. */
  slowness = 1;
  /** While history stands still its watermarks do not move. */
  historyStands = false;
  readonly #stage: Stage;
  readonly #random: Random;
  readonly #followers = new Map<Partition, Set<() => void>>();
  readonly #materializing = new Set<Partition>();

  constructor(stage: Stage) {
    const { partitions } = stage.scenario.spec;
    this.#stage = stage;
    this.#random = stage.randomOf('kafka');
    this.logs = Array.from({ length: partitions }, () => []);
    this.watermarks = new Array<number>(partitions).fill(0);
  }

  endOf(partition: Partition): number {
    return this.logs[partition]?.length ?? 0;
  }

  /** How long a fetch takes, in milliseconds. */
  fetchMs(): number {
    return this.#random.between(2, 12) * this.slowness;
  }

  /** Calls back whenever the partition has grown. */
  follow(partition: Partition, onGrown: () => void): () => void {
    const followers = this.#followers.get(partition) ?? new Set();
    this.#followers.set(partition, followers.add(onGrown));
    return () => followers.delete(onGrown);
  }

  /**
   * Writes records, in order within each partition, and calls `done` when all are durable. Records in flight when the
   * writer's life ends may or may not arrive.
   */
  write(writer: Life, records: readonly OutgoingRecord[], done: () => void): void {
    const batches = new Map<Partition, StoredRecord[]>();
    for (const { partition, record } of records) {
      const batch = batches.get(partition);
      if (batch === undefined) batches.set(partition, [record]);
      else batch.push(record);
    }
    let open = batches.size;
    for (const [partition, batch] of batches) {
      this.#stage.agenda.after(this.#random.between(1, 8) * this.slowness, () => {
        if (writer.ended && this.#random.chance(0.5)) return;
        for (const record of batch) this.#append(partition, record);
        this.#stage.agenda.after(this.#random.between(0.5, 3), () => {
          if (--open === 0) writer.run(done);
        });
      });
    }
    if (open === 0) writer.after(0, done);
  }

  #append(partition: Partition, record: StoredRecord): void {
    const log = this.logs[partition];
    if (log === undefined) return;
    log.push(record);
    this.#stage.witness.appended(partition, log.length - 1, record);
    this.#materialize(partition);
    for (const onGrown of this.#followers.get(partition) ?? []) onGrown();
  }

  #materialize(partition: Partition): void {
    if (this.#materializing.has(partition)) return;
    this.#materializing.add(partition);
    this.#stage.agenda.after(this.#random.between(20, 400), () => {
      this.#materializing.delete(partition);
      if (this.historyStands) this.#materialize(partition);
      else this.watermarks[partition] = this.endOf(partition);
    });
  }
}
