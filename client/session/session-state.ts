import type {
  BackOff, cecochat, Epoch, Lineage, Offset, Sequence, UserId, SeenMark, Activity, Presence,
} from '@cecochat/contracts';
import Denque from 'denque';
import type { Output, OutgoingSend, Route, SessionStatus, StreamKey, World } from './machine.ts';
import { Seen, type GroupHighWater, type HighWater } from './seen.ts';

/** The policy of a session. */
export interface SessionPolicy {
  /** Between attempts to connect, and between reads of history that fail. */
  readonly backOff: BackOff;
  /** Between reads of history while its watermark is not where it must be. */
  readonly historyPoll: BackOff;
  /** A stream that was open for this long sets the back-off to its beginning. */
  readonly stableMs: number;
  /** How long a server may take to open a stream. */
  readonly openDeadlineMs: number;
  /** While it does not, `connect` is asked again this often: the server may be lost, and others in its place. */
  readonly openLookMs: number;
  /** Events a page of history, 16..1024. */
  readonly historyPage: number;
  /** Frames kept while history is read; beyond, the stream is closed and opened again when history is read. */
  readonly maxBufferedFrames: number;
  /** Sends that wait; beyond, a send fails. */
  readonly maxQueuedSends: number;
  /** Sending devices of which the highest sequence is remembered. */
  readonly maxSeenDevices: number;
}

export const defaultPolicy: SessionPolicy = {
  backOff: { baseMs: 100, capMs: 10_000 },
  historyPoll: { baseMs: 50, capMs: 1_000 },
  stableMs: 5_000,
  openDeadlineMs: 10_000,
  openLookMs: 2_000,
  historyPage: 256,
  maxBufferedFrames: 10_000,
  maxQueuedSends: 10_000,
  maxSeenDevices: 10_000,
};

export interface SessionConfig {
  readonly user: UserId;
  readonly device: string;
  /** Whether the program can give a new token. */
  readonly canRefresh: boolean;
  readonly policy: SessionPolicy;
}

/** The state of a device from earlier runs. */
export interface Remembered extends KeptSends {
  /** Undefined for a device that is new: it begins with what comes from now on. */
  readonly cursor: Offset | undefined;
  readonly seen: readonly HighWater[];
  readonly seenGroups: readonly GroupHighWater[];
}

/** The content of the server's `ready` for a stream. */
export interface StreamReady {
  readonly livePosition: Offset;
  readonly maxOutstanding: number;
  /** The lineage of the sequences on this stream, and the highest one accepted. */
  readonly lineage: Lineage;
  readonly lastSequence: Sequence;
  /** Whether the server takes receipts: earlier versions end the stream for one. */
  readonly takesReceipts: boolean;
  /** Whether the server passes on who types. */
  readonly takesTyping: boolean;
  /** Whether the server reports who is there. */
  readonly takesWatch: boolean;
  /** When it was received. */
  readonly atMs: number;
}

export interface OpenStream {
  readonly key: StreamKey;
  /** The cursor that it was opened with. */
  readonly from: Offset | undefined;
  /** Undefined until the server sends `ready`. */
  ready: StreamReady | undefined;
  /** Whether everything up to the moment the stream was opened is here. */
  caughtUp: boolean;
  /** Sends on this stream that have no answer. */
  outstanding: number;
  /** Sends of earlier streams that go first, from `resent` on. */
  resend: readonly OutgoingSend[];
  resent: number;
}

/** A stream to the server that the session is to move to, beside the one it has. */
export interface Candidate {
  readonly key: StreamKey;
  /** The cursor that it was opened with. */
  readonly from: Offset | undefined;
  readonly route: Route;
  /** The server's `ready`; undefined until it arrives. */
  ready: cecochat.v1.IReady | undefined;
}

/** Reading from history what the server's tail does not have. */
export interface CatchUp {
  /** Everything before it is to be read. */
  readonly target: Offset;
  /**
   * Deliveries and progress that came meanwhile; undefined when the stream had to be closed because they were too many.
   */
  buffered: cecochat.v1.IChatResponse[] | undefined;
  /** The read in flight. */
  read: number;
  /** Reads in a row that brought nothing. */
  attempts: number;
}

export interface SessionState {
  readonly config: SessionConfig;
  readonly seen: Seen;
  readonly outgoing: Outgoing;
  readonly receipts: OutgoingReceipts;
  readonly typing: TypingState;
  readonly watched: Watched;
  status: SessionStatus;
  /** The question that is open, if any; `another-lookup` while a stream is being opened. */
  awaiting: 'nothing' | 'lookup' | 'another-lookup' | 'token' | 'retry';
  route: Route | undefined;
  cursor: Offset | undefined;
  stream: OpenStream | undefined;
  catchUp: CatchUp | undefined;
  /** Where the server redirected the device to. */
  moved: { readonly address: string; readonly epoch: Epoch } | undefined;
  candidate: Candidate | undefined;
  /** Second streams to there that failed in a row without a word from the server. */
  moveFailures: number;
  lastKey: StreamKey;
  lastRead: number;
  /** Attempts to connect that failed in a row. */
  attempts: number;
  /** Servers in a row that pointed to another one. */
  redirects: number;
  /** The token was refreshed and no stream has opened since. */
  refreshed: boolean;
  /** Streams that were opened so far. */
  opened: number;
}

