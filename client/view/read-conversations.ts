import {
  groupId, messageId, readEvent, readRef, readSetConversation, readSettings, readUserSettings, toBigInt, toNumber,
  userId, type cecochat, type GroupId, type MessageId, type MessageRef, type Offset, type UserId, type UserSettings,
} from '@cecochat/contracts';
import type { ReceivedEvent } from '../session/index.ts';
import {
  shownSettings, shownUserSettings, type EarlySettings, type PlacedSettings, type ShownSettings, type ShownUserSettings,
} from './shown-settings.ts';

/** A message of a group by its number among those that count. */
export interface NumberedMessage {
  readonly n: number;
  readonly message: MessageRef;
}

/** A conversation as the platform lists it. */
export interface ListedConversation {
  /** Of a dialog; undefined in a group. */
  readonly other: UserId | undefined;
  readonly group: GroupId | undefined;
  /** The latest message, or change of the group; undefined where this version cannot read it. */
  readonly last: ReceivedEvent | undefined;
  readonly lastOffset: Offset;
  /** At most 1,000 in a dialog. Messages that were deleted do not count. */
  readonly unread: number;
  /** Everything up to this offset is seen; undefined where nothing is. */
  readonly seenOffset: Offset | undefined;
  /** Of a dialog: the offsets of the unread messages. */
  readonly unreadOffsets: readonly Offset[];
  /** Of a dialog: their message ids, in the same order; none from a platform of an earlier version. */
  readonly unreadIds: readonly MessageId[];
  /** Of a group: how many events count as messages, and how many of these are seen. */
  readonly n: number;
  readonly seenN: number;
  /** Of a group: the unread messages among the latest 256. */
  readonly unreadMessages: readonly NumberedMessage[];
  /** Of a group: the numbers of those among the latest 256 that are not seen and were deleted. */
  readonly deletedN: readonly number[];
  /** Of a dialog: the other user has seen the messages up to this one; 0 where that is not known. */
  readonly seenTo: MessageId;
  readonly settings: ShownSettings;
  /** The same, for `ConversationsView`. */
  readonly placedSettings: readonly PlacedSettings[];
}

export interface ConversationsPage {
  /** The latest first; before them, on the first page, those that are pinned. */
  readonly conversations: readonly ListedConversation[];
  /** Undefined when there is no next page. */
  readonly nextBefore: Offset | undefined;
  /** Everything of the user before this offset is in the list. */
  readonly watermark: Offset;
  /** What the user has set for all conversations; of the first page. */
  readonly user: ShownUserSettings;
  /** The same, for `ConversationsView`. */
  readonly placedUserSettings: readonly PlacedSettings<UserSettings>[];
  /** Settings of conversations in which nothing has happened yet; of the first page, for `ConversationsView`. */
  readonly earlySettings: readonly EarlySettings[];
}

/** A page of conversations from the answer of the platform. */
export function readConversations(response: cecochat.v1.IListConversationsResponse): ConversationsPage {
  const next = toNumber(response.nextBefore);
  const placedUserSettings = (response.userSettings ?? []).map(({ offset, settings }) =>
    ({ offset: toNumber(offset), settings: readUserSettings(settings ?? {}) }));
  return {
    conversations: (response.conversations ?? []).map(readConversation),
    nextBefore: next === 0 ? undefined : (next as Offset),
    watermark: toNumber(response.watermark) as Offset,
    user: shownUserSettings(placedUserSettings),
    placedUserSettings,
    earlySettings: (response.earlySettings ?? []).flatMap(readEarly),
  };
}

function readConversation(wire: cecochat.v1.IConversation): ListedConversation {
  const isOfGroup = wire.group !== null && wire.group !== undefined;
  const placedSettings = readPlaced(wire.settings);
  return {
    other: isOfGroup ? undefined : userId(toBigInt(wire.other)),
    group: isOfGroup ? groupId(toBigInt(wire.group)) : undefined,
    last: readLast(wire.last ?? {}),
    lastOffset: toNumber(wire.last?.offset) as Offset,
    ...readUnread(wire),
    seenTo: messageId(toBigInt(wire.seenTo)),
    settings: shownSettings(placedSettings),
    placedSettings,
  };
}

type Unread = Pick<
  ListedConversation,
  'unread' | 'seenOffset' | 'unreadOffsets' | 'unreadIds' | 'n' | 'seenN' | 'unreadMessages' | 'deletedN'
>;

function readUnread(wire: cecochat.v1.IConversation): Unread {
  const hasSeen = wire.seenOffset !== null && wire.seenOffset !== undefined;
  return {
    unread: wire.unread ?? 0,
    seenOffset: hasSeen ? (toNumber(wire.seenOffset) as Offset) : undefined,
    unreadOffsets: (wire.unreadOffsets ?? []).map((each) => toNumber(each) as Offset),
    unreadIds: (wire.unreadIds ?? []).map((each) => messageId(toBigInt(each))),
    n: toNumber(wire.n),
    seenN: toNumber(wire.seenN),
    unreadMessages: (wire.unreadMessages ?? []).map(readNumbered),
    deletedN: (wire.deletedN ?? []).map(toNumber),
  };
}

const readNumbered = ({ n, message }: cecochat.v1.IGroupMessage): NumberedMessage =>
  ({ n: toNumber(n), message: readRef(message ?? {}) });

function readEarly({ offset, settings: wire }: cecochat.v1.IStoredSettings): EarlySettings[] {
  const { conversation, settings } = readSetConversation(wire ?? {});
  return conversation === undefined ? [] : [{ conversation, settings, offset: toNumber(offset) }];
}

const readPlaced = (stored: readonly cecochat.v1.IStoredSettings[] | null | undefined): PlacedSettings[] =>
  (stored ?? []).map(({ offset, settings }) => ({ offset: toNumber(offset), settings: readSettings(settings ?? {}) }));

function readLast({ offset, event }: cecochat.v1.IStoredEvent): ReceivedEvent | undefined {
  try {
    return Object.assign(readEvent(event ?? {}), { offset: toNumber(offset) as Offset });
  } catch {
    return undefined;
  }
}
