import {
  audienceOfReceipt, ChatError, decodeCheckedEnvelope, encodeDelivery, encodeReceiptFrame, isErrorCode, readRecord,
  type Envelope, type EventIdentity, type MessageId, type Offset, type RecordParts, type RefusedSend, type UserId,
} from '@cecochat/contracts';

/** What devices get of a record. */
export interface DeliveredRecord {
  /** Of an event. */
  readonly id: MessageId | undefined;
  readonly frame: Buffer;
  readonly users: readonly UserId[];
}

/** What a record of a partition leads to. */
export interface Delivery {
  /** The event or receipt with those who get it; undefined for a record that holds none. */
  readonly delivered: DeliveredRecord | undefined;
  readonly outcome: GroupOutcome | undefined;
}

/** Pure. Throws an Error with the reason for a record that cannot be read. */
export function readDelivery(offset: Offset, value: Buffer): Delivery {
  const record = readRecord(value);
  const { receipt } = record;
  if (receipt !== undefined) {
    const delivered = {
      id: undefined, frame: encodeReceiptFrame(offset, receipt), users: audienceOfReceipt(receipt),
    };
    return { delivered, outcome: undefined };
  }
  const event = record.event === undefined ? undefined : decodeCheckedEnvelope(record.event);
  const outcome = outcomeIn(record.refused, event);
  if (event === undefined || record.event === undefined) return { delivered: undefined, outcome };
  const delivered = {
    id: event.messageId, frame: encodeDelivery(offset, record.event), users: usersOf(event, record),
  };
  return { delivered, outcome };
}

/** The users who get an event: those that its record lists, or the participants of the dialog. */
function usersOf(event: Envelope, { recipients }: RecordParts): readonly UserId[] {
  if (event.group !== undefined) return recipients;
  return event.sender === event.receiver ? [event.sender] : [event.sender, event.receiver];
}

/** What the service `groups` has decided of a send, as a record of the partition of its sender shows. */
export interface GroupOutcome {
  readonly send: EventIdentity;
  readonly result:
    { readonly kind: 'accepted'; readonly id: MessageId } | { readonly kind: 'refused'; readonly error: ChatError };
}

/**
 * Pure: undefined where a record has no such outcome. A partition has the events of a group for other members as well.
 */
function outcomeIn(refused: RefusedSend | undefined, event: Envelope | undefined): GroupOutcome | undefined {
  if (refused !== undefined) return { send: refused, result: { kind: 'refused', error: errorOf(refused) } };
  if (event?.group === undefined || event.device === '') return undefined;
  return { send: event, result: { kind: 'accepted', id: event.messageId } };
}

function errorOf({ code, field, message, retryAfterMs }: RefusedSend): ChatError {
  return new ChatError(isErrorCode(code) ? code : 'internal', message, {
    ...(field !== '' && { field }), ...(retryAfterMs > 0 && { retryAfterMs }),
  });
}
