import { ChatError, deletionKind, timeOfId, type MessageId, type UserId } from '@cecochat/contracts';
import type { Send } from './parse-send.ts';

/**
 * Refuses a send for who sends what where and when, as far as the send itself shows it; see `SendContext`. The time of
 * a send is that of its message id. So each attempt of a send has the same outcome, whenever it comes: one that was
 * written for the receiver alone is never refused when it comes again. Throws a ChatError with the reason.
 */
export function checkSend({ receiver, group, content }: Send, from: Sent): void {
  const { kind, body } = content;
  const { sender, id, editWindowMs, blockedSinceMs = Number.POSITIVE_INFINITY } = from;
  // What was sent before can be deleted.
  if (timeOfId(id) >= blockedSinceMs && kind !== deletionKind) {
    throw new ChatError('not-accepted', 'the receiver takes no messages of this user', { field: 'receiver' });
  }
  kind.check?.(body, { sender, receiver, group, sentMs: timeOfId(id), editWindowMs });
}

export interface Sent {
  readonly sender: UserId;
  readonly id: MessageId;
  readonly editWindowMs: number;
  /** Since when the receiver takes no messages of the sender, in milliseconds since the Unix epoch. */
  readonly blockedSinceMs?: number | undefined;
}
