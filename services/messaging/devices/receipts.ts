import {
  audienceOfReceipt, ChatError, conversationKey, encodeReceiptRecord, parseSeenMark, cecochat, readEvent, timeOfId,
  type Receipt, type UserId, type Envelope, type Offset, type SeenMark,
} from '@cecochat/contracts';
import type { WriteError } from '@cecochat/kafka';
import { partitionOf } from '@cecochat/partitioning';
import { WriteQueue, type QueuedRecord, type WriteQueueParts } from '../log/write-queue.ts';
import type { Tail } from '../partitions/tail.ts';

export interface ReceiptsParts extends Omit<WriteQueueParts<ReceiptRecord>, 'onRoom' | 'onWritten' | 'onRefused'> {
  readonly partitionCount: () => number;
  /** Milliseconds since 1970. */
  readonly wallClock: () => number;
  /** A receipt is written, refused, or replaced by a later one before it was written. */
  readonly onOutcome: (outcome: 'written' | 'refused' | 'merged') => void;
}

/** Where a receipt comes from. */
export interface ReceiptSource {
  readonly reader: UserId;
  /** Of the partition of the reader. */
  readonly tail: Pick<Tail, 'start' | 'next' | 'visit'>;
}

/** The latest receipt of a user for a conversation. */
interface Mark {
  receipt: Receipt;
  /** Is to be written. */
  isDirty: boolean;
  /** Its records, or those of an earlier receipt, that are not in the log yet. */
  open: number;
}

export interface ReceiptRecord extends QueuedRecord {
  readonly mark: Mark;
}

/** Receipts of a conversation that come within this are written as one. */
const mergeMs = 250;
/** Conversations of users whose latest receipt is remembered; some 20 MB. */
const rememberedMarks = 50_000;
/** Those that may wait to be written. */
const maxUnwritten = 20_000;
const retryAfterMs = 1_000;

/**
 * Takes receipts of all devices. Each is a maximum: of those of a conversation that come within a moment only the
 * latest is written, and one that is not later than the latest known one is refused. A receipt goes into the partition
 * of its reader and, in a dialog, into that of the other user. The two need no order, as each is right alone.
 *
 * A receipt that is lost with its server comes again: the device waits until it comes back by its partition.
 */
export class Receipts {
  readonly #parts: ReceiptsParts;
  readonly #writes: WriteQueue<ReceiptRecord>;
  /** By reader and conversation, the one that changed longest ago first. */
  readonly #marks = new Map<string, Mark>();
  readonly #dirty = new Set<Mark>();
  #unwritten = 0;
  #timer: NodeJS.Timeout | undefined;
  #onIdle: (() => void) | undefined;

