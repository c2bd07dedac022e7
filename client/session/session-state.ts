import type { BackOff, cecochat, Epoch, Lineage, Offset, Sequence, UserId } from '@cecochat/contracts';
import type { Output, OutgoingSend, Route, SessionStatus, StreamKey, World } from './machine.ts';
import { Outgoing, type KeptSends } from './outgoing.ts';
import { OutgoingReceipts } from './outgoing-receipts.ts';
import { Seen, type GroupHighWater, type HighWater } from './seen.ts';
import { TypingState } from './typing-state.ts';
import { Watched } from './watched.ts';

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
