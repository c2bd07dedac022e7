import { deletionContent, editContent, reactionContent } from '@cecochat/contracts';
import { replyContent, textContent, type Content } from '../index.ts';
import { refOf, type PendingSend } from './records.ts';

/** Pure: the body of a send. */
export function contentOf({ conversation, text, action }: Pick<PendingSend, 'conversation' | 'text' | 'action'>): Content {
  if (action === undefined) return textContent(text);
  const message = refOf(action.message, conversation);
  switch (action.kind) {
    case 'reply': return replyContent(text, message);
    case 'edit': return editContent(message, text) as Content;
    case 'deletion': return deletionContent(message) as Content;
    case 'reaction': return reactionContent(message, action.emoji, action.isSet) as Content;
  }
}
