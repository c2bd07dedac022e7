import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { connectCassandra, ensureSchema, GroupWriter, type Row } from '@cecochat/cassandra';
import { cacheFolders, fetchJars, findJava, startCassandra } from '@cecochat/tools';
import { dropKeyspace } from '../../../test/support/drop-keyspace.ts';
import { freePorts } from '../../../test/support/free-ports.ts';
import { silentLogger } from '../../../test/support/silent-logger.ts';
import { testStores, uniqueName } from '../../../test/support/stores.ts';
import type { BenchContext } from '../../bench.ts';
import { ensureSharedStores } from '../../stages/index.ts';
import { archiveRows, type Archive } from './stored-messages.ts';

/** Where an archive is. */
export interface Stored {
  /** host:port. */
  readonly contactPoint: string;
  readonly keyspace: string;
}

const datacenter = 'datacenter1';
const schemaWithinMs = 60_000;
const stopWithinMs = 60_000;
/** Rows that are made and written together, and how many such chunks are in flight. */
const [chunkRows, chunksAtOnce] = [2_000, 3];
const saidEveryMs = 10_000;
const repository = join(import.meta.dirname, '../../..');

/**
 * The archive in a Cassandra of its own, whose data is kept in .cache/bench: it is stored by the first run, and there
 * for all later ones.
 */
export async function openKeptArchive(archive: Archive, context: BenchContext): Promise<Stored> {
  const { say, defer } = context;
  const folder = join(repository, '.cache/bench', `history-${archive.messages}-${archive.users}-${archive.partitions}`);
  await mkdir(folder, { recursive: true });
  const [java, jars, [port = 0, storagePort = 0]] = await Promise.all([
    findJava(), fetchJars('cassandra', cacheFolders.stores, say), freePorts(2),
  ]);
  say('starting Cassandra');
  const child = await startCassandra({ dataDir: folder, logDir: folder, java, jars, port, storagePort });
  defer(() => child.stop(stopWithinMs));
  const stored = { contactPoint: `127.0.0.1:${port}`, keyspace: 'bench' };
  const mark = join(folder, 'stored');
  if (!existsSync(mark)) {
    await store(archive, stored, context);
    writeFileSync(mark, `${archive.messages} messages\n`);
  } else say(`there are ${readFileSync(mark, 'utf8').trim()} from an earlier run`);
  return stored;
}

/** The archive in the shared Cassandra, for the length of this run. */
export async function openPassingArchive(archive: Archive, context: BenchContext): Promise<Stored> {
  await ensureSharedStores();
  const stored = { contactPoint: testStores().cassandraContactPoints, keyspace: uniqueName('bench_history') };
  context.defer(() => dropKeyspace(stored.keyspace));
  await store(archive, stored, context);
  return stored;
}

/** After an interrupted run it stores the same rows again, which changes nothing. */
async function store(
  archive: Archive, { contactPoint, keyspace }: Stored, { say, signal }: BenchContext,
): Promise<void> {
  const connection = { contactPoints: [contactPoint], datacenter, keyspace, logger: silentLogger };
  await ensureSchema({ ...connection, replicationFactor: 1, deadlineMs: schemaWithinMs });
  const client = await connectCassandra(connection);
  try {
    const writer = new GroupWriter({ client, keyspace });
    const chunks = chunksOf(archiveRows(archive));
    let [written, saidMs] = [0, performance.now()];
    const worker = async () => {
      for (const chunk of chunks) {
        signal.throwIfAborted();
        await writer.write(chunk);
        written += chunk.length;
        if (performance.now() - saidMs < saidEveryMs) continue;
        saidMs = performance.now();
        say(`storing ${archive.messages} messages, once: ${written} rows so far`);
      }
    };
    await Promise.all(Array.from({ length: chunksAtOnce }, worker));
  } finally {
    await client.shutdown();
  }
}

function* chunksOf(rows: Iterable<Row>): Generator<Row[], undefined> {
  let chunk: Row[] = [];
  for (const row of rows) {
    chunk.push(row);
    if (chunk.length < chunkRows) continue;
    yield chunk;
    chunk = [];
  }
  if (chunk.length > 0) yield chunk;
}
