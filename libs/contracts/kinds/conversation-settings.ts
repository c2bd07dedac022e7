import { asBuffer } from '../bytes.ts';
import { invalid } from '../errors.ts';
import { cecochat } from '../generated/messages.js';
import { maxUserId, toBigInt, toLong, toNumber, type GroupId, type UserId } from '../ids.ts';
import type { Content, EventKind } from './event-kind.ts';
import { checkToSelf } from './message-ref.ts';

/** The field of `Event.body`. */
export const conversationSettingsField = 15;

/** What a conversation is to a user. One that is undefined stays as it is. */
export interface ConversationSettings {
  /** Without notifications until then, in milliseconds since 1970; 0 for a conversation that has some. */
  readonly mutedUntilMs?: number | undefined;
  /** Before the others in the list. */
  readonly isPinned?: boolean | undefined;
  /** Not in the list, unless that is wanted. */
  readonly isArchived?: boolean | undefined;
  /** Shown as unread, whatever the user has seen. */
  readonly isMarkedUnread?: boolean | undefined;
}

/** Names a conversation of a user: by the other user of a dialog, or a group. */
export type NamedConversation =
  | { readonly other: UserId; readonly group?: undefined }
  | { readonly group: GroupId; readonly other?: undefined };

/** A user set something about a conversation, for the devices of the user alone. */
export interface SetConversation {
  /** Undefined in an event that names none that can be. */
  readonly conversation: NamedConversation | undefined;
  readonly settings: ConversationSettings;
}

const idRange = '1 or more and below 2^63';

/** Two ids and a time with their tags, and three flags. */
const maxBytes = 40;
/** The objects of a body, rounded up. */
const memoryOfBody = 400;

export const conversationSettingsKind: EventKind<SetConversation> = {
  field: conversationSettingsField,

  parse(body) {
    const { conversation, settings = {} } = body ?? {};
    if (conversation === undefined) throw invalid('conversation', `must be the other user or a group, ${idRange}`);
    const { mutedUntilMs = 0 } = settings;
    if (mutedUntilMs > Number.MAX_SAFE_INTEGER) throw invalid('muted_until', 'must be below 2^53 milliseconds');
    if (Object.values(settings).every((each) => each === undefined)) throw invalid('settings', 'must be one at least');
    return { conversation, settings };
  },

  check: (_, context) => checkToSelf(context),

  maxBytesOf: () => maxBytes,

  memoryOf: () => memoryOfBody,

  encode: (body) => cecochat.v1.ConversationSettings.encode(wireOf(body)).finish(),

  write: (body, writer) => void writer.raw(conversationSettingsKind.encode(body)),

  fingerprintOf: (body) => asBuffer(conversationSettingsKind.encode(body)).toString('latin1'),
};

export const conversationSettingsContent = (
  conversation: NamedConversation, settings: ConversationSettings,
): Content<SetConversation> => ({ kind: conversationSettingsKind, body: { conversation, settings } });

function wireOf({ conversation, settings }: SetConversation): cecochat.v1.IConversationSettings {
  const { other, group } = conversation ?? {};
  return { ...(other && { other: toLong(other) }), ...(group && { group: toLong(group) }), ...wireSettings(settings) };
}

/** Settings on the wire, without their conversation. */
export const wireSettings = (
  { mutedUntilMs, isPinned, isArchived, isMarkedUnread }: ConversationSettings,
): cecochat.v1.IConversationSettings => ({
  ...(mutedUntilMs !== undefined && { mutedUntil: toLong(mutedUntilMs) }),
  ...(isPinned !== undefined && { pinned: isPinned }),
  ...(isArchived !== undefined && { archived: isArchived }),
  ...(isMarkedUnread !== undefined && { markedUnread: isMarkedUnread }),
});

export const readSetConversation = (wire: cecochat.v1.IConversationSettings): SetConversation =>
  ({ conversation: readConversationName(wire), settings: readSettings(wire) });

/** Settings of the wire, without their conversation. */
export function readSettings(wire: cecochat.v1.IConversationSettings): ConversationSettings {
  const { mutedUntil, pinned, archived, markedUnread } = wire;
  return {
    ...(isSet(mutedUntil) && { mutedUntilMs: toNumber(mutedUntil) }), ...(isSet(pinned) && { isPinned: pinned }),
    ...(isSet(archived) && { isArchived: archived }), ...(isSet(markedUnread) && { isMarkedUnread: markedUnread }),
  };
}

function readConversationName({ other, group }: cecochat.v1.IConversationSettings): NamedConversation | undefined {
  const id = toBigInt(group ?? other);
  if (id < 1n || id > maxUserId) return undefined;
  return isSet(group) ? { group: id as GroupId } : { other: id as UserId };
}

const isSet = <Value>(wire: Value | null | undefined): wire is Value => wire !== null && wire !== undefined;
