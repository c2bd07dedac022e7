import {
  conversationSettingsContent, conversationSettingsKind, deletionContent, editContent, groupId, reactionContent,
  userSettingsContent,
} from '@cecochat/contracts';
import { replyContent, textContent, userId, type ChatEvent, type Content, type NamedConversation } from '../index.ts';
import { isGroup, otherUserOf, refOf, type ConversationKey, type PendingSend } from './records.ts';

type Sent = Pick<PendingSend, 'conversation' | 'text' | 'action' | 'settings' | 'userSettings'>;

function namedBy(conversation: ConversationKey): NamedConversation {
  const id = BigInt(otherUserOf(conversation));
  return isGroup(conversation) ? { group: groupId(id) } : { other: userId(id) };
}

/** Pure: the body of a send. */
export function contentOf({ conversation, text, action, settings, userSettings }: Sent): Content {
  if (userSettings !== undefined) return userSettingsContent(userSettings) as Content;
  if (settings !== undefined) return conversationSettingsContent(namedBy(conversation), settings) as Content;
  if (action === undefined) return textContent(text);
  const message = refOf(action.message, conversation);
  switch (action.kind) {
    case 'reply': return replyContent(text, message);
    case 'edit': return editContent(message, text) as Content;
    case 'deletion': return deletionContent(message) as Content;
    case 'reaction': return reactionContent(message, action.emoji, action.isSet) as Content;
  }
}

/** Pure: the body of an event that sets something; undefined for every other one. */
export function contentOfSettings(event: ChatEvent): Content | undefined {
  if (event.kind === 'user-settings') return userSettingsContent(event.body) as Content;
  if (event.kind !== 'conversation-settings') return undefined;
  return { kind: conversationSettingsKind, body: event.body } as Content;
}
