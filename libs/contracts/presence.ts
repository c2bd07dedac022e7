import { asBuffer } from './bytes.ts';
import { invalid } from './errors.ts';
import { cecochat } from './generated/messages.js';
import { maxUserId, toBigInt, toLong, toNumber, type UserId } from './ids.ts';

const v1 = cecochat.v1;

/** The name of the frame, in `ready`, of servers that report the presence of users. */
export const watchFrame = 'watch';
/** Users that a device watches at once. */
export const maxWatched = 200;

/** What the user of a device does; `hidden`: the user does not want to be seen, on whichever device. */
export type Activity = 'active' | 'idle' | 'hidden';

/** Whether a user is there; idle: on none of its devices active. */
export type Presence =
  | { readonly state: 'online' | 'idle' }
  /** `lastSeenMs`: since 1970; undefined where that is not known, or not to be known. */
  | { readonly state: 'offline'; readonly lastSeenMs: number | undefined };

/** The presence of a user. */
export type UserPresence = Presence & { readonly user: UserId };

/** Pure: whether a device has nothing to show of the one that it has not shown of the other. */
export const isSamePresence = (a: Presence | undefined, b: Presence): boolean =>
  a?.state === b.state && (a.state !== 'offline' || b.state !== 'offline' || a.lastSeenMs === b.lastSeenMs);

export const readActivity = (wire: cecochat.v1.IActivity | null | undefined): Activity => {
  if (wire?.hidden === true) return 'hidden';
  return wire?.idle === true ? 'idle' : 'active';
};

export const wireActivity = (activity: Activity): cecochat.v1.IActivity =>
  ({ ...(activity === 'idle' && { idle: true }), ...(activity === 'hidden' && { hidden: true }) });

/**
 * Reads the list of a `watch` frame, each user once. Throws a ChatError `invalid-argument` that names the field and the
 * rule.
 */
export function parseWatch({ users }: cecochat.v1.IWatch): ReadonlySet<UserId> {
  const ids = (users ?? []).map((user) => toBigInt(user));
  checkWatched(ids);
  return new Set(ids as UserId[]);
}

/** Throws a ChatError `invalid-argument` where users cannot be watched. */
export function checkWatched(users: readonly bigint[]): void {
  if (users.length > maxWatched) throw invalid('users', `must be at most ${maxWatched} users`);
  if (users.some((user) => user < 1n || user > maxUserId))
    throw invalid('users', 'must be user ids, 1 or more and below 2^63');
}

/** Frames of a device. */
export const encodeWatch = (users: Iterable<UserId>): Uint8Array =>
  v1.ChatRequest.encode({ watch: { users: [...users].map(toLong) } }).finish();
export const encodeActivity = (activity: Activity): Uint8Array =>
  v1.ChatRequest.encode({ activity: wireActivity(activity) }).finish();

function wirePresence(presence: UserPresence): cecochat.v1.IUserPresence {
  const { user, state } = presence;
  if (state !== 'offline') return { user: toLong(user), online: true, ...(state === 'idle' && { idle: true }) };
  return { user: toLong(user), ...(presence.lastSeenMs !== undefined && { lastSeenMs: toLong(presence.lastSeenMs) }) };
}

/** A `presence` frame of a server. */
export const encodePresence = (users: readonly UserPresence[]): Buffer =>
  asBuffer(v1.ChatResponse.encode({ presence: { users: users.map(wirePresence) } }).finish());

/** What servers notify each other of. */
export const encodePresenceSignal = (users: readonly UserPresence[]): Buffer =>
  asBuffer(v1.Presence.encode({ users: users.map(wirePresence) }).finish());

/** Users without a valid id are left out. */
export function readPresence({ users }: cecochat.v1.IPresence): UserPresence[] {
  return (users ?? []).flatMap((each): UserPresence[] => {
    const user = toBigInt(each.user);
    if (user < 1n || user > maxUserId) return [];
    if (each.online === true) return [{ user: user as UserId, state: each.idle === true ? 'idle' : 'online' }];
    const lastSeenMs = toNumber(each.lastSeenMs);
    return [{ user: user as UserId, state: 'offline', lastSeenMs: lastSeenMs === 0 ? undefined : lastSeenMs }];
  });
}

/** The name of the frame, in `ready`, of servers that pass on who types. */
export const typingFrame = 'typing';
/** A device repeats the notice this often while its user types. */
export const typingEveryMs = 4_000;
/** Without another notice a user has stopped typing after this. */
export const typingExpiryMs = 6_000;

/** A user writes a message to another one, or has stopped. */
export interface Typing {
  /** Sent: who gets it. Received: who types. */
  readonly other: UserId;
  readonly isTyping: boolean;
}

/**
 * Reads a `typing` frame of a device or of a server. Throws a ChatError `invalid-argument` that names the field and the
 * rule.
 */
export function parseTyping({ other, stopped }: cecochat.v1.ITyping): Typing {
  const id = toBigInt(other);
  if (id < 1n || id > maxUserId) throw invalid('other', 'must be a user id, 1 or more and below 2^63');
  return { other: id as UserId, isTyping: stopped !== true };
}

const wireTyping = ({ other, isTyping }: Typing): cecochat.v1.ITyping => ({
  other: toLong(other), ...(!isTyping && { stopped: true }),
});

/** A `typing` frame of a device. */
export const encodeTyping = (typing: Typing): Uint8Array =>
  v1.ChatRequest.encode({ typing: wireTyping(typing) }).finish();

/** A `typing` frame of a server, for the devices of the user who gets it. */
export const encodeTypingNotice = (typing: Typing): Uint8Array =>
  v1.ChatResponse.encode({ typing: wireTyping(typing) }).finish();
