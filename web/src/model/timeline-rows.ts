import {
  refOfKept, type KeptChange, type KeptMessage, type KeptRef, type MessageAction, type MessageState, type PendingSend,
} from '../sdk.ts';
import { isSameDay } from '../words/dates.ts';
import { briefly } from './message-words.ts';
import { t } from '../words/t.ts';

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

interface RowShared {
  readonly key: string;
  readonly sender: string;
  /** 0 where it is not known. */
  readonly timeMs: number;
  /** Of the line above it: the first message of a day. */
  readonly dayMs: number | undefined;
  /** Whether it has the line above what is unread. */
  readonly isFirstNew: boolean;
}

/** A bubble; those of one sender, close together in time, are a group. */
export interface BubbleRow extends RowShared {
  readonly kind: 'bubble';
  readonly bubble: Bubble;
  readonly startsGroup: boolean;
  readonly endsGroup: boolean;
}

/** A change of a group of users. */
export interface ChangeRow extends RowShared {
  readonly kind: 'change';
  readonly change: KeptChange;
}

/** What has a place of its own in a timeline. Its key stays the same while messages before and behind it come. */
export type TimelineRow = BubbleRow | ChangeRow;

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

/** Pure: the rows of a timeline, in order, with the lines above them. */
export function buildRows({ me, messages, pending, stateOf, seenTo, firstNew }: TimelineInput): readonly TimelineRow[] {
  const bubbles = [
    ...messages.map((message) => bubbleOf(message, { me, stateOf, seenTo })),
    ...pending.map((send) => pendingBubble(send, me)),
  ];
  return bubbles.map((bubble, index): TimelineRow => {
    const { key, sender, change, timeMs } = bubble;
    const [last, next] = [bubbles[index - 1], bubbles[index + 1]];
    const dayMs = isNewDay(last, bubble) ? timeMs : undefined;
    const shared = { key, sender, timeMs, dayMs, isFirstNew: key === firstNew };
    if (change !== undefined) return { ...shared, kind: 'change', change };
    return {
      ...shared, kind: 'bubble', bubble,
      startsGroup: !continues(last, bubble, firstNew),
      endsGroup: next === undefined || !continues(bubble, next, firstNew),
    };
  });
}

const isNewDay = (last: Bubble | undefined, { timeMs }: Bubble): boolean =>
  timeMs > 0 && (last === undefined || !isSameDay(last.timeMs, timeMs));

/** Whether two bubbles are in one group: lines and changes are between groups. */
const continues = (last: Bubble | undefined, next: Bubble, firstNew: string | undefined): boolean =>
  last?.sender === next.sender && last.change === undefined && next.change === undefined && next.key !== firstNew &&
  next.timeMs - last.timeMs < groupMs && !isNewDay(last, next);

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
const wordsOf = (action: MessageAction): string =>
  (action.kind === 'reaction' ? t('Reaction {emoji}', { emoji: action.emoji }) : t('Deletion of a message'));
