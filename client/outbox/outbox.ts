import type { HighWater } from '../session/index.ts';

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
  readonly unacknowledged: readonly { readonly sequence: number; readonly receiver: string; readonly text: string }[];
  readonly seen: readonly HighWater[];
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
