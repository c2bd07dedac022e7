import {
  asBuffer,
  cecochat,
  firstBodyField,
  groupChangedField,
  groupId,
  invalid,
  lastBodyField,
  lineage,
  maxMessageId,
  maxUserId,
  messageId,
  sequence,
  toBigInt,
  toLong,
  toNumber,
  userId,
  type GroupId,
  type UserId,
  type WireLong,
} from '@cecochat/contracts';
import { limits, type Command, type JoinPolicy, type Request, type RequestKind, type Role, type SendOrigin,
  type Settings } from './machine/index.ts';

const { GroupCommand } = cecochat.v1;

type WireChange = cecochat.v1.IGroupChange;
type ChangeField = Exclude<keyof WireChange, 'change' | '$unknowns'>;

/** A command of the topic `groups`, with its group. */
export interface AddressedCommand {
  readonly group: GroupId;
  readonly command: Command;
}

/** Of the topic `groups`. */
export function encodeCommand(group: GroupId, { actor, id }: Pick<Command, 'actor' | 'id'>,
  change: WireChange): Buffer {
  return asBuffer(GroupCommand.encode({ group: toLong(group), actor: toLong(actor), commandId: id, change }).finish());
}

/** Throws an Error with the reason when the bytes are not a command. */
export function decodeCommand(bytes: Uint8Array): AddressedCommand {
  const { group, actor, commandId, change, send } = GroupCommand.decode(bytes);
  const common = { group: readGroupId(group), actor: readUser('actor', actor) };
  if (send) return { group: common.group, command: { actor: common.actor, ...readSend(send) } };
  const id = readCommandId(commandId ?? '');
  return { group: common.group, command: { actor: common.actor, id, request: readChange(change) } };
}

/** A send, which a messaging server has checked before. */
function readSend(send: cecochat.v1.IGroupSend): Pick<Command, 'id' | 'request'> {
  const origin = readOrigin(send);
  const { kind, body, counts, about, moderates } = send;
  if (!isSendable(kind ?? 0)) throw new Error('kind must be that of a body that users send');
  const message = {
    kind: kind ?? 0, body: Uint8Array.from(body ?? []), counts: counts ?? false, about: toNumber(about),
    moderates: moderates ?? false,
  };
  return { id: `${origin.lineage}/${origin.sequence}`, request: { kind: 'send', message, origin } };
}

function readOrigin({ device, ...from }: cecochat.v1.IGroupSend): SendOrigin {
  const origin = {
    messageId: messageId(toBigInt(from.messageId)), device: device ?? '', lineage: lineage(toNumber(from.lineage)),
    sequence: sequence(toNumber(from.sequence)),
  };
  if (origin.messageId < 1n || origin.messageId > maxMessageId)
    throw new Error(`message_id must be 1..${maxMessageId}`);
  if (origin.device === '') throw new Error('device must name the device');
  if (origin.sequence < 1 || origin.sequence > Number.MAX_SAFE_INTEGER)
    throw new Error('sequence must be 1 or more and below 2^53');
  return origin;
}

const isSendable = (kind: number): boolean =>
  kind >= firstBodyField && kind <= lastBodyField && kind !== groupChangedField;

/** Throws an `invalid-argument` that names the field and the rule, as the following do. */
export function readGroupId(value: WireLong): GroupId {
  const id = toBigInt(value);
  if (id < 1n || id > maxUserId) throw invalid('group', `must be a group id, 1..${maxUserId}`);
  return groupId(id);
}

export function readCommandId(id: string): string {
  const bytes = Buffer.byteLength(id);
  if (bytes < 1 || bytes > limits.commandIdBytes || !id.isWellFormed()) {
    throw invalid('command_id', `must have 1..${limits.commandIdBytes} bytes of UTF-8`);
  }
  return id;
}

/** A change as it is on the wire. The machine checks what depends on the group, and names and numbers. */
export function readChange(change: WireChange | null | undefined): Request {
  for (const [field, reader] of Object.entries(readers)) {
    const value = change?.[field as ChangeField];
    if (value !== null && value !== undefined) return (reader as (value: object) => Request)(value);
  }
  throw invalid('change', 'must be one of those of this version');
}

type Reader<Field extends ChangeField> = (value: NonNullable<WireChange[Field]>) => Request;

const readers: { readonly [Field in ChangeField]-?: Reader<Field> } = {
  create: ({ name, description, settings, users }) => ({
    kind: 'create', name: name ?? '', description: description ?? '', settings: readSettings(settings),
    users: readUsers(users),
  }),
  rename: ({ name }) => ({ kind: 'rename', name: name ?? '' }),
  describe: ({ description }) => ({ kind: 'describe', description: description ?? '' }),
  configure: (settings) => ({ kind: 'configure', settings: readSettings(settings) }),
  join: () => ({ kind: 'join' }),
  leave: () => ({ kind: 'leave' }),
  invite: ofUser('invite'),
  approve: ofUser('approve'),
  decline: ofUser('decline'),
  ban: ofUser('ban'),
  unban: ofUser('unban'),
  transfer: ofUser('transfer'),
  add: ({ users }) => ({ kind: 'add', users: readUsers(users) }),
  remove: ({ users }) => ({ kind: 'remove', users: readUsers(users) }),
  changeRole: ({ user, role }) => ({ kind: 'change-role', user: readUser('user', user), role: role as Role }),
};

type UserRequestKind = Extract<RequestKind, 'invite' | 'approve' | 'decline' | 'ban' | 'unban' | 'transfer'>;

function ofUser(kind: UserRequestKind) {
  return ({ user }: cecochat.v1.IOfUser): Request => ({ kind, user: readUser('user', user) });
}

/** Roles and policies that do not exist are left for the machine to refuse. */
function readSettings(settings: cecochat.v1.IGroupSettings | null | undefined): Settings {
  const joinPolicy = (settings?.joinPolicy || 'invitation') as JoinPolicy;
  return { joinPolicy, announcementsOnly: settings?.announcementsOnly ?? false,
    slowModeSeconds: settings?.slowModeSeconds ?? 0 };
}

const readUsers = (users: readonly WireLong[] | null | undefined): UserId[] =>
  (users ?? []).map((user) => readUser('users', user));

function readUser(field: string, value: WireLong): UserId {
  const id = toBigInt(value);
  if (id < 1n || id > maxUserId) throw invalid(field, `must be a user id, 1..${maxUserId}`);
  return userId(id);
}
