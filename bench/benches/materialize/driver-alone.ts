import type { Row } from '@cecochat/cassandra';
import cassandra, { type Client } from 'cassandra-driver';

/** As materialize does: Cassandra warns of larger batches, and a small cluster is busy with so many. */
const [maxBatchBytes, maxBatchesInFlight] = [5 * 1_024, 16];

const { localQuorum } = cassandra.types.consistencies;

export interface DriverAlone {
  /** host:port. */
  readonly contactPoint: string;
  readonly keyspace: string;
  readonly rows: readonly Row[];
  /** So many are written before, and not counted. */
  readonly warmUpRows: number;
  readonly signal: AbortSignal;
}

/**
 * Rows a second that the driver writes, in the same statements and batches as materialize, when that is all there is to
 * do.
 */
export async function measureDriverAlone({
  contactPoint, keyspace, rows, warmUpRows, signal,
}: DriverAlone): Promise<number> {
  const client = new cassandra.Client({
    contactPoints: [contactPoint], localDataCenter: 'datacenter1', keyspace, encoding: { useBigIntAsLong: true },
  });
  await client.connect();
  try {
    await writeAll(client, rows.slice(0, warmUpRows), signal);
    const begunMs = performance.now();
    await writeAll(client, rows, signal);
    return (rows.length * 1_000) / (performance.now() - begunMs);
  } finally {
    await client.shutdown();
  }
}

async function writeAll(client: Client, rows: readonly Row[], signal: AbortSignal): Promise<void> {
  const batches = batchesOf(rows);
  const worker = async () => {
    for (const batch of batches) {
      signal.throwIfAborted();
      const statements = batch.map(({ query, params }) => ({ query, params: [...params] }));
      await client.batch(statements, { prepare: true, logged: false, isIdempotent: true, consistency: localQuorum });
    }
  };
  await Promise.all(Array.from({ length: maxBatchesInFlight }, worker));
}

/** Pure: the rows, in their order, in batches that are as large as they may be. */
export function* batchesOf(rows: readonly Row[]): Generator<Row[], undefined> {
  let batch: Row[] = [];
  let bytes = 0;
  for (const row of rows) {
    if (bytes + row.bytes > maxBatchBytes && batch.length > 0) {
      yield batch;
      [batch, bytes] = [[], 0];
    }
    batch.push(row);
    bytes += row.bytes;
  }
  if (batch.length > 0) yield batch;
}
