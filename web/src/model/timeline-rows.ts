import type { KeptChange, KeptMessage, PendingSend } from '../sdk.ts';
import { isSameDay } from '../words/dates.ts';

/** A bubble of a timeline. */
export interface Bubble {
  readonly key: string;
  readonly sender: string;
  readonly text: string | undefined;
  readonly change?: KeptChange | undefined;
  /** 0 where it is not known. */
  readonly timeMs: number;
  readonly state: 'sent' | 'pending' | 'refused';
  readonly problem?: string | undefined;
}

export type TimelineRow =
  | { readonly kind: 'day'; readonly key: string; readonly timeMs: number }
  | { readonly kind: 'unread'; readonly key: string }
  /** Of a group. */
  | { readonly kind: 'change'; readonly key: string; readonly sender: string; readonly change: KeptChange }
  /** Bubbles of one sender, close together in time. */
  | { readonly kind: 'group'; readonly key: string; readonly sender: string; readonly bubbles: readonly Bubble[] };

export interface TimelineInput {
  readonly me: string;
  readonly messages: readonly KeptMessage[];
  readonly pending: readonly PendingSend[];
  /** Of the first message that was new when the conversation was opened. */
  readonly firstNew: string | undefined;
}

/** Bubbles of one sender within this are a group. */
const groupMs = 5 * 60_000;

/** Pure: the rows of a timeline, in order: days, the line above what is unread, and groups of bubbles. */
export function buildRows({ me, messages, pending, firstNew }: TimelineInput): readonly TimelineRow[] {
  const rows: TimelineRow[] = [];
  let [last, group]: [Bubble | undefined, Bubble[] | undefined] = [undefined, undefined];
  for (const bubble of [...messages.map(bubbleOf), ...pending.map((send) => pendingBubble(send, me))]) {
    const lines = linesAbove(bubble, last, firstNew);
    rows.push(...lines);
    if (bubble.change !== undefined) {
      rows.push({ kind: 'change', key: bubble.key, sender: bubble.sender, change: bubble.change });
      [last, group] = [bubble, undefined];
      continue;
    }
    if (group === undefined || lines.length > 0 || !continues(last, bubble)) {
      group = [];
      rows.push({ kind: 'group', key: bubble.key, sender: bubble.sender, bubbles: group });
    }
    group.push(bubble);
    last = bubble;
  }
  return rows;
}

function linesAbove({ key, timeMs }: Bubble, last: Bubble | undefined, firstNew: string | undefined): TimelineRow[] {
  const isNewDay = timeMs > 0 && (last === undefined || !isSameDay(last.timeMs, timeMs));
  return [
    ...(isNewDay ? [{ kind: 'day' as const, key: `day-${key}`, timeMs }] : []),
    ...(key === firstNew ? [{ kind: 'unread' as const, key: 'unread' }] : []),
  ];
}

const continues = (last: Bubble | undefined, next: Bubble): boolean =>
  last?.sender === next.sender && next.timeMs - last.timeMs < groupMs;

const bubbleOf = ({ id, sender, text, timeMs, change }: KeptMessage): Bubble =>
  ({ key: id, sender, text, timeMs, change, state: 'sent' });

const pendingBubble = ({ key, text, timeMs, problem }: PendingSend, me: string): Bubble =>
  ({ key, sender: me, text, timeMs, problem, state: problem === undefined ? 'pending' : 'refused' });
