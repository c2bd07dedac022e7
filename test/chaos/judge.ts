import type { EventIdentity, MessageId } from '@cecochat/contracts';
import type { InboxEvent } from '../support/platform.ts';
import type { ShownEvent } from '../support/shown-event.ts';

/** What became of a send. */
export interface SendOutcome {
  /** Users by their place. */
  readonly sender: number;
  readonly device: number;
  readonly receiver: number;
  readonly text: string;
  /** The message id in the acknowledgement; undefined when the device learnt of it in another way, or never did. */
  readonly ackedId: MessageId | undefined;
  /** Whether the sender's device holds it for sent. */
  readonly acknowledged: boolean;
}

export interface DeviceView {
  readonly user: number;
  readonly device: number;
  /** What its session passed on, in that order. */
  readonly events: readonly InboxEvent[];
}

/** A run as seen from outside. */
export interface Observation {
  /** In the order in which they were handed to the sessions. */
  readonly sends: readonly SendOutcome[];
  readonly devices: readonly DeviceView[];
  /** By user, from the first event on. */
  readonly inboxes: readonly (readonly InboxEvent[])[];
  /** Newest first. */
  readonly dialogs: readonly { readonly users: readonly [number, number]; readonly events: readonly ShownEvent[] }[];
  /** Redis lost its record of earlier sends, or servers accepted sends without Redis. */
  readonly dedupeLost: boolean;
}

/**
 * Every promise that was broken, a line each:
 * - an acknowledged message is never lost, and is seen exactly once by every device of both participants;
 * - messages of one device of a sender to one receiver keep their order;
 * - history and live delivery agree;
 * - other users see nothing.
 *
 * A send that was tried again may be in the log twice: history then has it at two places under one identity and one message
 * id, and the dialog has it once. Only when Redis lost its memory may it have two ids, and the dialog hold it twice. No device
 * shows anything twice in any case.
 */
export function judge(observation: Observation): string[] {
  const known = new Map(observation.sends.map((send, place) => [send.text, { ...send, place }]));
  const sources = sourcesOf(observation);
  return [
    ...sources.flatMap((source) => strangersIn(source, known)),
    ...sources.flatMap((source) => disorderIn(source, known)),
    ...observation.devices.flatMap((device) => duplicatesOn(device)),
    ...observation.devices.flatMap((device) => lostOn(device, observation.sends)),
    ...observation.devices.flatMap((device) => differencesToHistory(device, observation.inboxes[device.user] ?? [])),
    ...observation.dialogs.flatMap((dialog) => dialogBreaches(dialog, observation)),
    ...observation.inboxes.flatMap((inbox, user) => repeatBreaches(`inbox of user ${user}`, inbox, observation.dedupeLost)),
    ...ackBreaches(observation),
  ];
}

/** How many events history holds a second time, and how many of these under another message id. */
export function countRepeats({ inboxes }: Observation): { readonly repeats: number; readonly underAnotherId: number } {
  const repeated = inboxes.flatMap((inbox) => {
    const first = new Map(firstOfEach(inbox).map((event) => [identityOf(event), event]));
    return inbox.filter((event) => first.get(identityOf(event)) !== event).map((event) => event.messageId !== first.get(identityOf(event))?.messageId);
  });
  return { repeats: repeated.length, underAnotherId: repeated.filter((isOther) => isOther).length };
}

/** The number of a send, which its text begins with. */
const quoted = (text: string | undefined) => `"${text?.split(' ', 1)[0]} ..."`;

type Known = ReadonlyMap<string, SendOutcome & { readonly place: number }>;

interface Source {
  readonly name: string;
  /** Whose eyes see it. */
  readonly users: readonly number[];
  /** Oldest first. */
  readonly events: readonly ShownEvent[];
}

function sourcesOf({ devices, inboxes, dialogs }: Observation): Source[] {
  return [
    ...devices.map(({ user, device, events }) => ({ name: `device ${device} of user ${user}`, users: [user], events })),
    ...inboxes.map((events, user) => ({ name: `inbox of user ${user}`, users: [user], events })),
    ...dialogs.map(({ users, events }) => ({ name: nameOf(users), users, events: events.toReversed() })),
  ];
}

const nameOf = ([one, other]: readonly [number, number]) => `dialog of users ${one} and ${other}`;

function strangersIn({ name, users, events }: Source, known: Known): string[] {
  return events.flatMap((event) => {
    const send = known.get(event.text ?? '');
    if (send === undefined) return [`${name}: ${quoted(event.text)} was never sent`];
    const isTheirs = name.startsWith('dialog') ? isBetween(send, users) : users.some((user) => isParticipant(user, send));
    return isTheirs ? [] : [`${name}: ${quoted(event.text)} is between users ${send.sender} and ${send.receiver}`];
  });
}

