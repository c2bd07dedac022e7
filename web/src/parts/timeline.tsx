import { useCallback, useMemo, useRef } from 'preact/hooks';
import type { ChatModel } from '../model/chat-model.ts';
import { estimateHeight } from '../model/row-height.ts';
import { buildRows, type TimelineRow } from '../model/timeline-rows.ts';
import { isGroup, type ConversationKey, type Device, type KeptMessage, type KeptRef } from '../sdk.ts';
import { dayWords } from '../words/dates.ts';
import { Arrivals } from './arrivals.tsx';
import type { BubbleHandlers } from './bubble.tsx';
import { Icon } from './icon.tsx';
import { Row, type RowProps } from './timeline-row.tsx';
import { useEarlier, type EarlierState } from './use-earlier.ts';
import { useModel, useNow } from './use-model.ts';
import { nearPx, useTimelinePlace } from './use-timeline-place.ts';
import { useVirtual } from './use-virtual.ts';
import { counted, t } from '../words/t.ts';

interface Props extends BubbleHandlers {
  readonly model: ChatModel;
  readonly device: Device;
  readonly conversation: ConversationKey;
}

/** Above the rows is room for what is said about earlier messages. */
const [paddingStart, paddingEnd] = [40, 12];

/** The messages of a conversation. Only those near the view are in the page. */
export function Timeline({ model, device, conversation, ...handlers }: Props) {
  useModel(model);
  const now = useNow(60_000);
  const box = useRef<HTMLDivElement>(null);
  const { firstNew, unread } = useFirstNew(model, conversation);
  const rows = useRows(model, conversation, firstNew);
  const getItemKey = useCallback((index: number) => rows[index]?.key ?? index, [rows]);
  const list = useVirtual({
    count: rows.length, paddingStart, paddingEnd, scrollEndThreshold: nearPx, getScrollElement: () => box.current,
    getItemKey, estimateSize: (index) => estimateHeight(rows[index]),
  });
  const earlier = useEarlier(model, device, conversation);
  const sends = model.pendingOf(conversation).length;
  const place = useTimelinePlace({ list, box, rows, sends, earlier, me: model.me });
  const title = model.titleOf(conversation);
  return (
    <div class="timeline-place">
      <Arrivals model={model} conversation={conversation} />
      <div
        class="timeline" ref={box} tabIndex={0} role="log" aria-live="off"
        aria-label={t('Messages, {name}', { name: title })} onKeyDown={place.onKeyDown}
      >
        {rows.length === 0 && (
          <p class="empty-timeline">{t('Say hello. Messages arrive even if nobody is here right now.')}</p>
        )}
        <div class="timeline-rows" style={{ height: `${list.getTotalSize()}px` }}>
          {rows.length > 0 && <Above state={earlier.state} onRead={() => void earlier.readMore()} />}
          <Shown {...{ list, rows, model, now, handlers }} isNamed={isGroup(conversation)} />
        </div>
      </div>
      {list.isScrolling && <FloatingDay row={place.top} now={now} />}
      {unread > 0 && place.isNewAbove && (
        <button type="button" class="to-new" onClick={place.toFirstNew}>
          <Icon name="up" />{counted('1 new message', unread)}
        </button>
      )}
      {!place.isAtEnd && <ToEnd count={place.below} onPress={place.toEnd} />}
    </div>
  );
}

interface ShownProps extends Omit<RowProps, 'row'> {
  readonly list: ReturnType<typeof useVirtual>;
  readonly rows: readonly TimelineRow[];
}

/** The rows near the view, at their place. */
function Shown({ list, rows, ...rest }: ShownProps) {
  const items = list.getVirtualItems();
  return (
    <div class="timeline-shown" style={{ transform: `translateY(${items[0]?.start ?? 0}px)` }}>
      {items.map(({ key, index }) => {
        const row = rows[index];
        return row && (
          <div key={key} class="row" data-index={index} ref={list.measureElement}>
            <Row {...rest} row={row} />
          </div>
        );
      })}
    </div>
  );
}

/** What was new when the conversation was opened: the line above it stays where it is. */
function useFirstNew(model: ChatModel, conversation: ConversationKey) {
  const unread = useMemo(() => model.unreadOf(conversation), [model, conversation]);
  const line = useRef<string | undefined>(undefined);
  if (unread > 0) line.current ??= model.firstNewOf(conversation, unread);
  return { firstNew: line.current, unread };
}

/** The rows change with the model alone: scrolling builds none. */
function useRows(
  model: ChatModel, conversation: ConversationKey, firstNew: string | undefined,
): readonly TimelineRow[] {
  return useMemo(() => buildRows({
    me: model.me, messages: model.messagesOf(conversation), pending: model.pendingOf(conversation),
    stateOf: (message: KeptMessage | KeptRef) => model.stateOf(message, conversation),
    seenTo: model.seenToOf(conversation), firstNew,
  }), [model, model.version, conversation, firstNew]);
}

/** The day of what is in view, while it is scrolled. */
function FloatingDay({ row, now }: { readonly row: TimelineRow | undefined; readonly now: number }) {
  if (row === undefined || row.timeMs === 0) return null;
  return <p class="day floating" aria-hidden="true"><span>{dayWords(row.timeMs, now)}</span></p>;
}

/** Above the first message. */
function Above({ state, onRead }: { readonly state: EarlierState; onRead(): void }) {
  return (
    <div class="above">
      {state === 'failed' && (
        <button type="button" class="earlier" onClick={onRead}>{t('Show earlier messages')}</button>
      )}
      {state === 'reading' && <p role="status">{t('Reading earlier messages …')}</p>}
      {state === 'none' && <p>{t('This is where the conversation began.')}</p>}
    </div>
  );
}

const ToEnd = ({ count, onPress }: { readonly count: number; onPress(): void }) => (
  <button type="button" class="to-end" onClick={onPress}>
    <Icon name="down" /><span class="hidden">{t('To the latest message')}</span>
    {count > 0 && <span class="badge">{count > 99 ? '99+' : count}<span class="hidden"> {t('new')}</span></span>}
  </button>
);
