import { decodeEnvelope, decodeRecord, maxUserId, type Envelope, type Partition, type UserId } from '@cecochat/contracts';
import { partitionOf } from '@cecochat/partitioning';

/** Why a record becomes a dead letter. Few and fixed: they label a metric. */
export const rejectReasons = ['no-value', 'unreadable-record', 'unreadable-event', 'id-out-of-range', 'foreign'] as const;
export type RejectReason = (typeof rejectReasons)[number];

export interface Rejection {
  readonly reason: RejectReason;
  /** The reason in words, for operators who read the record. */
  readonly detail: string;
}

export interface ReadRecord {
  readonly event: Envelope;
  /** The event as it was in the record; kept because it can hold what this version does not know. */
  readonly bytes: Buffer;
  /** The participants who live in the record's partition: one or two, each once. */
  readonly residents: readonly UserId[];
}

/** Decodes the value of a record of a partition. Total: an invalid value gives a rejection. */
export function readRecord(value: Buffer | null, of: Partition, partitionCount: number): ReadRecord | Rejection {
  if (value === null) return { reason: 'no-value', detail: 'record without value' };
  let bytes: Buffer;
  try {
    bytes = decodeRecord(value);
  } catch (error) {
    return { reason: 'unreadable-record', detail: textOf(error) };
  }
  let event: Envelope;
  try {
    event = decodeEnvelope(bytes);
  } catch (error) {
    return { reason: 'unreadable-event', detail: textOf(error) };
  }
  // A message id has the same bound as a user id: both are positive in Cassandra's signed 64 bits.
  const tooLarge = (['sender', 'receiver', 'messageId'] as const).find((key) => event[key] > maxUserId);
  if (tooLarge !== undefined) return { reason: 'id-out-of-range', detail: `${tooLarge} ${event[tooLarge]} is over ${maxUserId}` };
  const participants = event.sender === event.receiver ? [event.sender] : [event.sender, event.receiver];
  const residents = participants.filter((user) => partitionOf(user, partitionCount) === of);
  if (residents.length === 0) return { reason: 'foreign', detail: `users ${participants.join(' and ')} do not live in partition ${of}` };
  return { event, bytes, residents };
}

export const isRejection = (read: ReadRecord | Rejection): read is Rejection => 'reason' in read;

const textOf = (error: unknown) => (Error.isError(error) ? error.message : String(error));
