import {
  asBuffer, decodeEnvelope, editRegister, editsIn, idMillisecondShift, isDeleted, offset, refKey, refTo, withoutBodies,
  type Envelope, type GroupId, type MessageId, type MessageRef, type Offset, type UserId,
} from '@cecochat/contracts';
import { erasedLastRows, type ConversationOf } from './projections/conversation-rows.ts';
import type { HistoryReader, InboxEntry, StoredRow } from './history-reader.ts';
import {
  dialogChangeRow, erasedAt, erasedDialogRow, erasedGroupRow, erasedInboxRow, groupChangeRow, type DialogUsers,
  type Row,
} from './rows.ts';

/** What one record of an edit or a deletion asks for, once it and those before it in its partition are written. */
export interface Erasure {
  readonly kind: 'edit' | 'deletion';
  readonly message: MessageRef;
  /** The dialog of the message. */
  readonly users?: DialogUsers;
  /** Or its group. */
  readonly group?: GroupId;
  /** The users of the partition who have the record. */
  readonly residents: readonly UserId[];
  /** Position of the record. */
  readonly position: Offset;
  /** The event of the record. */
  readonly event: Buffer;
}

export interface EraserParts {
  readonly reader: Pick<HistoryReader, 'readDialogRow' | 'readGroupRow' | 'readInbox'>;
  readonly write: (rows: readonly Row[]) => Promise<void>;
}

/** Whose event is searched, before which position. */
interface Bounds {
  readonly author: UserId;
  readonly before: Offset;
}

const conversationOf = (user: UserId, { sender, receiver, group }: Envelope): ConversationOf =>
  (group === undefined ? { user, other: sender === user ? receiver : sender } : { user, group });

/** The time of a message id can be this far from that of its record, before it or after it: a group decides later. */
const slackMs = 120_000n;
const pageRows = 256;
/** Rows of an inbox that are read for one message: those of four minutes. */
const maxPages = 64;
/** Inboxes that are searched at once. */
const atOnce = 8;

/**
 * Overwrites the texts of deleted messages wherever history has a copy: in the dialog or timeline, with the text of the
 * edit that counts, and in the inboxes and lists of conversations, with those of all edits. The envelope of an event
 * stays.
 *
 * No row has the places of the copies in inboxes, so that no message costs more for the few that are deleted: an inbox
 * is searched by the time of the message. All of it can be repeated.
 */
export class Eraser {
  readonly #parts: EraserParts;

  constructor(parts: EraserParts) {
    this.#parts = parts;
  }

  /** Rejects as the stores do; some of the texts may be overwritten then. */
  async erase(erasure: Erasure): Promise<void> {
    const row = await this.#read(erasure);
    if (erasure.kind === 'deletion') await this.#eraseMessage(erasure, row);
    else if (isDeleted(row.registers, erasure.message)) await this.#eraseEdit(erasure);
  }

  async #read({ message, users, group }: Erasure): Promise<StoredRow> {
    const { reader } = this.#parts;
    if (group !== undefined) return reader.readGroupRow(group, message.seq);
    return users === undefined ? { event: undefined, registers: {} } : reader.readDialogRow(users, message.messageId);
  }

  /** An edit that came after the deletion. */
  async #eraseEdit({ residents, position, event }: Erasure): Promise<void> {
    const envelope = asBuffer(withoutBodies(event));
    await this.#parts.write(residents.map((user) => erasedInboxRow(user, position, envelope)));
  }

  async #eraseMessage(erasure: Erasure, row: StoredRow): Promise<void> {
    await this.#eraseConversation(erasure, row.event);
    // Those that other partitions have, and this one has not yet, are erased when their records come.
    const ids = [erasure.message.messageId, ...editsIn(row.registers, erasure.message)];
    for (let from = 0; from < erasure.residents.length; from += atOnce) {
      const users = erasure.residents.slice(from, from + atOnce);
      await Promise.all(users.map((user) => this.#eraseInbox(user, ids, erasure)));
    }
  }

  /**
   * A deletion that names another message than is there erases nothing. A message is written before the record of its
   * deletion in the partition of its author; the others may come earlier.
   */
  async #eraseConversation({ message, users, group }: Erasure, found: Buffer | undefined): Promise<void> {
    if (found === undefined || refKey(refTo(decodeEnvelope(found))) !== refKey(message)) return;
    const event = asBuffer(withoutBodies(found));
    const text = { message, order: erasedAt, register: editRegister(message), value: new Uint8Array(0) };
    const { write } = this.#parts;
    if (group !== undefined) await write([erasedGroupRow(group, message.seq, event), groupChangeRow(group, text)]);
    else if (users) await write([erasedDialogRow(users, message.messageId, event), dialogChangeRow(users, text)]);
  }

  async #eraseInbox(user: UserId, ids: readonly MessageId[], { message, position }: Erasure): Promise<void> {
    for (const id of ids) {
      const copies = await this.#find(user, id, { author: message.author, before: position });
      const rows = copies.flatMap(({ offset: at, event }) => {
        const envelope = asBuffer(withoutBodies(event));
        const of = conversationOf(user, decodeEnvelope(envelope));
        return [erasedInboxRow(user, at, envelope), ...erasedLastRows(of, at, envelope)];
      });
      if (rows.length > 0) await this.#parts.write(rows);
    }
  }

  /** More than one where a record was written twice; none where the user became a member of the group later. */
  async #find(user: UserId, id: MessageId, { author, before }: Bounds): Promise<readonly InboxEntry[]> {
    const found: InboxEntry[] = [];
    const slack = slackMs << idMillisecondShift;
    let from = await this.#firstSince(user, id - slack, before);
    for (let page = 0; page < maxPages && from < before; page++) {
      const rows = await this.#parts.reader.readInbox(user, { from, before, count: pageRows });
      for (const row of rows) {
        const { messageId, sender } = decodeEnvelope(row.event);
        if (messageId === id && sender === author) found.push(row);
        if (messageId > id + slack) return found;
      }
      if (rows.length < pageRows) return found;
      from = offset((rows.at(-1)?.offset ?? before) + 1);
    }
    return found;
  }

  /** A position before the events of a time, by bisection: ids grow with positions, but for the slack. */
  async #firstSince(user: UserId, id: bigint, before: Offset): Promise<Offset> {
    let [low, high]: [number, number] = [0, before];
    while (low < high) {
      const middle = Math.floor((low + high) / 2);
      const range = { from: offset(middle), before: offset(high), count: 1 };
      const [row]: InboxEntry[] = await this.#parts.reader.readInbox(user, range);
      if (row === undefined || decodeEnvelope(row.event).messageId >= id) high = middle;
      else low = row.offset + 1;
    }
    return offset(low);
  }
}