export function newSession(config: SessionConfig, remembered: Remembered): SessionState {
  return {
    config,
    seen: new Seen(config.policy.maxSeenDevices, remembered.seen, remembered.seenGroups),
    outgoing: new Outgoing(remembered),
    receipts: new OutgoingReceipts(),
    typing: new TypingState(),
    watched: new Watched(),
    status: 'idle',
    awaiting: 'nothing',
    route: undefined,
    cursor: remembered.cursor,
    stream: undefined,
    catchUp: undefined,
    moved: undefined,
    candidate: undefined,
    moveFailures: 0,
    lastKey: 0,
    lastRead: 0,
    attempts: 0,
    redirects: 0,
    refreshed: false,
    opened: 0,
  };
}

/** One step in progress: the state that it changes and the outputs that it gathers. */
export interface Turn {
  readonly state: SessionState;
  readonly outputs: Output[];
  readonly world: World;
}

/** A receipt that has not come back yet. */
interface Waiting {
  readonly mark: SeenMark;
  /** The stream that it was sent on; undefined where it is to be sent. */
  sentOn: StreamKey | undefined;
  refusals: number;
}

/** The receipts of a session, by conversation: of each the latest one. */
class OutgoingReceipts {
  readonly waiting = new Map<string, Waiting>();
  /** When the last one of each conversation was sent. */
  readonly sentMs = new Map<string, number>();
}

/** Who types, and to whom the user does. Nothing of it outlives the session. */
class TypingState {
  /** When the user was last reported to type to another one. */
  readonly sentMs = new Map<UserId, number>();
  /** Users who type, and until when without another notice. */
  readonly typists = new Map<UserId, number>();
}

/** Whom the user watches, and what the user's device reports. Nothing of it outlives the session. */
class Watched {
  users: ReadonlySet<UserId> = new Set();
  /** What is known of them. */
  readonly presences = new Map<UserId, Presence>();
  /** The server has the list of this moment. */
  isSent = true;
  activity: Activity = 'active';
}

/** A device's numbers and unacknowledged sends, as kept from an earlier run. */
interface KeptSends {
  /** Undefined for a device that never was on a stream. */
  readonly lineage: Lineage | undefined;
  readonly nextSequence: Sequence;
  readonly unacknowledged: readonly OutgoingSend[];
}

/**
 * A device's sends that are not acknowledged. First those that have been on a stream, which may have arrived or not;
 * then those that have not. All have ascending sequences.
 */
class Outgoing {
  /** Have been on a stream, by sequence. */
  readonly #tried = new Map<number, OutgoingSend>();
  readonly #waiting = new Denque<OutgoingSend>();
  #next: number;
  #lineage: Lineage | undefined;

  constructor({ lineage, nextSequence, unacknowledged }: KeptSends) {
    this.#lineage = lineage;
    for (const send of unacknowledged) {
      if (lineage === undefined) this.#waiting.push(send);
      else this.#tried.set(send.sequence, send); // It may have been on a stream.
    }
    this.#next = unacknowledged.reduce<number>((next, send) => Math.max(next, send.sequence + 1), nextSequence);
  }

  /** The lineage of the sequences; undefined until a server has named it. */
  get lineage(): Lineage | undefined {
    return this.#lineage;
  }

  get nextSequence(): Sequence {
    return this.#next as Sequence;
  }

  get length(): number {
    return this.#tried.size + this.#waiting.length;
  }

  add(send: Omit<OutgoingSend, 'sequence'>): void {
    this.#waiting.push({
      sequence: this.#next++ as Sequence, target: send.target, content: send.content, ticket: send.ticket,
    });
  }

  /** Takes the next send that has not been on a stream, for it to go there. */
  takeWaiting(): OutgoingSend | undefined {
    const send = this.#waiting.shift();
    if (send !== undefined) this.#tried.set(send.sequence, send);
    return send;
  }

  /** The sends that have been on a stream, in order. */
  tried(): readonly OutgoingSend[] {
    return [...this.#tried.values()];
  }

  /** All of them, in order. */
  all(): readonly OutgoingSend[] {
    return [...this.#tried.values(), ...this.#waiting.toArray()];
  }

  isTried(sequence: Sequence): boolean {
    return this.#tried.has(sequence);
  }

  /** Takes a send out that has been on a stream; undefined when it is not there (any more). */
  settle(sequence: Sequence): OutgoingSend | undefined {
    const send = this.#tried.get(sequence);
    if (send !== undefined) this.#tried.delete(sequence);
    return send;
  }

  /**
   * Whether sends that have been on a stream can go again on one of this lineage: their sequences mean the same there.
   */
  canResendIn(lineage: Lineage): boolean {
    return this.#tried.size === 0 || lineage === this.#lineage;
  }

  /** Takes out all that have been on a stream. */
  giveUpTried(): readonly OutgoingSend[] {
    const given = this.tried();
    this.#tried.clear();
    return given;
  }

  /** From now on sequences belong to this lineage, in which the server has accepted them up to `last`. */
  follow(lineage: Lineage, last: Sequence): void {
    this.#lineage = lineage;
    this.skipBeyond(last);
  }

  /**
   * The server has higher sequences of this device than the device itself: another process used its name. Sends that
   * have not been on a stream are numbered again from there on.
   */
  skipBeyond(last: Sequence): void {
    if (this.#next - this.#waiting.length > last) return;
    this.#next = last + 1;
    for (const send of this.#waiting.toArray()) send.sequence = this.#next++ as Sequence;
  }
}
