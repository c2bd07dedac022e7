import type { UserId } from '@cecochat/contracts';
import type { Command, Message, Request, RequestKind, RequestOf } from './command.ts';
import type { Change, Rejection } from './event.ts';
import type { GroupView, Member } from './group.ts';
import {
  isAtLeast, leastToInvite, leastToSend, ranksAbove, roles, joinPolicies, type Role, type Settings,
} from './roles.ts';

/** What a command does: a change, or nothing and the reason. */
export type Decision = Change | (Rejection & { readonly kind?: undefined });

const refuse = (code: Rejection['code'], details: Omit<Rejection, 'code'> = {}): Rejection => ({ code, ...details });
const invalid = (field: string, rule: string): Rejection => refuse('invalid-argument', { field, rule });
const invalidUnless = (field: string, rule: string | undefined): Rejection | undefined =>
  rule === undefined ? undefined : invalid(field, rule);

/** Pure: decides a command for a group that is there, at a time of the log in milliseconds. */
export function decide(group: GroupView, { actor, request }: Command, timeMs: number): Decision {
  const wrong = checkShape(request);
  if (wrong !== undefined) return wrong;
  if (request.kind === 'create') return refuse('group-exists');
  if (request.kind === 'join') return decideJoin(group, actor);
  if (request.kind === 'decline' && request.user === actor) return decideRefusal(group, actor);
  const member = group.members.get(actor);
  if (member === undefined) return refuse(group.banned.has(actor) ? 'banned' : 'not-a-member');
  const { least, decide: decideOfMember } = rules[request.kind] as Rule<MemberRequest>;
  if (!isAtLeast(member.role, typeof least === 'string' ? least : least(group.settings))) return refuse('role-too-low');
  return decideOfMember({ group, actor, member, timeMs }, request);
}

/** Pure: decides the creation of a group. */
export function decideCreation(actor: UserId, request: RequestOf<'create'>): Decision {
  const wrong = checkShape(request);
  if (wrong !== undefined) return wrong;
  const { users } = request;
  if (users.length === 0) return refuse('group-of-one');
  if (users.includes(actor)) return refuse('already-member', { user: actor });
  return { ...request, kind: 'created' };
}

/** Who asks, and of which group. */
interface Asked {
  readonly group: GroupView;
  readonly actor: UserId;
  readonly member: Member;
  readonly timeMs: number;
}

type MemberRequestKind = Exclude<RequestKind, 'create' | 'join'>;
type MemberRequest = Extract<Request, { readonly kind: MemberRequestKind }>;

/** How a request of a member is decided. */
interface Rule<Asks> {
  readonly least: Role | ((settings: Settings) => Role);
  readonly decide: (asked: Asked, request: Asks) => Decision;
}

const rules: { readonly [Kind in MemberRequestKind]: Rule<RequestOf<Kind>> } = {
  rename: { least: 'admin', decide: (_, { name }) => ({ kind: 'renamed', name }) },
  describe: { least: 'admin', decide: (_, { description }) => ({ kind: 'described', description }) },
  configure: { least: 'admin', decide: (_, { settings }) => ({ kind: 'configured', settings }) },
  invite: {
    least: leastToInvite,
    decide: ({ group }, { user }) => checkEntry(group, [user]) ?? checkPending(group, user)
      ?? { kind: 'invited', user },
  },
  approve: {
    least: 'admin',
    decide: ({ group }, { user }) => {
      if (group.pending.get(user) !== 'asked') return refuse('not-pending', { user });
      return checkEntry(group, [user]) ?? { kind: 'added', users: [user] };
    },
  },
  decline: { least: 'admin', decide: ({ group }, { user }) => decideRefusal(group, user) },
  leave: {
    least: 'reader',
    decide: ({ group, member }) =>
      (member.role === 'owner' && group.members.size > 1 ? refuse('last-owner') : { kind: 'left' }),
  },
  add: { least: 'admin', decide: ({ group }, { users }) => checkEntry(group, users) ?? { kind: 'added', users } },
  remove: { least: 'admin', decide: (asked, { users }) => checkRanks(asked, users) ?? { kind: 'removed', users } },
  ban: { least: 'admin', decide: (asked, { user }) => checkBan(asked, user) ?? { kind: 'banned', user } },
  unban: {
    least: 'admin',
    decide: ({ group }, { user }) =>
      (group.banned.has(user) ? { kind: 'unbanned', user } : refuse('not-banned', { user })),
  },
  'change-role': {
    least: 'admin',
    decide: (asked, request) => checkRole(asked, request)
      ?? { kind: 'role-changed', user: request.user, role: request.role },
  },
  transfer: {
    least: 'owner',
    decide: ({ group, actor }, { user }) => {
      if (user === actor) return invalid('user', 'must be another member than the owner');
      return group.members.has(user) ? { kind: 'transferred', user } : refuse('not-a-member', { user });
    },
  },
  send: {
    least: leastToSend,
    decide: (asked, { message, origin }) =>
      checkSize(asked) ?? checkAbout(asked, message) ?? checkPace(asked, message) ?? { kind: 'sent', message, origin },
  },
};

