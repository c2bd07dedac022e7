import type { ChatModel } from '../model/chat-model.ts';
import type { ConversationKey } from '../sdk.ts';
import { presenceWords } from '../words/presence.ts';
import { t } from '../words/t.ts';
import { useNow } from './use-model.ts';

interface Props {
  readonly model: ChatModel;
  readonly conversation: ConversationKey;
}

/** The other user of the open dialog. The line below the name is always there, so that nothing moves. */
export function DialogHead({ model, conversation }: Props) {
  const now = useNow(30_000);
  const name = model.titleOf(conversation);
  const isTyping = model.isTyping(conversation);
  return (
    <div class="head-words">
      <h1 dir="auto">{name}</h1>
      <p>
        {isTyping ? '' : presenceWords(model.presenceOf(conversation), now)}
        <span role="status">{isTyping ? t('{name} is typing', { name }) : ''}</span>
      </p>
    </div>
  );
}
