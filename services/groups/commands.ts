import {
  asBuffer, cecochat, groupId, invalid, maxUserId, toBigInt, toLong, userId, type GroupId, type UserId, type WireLong,
} from '@cecochat/contracts';
import { limits, type Command, type JoinPolicy, type Request, type RequestKind, type Role,
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
  const { group, actor, commandId, change } = GroupCommand.decode(bytes);
  const id = readCommandId(commandId ?? '');
  return { group: readGroupId(group), command: { actor: readUser('actor', actor), id, request: readChange(change) } };
}

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
