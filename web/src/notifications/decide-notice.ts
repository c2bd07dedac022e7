import { isMessage } from '../model/kept-events.ts';
import { isGroup, type ConversationKey, type KeptMessage } from '../sdk.ts';
import type { NoticeChoice } from './choice.ts';
import { t } from '../words/t.ts';

export interface NoticeInput {
  readonly message: KeptMessage;
  readonly choice: NoticeChoice;
  /** Decimal user id. */
  readonly me: string;
  /** What is older came before the page was opened, and is no news. */
  readonly openedMs: number;
  /** Whether it was seen, such as on another device. */
  readonly isNew: boolean;
  nameOf(user: string): string;
  titleOf(conversation: ConversationKey): string;
}

/** A notification of the desktop; a later one of the conversation takes its place. */
export interface Notice {
  readonly title: string;
  readonly body: string;
  readonly conversation: ConversationKey;
}

const longest = 200;

/** Pure: what a message that has arrived while no page is looked at notifies of; undefined for nothing. */
export function decideNotice(
  { message, choice, me, openedMs, isNew, nameOf, titleOf }: NoticeInput,
): Notice | undefined {
  const { conversation, sender, text, timeMs, change } = message;
  if (choice === 'off' || sender === me || !isNew || timeMs < openedMs) return undefined;
  if (change !== undefined || text === undefined || !isMessage(message)) return undefined;
  const words = choice === 'texts' ? text.slice(0, longest) : t('New message');
  const body = isGroup(conversation) ? `${nameOf(sender)}: ${words}` : words;
  return { title: titleOf(conversation), body, conversation };
}
