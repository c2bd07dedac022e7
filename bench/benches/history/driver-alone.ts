import { inboxBucket } from '@cecochat/cassandra';
import { offset, type UserId } from '@cecochat/contracts';
import { partitionOf } from '@cecochat/partitioning';
import cassandra, { type Client, type types } from 'cassandra-driver';
import type { Stored } from './store-archive.ts';

/** The queries of history, and how many buckets it reads at a time. */
const selectWatermark = 'SELECT next_position FROM watermarks WHERE kafka_partition = ?';
const selectWatermarks = 'SELECT kafka_partition, next_position FROM watermarks';
const selectInbox =
  'SELECT position, event FROM inbox WHERE user_id = ? AND bucket = ? AND position >= ? AND position < ? LIMIT ?';
const selectBuckets = 'SELECT bucket FROM inbox_buckets WHERE user_id = ? AND bucket > ? AND bucket <= ? LIMIT ?';
const bucketsAtOnce = 16;

const { localQuorum } = cassandra.types.consistencies;

/** Asks the driver for what a page of history needs, in the same queries, and makes nothing of the answers. */
export class DriverAlone {
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
