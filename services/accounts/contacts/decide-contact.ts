import type { ErrorCode, UserId } from '@cecochat/contracts';

/** What two users are to each other, of whom one has the lower id. Without a state they are nothing. */
export const pairStates = ['low-invited', 'high-invited', 'contacts'] as const;
export type PairState = (typeof pairStates)[number];

export interface Pair {
  readonly state: PairState;
  /** Milliseconds since the Unix epoch. */
  readonly sinceMs: number;
}

/** The same from the side of one of them. */
export type ContactState = 'none' | 'invited' | 'invitation' | 'contact';

export type ContactChange = 'invite' | 'accept' | 'decline' | 'cancel' | 'remove';

/** What becomes of a change: the next state, undefined for none, or why it is refused. */
export type Decision = { readonly next: PairState | undefined } | { readonly refused: ErrorCode };

/** Pure: what the other user is to the user. */
export function contactState(state: PairState | undefined, user: UserId, other: UserId): ContactState {
  if (state === undefined) return 'none';
  if (state === 'contacts') return 'contact';
  return state === invitedBy(user, other) ? 'invited' : 'invitation';
}

/** Pure: what becomes of a change that the user asks for. */
export function decideContact(
  state: PairState | undefined,
  user: UserId,
  other: UserId,
  change: ContactChange,
): Decision {
  const from = contactState(state, user, other);
  const next = table[change][from];
  if (typeof next !== 'object') return { refused: next };
  const { becomes } = next;
  return { next: becomes === 'invited' ? invitedBy(user, other) : becomes };
}

const invitedBy = (user: UserId, other: UserId): PairState => (user < other ? 'low-invited' : 'high-invited');

interface Becomes {
  readonly becomes: 'invited' | 'contacts' | undefined;
}

const none: Becomes = { becomes: undefined };
const contacts: Becomes = { becomes: 'contacts' };

const table: Readonly<Record<ContactChange, Readonly<Record<ContactState, Becomes | ErrorCode>>>> = {
  invite: {
    none: { becomes: 'invited' },
    invited: 'already-pending',
    invitation: contacts,
    contact: 'already-contact',
  },
  accept: { none: 'not-pending', invited: 'not-pending', invitation: contacts, contact: 'already-contact' },
  decline: { none: 'not-pending', invited: 'not-pending', invitation: none, contact: 'already-contact' },
  cancel: { none: 'not-pending', invited: none, invitation: 'not-pending', contact: 'already-contact' },
  remove: { none: 'not-a-contact', invited: 'not-a-contact', invitation: 'not-a-contact', contact: none },
};
