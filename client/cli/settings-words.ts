import type { SetConversation, UserId, UserSettings } from '@cecochat/contracts';
import type { ShownSettings } from '@cecochat/client-node';
import { dateAndTime } from './output.ts';

/** What is set about a conversation, in words; empty where nothing is. */
export function describeSettings(settings: ShownSettings, nowMs: number): string {
  const { mutedUntilMs, isPinned, isArchived, isMarkedUnread } = settings;
  const isForever = mutedUntilMs > maxTimeMs;
  const muted = isForever ? 'muted' : `muted until ${dateAndTime(Math.min(mutedUntilMs, maxTimeMs))}`;
  return [
    ...(isPinned ? ['pinned'] : []), ...(isArchived ? ['archived'] : []), ...(isMarkedUnread ? ['marked unread'] : []),
    ...(mutedUntilMs > nowMs ? [muted] : []),
  ].join(', ');
}

/** The last millisecond that a date can have. */
const maxTimeMs = 8.64e15;

/** The fields that a line of JSON has of them. */
export function settingsAsJson(settings: ShownSettings): Record<string, unknown> {
  const { mutedUntilMs, isPinned, isArchived, isMarkedUnread } = settings;
  const mutedUntil = mutedUntilMs > maxTimeMs ? 'forever' : new Date(mutedUntilMs).toISOString();
  return {
    ...(mutedUntilMs > 0 && { mutedUntil }), ...(isPinned && { pinned: true }),
    ...(isArchived && { archived: true }), ...(isMarkedUnread && { markedUnread: true }),
  };
}

const words = {
  isPinned: ['unpinned', 'pinned'], isArchived: ['took out of the archive', 'archived'],
  isMarkedUnread: ['marked as read', 'marked as unread'],
} as const;

/** An event of settings, in words: what its sender did. */
export function describeSetConversation(
  { conversation, settings }: SetConversation, nameOf: (user: UserId) => string,
): string {
  const { mutedUntilMs, ...flags } = settings;
  const muted = mutedUntilMs === undefined ? [] : [mutedUntilMs === 0 ? 'unmuted' : 'muted'];
  const set = (Object.keys(words) as (keyof typeof words)[]).flatMap((name) => {
    const flag = flags[name];
    return flag === undefined ? [] : [words[name][Number(flag) as 0 | 1]];
  });
  return `${[...muted, ...set].join(', ')} the conversation ${placeOf(conversation, nameOf)}`;
}

function placeOf(conversation: SetConversation['conversation'], nameOf: (user: UserId) => string): string {
  if (conversation === undefined) return 'that is not named';
  return conversation.group === undefined ? `with ${nameOf(conversation.other)}` : `in group ${conversation.group}`;
}

/** The same as a line of JSON has it. */
export const setConversationAsJson = ({ conversation, settings }: SetConversation): Record<string, unknown> => {
  const { mutedUntilMs, isPinned, isArchived, isMarkedUnread } = settings;
  const { other, group } = conversation ?? {};
  return {
    ...(other && { other: other.toString() }), ...(group && { group: group.toString() }),
    mutedUntilMs, pinned: isPinned, archived: isArchived, markedUnread: isMarkedUnread,
  };
};

/** An event of settings for all conversations, in words. */
export const describeUserSettings = ({ hasPrivateReceipts }: UserSettings): string =>
  `made receipts ${hasPrivateReceipts === true ? 'private' : 'public'}`;