const isParticipant = (user: number, { sender, receiver }: SendOutcome) => user === sender || user === receiver;
const isBetween = (send: SendOutcome, [one, other]: readonly number[]) =>
  (send.sender === one && send.receiver === other) || (send.sender === other && send.receiver === one);

/** What a reader shows who removes repeats by identity. */
function firstOfEach<E extends EventIdentity>(events: readonly E[]): E[] {
  const seen = new Set<string>();
  return events.filter((event) => {
    const identity = identityOf(event);
    if (seen.has(identity)) return false;
    seen.add(identity);
    return true;
  });
}

const identityOf = ({ sender, device, lineage, sequence }: EventIdentity) => `${sender}/${device}/${lineage}/${sequence}`;

function disorderIn({ name, events }: Source, known: Known): string[] {
  const latest = new Map<string, number>();
  return firstOfEach(events).flatMap(({ text }) => {
    const send = known.get(text ?? '');
    if (send === undefined) return [];
    const way = `${send.sender}/${send.device} > ${send.receiver}`;
    const before = latest.get(way) ?? -1;
    latest.set(way, Math.max(before, send.place));
    return send.place < before ? [`${name}: ${quoted(text)} comes after a later send of ${way}`] : [];
  });
}

function duplicatesOn({ user, device, events }: DeviceView): string[] {
  const seen = new Set<string>();
  return events.flatMap(({ text = '' }) => {
    const again = seen.has(text);
    seen.add(text);
    return again ? [`device ${device} of user ${user} saw ${quoted(text)} again`] : [];
  });
}

function lostOn({ user, device, events }: DeviceView, sends: readonly SendOutcome[]): string[] {
  const seen = new Set(events.map(({ text }) => text));
  return sends
    .filter((send) => send.acknowledged && isParticipant(user, send) && !seen.has(send.text))
    .map(({ text }) => `device ${device} of user ${user} never saw ${quoted(text)}, which was acknowledged`);
}

function differencesToHistory({ user, device, events }: DeviceView, inbox: readonly InboxEvent[]): string[] {
  const stored = firstOfEach(inbox);
  const lines: string[] = [];
  for (let at = 0; at < Math.max(events.length, stored.length); at++) {
    const [live, past] = [shown(events[at]), shown(stored[at])];
    if (live !== past) lines.push(`device ${device} of user ${user} saw ${live} where history has ${past}, at ${at}`);
  }
  return lines.slice(0, 3); // The first difference explains those that follow.
}

const shown = (event: InboxEvent | undefined) =>
  event === undefined ? 'nothing' : `${quoted(event.text)} (${event.messageId}, ${identityOf(event)}) at offset ${event.offset}`;

function dialogBreaches({ users, events }: Observation['dialogs'][number], { sends, dedupeLost }: Observation): string[] {
  const name = nameOf(users);
  const held = new Set(events.map(({ text }) => text));
  const missing = sends.filter((send) => send.acknowledged && isBetween(send, users) && !held.has(send.text));
  const unordered = events.filter(({ messageId }, at) => messageId >= (events[at - 1]?.messageId ?? messageId + 1n));
  return [
    ...missing.map(({ text }) => `${name}: ${quoted(text)} is missing`),
    ...unordered.map(({ text }) => `${name}: ${quoted(text)} is not in the order of the message ids`),
    ...repeatBreaches(name, events, dedupeLost),
  ];
}

/** One identity has one message id, and one message id one identity. */
function repeatBreaches(name: string, events: readonly ShownEvent[], dedupeLost: boolean): string[] {
  const [idOf, identityOfId] = [new Map<string, MessageId>(), new Map<MessageId, string>()];
  return events.flatMap((event) => {
    const identity = identityOf(event);
    const [id, owner] = [idOf.get(identity) ?? event.messageId, identityOfId.get(event.messageId) ?? identity];
    idOf.set(identity, id);
    identityOfId.set(event.messageId, owner);
    return [
      ...(id === event.messageId || dedupeLost ? [] : [`${name}: ${quoted(event.text)} has the message ids ${id} and ${event.messageId}`]),
      ...(owner === identity ? [] : [`${name}: message id ${event.messageId} is given to ${owner} and to ${identity}`]),
    ];
  });
}

/** History has the acknowledged message under the id of its acknowledgement. */
function ackBreaches({ sends, inboxes }: Observation): string[] {
  return sends.flatMap(({ text, sender, ackedId }) => {
    if (ackedId === undefined) return [];
    const ids = (inboxes[sender] ?? []).filter((event) => event.text === text).map(({ messageId }) => messageId);
    return ids.includes(ackedId) ? [] : [`${quoted(text)} was acknowledged as ${ackedId}, history has it as ${ids.join(' and ') || 'nothing'}`];
  });
}
