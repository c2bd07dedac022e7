import Long from 'long';

/** The values that identify things. Branded, so that an offset is never passed where a sequence belongs. */
declare const brand: unique symbol;
type Branded<T, Name extends string> = T & { readonly [brand]: Name };

/** A user: 1 .. 2^63-1. */
export type UserId = Branded<bigint, 'UserId'>;
/** A group: 1 .. 2^63-1. Ids of groups and of users have nothing to do with each other. */
export type GroupId = Branded<bigint, 'GroupId'>;
/** Orders the events of a dialog: 41 bits of milliseconds, 13 bits of generator, 9 bits of sequence. */
export type MessageId = Branded<bigint, 'MessageId'>;
/** Place of a record in its partition. As a bound it is exclusive: everything before it. */
export type Offset = Branded<number, 'Offset'>;
/** Version of the assignment of partitions to servers. */
export type Epoch = Branded<number, 'Epoch'>;
/** Kafka partition of the topic `messages`. */
export type Partition = Branded<number, 'Partition'>;
/** The number a device gave one of its events: 1, 2, 3, ... */
export type Sequence = Branded<number, 'Sequence'>;
/** The series that a device's sequences belong to. Of two lineages of a device the later one is the higher one. */
export type Lineage = Branded<number, 'Lineage'>;

export const maxUserId = 2n ** 63n - 1n;
/** A message id has the same bound as a user id: both are positive in Cassandra's signed 64 bits. */
export const maxMessageId = maxUserId as unknown as MessageId;

/** Message ids count milliseconds from here: 2024-01-01T00:00:00Z. 41 bits of them last until 2093. */
export const idEpochMs = Date.UTC(2024, 0, 1);
/** Bits of a message id below its milliseconds: 13 of the generator, 9 of the sequence. */
export const idMillisecondShift = 22n;

/** When an id was made, in milliseconds since the Unix epoch. */
export function timeOfId(id: MessageId): number {
  return Number(id >> idMillisecondShift) + idEpochMs;
}

/** The lowest message id of a time in milliseconds since the Unix epoch, within the range of message ids. */
export function messageIdAt(ms: number): MessageId {
  const sinceEpoch = BigInt(Math.floor(Math.max(0, ms - idEpochMs))) << idMillisecondShift;
  return (sinceEpoch < maxMessageId ? sinceEpoch : maxMessageId) as MessageId;
}

/** Bits of a message id that a lineage does without: the rest are 52, and no other server's. */
const lineageShift = 11n;
const lineagesPerMs = 2 ** Number(idMillisecondShift - lineageShift);

/** The lineage that begins with a message. */
export const lineageFrom = (first: MessageId): Lineage => Number(first >> lineageShift) as Lineage;

/** The lowest lineage that can begin at a time, in milliseconds since the Unix epoch. */
export const lineageAt = (ms: number): Lineage => ((ms - idEpochMs) * lineagesPerMs) as Lineage;

export const userId = (value: bigint | number): UserId => BigInt(value) as UserId;
export const groupId = (value: bigint | number): GroupId => BigInt(value) as GroupId;
export const messageId = (value: bigint | number): MessageId => BigInt(value) as MessageId;
export const offset = (value: number): Offset => value as Offset;
export const epoch = (value: number): Epoch => value as Epoch;
export const partition = (value: number): Partition => value as Partition;
export const sequence = (value: number): Sequence => value as Sequence;
export const lineage = (value: number): Lineage => value as Lineage;

/**
 * The user named by a decimal text such as a token's subject or a command line argument; undefined when it names none.
 */
export function parseUserId(text: string): UserId | undefined {
  if (!/^[1-9][0-9]{0,18}$/.test(text)) return undefined;
  const value = BigInt(text);
  return value <= maxUserId ? (value as UserId) : undefined;
}

/** A 64-bit unsigned field as protobufjs decodes it. */
export type WireLong = Long | number | null | undefined;

const scratch = new DataView(new ArrayBuffer(8));

/** Value of a 64-bit field, exact; an absent field is 0. */
export function toBigInt(value: WireLong): bigint {
  if (value === null || value === undefined) return 0n;
  if (typeof value === 'number') return BigInt(value);
  if (value.high === 0) return BigInt(value.low >>> 0);
  scratch.setInt32(0, value.high);
  scratch.setInt32(4, value.low);
  return scratch.getBigUint64(0);
}

/** Value of a 64-bit field as a number; beyond 2^53 it is rounded, so compare it with `Number.MAX_SAFE_INTEGER`. */
export function toNumber(value: WireLong): number {
  if (value === null || value === undefined) return 0;
  if (typeof value === 'number') return value;
  return (value.high >>> 0) * 4294967296 + (value.low >>> 0);
}

/** A 64-bit unsigned field for protobufjs to encode. */
export function toLong(value: bigint | number): Long {
  if (typeof value === 'number') return new Long(value | 0, Math.floor(value / 0x1_0000_0000) | 0, true);
  scratch.setBigUint64(0, value);
  return new Long(scratch.getInt32(4), scratch.getInt32(0), true);
}

/**
 * A position orders the records of a partition over all lives of the log: `generation * 2^40 + Kafka's offset`. Kafka's
 * offsets
 * begin again when the log is lost, recreated or restored; then its generation is raised, and what was before has lower
 * positions. Everything outside of the code that talks to Kafka counts in positions: cursors, watermarks, rows of
 * inboxes.
 */
const offsetSpan = 2 ** 40;

/** Thirteen bits: every position is below 2^53. */
export const maxGeneration = 2 ** 13 - 1;

/** Position of the record that Kafka has at an offset. */
export const positionOf = (generation: number, kafkaOffset: number): Offset =>
  offset(generation * offsetSpan + kafkaOffset);

export const generationOf = (position: Offset): number => Math.floor(position / offsetSpan);

/** Kafka's offset of a position; it means something in the position's generation only. */
export const kafkaOffsetOf = (position: Offset): number => position % offsetSpan;
