import type { GroupChanged, GroupChangeName, UserId } from '@cecochat/contracts';
import { printable } from './printable.ts';

type Describe = (change: GroupChanged & { readonly who: string }) => string;

const lines: { readonly [Name in GroupChangeName]: Describe } = {
  created: ({ name = '', who }) => `created the group "${printable(name)}" with ${who}`,
  renamed: ({ name = '' }) => `named the group "${printable(name)}"`,
  described: ({ description = '' }) => `described the group: ${printable(description)}`,
  configured: ({ settings }) => `set who may join to ${settings?.joinPolicy ?? ''}${
    settings?.announcementsOnly ? ', only admins send' : ''}${
    settings?.slowModeSeconds ? `, slow mode of ${settings.slowModeSeconds} s` : ''}`,
  invited: ({ who }) => `invited ${who}`,
  joined: () => 'joined',
  'asked-to-join': () => 'asks to join',
  declined: ({ who }) => `declined ${who}`,
  left: () => 'left',
  added: ({ who }) => `added ${who}`,
  removed: ({ who }) => `removed ${who}`,
  banned: ({ who }) => `banned ${who}`,
  unbanned: ({ who }) => `lifted the ban of ${who}`,
  'role-changed': ({ role = '', who }) => `made ${who} ${printable(role)}`,
  transferred: ({ who }) => `made ${who} the owner`,
};

/** Users of a line; more are counted. */
const shownUsers = 8;

/** Those whom a line names. */
export const shownUsersOf = ({ users }: GroupChanged): readonly UserId[] => users.slice(0, shownUsers);

/** A change of a group in words, without the user who made it. */
export function describeChange(change: GroupChanged, nameOf: (user: UserId) => string): string {
  const { users } = change;
  const more = users.length > shownUsers ? ` and ${users.length - shownUsers} more` : '';
  return lines[change.change]({ ...change, who: `${shownUsersOf(change).map(nameOf).join(', ')}${more}` });
}
