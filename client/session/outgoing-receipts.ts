import type { SeenMark } from '@cecochat/contracts';
import type { StreamKey } from './machine.ts';

/** A receipt that has not come back yet. */
interface Waiting {
  readonly mark: SeenMark;
  /** The stream that it was sent on; undefined where it is to be sent. */
  sentOn: StreamKey | undefined;
  refusals: number;
}

/** The receipts of a session, by conversation: of each the latest one. */
export class OutgoingReceipts {
  readonly waiting = new Map<string, Waiting>();
  /** When the last one of each conversation was sent. */
  readonly sentMs = new Map<string, number>();
}
