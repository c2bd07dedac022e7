import type { ChatModel } from '../model/chat-model.ts';
import type { BubbleReaction } from '../model/timeline-rows.ts';
import type { KeptRef, MessageAction } from '../sdk.ts';
import { t } from '../words/t.ts';

interface Props {
  readonly model: ChatModel;
  readonly message: KeptRef;
  readonly reactions: readonly BubbleReaction[];
  onAction(action: MessageAction): void;
}

/** The emoji under a message. A press sets the same one, or removes one's own. */
export const Reactions = ({ model, message, reactions, onAction }: Props) => (
  <ul class="reactions" aria-label={t('Reactions')}>
    {reactions.map(({ emoji, users, isOwn }) => {
      const names = users.map((user) => model.nameOf(user)).join(', ');
      return (
        <li key={emoji}>
          <button
            type="button" class={isOwn ? 'reaction own' : 'reaction'} aria-pressed={isOwn} title={names}
            aria-label={t('{emoji} of {names}', { emoji, names })}
            onClick={() => onAction({ kind: 'reaction', message, emoji, isSet: !isOwn })}
          >
            {emoji}{users.length > 1 && <span>{users.length}</span>}
          </button>
        </li>
      );
    })}
  </ul>
);
