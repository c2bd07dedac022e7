import type {
  Activity, cecochat, ChatError, ChatEvent, Content, Epoch, GroupId, Lineage, MessageId, Offset, Partition, Receipt,
  SeenMark, Sequence, Target, Typing, UserId, UserPresence,
} from '@cecochat/contracts';

/**
 * Names one stream of a session: a session may have two while it moves. Grows; a closed stream's key is never used
 * again.
 */
export type StreamKey = number;

/** Where a user is served. */
export interface Route {
  /** The messaging server, host:port. */
  readonly address: string;
  /** The history service, host:port. */
  readonly historyAddress: string;
  /** The service of groups, host:port; undefined while the platform does not know it. */
  readonly groupsAddress?: string | undefined;
  readonly partition: Partition;
  readonly epoch: Epoch;
}

/** An event as a device receives it: with its place in the user's partition. */
export type ReceivedEvent = ChatEvent & { readonly offset: Offset };

/** An event on its way. The sequence is final once it has been on a stream. */
export interface OutgoingSend {
  sequence: Sequence;
  readonly target: Target;
  readonly content: Content;
  /** Identifies the send for its caller; 0 for one that comes from an outbox of an earlier run. */
  readonly ticket: number;
}

/**
 * Offsets that history does not have and never will: the platform lost what was there, if there was something for the
 * user.
 */
export interface HistoryGap {
  readonly from: Offset;
  /** The first offset after the gap. */
  readonly to: Offset;
}

/**
 * Events of a group that the device lacks, though it has earlier and later ones: the platform did not deliver them,
 * such as while the group was too large. The history of the group may have them.
 */
export interface GroupGap {
  readonly group: GroupId;
  /** seq of the first one. */
  readonly from: number;
  /** seq of the first event after the gap. */
  readonly to: number;
}

/** A page of the user's history. */
export interface HistoryPage {
  readonly events: readonly cecochat.v1.IStoredEvent[];
  readonly nextCursor: Offset;
  readonly watermark: Offset;
  /** In order; readers that page forward get each once. */
  readonly gaps: readonly HistoryGap[];
}

export type TimerName = 'retry' | 'open' | 'look' | 'history' | 'move' | 'receipts' | 'typing' | 'watch';

/**
 * - idle: not started
 * - connecting: asks where to go, or waits for the stream to open
 * - catching-up: the stream is open, the missed events are on their way
 * - live: everything up to the moment the stream opened is here
 * - waiting: something failed, the next attempt follows
 * - closed: for good
 */
export type SessionStatus = 'idle' | 'connecting' | 'catching-up' | 'live' | 'waiting' | 'closed';

/** An event for the machine. Inputs of a stream or a read that is over are ignored, so that late ones do no harm. */
export type Input =
  | { readonly kind: 'start' }
  | { readonly kind: 'lookup-answered'; readonly route: Route }
  | { readonly kind: 'lookup-failed'; readonly error: ChatError }
  | { readonly kind: 'frame'; readonly key: StreamKey; readonly frame: cecochat.v1.IChatResponse }
  | { readonly kind: 'stream-closed'; readonly key: StreamKey; readonly error: ChatError }
  | { readonly kind: 'history-page'; readonly read: number; readonly page: HistoryPage }
  | { readonly kind: 'history-failed'; readonly read: number; readonly error: ChatError }
  | { readonly kind: 'send'; readonly target: Target; readonly content: Content; readonly ticket: number }
  | { readonly kind: 'seen'; readonly mark: SeenMark }
  | { readonly kind: 'typing'; readonly typing: Typing }
  /** The users to watch from now on. */
  | { readonly kind: 'watch'; readonly users: ReadonlySet<UserId> }
  | { readonly kind: 'activity'; readonly activity: Activity }
  | { readonly kind: 'timer'; readonly timer: TimerName }
  | { readonly kind: 'token-refreshed' }
  | { readonly kind: 'token-failed'; readonly error: ChatError }
  /** The session is to end: because it is asked to, or because of something outside of the machine. */
  | { readonly kind: 'close'; readonly error?: ChatError };

/** The actions to perform, in this order. */
export type Output =
  | { readonly kind: 'lookup' }
  | {
      readonly kind: 'open-stream';
      readonly key: StreamKey;
      readonly address: string;
      /** Of the routing that the address comes from. */
      readonly epoch: Epoch;
      readonly device: string;
      readonly cursor: Offset | undefined;
      /** The lineage of the device's sequences; undefined until a server has named it. */
      readonly lineage: Lineage | undefined;
      readonly activity: Activity;
    }
  | { readonly kind: 'send-frame'; readonly key: StreamKey; readonly send: OutgoingSend }
  | { readonly kind: 'send-receipt'; readonly key: StreamKey; readonly mark: SeenMark }
  | { readonly kind: 'send-typing'; readonly key: StreamKey; readonly typing: Typing }
  | { readonly kind: 'send-watch'; readonly key: StreamKey; readonly users: ReadonlySet<UserId> }
  | { readonly kind: 'send-activity'; readonly key: StreamKey; readonly activity: Activity }
  | { readonly kind: 'close-stream'; readonly key: StreamKey }
  | {
      readonly kind: 'read-history';
      readonly read: number;
      readonly address: string;
      readonly cursor: Offset;
      readonly count: number;
    }
  | { readonly kind: 'refresh-token' }
  /** Sets a timer, in place of the one of the same name. */
  | { readonly kind: 'set-timer'; readonly timer: TimerName; readonly delayMs: number }
  | { readonly kind: 'clear-timer'; readonly timer: TimerName }
  | { readonly kind: 'emit'; readonly event: ReceivedEvent }
  /** An event that the session has emitted before is in the log at another place as well. */
  | { readonly kind: 'emit-repeat'; readonly event: ReceivedEvent }
  /** The user, or the other user of a dialog, has seen something. */
  | { readonly kind: 'emit-receipt'; readonly receipt: Receipt }
  /** Another user types to this one, or has stopped; only changes. */
  | { readonly kind: 'emit-typing'; readonly typing: Typing }
  /** A watched user came, left, or became idle or active: only changes, and the first that is known of a user. */
  | { readonly kind: 'emit-presence'; readonly presence: UserPresence }
  /** A frame without a number was refused: the list of watched users. */
  | { readonly kind: 'watch-refused'; readonly error: ChatError }
  /** A delivery that does not decode as an event; it was skipped. */
  | { readonly kind: 'unreadable'; readonly offset: Offset; readonly reason: string }
  /** Events may be missing there; emitted once, between the events before and after. */
  | { readonly kind: 'gap'; readonly gap: HistoryGap }
  /** Emitted before the event after the gap. */
  | { readonly kind: 'group-gap'; readonly gap: GroupGap }
  | { readonly kind: 'acked'; readonly send: OutgoingSend; readonly messageId: MessageId }
  | { readonly kind: 'failed'; readonly send: OutgoingSend; readonly error: ChatError }
  | { readonly kind: 'status'; readonly status: SessionStatus; readonly error: ChatError | undefined }
  /** The session is over; without an error because it was asked to end. */
  | { readonly kind: 'ended'; readonly error: ChatError | undefined };

/** The machine's view of the world: time and randomness. */
export interface World {
  /** Milliseconds of a monotonic clock. */
  readonly nowMs: number;
  /** 0 <= value < 1. */
  readonly random: () => number;
}
