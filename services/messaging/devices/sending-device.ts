import { ChatError, type Lineage, type MessageId, type Sequence, type UserId } from '@cecochat/contracts';
import type { Remembered } from '../log/claims.ts';
import { DeviceWindow, maxSkip, type Refused } from '../log/device-window.ts';
import { UserLane, type FairlyQueued } from './send-turns.ts';
import type { QueuedRecord } from '../log/write-queue.ts';
import type { Send } from './parse-send.ts';

/** Waits for the outcome of a send: a stream, or a unary call. */
export interface SendReply {
  acknowledged(sequence: Sequence, id: MessageId): void;
  refused(sequence: Sequence, error: ChatError): void;
}

/** The lineage of the sequences of a stream, and the highest one accepted. */
export interface StreamNumbers {
  readonly lineage: Lineage;
  readonly last: Sequence;
}

/**
 * The newest of the named and known lineages. Where its highest sequence is unreadable, and the device does not name
 * this lineage itself, the sequences begin again in a lineage above it.
 */
function decideNumbers(named: Lineage | undefined, known: readonly Remembered[], fresh: Lineage): StreamNumbers {
  const newest = Math.max(named ?? 0, ...known.map(({ lineage }) => lineage)) as Lineage;
  const lasts = known.filter(({ lineage }) => lineage === newest).map(({ last }) => last);
  if (newest !== named && lasts.includes(undefined))
    return { lineage: Math.max(fresh, newest + 1) as Lineage, last: 0 as Sequence };
  return { lineage: newest === 0 ? fresh : newest, last: Math.max(0, ...lasts.map((last) => last ?? 0)) as Sequence };
}

const nothing: Buffer = Buffer.alloc(0);

/**
 * A send on its way through the pipeline. It is its own record in a write queue: in a dialog the receiver's first, then
 * the sender's; to a group the command.
 */
export class PendingSend implements QueuedRecord, FairlyQueued<PendingSend> {
  readonly device: SendingDevice;
  readonly send: Send;
  /** Milliseconds of the monotonic clock. */
  readonly receivedMs: number;
  stage: Stage = 'queued';
  /** Partition of the sender, and of the receiver. */
  home = 0;
  away = 0;
  /** The memory that the server holds for it. */
  bytes = 0;
  /** From `accepted` on, with the value. */
  id: MessageId | undefined;
  value = nothing;
  partition = 0;
  isAwaited = false;
  isInFlight = false;
  next: PendingSend | undefined;
  receiverHasIt = false;
  /** Names a send to a group that is not decided yet. */
  undecidedAs: string | undefined;
  readonly #reply: SendReply;
  #others: SendReply[] | undefined;

  constructor(device: SendingDevice, send: Send, receivedMs: number, reply: SendReply) {
    this.device = device;
    this.send = send;
    this.receivedMs = receivedMs;
    this.#reply = reply;
  }

  get isWaiting(): boolean {
    return this.stage === 'queued';
  }

