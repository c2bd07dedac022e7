import { lineage, messageId, sequence, userId, type GroupId } from '@cecochat/contracts';
import { isGroup, otherUserOf, refOf, type ChatEvent, type EventBody, type KeptMessage } from '../sdk.ts';

/** Pure: what is kept as an event, for the merge of messages with their changes. It has no device and no sequence. */
export function eventOf(kept: KeptMessage, me: string): ChatEvent {
  const { conversation, sender, id } = kept;
  const other = BigInt(otherUserOf(conversation));
  const shared = {
    messageId: messageId(BigInt(kept.messageId ?? (isGroup(conversation) ? 0n : id))), sender: userId(BigInt(sender)),
    device: '', lineage: lineage(0), sequence: sequence(0),
  };
  const envelope = isGroup(conversation)
    ? { ...shared, group: other as GroupId, seq: Number(id), n: 0 }
    : { ...shared, receiver: sender === me ? userId(other) : userId(BigInt(me)) };
  return { ...envelope, ...bodyOf(kept) };
}

function bodyOf({ text, action, conversation }: KeptMessage): EventBody {
  if (action === undefined) return text === undefined ? { kind: 'unknown', body: undefined } : { kind: 'text', body: text };
  const message = refOf(action.message, conversation);
  switch (action.kind) {
    case 'reply': return { kind: 'text', body: text ?? '', replyTo: message };
    case 'edit': return { kind: 'edit', body: { message, text: text ?? '' } };
    case 'deletion': return { kind: 'deletion', body: { message } };
    case 'reaction': return { kind: 'reaction', body: { message, emoji: action.emoji, isSet: action.isSet } };
  }
}

/** Pure: whether it is shown as a message of its own, and not as a change of another one. */
export const isMessage = ({ action }: Pick<KeptMessage, 'action'>): boolean =>
  action === undefined || action.kind === 'reply';
