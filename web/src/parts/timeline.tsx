import { useEffect, useMemo, useRef, useState } from 'preact/hooks';
import type { ChatModel } from '../model/chat-model.ts';
import { buildRows, type TimelineRow } from '../model/timeline-rows.ts';
import { isGroup, type ConversationKey, type Device, type KeptMessage, type KeptRef } from '../sdk.ts';
import { dayWords } from '../words/dates.ts';
import { Arrivals } from './arrivals.tsx';
import type { BubbleHandlers } from './bubble.tsx';
import { Icon } from './icon.tsx';
import { Row } from './timeline-row.tsx';
import { useEarlier, type EarlierState } from './use-earlier.ts';
import { useModel, useNow } from './use-model.ts';
import { nearPx, useTimelinePlace } from './use-timeline-place.ts';
import { useVirtual } from './use-virtual.ts';

interface Props extends BubbleHandlers {
  readonly model: ChatModel;
  readonly device: Device;
  readonly conversation: ConversationKey;
}

/** Above the rows is room for what is said about earlier messages. */
const [paddingStart, paddingEnd] = [52, 12];

/** The messages of a conversation. Only those near the view are in the page. */
export function Timeline({ model, device, conversation, ...handlers }: Props) {
  useModel(model);
  const now = useNow(60_000);
  const box = useRef<HTMLDivElement>(null);
  const { firstNew, unread } = useFirstNew(model, conversation);
  const rows = useRows(model, conversation, firstNew);
  const list = useVirtual({
    count: rows.length, paddingStart, paddingEnd, scrollEndThreshold: nearPx, getScrollElement: () => box.current,
    getItemKey: (index) => rows[index]?.key ?? index, estimateSize: (index) => estimate(rows[index]),
  });
  const earlier = useEarlier(model, device, conversation);
  const items = list.getVirtualItems();
  const sends = model.pendingOf(conversation).length;
  const place = useTimelinePlace({ list, box, rows, sends, earlier, me: model.me });
  const isNamed = isGroup(conversation);
  const { top } = place;
  return (
    <div class="timeline-place">
      <Arrivals model={model} conversation={conversation} />
      <div class="timeline" ref={box} tabIndex={0} role="log" aria-live="off" aria-label={`Messages, ${model.titleOf(conversation)}`}>
        {rows.length === 0 && <p class="empty-timeline">Say hello. Messages arrive even if nobody is here right now.</p>}
        <div class="timeline-rows" style={{ height: `${list.getTotalSize()}px` }}>
          {rows.length > 0 && <Above state={earlier.state} onRead={() => void earlier.readMore()} />}
          <div class="timeline-shown" style={{ transform: `translateY(${items[0]?.start ?? 0}px)` }}>
            {items.map(({ key, index }) => {
              const row = rows[index];
              return row && (
                <div key={key} class="row" data-index={index} ref={list.measureElement}>
                  <Row {...{ row, model, now, handlers, isNamed }} />
                </div>
              );
            })}
          </div>
        </div>
      </div>
      {list.isScrolling && top !== undefined && top.timeMs > 0 && (
        <p class="day floating" aria-hidden="true"><span>{dayWords(top.timeMs, now)}</span></p>
      )}
      {unread > 0 && place.isNewAbove && (
        <button type="button" class="to-new" onClick={place.toFirstNew}><Icon name="up" />{newWords(unread)}</button>
      )}
      {!place.isAtEnd && <ToEnd count={place.below} onPress={place.toEnd} />}
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
function useRows(model: ChatModel, conversation: ConversationKey, firstNew: string | undefined): readonly TimelineRow[] {
  return useMemo(() => buildRows({
    me: model.me, messages: model.messagesOf(conversation), pending: model.pendingOf(conversation),
    stateOf: (message: KeptMessage | KeptRef) => model.stateOf(message, conversation),
    seenTo: model.seenToOf(conversation), firstNew,
  }), [model, model.version, conversation, firstNew]);
}

/** Pure: about how high a row is, in pixels, until it has been in the page. */
function estimate(row: TimelineRow | undefined): number {
  if (row === undefined) return 0;
  const lines = (row.dayMs === undefined ? 0 : 54) + (row.isFirstNew ? 47 : 0);
  if (row.kind === 'change') return lines + 32;
  const { text = '', reactions = [], answers } = row.bubble;
  const textLines = Math.ceil(text.length / 70) + (text.match(/\n/g)?.length ?? 0);
  return lines + (row.startsGroup ? 12 : 3) + 14 + 22 * Math.max(1, textLines) + (answers ? 44 : 0) + (reactions.length > 0 ? 24 : 0);
}

/** Above the first message. */
function Above({ state, onRead }: { readonly state: EarlierState; onRead(): void }) {
  return (
    <div class="above">
      {state === 'failed' && <button type="button" class="earlier" onClick={onRead}>Show earlier messages</button>}
      {state === 'reading' && <p role="status">Reading earlier messages …</p>}
      {state === 'none' && <p>This is where the conversation began.</p>}
    </div>
  );
}

const newWords = (count: number): string => (count === 1 ? '1 new message' : `${count} new messages`);

const ToEnd = ({ count, onPress }: { readonly count: number; onPress(): void }) => (
  <button type="button" class="to-end" onClick={onPress} aria-label="To the latest message">
    <Icon name="down" />
    {count > 0 && <span class="badge">{count > 99 ? '99+' : count}<span class="hidden"> new</span></span>}
  </button>
);
