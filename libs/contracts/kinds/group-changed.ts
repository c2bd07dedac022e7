import { cecochat } from '../generated/messages.js';
import { toBigInt, userId, type UserId, type WireLong } from '../ids.ts';

/** The field of `Event.body`. Only the platform makes bodies of this kind. */
export const groupChangedField = 11;

/** What happened to a group. */
export const groupChanges = [
  'created', 'renamed', 'described', 'configured', 'invited', 'joined', 'asked-to-join', 'declined', 'left', 'added',
  'removed', 'banned', 'unbanned', 'role-changed', 'transferred',
] as const;
export type GroupChangeName = (typeof groupChanges)[number];

/** A change of a group, as clients read it. */
export interface GroupChanged {
  readonly change: GroupChangeName;
  /** The users whom it is about beside the sender of the event: those who were added, removed, invited, ... */
  readonly users: readonly UserId[];
  /** Of `created` and `renamed`. */
  readonly name?: string;
  /** Of `created` and `described`. */
  readonly description?: string;
  /** Of `created` and `configured`. */
  readonly settings?: cecochat.v1.IGroupSettings;
  /** Of `role-changed`. */
  readonly role?: string;
}

type WireField = Exclude<keyof cecochat.v1.IGroupChanged, '$unknowns'>;

/** The fields of all changes on the wire. */
interface Details {
  readonly user?: WireLong;
  readonly users?: readonly WireLong[] | null;
  readonly name?: string | null;
  readonly description?: string | null;
  readonly settings?: cecochat.v1.IGroupSettings | null;
  readonly role?: string | null;
}

const fieldOf = (change: GroupChangeName): WireField =>
  change.replace(/-./g, (dash) => dash.charAt(1).toUpperCase()) as WireField;

/** Undefined for a change of a later version. */
export function readGroupChanged(wire: cecochat.v1.IGroupChanged): GroupChanged | undefined {
  for (const change of groupChanges) {
    const found = wire[fieldOf(change)] as Details | null | undefined;
    if (found !== null && found !== undefined) return { change, users: usersOf(found), ...details[change]?.(found) };
  }
  return undefined;
}

const usersOf = ({ user, users }: Details): UserId[] =>
  [...(user ? [user] : []), ...(users ?? [])].map((each) => userId(toBigInt(each)));

/** What changes have beside users. */
const details: { readonly [Change in GroupChangeName]?: (of: Details) => Omit<GroupChanged, 'change' | 'users'> } = {
  created: ({ name, description, settings }) =>
    ({ name: name ?? '', description: description ?? '', ...(settings && { settings }) }),
  renamed: ({ name }) => ({ name: name ?? '' }),
  described: ({ description }) => ({ description: description ?? '' }),
  configured: (settings) => ({ settings: settings as cecochat.v1.IGroupSettings }),
  'role-changed': ({ role }) => ({ role: role ?? '' }),
};

/** The body of an event that is a change of a group. */
export const encodeGroupChanged = (change: GroupChangeName, details: object): Uint8Array =>
  cecochat.v1.GroupChanged.encode({ [fieldOf(change)]: details }).finish();
