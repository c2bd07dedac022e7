import { invalid } from './errors.ts';
import { cecochat } from './generated/messages.js';
import { maxUserId, toBigInt, toLong, type UserId } from './ids.ts';

const v1 = cecochat.v1;

/** The name of the frame, in `ready`, of servers that pass on who types. */
export const typingFrame = 'typing';
/** A device repeats the notice this often while its user types. */
export const typingEveryMs = 4_000;
/** Without another notice a user has stopped typing after this. */
export const typingExpiryMs = 6_000;

/** A user writes a message to another one, or has stopped. */
export interface Typing {
  /** Sent: who gets it. Received: who types. */
  readonly other: UserId;
  readonly isTyping: boolean;
}

/**
 * Reads a `typing` frame of a device or of a server. Throws a ChatError `invalid-argument` that names the field and the
 * rule.
 */
export function parseTyping({ other, stopped }: cecochat.v1.ITyping): Typing {
  const id = toBigInt(other);
  if (id < 1n || id > maxUserId) throw invalid('other', 'must be a user id, 1 or more and below 2^63');
  return { other: id as UserId, isTyping: stopped !== true };
}

const wireTyping = ({ other, isTyping }: Typing): cecochat.v1.ITyping => ({
  other: toLong(other), ...(!isTyping && { stopped: true }),
});

/** A `typing` frame of a device. */
export const encodeTyping = (typing: Typing): Uint8Array =>
  v1.ChatRequest.encode({ typing: wireTyping(typing) }).finish();

/** A `typing` frame of a server, for the devices of the user who gets it. */
export const encodeTypingNotice = (typing: Typing): Uint8Array =>
  v1.ChatResponse.encode({ typing: wireTyping(typing) }).finish();