function decideJoin(group: GroupView, actor: UserId): Decision {
  const closed = checkEntry(group, [actor]);
  if (closed !== undefined) return closed;
  const pending = group.pending.get(actor);
  if (group.settings.joinPolicy === 'open' || pending === 'invited') return { kind: 'joined' };
  if (group.settings.joinPolicy === 'invitation') return refuse('not-invited');
  return checkPending(group, actor) ?? { kind: 'asked-to-join' };
}

/** Of an invitation, or of a request that the user takes back. */
const decideRefusal = (group: GroupView, user: UserId): Decision =>
  group.pending.has(user) ? { kind: 'declined', user } : refuse('not-pending', { user });

/** Whether all of the users can become members. */
function checkEntry(group: GroupView, users: readonly UserId[]): Rejection | undefined {
  for (const user of users) {
    if (group.banned.has(user)) return refuse('banned', { user });
    if (group.members.has(user)) return refuse('already-member', { user });
  }
  return group.members.size + users.length > limits.members ? refuse('group-full') : undefined;
}

function checkPending(group: GroupView, user: UserId): Rejection | undefined {
  if (group.pending.has(user)) return refuse('already-pending', { user });
  return group.pending.size >= limits.pending ? refuse('too-many-pending') : undefined;
}

/** Whether all of the users are members of a lower rank. */
function checkRanks({ group, member: { role } }: Asked, users: readonly UserId[]): Rejection | undefined {
  for (const user of users) {
    const other = group.members.get(user);
    if (other === undefined) return refuse('not-a-member', { user });
    if (!ranksAbove(role, other.role)) return refuse('role-too-low', { user });
  }
  return undefined;
}

function checkBan(asked: Asked, user: UserId): Rejection | undefined {
  const { group } = asked;
  if (group.banned.has(user)) return refuse('already-banned', { user });
  if (group.banned.size >= limits.bans) return refuse('too-many-bans');
  return group.members.has(user) ? checkRanks(asked, [user]) : undefined;
}

function checkRole(asked: Asked, { user, role }: RequestOf<'change-role'>): Rejection | undefined {
  if (role === 'owner') return invalid('role', 'must not be owner: the ownership is transferred');
  const { group, member } = asked;
  const ranks = checkRanks(asked, [user]);
  if (ranks !== undefined) return ranks;
  if (group.members.get(user)?.role === role) return invalid('role', 'is the role that the user has');
  return ranksAbove(member.role, role) ? undefined : refuse('role-too-low', { user });
}

const checkSize = ({ group }: Asked): Rejection | undefined =>
  group.members.size > limits.listedMembers ? refuse('group-too-large') : undefined;

/** What is about a message: the member has seen it, and has the right. The author is checked by those who read it. */
function checkAbout({ group, member }: Asked, { about, moderates }: Message): Rejection | undefined {
  if (about === 0) return undefined;
  if (about > group.seq || about < member.joined) return refuse('no-such-message');
  return moderates && !isAtLeast(member.role, 'admin') ? refuse('role-too-low') : undefined;
}

