import { inboxBucket } from '@cecochat/cassandra';
import { HistoryCalls } from '@cecochat/client-node';
import { offset, toBigInt, epoch, type Offset, type UserId } from '@cecochat/contracts';
import { partitionOf } from '@cecochat/partitioning';
import { atRest, connectRedis, publishRouting, untilRedisReady } from '@cecochat/redis';
import cassandra, { type Client, type types } from 'cassandra-driver';
import { freePort } from '../../../test/support/free-ports.ts';
import { liftLimits } from '../../../test/support/limits.ts';
import { startService } from '../../../test/support/service-process.ts';
import { silentLogger } from '../../../test/support/silent-logger.ts';
import { privateRedis } from '../../../test/support/stores.ts';
import { createTokens, type TestTokens } from '../../../test/support/tokens.ts';
import type { Bench, BenchContext, Sample } from '../../bench.ts';
import { percentile } from '../../frame/index.ts';
import { openKeptArchive, openPassingArchive, type Stored } from './store-archive.ts';
import { scatter, userAt, type Archive } from './stored-messages.ts';

const sizes = {
  full: { archive: { messages: 10_000_000, users: 10_000, partitions: 36 }, pages: 4_000, warmUpPages: 400 },
  smoke: { archive: { messages: 3_000, users: 30, partitions: 36 }, pages: 40, warmUpPages: 4 },
} as const;

/** Events a page: the default of history. */
const pageCount = 64;

/** One reader of pages, beside the driver that asks Cassandra the same. */
export const history: Bench = {
  name: 'history',
  summary: `a page of ${pageCount} events out of 10 million stored messages`,
  figures: [
    { figure: 'page-p50', unit: 'ms', ratioGoal: { atMost: 1.5 } },
    { figure: 'page-p99', unit: 'ms', ratioGoal: { atMost: 1.5 } },
  ],
  run,
};

async function run(context: BenchContext): Promise<Sample[]> {
  const { archive, pages, warmUpPages } = sizes[context.size];
  const stored = await (context.size === 'full' ? openKeptArchive : openPassingArchive)(archive, context);
  const service = await startHistoryService(stored, archive.partitions, context);
  const alone = await DriverAlone.connect(stored, archive.partitions);
  context.defer(() => alone.shutdown());
  const calls = new HistoryCalls({ kind: 'plain' });
  context.defer(async () => calls.close());
  context.say(`reading ${pages} pages each`);
  const readers = { service, calls, alone };
  const places = await choosePlaces(archive, readers, warmUpPages + pages);
  await readPages(readers, places.slice(0, warmUpPages * 2), context.signal);
  const { serviceMs, aloneMs } = await readPages(readers, places.slice(warmUpPages * 2), context.signal);
  return [0.5, 0.99].map((part) => ({
    figure: `page-p${part * 100}`, value: percentile(serviceMs, part), reference: percentile(aloneMs, part),
  }));
}

/** Where a page begins. */
interface Place {
  readonly user: UserId;
  readonly token: string;
  readonly cursor: Offset;
}

interface Readers {
  readonly service: HistoryService;
  readonly calls: HistoryCalls;
  readonly alone: DriverAlone;
}

/** Places all over the archive; two for each page, one for each of those who read. */
async function choosePlaces(archive: Archive, { service, alone }: Readers, pages: number): Promise<Place[]> {
  const ends = await alone.readWatermarks();
  return Promise.all(Array.from({ length: pages * 2 }, async (_, seed) => {
    const user = userAt(scatter(seed, 10, archive.users));
    const end = ends.get(partitionOf(user, archive.partitions)) ?? 0;
    return { user, token: await service.tokens.tokenOf(user), cursor: offset(scatter(seed, 11, end)) };
  }));
}

interface Times {
  readonly serviceMs: readonly number[];
  readonly aloneMs: readonly number[];
}

/**
 * One page after the other, in turns by the service and by the driver: none reads what the other one has just brought
 * into memory.
 */
async function readPages(
  { service, calls, alone }: Readers, places: readonly Place[], signal: AbortSignal,
): Promise<Times> {
  const times = { serviceMs: [] as number[], aloneMs: [] as number[] };
  for (const [index, { user, token, cursor }] of places.entries()) {
    signal.throwIfAborted();
    const begunMs = performance.now();
    if (index % 2 === 0) {
      await calls.readUser(service.address, token, { cursor, count: pageCount });
      times.serviceMs.push(performance.now() - begunMs);
    } else {
      await alone.readPage(user, cursor, pageCount);
      times.aloneMs.push(performance.now() - begunMs);
    }
    if (index % checkEvery === 0) await checkSame({ service, calls, alone }, { user, token, cursor });
  }
  return times;
}

const checkEvery = 101;

