import type { Client, Host } from 'cassandra-driver';
import Denque from 'denque';
import { profiles } from './connect-cassandra.ts';
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

/** Something that takes room in a batch. */
interface Sized {
  readonly bytes: number;
}

/** First in, first out, taken in batches of bounded size. */
export class BatchQueue<Item extends Sized> {
  readonly #items = new Denque<Item>();

  get length(): number {
    return this.#items.length;
  }

  push(item: Item): void {
    this.#items.push(item);
  }

  /** The next items that fit into `maxBytes` together; an item that is larger by itself comes alone. */
  take(maxBytes: number): Item[] {
    const batch: Item[] = [];
    let bytes = 0;
    for (let item = this.#items.peekFront(); item !== undefined; item = this.#items.peekFront()) {
      bytes += item.bytes;
      if (bytes > maxBytes && batch.length > 0) break;
      batch.push(item);
      this.#items.shift();
    }
    return batch;
  }
}

/** Names the set of nodes that hold a row; rows with the same name can share a batch that no node has to pass on. */
type ReplicaGroups = (row: Row) => string;

const everywhere = '';

/** Groups by the replicas in the driver's current metadata; a single node holds everything. */
function replicaGroups(client: Client, keyspace: string): ReplicaGroups {
  // The driver keeps one array for every range of tokens until the ring changes.
  const names = new WeakMap<readonly Host[], string>();
  return (row) => {
    if (client.hosts.length <= 1) return everywhere;
    // The driver's types omit that the result is null for a keyspace that the driver has not loaded.
    const replicas = client.getReplicas(keyspace, routingKey(row.key)) as readonly Host[] | null;
    if (replicas === null) return everywhere;
    let name = names.get(replicas);
    if (name === undefined) {
      name = replicas.map((host) => host.address).sort().join(',');
      names.set(replicas, name);
    }
    return name;
  };
}

const bigintBytes = 8;

/** A partition key as Cassandra hashes it: one column as it is, several with their lengths and a zero after each. */
function routingKey(key: readonly bigint[]): Buffer {
  if (key.length === 1) {
    const single = Buffer.allocUnsafe(bigintBytes);
    single.writeBigInt64BE(key[0] ?? 0n);
    return single;
  }
  const column = 2 + bigintBytes + 1;
  const bytes = Buffer.alloc(key.length * column);
  key.forEach((value, index) => {
    bytes.writeUInt16BE(bigintBytes, index * column);
    bytes.writeBigInt64BE(value, index * column + 2);
  });
  return bytes;
}
