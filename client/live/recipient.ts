import { textContent, type Content, type Envelope, type GroupId, type Target, type UserId } from '@cecochat/contracts';

/** Where a message goes: to a user, or to a group. */
export type Recipient = UserId | { readonly group: GroupId };

export const targetOf = (to: Recipient): Target => (typeof to === 'bigint' ? { receiver: to } : { group: to.group });

/** Where what is about a message goes: to its conversation. */
export function conversationOf({ sender, receiver, group }: Envelope, me: UserId | undefined): Recipient {
  if (group !== undefined) return { group };
  return sender === me ? receiver : sender;
}

/** Half a character becomes U+FFFD, as it would when it is encoded. */
export const contentOf = (message: string | Content): Content =>
  typeof message === 'string' ? textContent(message.toWellFormed()) : message;