/** Throws when the two do not find the same: then they do not do the same. */
async function checkSame({ service, calls, alone }: Readers, { user, token, cursor }: Place): Promise<void> {
  const page = await calls.readUser(service.address, token, { cursor, count: pageCount });
  const [one, other] = [
    page.events.map((event) => toBigInt(event.offset)), await alone.readPage(user, cursor, pageCount),
  ];
  if (one.join() !== other.join())
    throw new Error(`user ${user} from ${cursor} on: history has ${one.join()}, the tables ${other.join()}`);
}

interface HistoryService {
  /** host:port. */
  readonly address: string;
  readonly tokens: TestTokens;
}

const redisWithinMs = 10_000;

/** The service in a process of its own, with a Redis that holds the number of partitions. */
async function startHistoryService(
  { contactPoint, keyspace }: Stored, partitions: number, { defer }: BenchContext,
): Promise<HistoryService> {
  const redis = await privateRedis();
  defer(() => redis.stop());
  const tokens = await createTokens();
  defer(() => tokens.remove());
  const address = `127.0.0.1:${await freePort()}`;
  const inRedis = connectRedis(redis.url, silentLogger);
  try {
    await untilRedisReady(inRedis, redisWithinMs);
    await liftLimits(inRedis);
    await publishRouting(inRedis, {
      ...atRest, epoch: epoch(1), partitionCount: partitions, servers: new Map(), historyAddress: address,
    });
  } finally {
    inRedis.disconnect();
  }
  const service = await startService('history', {
    CECOCHAT_LISTEN: address,
    CECOCHAT_REDIS_URL: redis.url,
    CECOCHAT_TOKEN_KEYS: tokens.jwksFile,
    CECOCHAT_CASSANDRA_CONTACT_POINTS: contactPoint,
    CECOCHAT_CASSANDRA_KEYSPACE: keyspace,
  });
  defer(() => service.stop());
  return { address, tokens };
}

/** The queries of history, and how many buckets it reads at a time. */
const selectWatermark = 'SELECT next_position FROM watermarks WHERE kafka_partition = ?';
const selectWatermarks = 'SELECT kafka_partition, next_position FROM watermarks';
const selectInbox =
  'SELECT position, event FROM inbox WHERE user_id = ? AND bucket = ? AND position >= ? AND position < ? LIMIT ?';
const selectBuckets = 'SELECT bucket FROM inbox_buckets WHERE user_id = ? AND bucket > ? AND bucket <= ? LIMIT ?';
const bucketsAtOnce = 16;

const { localQuorum } = cassandra.types.consistencies;

/** Asks the driver for what a page of history needs, in the same queries, and makes nothing of the answers. */
class DriverAlone {
  readonly #client: Client;
  readonly #partitions: number;

  private constructor(client: Client, partitions: number) {
    this.#client = client;
    this.#partitions = partitions;
  }

  static async connect({ contactPoint, keyspace }: Stored, partitions: number): Promise<DriverAlone> {
    const client = new cassandra.Client({
      contactPoints: [contactPoint], localDataCenter: 'datacenter1', keyspace, encoding: { useBigIntAsLong: true },
    });
    await client.connect();
    return new DriverAlone(client, partitions);
  }

  /** The offsets of the page. */
  async readPage(user: UserId, cursor: number, count: number): Promise<bigint[]> {
    const [row] = await this.#select(selectWatermark, [BigInt(partitionOf(user, this.#partitions))]);
    const watermark = row?.get('next_position') as bigint;
    const [first, last] = [inboxBucket(offset(cursor)), inboxBucket(offset(Number(watermark) - 1))];
    const inbox = async (bucket: bigint, limit: number) => {
      const rows = await this.#select(selectInbox, [user, bucket, BigInt(cursor), watermark, limit]);
      return rows.map((each) => each.get('position') as bigint);
    };
    const buckets = async () => (first >= last ? [] : this.#select(selectBuckets, [user, first, last, bucketsAtOnce]));
    const [found, later] = await Promise.all([inbox(first, count), buckets()]);
    for (const bucket of later) {
      if (found.length >= count) break;
      found.push(...(await inbox(bucket.get('bucket') as bigint, count - found.length)));
    }
    return found;
  }

  /** The watermark of each partition. */
  async readWatermarks(): Promise<Map<number, number>> {
    const rows = await this.#select(selectWatermarks, []);
    return new Map(rows.map((row) => [Number(row.get('kafka_partition')), Number(row.get('next_position'))]));
  }

  async shutdown(): Promise<void> {
    await this.#client.shutdown();
  }

  async #select(query: string, params: readonly (bigint | number)[]): Promise<types.Row[]> {
    const { rows } = await this.#client.execute(query, [...params], {
      prepare: true, isIdempotent: true, consistency: localQuorum, autoPage: false,
    });
    return rows;
  }
}
