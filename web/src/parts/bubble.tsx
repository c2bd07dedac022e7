import type { ChatModel } from '../model/chat-model.ts';
import type { Bubble } from '../model/timeline-rows.ts';
import type { MessageAction } from '../sdk.ts';
import { fullWords, timeWords } from '../words/dates.ts';
import type { ComposerSubject } from './composer.tsx';
import { Icon } from './icon.tsx';
import { MessageMenu } from './message-menu.tsx';
import { MessageText } from './message-text.tsx';
import { Reactions } from './reactions.tsx';

export interface BubbleHandlers {
  onRetry(bubble: Bubble): void;
  onForget(key: string): void;
  onAbout(subject: ComposerSubject): void;
  onAction(action: MessageAction): void;
}

interface Props {
  readonly bubble: Bubble;
  readonly isOwn: boolean;
  readonly model: ChatModel;
  readonly handlers: BubbleHandlers;
}

/** A message with what can be done about it, and the reactions to it. */
export function BubblePlace({ bubble, isOwn, model, handlers }: Props) {
  const { text, state, isDeleted, message, reactions = [] } = bubble;
  const isThere = (state === 'sent' || state === 'seen') && isDeleted !== true && text !== undefined;
  return (
    <div class="bubble-place">
      <Body {...{ bubble, isOwn, model, handlers }} />
      {message !== undefined && isThere && <MessageMenu {...{ message, text, isOwn, reactions }} {...handlers} />}
      {message !== undefined && reactions.length > 0 && (
        <Reactions {...{ model, message, reactions }} onAction={handlers.onAction} />
      )}
    </div>
  );
}

function Body({ bubble, isOwn, model, handlers }: Props) {
  const { key, text, state, problem, answers, isDeleted } = bubble;
  return (
    <div class={`bubble ${state}${isDeleted === true ? ' deleted' : ''}`}>
      {answers !== undefined && (
        <p class="answered" dir="auto"><strong>{model.nameOf(answers.sender)}</strong>{answers.words}</p>
      )}
      {isDeleted === true ? <p class="text unknown">Deleted message</p> : <MessageText text={text} />}
      <Foot {...{ bubble, isOwn }} />
      {state === 'refused' && (
        <span class="refusal">
          <span>Not sent: {problem}</span>
          <button type="button" class="link" onClick={() => handlers.onRetry(bubble)}>Try again</button>
          <button type="button" class="link" onClick={() => handlers.onForget(key)}>Remove</button>
        </span>
      )}
    </div>
  );
}

const Foot = ({ bubble: { timeMs, state, isEdited }, isOwn }: Pick<Props, 'bubble' | 'isOwn'>) => (
  <span class="bubble-foot">
    {isEdited === true && <span class="edited">edited</span>}
    {timeMs > 0 && <time dateTime={new Date(timeMs).toISOString()} title={fullWords(timeMs)}>{timeWords(timeMs)}</time>}
    {isOwn && state === 'sent' && <span class="mark" title="Sent"><Icon name="check" /><span class="hidden">Sent</span></span>}
    {state === 'seen' && <span class="mark" title="Seen"><Icon name="checks" /><span class="hidden">Seen</span></span>}
    {state === 'pending' && <span class="mark" title="On its way"><Icon name="clock" /><span class="hidden">On its way</span></span>}
  </span>
);
