import { ChatError } from '@cecochat/contracts';
import { limits, type Outcome, type Rejection } from './machine/index.ts';

const messages: Readonly<Record<Rejection['code'], string>> = {
  'invalid-argument': 'the command is not valid',
  'no-such-group': 'there is no such group',
  'group-exists': 'a group with this id is there',
  'group-of-one': 'a group begins with two members at least',
  'group-full': 'a group has at most 100,000 members',
  'not-a-member': 'is not a member of the group',
  'already-member': 'is a member of the group',
  banned: 'is banned from the group',
  'role-too-low': 'the role does not allow it',
  'last-owner': 'the owner leaves after the ownership is transferred, or as the last member',
  'not-invited': 'only those who are invited may join',
  'not-pending': 'there is no invitation or request of the user',
  'already-pending': 'there is an invitation or a request of the user',
  'not-banned': 'the user is not banned',
  'already-banned': 'the user is banned',
  'too-many-pending': 'too many invitations and requests have no answer',
  'too-many-bans': 'too many users are banned',
  'slow-mode': 'the group is in slow mode',
  'no-such-message': 'there is no such message in the group, or the member has not seen it',
  'group-too-large': `messages are for groups of at most ${limits.listedMembers} members`,
};

/** The error that a caller gets for a rejected command. */
export function errorOf({ code, user, field, rule, retryAfterMs }: Rejection): ChatError {
  const about = user === undefined ? '' : `user ${user}: `;
  const message = field !== undefined && rule !== undefined ? `${field} ${rule}` : messages[code];
  return new ChatError(code, `${about}${message}`, {
    ...(field !== undefined && { field }),
    ...(retryAfterMs !== undefined && { retryAfterMs }),
  });
}

/** Throws the rejection as a ChatError. */
export function acceptedOf(outcome: Outcome): Extract<Outcome, { kind: 'accepted' }> {
  if (outcome.kind === 'rejected') throw errorOf(outcome.rejection);
  return outcome;
}
