import {
  audienceOfReceipt,
  decodeCheckedEnvelope,
  maxUserId,
  readRecord as readParts,
  type Envelope,
  type Partition,
  type Receipt,
  type RecordParts,
  type UserId,
} from '@cecochat/contracts';
import { partitionOf } from '@cecochat/partitioning';

/** Why a record becomes a dead letter. Few and fixed: they label a metric. */
export const rejectReasons = [
  'no-value',
  'unreadable-record',
  'unreadable-event',
  'id-out-of-range',
  'foreign',
] as const;
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
  /**
   * The users of the record's partition who get the event, each once. One or two in a dialog; none may be in a group.
   */
  readonly residents: readonly UserId[];
  /** Whether the timeline of the group is made of this record. */
  readonly isTimeline: boolean;
}

/** A record with a receipt in place of an event. */
export interface ReadReceipt {
  readonly receipt: Receipt;
  /** The users of the record's partition who get it. */
  readonly residents: readonly UserId[];
}

/**
 * A record without an event: what became of a send to a group, for a device that waits for it. History has nothing of
 * it.
 */
const passed = { isPassed: true } as const;
type Passed = typeof passed;

type Read = ReadRecord | ReadReceipt | Rejection | Passed;

/** Decodes the value of a record of a partition. Total: an invalid value gives a rejection. */
export function readRecord(
  value: Buffer | null,
  of: Partition,
  partitionCount: number,
): Read {
  if (value === null) return { reason: 'no-value', detail: 'record without value' };
  let parts: RecordParts;
  try {
    parts = readParts(value);
  } catch (error) {
    return { reason: 'unreadable-record', detail: textOf(error) };
  }
  const { event: bytes, isTimeline, receipt } = parts;
  if (receipt !== undefined) return residentsOf(receipt, of, partitionCount);
  if (bytes === undefined) return passed;
  let event: Envelope;
  try {
    event = decodeCheckedEnvelope(bytes);
  } catch (error) {
    return { reason: 'unreadable-event', detail: textOf(error) };
  }
  // A message id has the same bound as a user id: both are positive in Cassandra's signed 64 bits.
  const tooLarge = (['sender', 'receiver', 'group', 'messageId'] as const).find(
    (key) => (event[key] ?? 0n) > maxUserId,
  );
  if (tooLarge !== undefined)
    return { reason: 'id-out-of-range', detail: `${tooLarge} ${event[tooLarge]} is over ${maxUserId}` };
  const users = audienceOf(event, parts);
  const residents = users.filter((user) => partitionOf(user, partitionCount) === of);
  if (residents.length > 0 || (event.group !== undefined && isTimeline)) return { event, bytes, residents, isTimeline };
  return foreign(users, of);
}

function residentsOf(receipt: Receipt, of: Partition, partitionCount: number): ReadReceipt | Rejection {
  const users = audienceOfReceipt(receipt);
  const residents = users.filter((user) => partitionOf(user, partitionCount) === of);
  return residents.length > 0 ? { receipt, residents } : foreign(users, of);
}

const foreign = (users: readonly UserId[], of: Partition): Rejection =>
  ({ reason: 'foreign', detail: `users ${users.join(' and ')} do not live in partition ${of}` });

/** The users who get an event: those that its record lists, or the participants of the dialog. */
function audienceOf(event: Envelope, { recipients }: RecordParts): readonly UserId[] {
  if (event.group !== undefined) return recipients;
  return event.sender === event.receiver ? [event.sender] : [event.sender, event.receiver];
}

export const isRejection = (read: Read): read is Rejection => 'reason' in read;
export const isPassed = (read: Exclude<Read, Rejection>): read is Passed => 'isPassed' in read;

const textOf = (error: unknown) => (Error.isError(error) ? error.message : String(error));
