import { ensureSchema, projections, type Row } from '@cecochat/cassandra';
import { partition } from '@cecochat/contracts';
import { explicitPartition } from '@cecochat/kafka';
import cassandra, { type Client } from 'cassandra-driver';
import { buildScript } from '../../../client/replay/index.ts';
import { planBatch } from '../../../services/materialize/plan-batch.ts';
import { dropKeyspace } from '../../../test/support/drop-keyspace.ts';
import { TestPlatform } from '../../../test/support/platform.ts';
import type { ServiceProcess } from '../../../test/support/service-process.ts';
import { silentLogger } from '../../../test/support/silent-logger.ts';
import { testStores } from '../../../test/support/stores.ts';
import type { Bench, BenchContext, Sample } from '../../bench.ts';
import { readSample, repeat, runEvents, until, type RunEvent } from '../../platform/index.ts';
import { ensureSharedStores } from '../../stages/index.ts';

/** Of `messages`, each of which is one or two records and three rows. */
const sizes = {
  full: { messages: 200_000, everyMs: 100 },
  smoke: { messages: 1_000, everyMs: 10 },
} as const;

const partitions = 36;
const recordsAtOnce = 1_000;
const [schemaWithinMs, doneWithinMs] = [60_000, 300_000];

/** One process that has a topic to write, beside the driver with the same rows. */
export const materialize: Bench = {
  name: 'materialize',
  summary: 'rows into Cassandra from a topic that is there already',
  figures: [{ figure: 'rows', unit: 'rows/s', ratioGoal: { atLeast: 0.7 } }],
  run,
};

async function run(context: BenchContext): Promise<Sample[]> {
  const { messages, everyMs } = sizes[context.size];
  await ensureSharedStores();
  const platform = await TestPlatform.create('bench_rows', partitions);
  context.defer(() => platform.close());
  await platform.setUp();
  const events = runEvents(buildScript(repeat(await readSample(messages), messages), 'bench'), partitions);
  context.say(`writing ${messages} messages to the log`);
  await writeLog(platform, events);
  const alone = await measureAlone(platform.name, events, context);
  const records = events.reduce((sum, each) => sum + each.records.length, 0);
  const service = await platform.startMaterialize();
  const value = steadyRate(await follow(service, records, everyMs, context.signal));
  return [{ figure: 'rows', value, reference: alone }];
}

async function writeLog({ kafka, topics }: TestPlatform, events: readonly RunEvent[]): Promise<void> {
  const producer = kafka.producer({ createPartitioner: explicitPartition });
  await producer.connect();
  try {
    const records = events.flatMap((each) => each.records);
    for (let at = 0; at < records.length; at += recordsAtOnce) {
      await producer.send({ topic: topics.messages, acks: -1, messages: records.slice(at, at + recordsAtOnce) });
    }
  } finally {
    await producer.disconnect();
  }
}

/** The driver writes into tables of its own. */
async function measureAlone(
  name: string, events: readonly RunEvent[], { signal, say, defer }: BenchContext,
): Promise<number> {
  const [keyspace, contactPoint] = [`${name}_alone`, testStores().cassandraContactPoints];
  defer(() => dropKeyspace(keyspace));
  await ensureSchema({
    contactPoints: [contactPoint],
    datacenter: 'datacenter1',
    keyspace,
    replicationFactor: 1,
    deadlineMs: schemaWithinMs,
    logger: silentLogger,
  });
  const rows = rowsOf(buildLogs(events, partitions));
  say(`writing ${rows.length} rows with the driver`);
  return measureDriverAlone({ contactPoint, keyspace, rows, warmUpRows: Math.ceil(beginning * rows.length), signal });
}

/** How many rows there were, from when the service is ready until it has written all records. */
async function follow(
  service: ServiceProcess, records: number, everyMs: number, signal: AbortSignal,
): Promise<Reading[]> {
  const readings: Reading[] = [{ atMs: performance.now(), rows: 0 }];
  const look = async () => {
    const done = await service.metric('cecochat_materialize_records_total');
    const rows = await service.metric('cecochat_materialize_rows_total');
    readings.push({ atMs: performance.now(), rows });
    return done >= records ? readings : undefined;
  };
  return until(look, { what: 'every record is written', withinMs: doneWithinMs, signal, everyMs });
}

/**
 * Pure: the records of each partition, in the order of their offsets, when the events are written one after the other.
 */
export function buildLogs(events: readonly RunEvent[], partitions: number): (readonly Buffer[])[] {
  const logs: Buffer[][] = Array.from({ length: partitions }, () => []);
  for (const { records } of events) for (const { partition: of, value } of records) logs[of]?.push(value);
  return logs;
}

/** Pure: the rows that materialize makes of these logs, watermarks aside. */
export function rowsOf(logs: readonly (readonly Buffer[])[]): Row[] {
  return logs.flatMap((log, of) => {
    const records = log.map((value, at) => ({ offset: String(at), value }));
    const takers = projections.map((projection) => ({ projection, from: 0 }));
    const { parts } = planBatch(records, {
      partition: partition(of), partitionCount: logs.length, generation: 0, takers, isKnownBucket: () => false,
    });
    return parts.flatMap(({ rows }) => rows);
  });
}

/** How many rows there were at a moment. */
interface Reading {
  readonly atMs: number;
  readonly rows: number;
}

/** The beginning, which is not measured, as a part of all. */
const beginning = 0.3;

/**
 * Pure: rows a second from when the beginning was over until all were there, from readings of which the first found
 * none and the last
 * found all. A row counts from the last reading on that found no more than the beginning.
 */
export function steadyRate(readings: readonly Reading[]): number {
  const last = readings.at(-1);
  const first = readings.findLast(({ rows }) => rows <= beginning * (last?.rows ?? 0));
  if (last === undefined || first === undefined || first === last)
    throw new Error('the readings do not go from none to all');
  return ((last.rows - first.rows) * 1_000) / (last.atMs - first.atMs);
}

/** As materialize does: Cassandra warns of larger batches, and a small cluster is busy with so many. */
const [maxBatchBytes, maxBatchesInFlight] = [5 * 1_024, 16];

const { localQuorum } = cassandra.types.consistencies;

interface DriverAlone {
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
async function measureDriverAlone({
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