  /** A repeat waits for the same outcome. */
  alsoTell(reply: SendReply): void {
    (this.#others ??= []).push(reply);
  }

  acknowledge(id: MessageId): void {
    this.device.flow.remove(this);
    this.#reply.acknowledged(this.send.sequence, id);
    if (this.#others !== undefined) for (const each of this.#others) each.acknowledged(this.send.sequence, id);
  }

  refuse(error: ChatError): void {
    this.device.flow.remove(this);
    this.#reply.refused(this.send.sequence, error);
    if (this.#others !== undefined) for (const each of this.#others) each.refused(this.send.sequence, error);
  }
}

/** `<user>:<name>`. */
export const deviceKey = (user: UserId, name: string): string => `${user}:${name}`;

/** A device as a sender: its recent sends and those in flight, over all its streams and calls. */
export class SendingDevice {
  readonly user: UserId;
  readonly name: string;
  readonly key: string;
  readonly window = new DeviceWindow();
  readonly flow = new DeviceFlow<PendingSend>();
  /** Shared by the devices of the user. */
  readonly lane: UserLane<PendingSend>;
  /** Since when no stream and no call of the device is open here, in milliseconds. */
  idleSinceMs = 0;

  constructor(user: UserId, name: string, lane = new UserLane<PendingSend>()) {
    this.user = user;
    this.name = name;
    this.lane = lane;
    this.key = deviceKey(user, name);
  }

  /** The numbers of a stream that opens. `remembered` is from Redis; `fresh` begins where no lineage is known. */
  open(named: Lineage | undefined, remembered: Remembered | undefined, fresh: Lineage): StreamNumbers {
    const { lineage, last } = this.window;
    const here = lineage === undefined ? undefined : { lineage, last };
    const numbers = decideNumbers(named, [remembered, here].filter((known) => known !== undefined), fresh);
    this.window.follow(numbers.lineage);
    return numbers;
  }

  /** How many sends have no answer yet. */
  get outstanding(): number {
    return this.flow.sends.length;
  }

  /**
   * Sends once, however often it is called: a repeat of an in-flight send waits for the same outcome, a repeat of a
   * finished one is acknowledged at once, and another message with the sequence of either is refused. Each call gets
   * one answer. Returns the send when it is new: the caller pushes it.
   */
  submit(send: Send, reply: SendReply, receivedMs: number): PendingSend | undefined {
    if (send.lineage !== undefined) this.window.follow(send.lineage);
    for (const waiting of this.flow.sends) {
      if (waiting.send.sequence !== send.sequence || !mayBeSame(waiting.send.lineage, send.lineage)) continue;
      if (waiting.send.digest === send.digest) waiting.alsoTell(reply);
      else reply.refused(send.sequence, refusal({ kind: 'reused', last: this.window.last }));
      return undefined;
    }
    const known = this.window.find(send);
    if (known !== undefined) {
      if ('id' in known) reply.acknowledged(send.sequence, known.id);
      else reply.refused(send.sequence, refusal(known));
      return undefined;
    }
    const pending = new PendingSend(this, send, receivedMs, reply);
    this.flow.sends.push(pending);
    return pending;
  }
}

const mayBeSame = (one: Lineage | undefined, other: Lineage | undefined) =>
  one === undefined || other === undefined || one === other;

/**
 * How far a send is: `held` until its partitions take records, `queued` until it has an id, then `accepted`; at the end
 * `done`.
 */
type Stage = 'held' | 'queued' | 'accepted' | 'done';

interface FlowingSend {
  readonly stage: Stage;
  /** Whether the receiver's record is in the log; always so when both share a record. */
  readonly receiverHasIt: boolean;
}

/**
 * The unfinished sends of one device, in their order: accepted ones first, then queued ones, then those that are held.
 * They are few. Not a Map: one that grows and shrinks all the time leaves a chain of its former selves, of which only a
 * full garbage collection gets rid.
 */
class DeviceFlow<Pending extends FlowingSend> {
  readonly sends: Pending[] = [];
  /** How many of them, from the first on, have or had the sender's record in the queue. */
  #appended = 0;

  /** The next send whose sender's record may follow those before it; it counts as appended then. */
  takeNext(): Pending | undefined {
    const next = this.sends[this.#appended];
    if (next === undefined || next.stage !== 'accepted' || !next.receiverHasIt) return undefined;
    this.#appended++;
    return next;
  }

  firstHeld(): Pending | undefined {
    return this.sends.find(({ stage }) => stage === 'held');
  }

  /** The send and those after it. */
  from(send: Pending): readonly Pending[] {
    return this.sends.slice(this.sends.indexOf(send));
  }

  remove(send: Pending): void {
    const at = this.sends.indexOf(send);
    if (at < 0) return;
    this.sends.splice(at, 1);
    if (at < this.#appended) this.#appended--;
  }
}

const codes = { behind: 'behind-window', reused: 'sequence-reused', ahead: 'invalid-argument' } as const;

const messages = {
  behind: 'sequence is too far behind the last one accepted,',
  reused:
    'sequence was used for another message, or counts in numbers that another process began again; each process ' +
    'needs a device name of its own; the last sequence accepted is',
  ahead: `sequence must be at most ${maxSkip} above the last one accepted,`,
} as const;

/** The error for the device whose send is refused. */
export function refusal({ kind, last }: Refused): ChatError {
  return new ChatError(codes[kind], `${messages[kind]} ${last}`, { field: 'sequence', lastSequence: last });
}
