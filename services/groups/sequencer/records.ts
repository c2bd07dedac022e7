import {
  encodedContent,
  encodeEvent,
  encodeGroupChanged,
  encodeGroupRecord,
  encodeRefusedRecord,
  groupChangedField,
  lineage,
  messageId,
  messageIdAt,
  sequence,
  toLong,
  type GroupChangeName,
  type GroupEnvelope,
  type GroupId,
  type MessageId,
  type UserId,
} from '@cecochat/contracts';
import type { OutgoingRecord } from '@cecochat/kafka';
import { partitionOf } from '@cecochat/partitioning';
import { limits, type Applied, type Change, type Command, type GroupEvent, type Rejection, type RequestOf,
  type SendOrigin } from '../machine/index.ts';
import { errorOf } from '../rejections.ts';

/** What a command puts into the topic `messages`. */
export interface Emission {
  /** In any order, one for each partition. */
  readonly first: readonly OutgoingRecord[];
  /** Written once the others are: that of the actor, where the actor gets one. */
  readonly last: OutgoingRecord;
}

export interface Recorded {
  readonly id: GroupId;
  readonly command: Command;
  readonly applied: Applied;
  readonly partitionCount: number;
}

type Send = RequestOf<'send'>;

/**
 * Pure: the records of a command that was just applied; undefined where it has none. An event goes to its members, and
 * to those whom it made go. The outcome of a repeated send goes to its sender again, who may have missed it.
 */
export function recordsOf(recorded: Recorded): Emission | undefined {
  const { id, command, applied, partitionCount } = recorded;
  const { request, actor } = command;
  const { event, outcome } = applied;
  if (event !== undefined) return recordsOfEvent(recorded, event);
  if (request.kind !== 'send') return undefined;
  const home = partitionOf(actor, partitionCount);
  if (outcome.kind === 'rejected')
    return alone({ partition: home, value: refusedRecord(actor, request, outcome.rejection) });
  const { seq, n } = outcome;
  const bytes = encodeSent({ id, actor, seq, n }, request);
  const value = encodeGroupRecord(bytes, { recipients: [actor], membershipEpoch: 0, isTimeline: false });
  return alone({ partition: home, value });
}

function recordsOfEvent({ id, applied: { group, past }, partitionCount }: Recorded, event: GroupEvent): Emission {
  const { actor } = event;
  const bytes = encodeGroupEvent(id, event);
  const membershipEpoch = group?.membershipEpoch ?? 0;
  const recipients = [...(group?.members.keys() ?? []), ...past.map(({ user }) => user)];
  const home = partitionOf(actor, partitionCount);
  if (recipients.length > limits.listedMembers) {
    return alone({
      partition: home,
      value: encodeGroupRecord(bytes, { recipients: [], membershipEpoch, isTimeline: true }),
    });
  }
  const byPartition = new Map<number, UserId[]>([[home, []]]);
  for (const user of recipients) {
    const partition = partitionOf(user, partitionCount);
    const users = byPartition.get(partition) ?? [];
    users.push(user);
    byPartition.set(partition, users);
  }
  const record = (partition: number, users: readonly UserId[]): OutgoingRecord => ({
    partition, value: encodeGroupRecord(bytes, { recipients: users, membershipEpoch, isTimeline: partition === home }),
  });
  const others = [...byPartition].filter(([partition]) => partition !== home);
  return {
    first: others.map(([partition, users]) => record(partition, users)),
    last: record(home, byPartition.get(home) ?? []),
  };
}

const alone = (last: OutgoingRecord): Emission => ({ first: [], last });

function refusedRecord(
  sender: UserId,
  { origin: { device, lineage: of, sequence: at } }: Send,
  rejection: Rejection,
): Buffer {
  const { code, message, details } = errorOf(rejection);
  return encodeRefusedRecord({
    sender,
    device,
    lineage: of,
    sequence: at,
    code,
    message,
    field: details.field ?? 'group',
    retryAfterMs: details.retryAfterMs ?? 0,
  });
}

/** Which event of which group. */
type Place = Pick<GroupEvent, 'actor' | 'seq' | 'n'> & { readonly id: GroupId };

function encodeSent({ id, actor, seq, n }: Place, { message, origin }: Pick<Send, 'message' | 'origin'>): Buffer {
  const envelope: GroupEnvelope = { ...origin, sender: actor, group: id, seq, n };
  return encodeEvent(envelope, encodedContent(message.kind, message.body));
}

/** An event as it is in the records. A function of the log alone: its time is that of Kafka. */
export function encodeGroupEvent(id: GroupId, { actor, change, seq, n, timeMs }: GroupEvent): Buffer {
  if (change.kind === 'sent') return encodeSent({ id, actor, seq, n }, change);
  const origin: SendOrigin = { messageId: idAt(timeMs), device: '', lineage: lineage(0), sequence: sequence(0) };
  const envelope: GroupEnvelope = { ...origin, sender: actor, group: id, seq, n };
  return encodeEvent(envelope, encodedContent(groupChangedField, encodeChange(change)));
}

/** An event has an id also where the clock of a broker is before the first one. */
const idAt = (timeMs: number): MessageId => (messageIdAt(timeMs) > 0n ? messageIdAt(timeMs) : messageId(1));

function encodeChange(change: Exclude<Change, { readonly kind: 'sent' }>): Uint8Array {
  const { kind, ...details } = change;
  const name: GroupChangeName = kind;
  return encodeGroupChanged(name, {
    ...details,
    ...(kind === 'configured' && change.settings),
    ...('user' in change && { user: toLong(change.user) }),
    ...('users' in change && { users: change.users.map((user) => toLong(user)) }),
  });
}