/** Slow mode is for messages: what is about one that is there can always be sent. */
function checkPace(
  { group: { settings }, member: { role, lastSentMs }, timeMs }: Asked, { counts }: Message,
): Rejection | undefined {
  if (!counts) return undefined;
  const waitMs = lastSentMs + settings.slowModeSeconds * 1_000 - timeMs;
  if (settings.slowModeSeconds === 0 || waitMs <= 0 || isAtLeast(role, 'admin')) return undefined;
  return refuse('slow-mode', { retryAfterMs: waitMs });
}

/** What is wrong with a request whatever the group is. */
function checkShape(request: Request): Rejection | undefined {
  switch (request.kind) {
    case 'create':
      return checkNew(request);
    case 'rename':
      return invalidUnless('name', checkName(request.name));
    case 'describe':
      return invalidUnless('description', checkDescription(request.description));
    case 'configure':
      return checkSettings(request.settings);
    case 'add':
    case 'remove':
      return request.users.length === 0 ? invalid('users', 'must not be empty') : checkUsers(request.users);
    case 'change-role':
      return roles.includes(request.role) ? undefined : invalid('role', `must be one of ${roles.join(', ')}`);
    default:
      return undefined;
  }
}

const checkNew = ({ name, description, settings, users }: RequestOf<'create'>): Rejection | undefined =>
  invalidUnless('name', checkName(name)) ??
  invalidUnless('description', checkDescription(description)) ??
  checkSettings(settings) ??
  checkUsers(users);

function checkSettings({ joinPolicy, slowModeSeconds }: Settings): Rejection | undefined {
  if (!joinPolicies.includes(joinPolicy)) return invalid('join_policy', `must be one of ${joinPolicies.join(', ')}`);
  const isPossible = Number.isInteger(slowModeSeconds) && slowModeSeconds >= 0
    && slowModeSeconds <= limits.slowModeSeconds;
  return isPossible ? undefined : invalid('slow_mode_seconds', `must be 0..${limits.slowModeSeconds}`);
}

function checkUsers(users: readonly UserId[]): Rejection | undefined {
  if (users.length > limits.users) return invalid('users', `must be at most ${limits.users}`);
  const seen = new Set<UserId>();
  for (const user of users) {
    if (seen.has(user)) return invalid('users', `must name each user once, ${user} is there twice`);
    seen.add(user);
  }
  return undefined;
}

/**
 * Characters that change how the text around them is shown: embeddings, overrides and isolates of the bidirectional
 * algorithm. The marks U+200E and U+200F have no such range, and right-to-left names need them.
 */
const bidiControls = /[\u202A-\u202E\u2066-\u2069]/u;
/** Control characters, and separators of lines and paragraphs. */
const controls = /[\p{Cc}\p{Zl}\p{Zp}]/u;
const controlsButLineFeed = /(?!\n)[\p{Cc}\p{Zl}\p{Zp}]/u;

/** The rule that a name breaks; undefined when it is good. */
function checkName(name: string): string | undefined {
  if (name.trim() === '') return 'must not be empty';
  return checkText(name, limits.nameBytes, controls);
}

/** The rule that a description breaks; undefined when it is good. It may be empty, and have line feeds. */
const checkDescription = (description: string): string | undefined =>
  checkText(description, limits.descriptionBytes, controlsButLineFeed);

function checkText(text: string, maxBytes: number, forbidden: RegExp): string | undefined {
  if (!text.isWellFormed()) return 'must be Unicode text';
  if (Buffer.byteLength(text) > maxBytes) return `must have at most ${maxBytes} bytes of UTF-8`;
  if (forbidden.test(text)) return 'must not have control characters';
  if (bidiControls.test(text)) return 'must not have characters that override the direction of text';
  return undefined;
}

/** Bounds of a group: everything that a caller can make grow has one. */
export const limits = {
  members: 100_000,
  /** Members who can get the events of the group, and send. Above it there is no delivery, see docs/groups.md. */
  listedMembers: 256,
  /** Users of one command. */
  users: 1_000,
  /** Invitations and requests to join without an answer. */
  pending: 10_000,
  bans: 100_000,
  nameBytes: 200,
  descriptionBytes: 2_048,
  /** Of the id that a caller gives a command. */
  commandIdBytes: 64,
  /** A day. */
  slowModeSeconds: 86_400,
} as const;
