import type { MessageId, Offset } from '@cecochat/contracts';

/**
 * A Cassandra partition must not grow without bound, so a user's inbox and a dialog are cut into buckets. Which bucket
 * follows from the row alone, so that writing it twice hits the same place.
 */

/** 131,072 records of the Kafka partition: a user's share of them is a few megabytes. */
const inboxBucketBits = 17;
const inboxBucketSize = 2 ** inboxBucketBits;

/** Bucket of an inbox row, by its offset. */
export const inboxBucket = (offset: Offset): bigint => BigInt(Math.floor(offset / inboxBucketSize));

const messageIdTimeShift = 22n;
const weekMs = 7n * 24n * 60n * 60n * 1_000n;

/** Bucket of a dialog row: the week, counted in the epoch of message ids. */
export const dialogBucket = (id: MessageId): bigint => (id >> messageIdTimeShift) / weekMs;

/** Events of a group in a bucket: some hundred kilobytes. */
const groupBucketSize = 1_024;

/** Bucket of a row of a group's timeline. */
export const groupBucket = (seq: number): bigint => BigInt(Math.floor(seq / groupBucketSize));

/** The lowest seq of a bucket of a group's timeline. */
export const firstSeqOf = (bucket: bigint): number => Number(bucket) * groupBucketSize;
