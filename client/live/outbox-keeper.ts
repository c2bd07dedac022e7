import {
  ChatError, encodedContent, groupId, userId, type Sequence, type Target, type UserId,
} from '@cecochat/contracts';
import type { Outbox, OutboxContent, SavedSend } from '../outbox/index.ts';
import { Seen, type OutgoingSend, type ReceivedEvent, type Remembered, type SessionState } from '../session/index.ts';
import type { ClientLogger } from './client-logger.ts';

/** Changes that only save repeats wait this long for others. */
const lingerMs = 100;

export interface OutboxKeeperParts {
  readonly user: UserId;
  /** The content that was saved last. */
  readonly content: OutboxContent | undefined;
  /** Sending devices to remember. */
  readonly capacity: number;
  readonly logger: ClientLogger | undefined;
}

/**
 * Keeps what a session must not forget. It saves the cursor and the seen events as the program takes events, not as
 * they arrive: an event that the program has not taken when the process ends comes again.
 */
export class OutboxKeeper {
  readonly #outbox: Outbox;
  readonly #user: UserId;
  readonly #taken: Seen;
  readonly #logger: ClientLogger | undefined;
  #state: SessionState | undefined;
  #oldestWaiting: () => ReceivedEvent | undefined = () => undefined;
  #linger: ReturnType<typeof setTimeout> | undefined;
  #closed = false;

  constructor(outbox: Outbox, parts: OutboxKeeperParts) {
    this.#outbox = outbox;
    this.#user = parts.user;
    this.#taken = new Seen(parts.capacity, parts.content?.seen, parts.content?.seenGroups);
    this.#logger = parts.logger;
  }

  get durable(): boolean {
    return this.#outbox.durable;
  }

  /** Keeps this session; `oldestWaiting` is the first event that the program is not done with. */
  attach(state: SessionState, oldestWaiting: () => ReceivedEvent | undefined): void {
    this.#state = state;
    this.#oldestWaiting = oldestWaiting;
  }

  onTaken(event: ReceivedEvent): void {
    this.#taken.add(event);
    this.saveSoon();
  }

  saveSoon(): void {
    if (!this.durable || this.#closed) return;
    this.#linger ??= setTimeout(() => {
      this.#linger = undefined;
      this.save().catch((error: unknown) =>
        this.#logger?.warn({ err: error }, 'the outbox could not be saved, it is tried again with the next change'),
      );
    }, lingerMs);
  }

  async save(): Promise<void> {
    const state = this.#state;
    if (state !== undefined) await this.#outbox.save(() => this.#contentOf(state));
  }

  /** Saves a last time and releases the outbox. Events that are taken later come again in the next session. */
  async close(): Promise<void> {
    this.#closed = true;
    clearTimeout(this.#linger);
    try {
      await this.save();
    } finally {
      await this.#outbox.close();
    }
  }

  #contentOf({ config, outgoing, cursor }: SessionState): OutboxContent {
    return {
      user: this.#user.toString(),
      device: config.device,
      cursor: this.#oldestWaiting()?.offset ?? cursor,
      lineage: outgoing.lineage,
      nextSequence: outgoing.nextSequence,
      unacknowledged: outgoing
        .all()
        .map(({ sequence, target: { receiver, group }, content }) => ({
          sequence,
          ...(group === undefined ? { receiver: receiver.toString() } : { group: group.toString() }),
          kind: content.kind.field,
          body: content.kind.encode(content.body),
        })),
      seen: this.#taken.highWaters(),
      seenGroups: this.#taken.groupHighWaters(),
    };
  }
}

/** The initial state of the machine from a saved content. */
export function rememberedFrom(content: OutboxContent | undefined): Remembered {
  if (content === undefined) return nothing;
  return {
    cursor: content.cursor as Remembered['cursor'],
    lineage: content.lineage as Remembered['lineage'],
    nextSequence: content.nextSequence as Sequence,
    unacknowledged: content.unacknowledged.map(({ sequence, kind, body, ...saved }): OutgoingSend => ({
      sequence: sequence as Sequence, target: targetOf(saved), content: encodedContent(kind, body), ticket: 0,
    })),
    seen: content.seen,
    seenGroups: content.seenGroups,
  };
}

const nothing: Remembered = {
  cursor: undefined, lineage: undefined, nextSequence: 1 as Sequence, unacknowledged: [], seen: [], seenGroups: [],
};

const targetOf = ({ receiver = '0', group }: Pick<SavedSend, 'receiver' | 'group'>): Target =>
  group === undefined ? { receiver: userId(BigInt(receiver)) } : { group: groupId(BigInt(group)) };

/** The typed error of what an outbox threw. A retry does not help: the owner of the outbox has to repair it. */
export function outboxError(problem: string, cause: unknown): ChatError {
  const reason = Error.isError(cause) ? cause.message : String(cause);
  return new ChatError('invalid-argument', `the outbox ${problem}: ${reason}`, { field: 'outbox', cause });
}

interface SendGateParts<Frame> {
  /** Saves everything that was sent so far. */
  readonly save: () => Promise<void>;
  /** Lets one go. */
  readonly release: (frame: Frame) => void;
  /** The save failed; the waiting sends stay behind the gate. */
  readonly onError: (error: unknown) => void;
}

/** Holds sends until they are saved. Those that come during a save share the next one; the order stays. */
export class SendGate<Frame> {
  readonly #parts: SendGateParts<Frame>;
  #held: Frame[] = [];
  #saving = false;

  constructor(parts: SendGateParts<Frame>) {
    this.#parts = parts;
  }

  push(frame: Frame): void {
    this.#held.push(frame);
    if (!this.#saving) this.#run().catch(this.#parts.onError);
  }

  async #run(): Promise<void> {
    this.#saving = true;
    while (this.#held.length > 0) {
      const batch = this.#held;
      this.#held = [];
      await this.#parts.save();
      for (const frame of batch) this.#parts.release(frame);
    }
    this.#saving = false;
  }
}
