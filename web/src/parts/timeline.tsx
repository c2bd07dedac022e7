import { useEffect, useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ChatModel } from '../model/chat-model.ts';
import { buildRows, type Bubble, type TimelineRow } from '../model/timeline-rows.ts';
import { isGroup, type ConversationKey, type Device, type KeptMessage, type KeptRef, type MessageAction } from '../sdk.ts';
import { dayWords, fullWords, timeWords } from '../words/dates.ts';
import { changeWords } from '../words/group-changes.ts';
import { Avatar } from './avatar.tsx';
import type { ComposerSubject } from './composer.tsx';
import { Icon } from './icon.tsx';
import { MessageMenu } from './message-menu.tsx';
import { MessageText } from './message-text.tsx';
import { Reactions } from './reactions.tsx';
import { useEarlier } from './use-earlier.ts';
import { useModel, useNow } from './use-model.ts';

interface Props {
  readonly model: ChatModel;
  readonly device: Device;
  readonly conversation: ConversationKey;
  onRetry(bubble: Bubble): void;
  onForget(key: string): void;
  onAbout(subject: ComposerSubject): void;
  onAction(action: MessageAction): void;
}

type Handlers = Pick<Props, 'onRetry' | 'onForget' | 'onAbout' | 'onAction'>;

/** Messages that are shown at first, and more with each press of the button above them. */
const pageSize = 150;
/** As near to the end, new messages keep the end in view. */
const nearPx = 80;

export function Timeline({ model, device, conversation, ...handlers }: Props) {
  useModel(model);
  const now = useNow(60_000);
  const place = useRef<HTMLDivElement>(null);
  const [shownCount, setShownCount] = useState(pageSize);
  const [isAtEnd, setAtEnd] = useState(true);
  // The line above what was unread stays where it was when the conversation was opened.
  const unread = useMemo(() => model.unreadOf(conversation), [model, conversation]);
  const line = useRef<string | undefined>(undefined);
  if (unread > 0) line.current ??= model.firstNewOf(conversation, unread);
  const firstNew = line.current;
  const all = model.messagesOf(conversation);
  const pending = model.pendingOf(conversation);
  const stateOf = (message: KeptMessage | KeptRef) => model.stateOf(message, conversation);
  const [me, seenTo] = [model.me, model.seenToOf(conversation)];
  const rows = buildRows({ me, messages: all.slice(-shownCount), pending, stateOf, seenTo, firstNew });
  const { hasMore, readMore } = useEarlier(model, device, conversation);
  const showEarlier = async () => {
    if (all.length <= shownCount) await readMore();
    setShownCount(shownCount + pageSize);
  };
  const toEnd = () => place.current?.scrollTo({ top: place.current.scrollHeight });
  useLayoutEffect(() => {
    if (isAtEnd) toEnd();
  });
  useEffect(() => {
    const resized = new ResizeObserver(() => isAtEnd && toEnd());
    if (place.current !== null) resized.observe(place.current);
    return () => resized.disconnect();
  }, [isAtEnd]);
  const onScroll = () => {
    const { scrollTop = 0, scrollHeight = 0, clientHeight = 0 } = place.current ?? {};
    setAtEnd(scrollHeight - scrollTop - clientHeight < nearPx);
  };
  return (
    <div class="timeline-place">
      <div class="timeline" ref={place} onScroll={onScroll} tabIndex={0} role="log" aria-label={`Messages, ${model.titleOf(conversation)}`}>
        {(all.length > shownCount || (hasMore && all.length > 0)) && (
          <button type="button" class="earlier" onClick={() => void showEarlier()}>Show earlier messages</button>
        )}
        {rows.length === 0 && <p class="empty-timeline">Say hello. Messages arrive even if nobody is here right now.</p>}
        {rows.map((row) => <Row key={row.key} {...{ row, model, now, handlers }} isNamed={isGroup(conversation)} />)}
      </div>
      {!isAtEnd && (
        <button type="button" class="to-end" onClick={toEnd} aria-label="To the latest message"><Icon name="down" /></button>
      )}
    </div>
  );
}

interface RowProps extends Pick<Props, 'model'> {
  readonly handlers: Handlers;
  readonly row: TimelineRow;
  readonly now: number;
  /** Bubbles have the name of their sender above them: in a group there are several. */
  readonly isNamed: boolean;
}

function Row({ row, model, now, isNamed, handlers }: RowProps) {
  if (row.kind === 'day') return <p class="day"><span>{dayWords(row.timeMs, now)}</span></p>;
  if (row.kind === 'unread') return <p class="unread-line"><span>New messages</span></p>;
  if (row.kind === 'change') {
    const { change, sender } = row;
    return <p class="change" dir="auto">{changeWords(change, { me: model.me, sender, nameOf: (user) => model.nameOf(user) })}</p>;
  }
  const isOwn = row.sender === model.me;
  return (
    <div class={isOwn ? 'group own' : 'group'}>
      {!isOwn && <Avatar id={row.sender} name={model.nameOf(row.sender)} />}
      <ul class="bubbles" aria-label={model.nameOf(row.sender)}>
        {isNamed && !isOwn && <li class="sender" aria-hidden="true" dir="auto">{model.nameOf(row.sender)}</li>}
        {row.bubbles.map((bubble) => <BubbleItem key={bubble.key} {...{ bubble, isOwn, model, handlers }} />)}
      </ul>
    </div>
  );
}

interface BubbleProps extends Pick<RowProps, 'model' | 'handlers'> {
  readonly bubble: Bubble;
  readonly isOwn: boolean;
}

function BubbleItem({ bubble, isOwn, model, handlers }: BubbleProps) {
  const { text, state, isDeleted, message, reactions = [] } = bubble;
  const isThere = (state === 'sent' || state === 'seen') && isDeleted !== true && text !== undefined;
  return (
    <li class="bubble-place">
      <BubbleBody {...{ bubble, isOwn, model, handlers }} />
      {message !== undefined && isThere && <MessageMenu {...{ message, text, isOwn, reactions }} {...handlers} />}
      {message !== undefined && reactions.length > 0 && (
        <Reactions {...{ model, message, reactions }} onAction={handlers.onAction} />
      )}
    </li>
  );
}

function BubbleBody({ bubble, isOwn, model, handlers }: BubbleProps) {
  const { key, text, state, problem, answers, isDeleted } = bubble;
  return (
    <div class={`bubble ${state}${isDeleted === true ? ' deleted' : ''}`}>
      {answers !== undefined && (
        <p class="answered" dir="auto"><strong>{model.nameOf(answers.sender)}</strong>{answers.words}</p>
      )}
      {isDeleted === true ? <p class="text unknown">Deleted message</p> : <MessageText text={text} />}
      <BubbleFoot {...{ bubble, isOwn }} />
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

const BubbleFoot = ({ bubble: { timeMs, state, isEdited }, isOwn }: Pick<BubbleProps, 'bubble' | 'isOwn'>) => (
  <span class="bubble-foot">
    {isEdited === true && <span class="edited">edited</span>}
    {timeMs > 0 && <time dateTime={new Date(timeMs).toISOString()} title={fullWords(timeMs)}>{timeWords(timeMs)}</time>}
    {isOwn && state === 'sent' && <span class="mark" title="Sent"><Icon name="check" /><span class="hidden">Sent</span></span>}
    {state === 'seen' && <span class="mark" title="Seen"><Icon name="checks" /><span class="hidden">Seen</span></span>}
    {state === 'pending' && <span class="mark" title="On its way"><Icon name="clock" /><span class="hidden">On its way</span></span>}
  </span>
);
