import {
  refOfKept, type KeptChange, type KeptMessage, type KeptRef, type MessageAction, type MessageState, type PendingSend,
} from '../sdk.ts';
import { isSameDay } from '../words/dates.ts';
import { briefly } from './message-words.ts';

/** An emoji under a bubble. */
export interface BubbleReaction {
  readonly emoji: string;
  /** Decimal user ids. */
  readonly users: readonly string[];
  readonly isOwn: boolean;
}

/** A bubble of a timeline. */
export interface Bubble {
  readonly key: string;
  readonly sender: string;
  readonly text: string | undefined;
  readonly change?: KeptChange | undefined;
  /** 0 where it is not known. */
  readonly timeMs: number;
  readonly state: 'sent' | 'seen' | 'pending' | 'refused';
  readonly problem?: string | undefined;
  readonly isEdited?: boolean;
  readonly isDeleted?: boolean;
  readonly reactions?: readonly BubbleReaction[];
  /** The message that it answers. */
  readonly answers?: { readonly sender: string; readonly words: string } | undefined;
  /** The name of the message; undefined for what cannot be answered or changed. */
  readonly message?: KeptRef | undefined;
  /** What a refused send would have done to a message. */
  readonly action?: MessageAction | undefined;
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
  /** A message as it is now; undefined where it is not here. */
  readonly stateOf: (message: KeptMessage | KeptRef) => MessageState | undefined;
  /** The other user of a dialog has seen the messages up to this id; empty where that is not known. */
  readonly seenTo: string;
  /** Of the first message that was new when the conversation was opened. */
  readonly firstNew: string | undefined;
}

/** Bubbles of one sender within this are a group. */
const groupMs = 5 * 60_000;

/** Pure: the rows of a timeline, in order: days, the line above what is unread, and groups of bubbles. */
export function buildRows({ me, messages, pending, stateOf, seenTo, firstNew }: TimelineInput): readonly TimelineRow[] {
  const sent = messages.map((message) => bubbleOf(message, { me, stateOf, seenTo }));
  const rows: TimelineRow[] = [];
  let [last, group]: [Bubble | undefined, Bubble[] | undefined] = [undefined, undefined];
  for (const bubble of [...sent, ...pending.map((send) => pendingBubble(send, me))]) {
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

type Around = Pick<TimelineInput, 'me' | 'stateOf' | 'seenTo'>;

function bubbleOf(kept: KeptMessage, { me, stateOf, seenTo }: Around): Bubble {
  const { id, sender, timeMs, action, change } = kept;
  const progress: Bubble['state'] = sender === me && id <= seenTo ? 'seen' : 'sent';
  if (change !== undefined) return { key: id, sender, text: undefined, timeMs, change, state: 'sent' };
  const state = stateOf(kept);
  const shared = { key: id, sender, timeMs, state: progress, message: refOfKept(kept), answers: answersOf(action, stateOf) };
  if (state === undefined) return { ...shared, text: kept.text };
  const reactions = state.reactions.map(({ emoji, users }) => {
    const ids = users.map(String);
    return { emoji, users: ids, isOwn: ids.includes(me) };
  });
  return { ...shared, text: state.text, isEdited: state.isEdited, isDeleted: state.deletedBy !== undefined, reactions };
}

function answersOf(action: MessageAction | undefined, stateOf: TimelineInput['stateOf']): Bubble['answers'] {
  return action?.kind === 'reply' ? { sender: action.message.author, words: briefly(stateOf(action.message)) } : undefined;
}

const pendingBubble = ({ key, text, timeMs, problem, action }: PendingSend, me: string): Bubble =>
  ({ key, sender: me, text: text === '' && action !== undefined ? wordsOf(action) : text, timeMs, problem, action,
    state: problem === undefined ? 'pending' : 'refused' });

/** Of a refused change that has no text. */
const wordsOf = (action: MessageAction): string => (action.kind === 'reaction' ? `Reaction ${action.emoji}` : 'Deletion of a message');
