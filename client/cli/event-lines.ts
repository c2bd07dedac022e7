import type { GroupGap, HistoryGap, IdGap } from '@cecochat/client-node';
import {
  maxMessageId, textOf, timeOfId, type ChatEvent, type Envelope, type EventBody, type GroupId, type MessageState,
  type UserId, type GroupChanged, type GroupChangeName,
} from '@cecochat/contracts';
import { printable, dateAndTime } from './output.ts';
import { describeSetConversation, describeUserSettings, setConversationAsJson } from './settings-words.ts';
import { changeAsJson, describeMessageChange, isChangeBody, stateAsJson } from './state-lines.ts';

/** The fields of an event that a line shows. */
export type Shown = Pick<Envelope, 'messageId' | 'sender' | 'device'> & EventBody & {
  readonly receiver?: UserId | undefined;
  readonly group?: GroupId | undefined;
};

/** How a user is called. */
export type NameOf = (user: UserId) => string;

/** The users whom a line about the event names. */
export const usersOf = (event: Shown): UserId[] => [
  event.sender, ...(event.receiver === undefined ? [] : [event.receiver]),
  ...(event.kind === 'group-changed' ? shownUsersOf(event.body) : []),
];

/** The names of accounts, where they are known. */
interface KnownNames {
  readonly nameOf: NameOf;
  knownNameOf(user: UserId): string | undefined;
}

/** An event as one JSON object, merged with its changes where there is a state; 64-bit numbers are decimal texts. */
export function eventAsJson(
  event: ChatEvent & { readonly offset?: number }, names: KnownNames, state?: MessageState,
): Record<string, unknown> {
  const { offset, messageId, sender, device, lineage, sequence, kind } = event;
  return {
    ...(offset !== undefined && { offset }),
    messageId: messageId.toString(),
    sentAt: new Date(timeOfId(messageId)).toISOString(),
    sender: sender.toString(), senderName: names.knownNameOf(sender), device, lineage, sequence,
    ...targetAsJson(event, names), kind, text: textOf(event),
    ...(event.kind === 'group-changed' && { change: describeChange(event.body, names.nameOf) }),
    ...changeAsJson(event),
    ...(event.kind === 'conversation-settings' && { set: setConversationAsJson(event.body) }),
    ...(event.kind === 'user-settings' && { set: { privateReceipts: event.body.hasPrivateReceipts } }),
    ...(state && stateAsJson(state)),
  };
}

const targetAsJson = (event: Envelope, names: KnownNames) => (event.group === undefined
  ? { receiver: event.receiver.toString(), receiverName: names.knownNameOf(event.receiver) }
  : { group: event.group.toString(), seq: event.seq, n: event.n });

/** An event as a line for people: when, from whom to whom, what. Without `nowMs` the time has its date in any case. */
export function describeEvent(
  event: Shown, { nowMs, nameOf = String }: { readonly nowMs?: number; readonly nameOf?: NameOf } = {},
  body = bodyOf(event, nameOf),
): string {
  const to = event.group === undefined ? event.receiver && nameOf(event.receiver) : `group ${event.group}`;
  return `${timeOf(event, nowMs)}  ${nameOf(event.sender)} → ${to}: ${body}`;
}

interface Viewer {
  readonly me: UserId;
  readonly device: string;
  readonly nowMs: number;
  readonly nameOf?: NameOf;
}

/** An event as a line of a dialog: when, from whom (with the device, when it is another one of one's own), what. */
export function describeInDialog(
  event: Shown, { me, device, nowMs, nameOf = String }: Viewer, body = bodyOf(event, nameOf),
): string {
  const other = event.device === device ? '' : ` (${printable(event.device)})`;
  const who = event.sender === me ? `you${other} ✓` : nameOf(event.sender);
  return `${timeOf(event, nowMs)}  ${who}: ${body}`;
}

