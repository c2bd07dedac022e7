import type { Envelope, Offset, Receipt, UserId } from '@cecochat/contracts';
import type { Erasure } from '../eraser.ts';
import type { Row } from '../rows.ts';

/** An event of the log, as a projection sees it. */
export interface LogEvent {
  readonly event: Envelope;
  /** The event as it was in the record; kept because it can hold what this version does not know. */
  readonly bytes: Buffer;
  /** The users of the record's partition who get the event, each once: one or two in a dialog. */
  readonly residents: readonly UserId[];
  /** Of an event of a group: whether it is this record of the event that its timeline is made of. */
  readonly isTimeline: boolean;
}

/** A receipt of the log, as a projection sees it. */
export interface LogReceipt {
  readonly receipt: Receipt;
  /** The users of the record's partition who get it: the reader, the other user of the dialog, or both. */
  readonly residents: readonly UserId[];
}

/**
 * A view of the log in tables of its own. Materialize writes it, and keeps for each partition a watermark of its own: a
 * projection that is new is written from the start of the log, while the others continue.
 */
export interface Projection {
  /** Stored with its watermarks: a projection never changes its name. A new name is a new projection. */
  readonly name: string;
  /** What follows CREATE TABLE IF NOT EXISTS, with the keyspace before it; the set-up step creates them. */
  readonly tables: readonly string[];
  /** Pure: the rows of an event at a position. A record can come more than once, and then gives the same rows. */
  readonly rows: (event: LogEvent, position: Offset) => readonly Row[];
  /** Pure: the rows of a receipt. Without it the projection has none of them. */
  readonly receiptRows?: (receipt: LogReceipt, position: Offset) => readonly Row[];
  /** Pure: the texts that an event has overwritten once its rows, and those before, are written. */
  readonly erasure?: (event: LogEvent, position: Offset) => Erasure | undefined;
}
