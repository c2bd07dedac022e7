import type { ChatError, MessageId, Receipt, Sequence, Typing, UserPresence } from '@cecochat/contracts';
import type { GroupGap, HistoryGap, ReceivedEvent, SessionState, SessionStatus } from '../session/index.ts';
import type { Transport } from '../transport/index.ts';
import type { ClientLogger } from './client-logger.ts';
import type { OutboxKeeper } from './outbox-keeper.ts';

/** The callbacks for the outcome of a send. */
export interface SendWaiter {
  acked(sequence: Sequence, messageId: MessageId): void;
  failed(error: ChatError): void;
}

export interface SentMessage {
  readonly sequence: Sequence;
  readonly messageId: MessageId;
}

/** The parts of a session, once its user is known. */
export interface SessionParts {
  readonly state: SessionState;
  readonly keeper: OutboxKeeper | undefined;
  readonly transport: Transport;
  readonly token: string;
}

/** The context of preparing a session. */
export interface Preparation {
  /** Aborted when the session is closed meanwhile. */
  readonly signal: AbortSignal;
  /** A dependency is unavailable, the next attempt follows. */
  onWaiting(error: ChatError): void;
}

export interface SessionHooks {
  /** Prepares the parts; a session that cannot be prepared ends with the reason. */
  readonly prepare: (preparation: Preparation) => Promise<SessionParts>;
  /** Asks for a new token. */
  readonly refresh: () => Promise<string>;
  /** Takes the events in place of the loop. */
  readonly onEvent: ((event: ReceivedEvent) => void) | undefined;
  readonly onGap: ((gap: HistoryGap) => void) | undefined;
  readonly onGroupGap: ((gap: GroupGap) => void) | undefined;
  readonly onRepeat: ((event: ReceivedEvent) => void) | undefined;
  readonly onReceipt: ((receipt: Receipt) => void) | undefined;
  readonly onPresence: ((presence: UserPresence) => void) | undefined;
  readonly onTyping: ((typing: Typing) => void) | undefined;
  readonly onStatus: ((status: SessionStatus, error: ChatError | undefined) => void) | undefined;
  /** Called once everything is closed. */
  readonly onEnded: () => void;
  readonly logger: ClientLogger | undefined;
  /** Sends that may wait for the preparation. */
  readonly maxQueuedSends: number;
}