  constructor(parts: ReceiptsParts) {
    this.#parts = parts;
    this.#writes = new WriteQueue<ReceiptRecord>({
      ...parts,
      onWritten: ({ mark }) => this.#settle(mark, 'written'),
      onRefused: ({ mark }, _error: WriteError) => this.#settle(mark, 'refused'),
      onRoom: () => undefined,
    });
  }

  /** Takes a receipt of a device. Throws a ChatError: then nothing has changed. */
  take(wire: cecochat.v1.IReceipt, { reader, tail }: ReceiptSource): void {
    try {
      this.#take({ ...parseSeenMark(wire), reader }, tail);
    } catch (error) {
      this.#parts.onOutcome('refused');
      throw error;
    }
  }

  /** Writes at once what waits; resolves when all is in the log, or the signal aborts. */
  async drain(deadline: AbortSignal): Promise<void> {
    this.#flush();
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#onIdle = () => resolve(undefined);
    deadline.addEventListener('abort', this.#onIdle, { once: true });
    if (this.#unwritten === 0 || deadline.aborted) resolve(undefined);
    await promise;
    clearTimeout(this.#timer);
    this.#writes.stop();
  }

  #take(receipt: Receipt, tail: ReceiptSource['tail']): void {
    const refusal = checkReceipt(receipt, { reader: receipt.reader, nowMs: this.#parts.wallClock() }, tail);
    if (refusal !== undefined) throw refusal;
    const key = `${receipt.reader}/${conversationKey(receipt)}`;
    const known = this.#marks.get(key);
    if (known === undefined) {
      this.#reserve();
      this.#change(key, { receipt, isDirty: false, open: 0 });
      return;
    }
    if (isAwaited(known, receipt)) return;
    requireLater(known, receipt);
    if (!isUnwritten(known)) this.#reserve();
    if (known.isDirty) this.#parts.onOutcome('merged');
    known.receipt = receipt;
    this.#change(key, known);
  }

  #change(key: string, mark: Mark): void {
    mark.isDirty = true;
    this.#dirty.add(mark);
    this.#remember(key, mark);
    this.#timer ??= setTimeout(() => this.#flush(), mergeMs);
  }

  #reserve(): void {
    if (this.#unwritten >= maxUnwritten)
      throw new ChatError('overloaded', `${maxUnwritten} receipts wait already`, { field: 'receipt', retryAfterMs });
    this.#unwritten++;
  }

  #remember(key: string, mark: Mark): void {
    this.#marks.delete(key);
    this.#marks.set(key, mark);
    if (this.#marks.size <= rememberedMarks) return;
    const [oldest] = this.#marks.keys();
    if (oldest !== undefined) this.#marks.delete(oldest);
  }

  #flush(): void {
    this.#timer = undefined;
    for (const mark of this.#dirty) if (mark.open === 0) this.#write(mark);
  }

  #write(mark: Mark): void {
    mark.isDirty = false;
    this.#dirty.delete(mark);
    const value = encodeReceiptRecord(mark.receipt);
    const count = this.#parts.partitionCount();
    const partitions = new Set(audienceOfReceipt(mark.receipt).map((user) => partitionOf(user, count)));
    mark.open = partitions.size;
    for (const partition of partitions) this.#writes.append({ partition, value, mark, isAwaited: false });
  }

  /** One record of a receipt is in the log, or will never be. */
  #settle(mark: Mark, outcome: 'written' | 'refused'): void {
    mark.open--;
    if (mark.open > 0) return;
    this.#parts.onOutcome(outcome);
    if (mark.isDirty) {
      if (this.#onIdle === undefined) this.#timer ??= setTimeout(() => this.#flush(), mergeMs);
      else this.#write(mark);
      return;
    }
    this.#unwritten--;
    if (this.#unwritten === 0) this.#onIdle?.();
  }
}

/** The same receipt waits to be written. */
const isAwaited = (known: Mark, { offset }: Receipt): boolean => offset === known.receipt.offset && isUnwritten(known);

function requireLater({ receipt: { offset } }: Mark, receipt: Receipt): void {
  if (receipt.offset > offset) return;
  throw new ChatError('already-seen', `the conversation is seen up to offset ${offset} already`, { field: 'offset' });
}

const isUnwritten = ({ isDirty, open }: Mark): boolean => isDirty || open > 0;

type ReceiptTail = Pick<Tail, 'start' | 'next' | 'visit'>;

/** Who has seen it, and when: in milliseconds since 1970, by the clock of the platform. */
interface Reading {
  readonly reader: UserId;
  readonly nowMs: number;
}

/** A message id is of a time that is over, also where the clock of its server was ahead. */
const aheadMs = 60_000;

/**
 * Why a receipt is refused; undefined where it is not. The tail is that of the reader's partition. An event that is
 * older than the tail is not looked at: a receipt for one that is not in the conversation changes nothing there, as
 * unread messages are counted among the events of the conversation.
 */
function checkReceipt(seen: SeenMark, { reader, nowMs }: Reading, tail: ReceiptTail): ChatError | undefined {
  if (seen.offset >= tail.next)
    return new ChatError('beyond-end', `offset must be before ${tail.next}, where the log of the user ends`, {
      field: 'offset',
    });
  if (seen.group === undefined && timeOfId(seen.seenTo) > nowMs + aheadMs)
    return new ChatError('beyond-end', 'seen_to must be the id of a message that is there: it is from the future', {
      field: 'seen_to',
    });
  if (seen.offset < tail.start || isOf(seen, reader, eventAt(tail, seen.offset))) return undefined;
  const message = `there is no event of the conversation at offset ${seen.offset} that seen_to names`;
  return new ChatError('not-in-conversation', message, { field: 'seen_to' });
}

/** The event at an offset, of the user who gets it; undefined where there is none. */
function eventAt(
  tail: ReceiptTail,
  at: Offset,
): { readonly event: Envelope; readonly users: readonly UserId[] } | undefined {
  let found: ReturnType<typeof eventAt>;
  tail.visit(at, ({ offset, frame, users }) => {
    const event = offset === at ? cecochat.v1.ChatResponse.decode(frame).delivery?.event : undefined;
    if (event) found = { event: readEvent(event), users };
    return false;
  });
  return found;
}

function isOf(seen: SeenMark, reader: UserId, found: ReturnType<typeof eventAt>): boolean {
  if (found?.users.includes(reader) !== true) return false;
  const { event } = found;
  if (seen.group !== undefined) {
    return event.group === seen.group && event.seq === seen.seenTo && event.n === seen.n;
  }
  if (event.group !== undefined || event.messageId !== seen.seenTo) return false;
  return (event.sender === reader ? event.receiver : event.sender) === seen.other;
}
