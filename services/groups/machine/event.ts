import type { UserId } from '@cecochat/contracts';
import type { Message, SendOrigin } from './command.ts';
import type { Role, Settings } from './roles.ts';

interface OfUser {
  readonly user: UserId;
}

interface OfUsers {
  readonly users: readonly UserId[];
}

type Nothing = Readonly<Record<never, never>>;

/** What accepted commands do, by kind. */
interface Changes {
  created: OfUsers & { readonly name: string; readonly description: string; readonly settings: Settings };
  renamed: { readonly name: string };
  described: { readonly description: string };
  configured: { readonly settings: Settings };
  invited: OfUser;
  'asked-to-join': Nothing;
  declined: OfUser;
  joined: Nothing;
  added: OfUsers;
  left: Nothing;
  removed: OfUsers;
  banned: OfUser;
  unbanned: OfUser;
  'role-changed': OfUser & { readonly role: Role };
  transferred: OfUser;
  sent: { readonly message: Message; readonly origin: SendOrigin };
}

export type ChangeKind = keyof Changes;
export type ChangeOf<Kind extends ChangeKind> = { readonly kind: Kind } & Changes[Kind];
export type Change = { [Kind in ChangeKind]: ChangeOf<Kind> }[ChangeKind];

/** An event of a group. (group, seq) is its identity. */
export interface GroupEvent {
  /** 1, 2, 3, ...: of every event. */
  readonly seq: number;
  /** How many events count as unread, up to and including this one. */
  readonly n: number;
  /** Never before that of an earlier event, in milliseconds of Unix time. */
  readonly timeMs: number;
  readonly actor: UserId;
  readonly change: Change;
}

export const rejectionCodes = [
  'invalid-argument', 'no-such-group', 'group-exists', 'group-of-one', 'group-full', 'not-a-member', 'already-member',
  'banned', 'role-too-low', 'last-owner', 'not-invited', 'not-pending', 'already-pending', 'not-banned',
  'already-banned', 'too-many-pending', 'too-many-bans', 'slow-mode', 'group-too-large', 'no-such-message',
] as const;

/** Why a command is refused: it has changed nothing. */
export interface Rejection {
  readonly code: (typeof rejectionCodes)[number];
  /** The user that it is about, where a command names several. */
  readonly user?: UserId;
  /** The field that is wrong, and the rule that it breaks. */
  readonly field?: string;
  readonly rule?: string;
  /** When the same command can succeed. */
  readonly retryAfterMs?: number;
}

/** What became of a command, for its caller. */
export type Outcome =
  | { readonly kind: 'accepted'; readonly seq: number; readonly n: number }
  | { readonly kind: 'rejected'; readonly rejection: Rejection };
