import type { Client } from 'cassandra-driver';
import { BatchQueue } from './batch-queue.ts';
import { profiles } from './connect-cassandra.ts';
import { replicaGroups, type ReplicaGroups } from './replica-groups.ts';
import type { Row } from './rows.ts';

export interface BatchReport {
  readonly rows: number;
  readonly seconds: number;
  readonly failed: boolean;
}

export interface GroupWriterOptions {
  readonly client: Client;
  readonly keyspace: string;
  /** How long rows wait for others to share a batch with; 0 gathers only what is written in the same turn. */
  readonly lingerMs?: number;
  readonly onBatch?: (report: BatchReport) => void;
}

/** Cassandra warns of batches over 5 KiB by default. */
const maxBatchBytes = 5 * 1024;
/** Enough to keep a small cluster busy; the rows that wait form fuller batches. */
const maxBatchesInFlight = 16;

/** Rows of one call to `write`, awaited together. */
interface Submission {
  open: number;
  failure: unknown;
  readonly resolve: () => void;
  readonly reject: (reason: unknown) => void;
}

interface Waiting {
  readonly row: Row;
  readonly bytes: number;
  readonly submission: Submission;
}

/**
 * Writes the rows of many callers in unlogged batches, each within one set of replicas: there a batch is one write
 * instead of many. It has no bound of its own: a caller waits for its rows before it brings more.
 */
export class GroupWriter {
  readonly #options: GroupWriterOptions;
  readonly #groupOf: ReplicaGroups;
  readonly #queues = new Map<string, BatchQueue<Waiting>>();
  #inFlight = 0;
  #gathering = false;

  constructor(options: GroupWriterOptions) {
    this.#options = options;
    this.#groupOf = replicaGroups(options.client, options.keyspace);
  }

  /**
   * Resolves when every row is written. Rejects with the driver's error when one is not, after the fate of all of them
   * is known; some may be written then, and writing all of them again is right.
   */
  async write(rows: readonly Row[]): Promise<void> {
    if (rows.length === 0) return;
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const submission: Submission = { open: rows.length, failure: undefined, resolve: () => resolve(undefined), reject };
    for (const row of rows) this.#queueOf(this.#groupOf(row)).push({ row, bytes: row.bytes, submission });
    this.#gather();
    await promise;
  }

  #queueOf(group: string): BatchQueue<Waiting> {
    let queue = this.#queues.get(group);
    if (queue === undefined) {
      queue = new BatchQueue();
      this.#queues.set(group, queue);
    }
    return queue;
  }

  #gather(): void {
    if (this.#gathering) return;
    this.#gathering = true;
    const flush = () => {
      this.#gathering = false;
      this.#pump();
    };
    if (this.#options.lingerMs) setTimeout(flush, this.#options.lingerMs);
    else setImmediate(flush);
  }

  #pump(): void {
    for (const [group, queue] of this.#queues) {
      while (queue.length > 0) {
        if (this.#inFlight >= maxBatchesInFlight) return;
        void this.#send(queue.take(maxBatchBytes));
      }
      this.#queues.delete(group); // Sets of replicas come and go with the nodes.
    }
  }

  async #send(batch: readonly Waiting[]): Promise<void> {
    this.#inFlight++;
    const startedAt = performance.now();
    let failure: unknown;
    try {
      await this.#options.client.batch(
        batch.map(({ row }) => ({ query: row.query, params: row.params as unknown[] })),
        { logged: false, prepare: true, executionProfile: profiles.write },
      );
    } catch (error) {
      failure = error ?? new Error('a batch failed without a reason');
    }
    this.#inFlight--;
    const seconds = (performance.now() - startedAt) / 1_000;
    this.#options.onBatch?.({ rows: batch.length, seconds, failed: failure !== undefined });
    for (const { submission } of batch) settle(submission, failure);
    if (!this.#gathering) this.#pump();
  }
}

function settle(submission: Submission, failure: unknown): void {
  submission.failure ??= failure;
  submission.open--;
  if (submission.open > 0) return;
  if (submission.failure === undefined) submission.resolve();
  else submission.reject(submission.failure);
}
