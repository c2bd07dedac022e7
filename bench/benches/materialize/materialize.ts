import { ensureSchema } from '@cecochat/cassandra';
import { explicitPartition } from '@cecochat/kafka';
import { buildScript } from '../../../client/replay/index.ts';
import { dropKeyspace } from '../../../test/support/drop-keyspace.ts';
import { TestPlatform } from '../../../test/support/platform.ts';
import type { ServiceProcess } from '../../../test/support/service-process.ts';
import { silentLogger } from '../../../test/support/silent-logger.ts';
import { testStores } from '../../../test/support/stores.ts';
import type { Bench, BenchContext, Sample } from '../../bench.ts';
import { readSample, repeat, runEvents, until, type RunEvent } from '../../platform/index.ts';
import { ensureSharedStores } from '../../stages/index.ts';
import { measureDriverAlone } from './driver-alone.ts';
import { buildLogs, rowsOf } from './rows.ts';
import { beginning, steadyRate, type Reading } from './steady-rate.ts';

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
