import type { GroupHighWater, HighWater } from '../session/index.ts';

/** A send that is not acknowledged. */
export interface SavedSend {
  readonly sequence: number;
  /** Decimal user id; of a send to a user. */
  readonly receiver?: string | undefined;
  /** Decimal group id; of a send to a group. */
  readonly group?: string | undefined;
  /** Number of the kind: of the field that the body has in an event. */
  readonly kind: number;
  /** The encoded body: any version keeps sends of any kind. */
  readonly body: Uint8Array;
}

/** The state that a device has to keep to resume. */
export interface OutboxContent {
  /** Decimal user id: an outbox belongs to one user. */
  readonly user: string;
  readonly device: string;
  /** Everything before this offset was taken by the program; undefined before the first connection. */
  readonly cursor: number | undefined;
  /** The lineage of the sequences; undefined before the first connection. */
  readonly lineage: number | undefined;
  readonly nextSequence: number;
  readonly unacknowledged: readonly SavedSend[];
  readonly seen: readonly HighWater[];
  readonly seenGroups: readonly GroupHighWater[];
}

/** Where a device keeps what it has to keep. */
export interface Outbox {
  /** Whether content outlives the process: a send then leaves only after it was saved. */
  readonly durable: boolean;
  /** Takes possession and gives what was saved last. Throws when another session has it, or it cannot be read. */
  open(): Promise<OutboxContent | undefined>;
  /** Saves what `read` gives, which may be called later; resolves when that or something newer is kept. */
  save(read: () => OutboxContent): Promise<void>;
  /** Gives up possession. */
  close(): Promise<void>;
}

/** Keeps content for the next session of the same process. */
export function memoryOutbox(): Outbox {
  let content: OutboxContent | undefined;
  let isOpen = false;
  return {
    durable: false,
    open: async () => {
      if (isOpen) throw new Error('the outbox is in use by another session');
      isOpen = true;
      return content;
    },
    save: async (read) => {
      content = read();
    },
    close: async () => {
      isOpen = false;
    },
  };
}