/** A gap in history as a line for people. */
export function describeGap({ from, to }: HistoryGap): string {
  return (
    `messages may be missing here: the platform lost what was at the offsets ${from} to ${to - 1} before it ` +
    'was in history'
  );
}

/** A gap in a group as a line for people. */
export const describeGroupGap = ({ group, from, to }: GroupGap): string =>
  `events ${from} to ${to - 1} of group ${group} were not delivered: look with \`cecochat history --group ${group}\``;

/** A gap in a dialog as a line for people. */
export function describeIdGap({ after, before }: IdGap): string {
  const from = after === 0n ? 'the beginning' : dateAndTime(timeOfId(after));
  const to = before === maxMessageId ? 'now' : dateAndTime(timeOfId(before));
  return `messages may be missing from ${from} to ${to}: the platform lost what was sent then before it was in history`;
}

/** The parts of each gap that came with several pages, newest first, as one gap. */
export function joinGaps(parts: readonly IdGap[]): IdGap[] {
  const joined: { after: IdGap['after']; readonly before: IdGap['before'] }[] = [];
  for (const { after, before } of parts) {
    const last = joined.at(-1);
    if (last !== undefined && last.after <= before) last.after = after;
    else joined.push({ after, before });
  }
  return joined;
}

/** The time of day where one is; with the date unless that is today. */
function timeOf({ messageId }: Shown, nowMs: number | undefined): string {
  const sent = new Date(timeOfId(messageId));
  const time = sent.toLocaleTimeString('en-GB');
  const isToday = nowMs !== undefined && sent.toDateString() === new Date(nowMs).toDateString();
  return isToday ? time : dateAndTime(sent.getTime());
}

function bodyOf(event: Shown, nameOf: NameOf): string {
  if (event.kind === 'unknown') return '(a kind of event that this version does not know)';
  if (event.kind === 'conversation-settings') return `(${describeSetConversation(event.body, nameOf)})`;
  if (event.kind === 'user-settings') return `(${describeUserSettings(event.body)})`;
  if (isChangeBody(event)) return `(${describeMessageChange(event, undefined)})`;
  return event.kind === 'text' ? printable(event.body) : `(${describeChange(event.body, nameOf)})`;
}

type Describe = (change: GroupChanged & { readonly who: string }) => string;

const lines: { readonly [Name in GroupChangeName]: Describe } = {
  created: ({ name = '', who }) => `created the group "${printable(name)}" with ${who}`,
  renamed: ({ name = '' }) => `named the group "${printable(name)}"`,
  described: ({ description = '' }) => `described the group: ${printable(description)}`,
  configured: ({ settings }) => `set who may join to ${settings?.joinPolicy ?? ''}${
    settings?.announcementsOnly ? ', only admins send' : ''}${
    settings?.slowModeSeconds ? `, slow mode of ${settings.slowModeSeconds} s` : ''}`,
  invited: ({ who }) => `invited ${who}`,
  joined: () => 'joined',
  'asked-to-join': () => 'asks to join',
  declined: ({ who }) => `declined ${who}`,
  left: () => 'left',
  added: ({ who }) => `added ${who}`,
  removed: ({ who }) => `removed ${who}`,
  banned: ({ who }) => `banned ${who}`,
  unbanned: ({ who }) => `lifted the ban of ${who}`,
  'role-changed': ({ role = '', who }) => `made ${who} ${printable(role)}`,
  transferred: ({ who }) => `made ${who} the owner`,
};

/** Users of a line; more are counted. */
const shownUsers = 8;

/** Those whom a line names. */
const shownUsersOf = ({ users }: GroupChanged): readonly UserId[] => users.slice(0, shownUsers);

/** A change of a group in words, without the user who made it. */
export function describeChange(change: GroupChanged, nameOf: (user: UserId) => string): string {
  const { users } = change;
  const more = users.length > shownUsers ? ` and ${users.length - shownUsers} more` : '';
  return lines[change.change]({ ...change, who: `${shownUsersOf(change).map(nameOf).join(', ')}${more}` });
}
