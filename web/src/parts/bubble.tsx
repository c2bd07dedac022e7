import type { ChatModel } from '../model/chat-model.ts';
import type { Bubble } from '../model/timeline-rows.ts';
import type { MessageAction } from '../sdk.ts';
import { fullWords, timeWords } from '../words/dates.ts';
import { isEmojiOnly, splitLinks } from '../words/links.ts';
import { t } from '../words/t.ts';
import type { ComposerSubject } from './composer.tsx';
import { Icon, type IconName } from './icon.tsx';
import { MessageMenu } from './message-menu.tsx';
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
      {isDeleted === true ? <p class="text unknown">{t('Deleted message')}</p> : <MessageText text={text} />}
      <Foot {...{ bubble, isOwn }} />
      {state === 'refused' && (
        <span class="refusal">
          <span>{t('Not sent: {reason}', { reason: problem ?? '' })}</span>
          <button type="button" class="link" onClick={() => handlers.onRetry(bubble)}>{t('Try again')}</button>
          <button type="button" class="link" onClick={() => handlers.onForget(key)}>{t('Remove')}</button>
        </span>
      )}
    </div>
  );
}

const Foot = ({ bubble: { timeMs, state, isEdited }, isOwn }: Pick<Props, 'bubble' | 'isOwn'>) => (
  <span class="bubble-foot">
    {isEdited === true && <span class="edited">{t('edited')}</span>}
    {timeMs > 0 && <time dateTime={new Date(timeMs).toISOString()} title={fullWords(timeMs)}>{timeWords(timeMs)}</time>}
    {isOwn && state === 'sent' && <Mark icon="check" words={t('Sent')} />}
    {state === 'seen' && <Mark icon="checks" words={t('Seen')} />}
    {state === 'pending' && <Mark icon="clock" words={t('On its way')} />}
  </span>
);

const Mark = ({ icon, words }: { readonly icon: IconName; readonly words: string }) => (
  <span class="mark" title={words}><Icon name={icon} /><span class="hidden">{words}</span></span>
);

/** A text as it was written: nothing in it is markup, and links are links. */
function MessageText({ text }: { readonly text: string | undefined }) {
  if (text === undefined) return <p class="text unknown">{t('This message needs a newer version of this page.')}</p>;
  return (
    <p class={isEmojiOnly(text) ? 'text large' : 'text'} dir="auto">
      {splitLinks(text).map((part, index) => (part.kind === 'text'
        ? part.text
        : <a key={index} href={part.text} target="_blank" rel="noopener noreferrer nofollow">{part.text}</a>))}
    </p>
  );
}
