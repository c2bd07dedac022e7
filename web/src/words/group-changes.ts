import type { KeptChange } from '../sdk.ts';
import type { Words } from './language.ts';
import { counted, listed, t } from './t.ts';

interface Naming {
  readonly me: string;
  readonly sender: string;
  /** `You` for the user. */
  nameOf(user: string): string;
}

/** Users of a line; more are counted. */
const shownUsers = 5;

const sentences: { readonly [Change in KeptChange['change']]: Words } = {
  created: '{by} created the group “{name}” with {whom}',
  renamed: '{by} renamed the group to “{name}”',
  described: '{by} changed the description',
  configured: '{by} changed the settings of the group',
  invited: '{by} invited {whom}',
  joined: '{by} joined',
  'asked-to-join': '{by} asked to join',
  declined: '{by} declined {whom}',
  left: '{by} left',
  added: '{by} added {whom}',
  removed: '{by} removed {whom}',
  banned: '{by} banned {whom}',
  unbanned: '{by} lifted the ban of {whom}',
  'role-changed': '{by} made {whom} {role}',
  transferred: '{by} made {whom} the owner',
};

/** A change of a group as a sentence, without its full stop. */
export function changeWords({ change, users, name = '', role = '' }: KeptChange, { me, sender, nameOf }: Naming): string {
  const names = users.slice(0, shownUsers).map((user) => (user === me ? t('you') : nameOf(user)));
  const whom = listWords(names, users.length - names.length);
  return t(sentences[change], { by: nameOf(sender), whom, name, role: asRoleWords(role) });
}

/** `Ada, Bob and 3 others`. */
export const listWords = (names: readonly string[], others: number): string =>
  listed(others > 0 ? [...names, counted('1 other', others)] : names);

const asRoles: Readonly<Record<string, Words>> = {
  reader: 'a reader', member: 'a member', admin: 'an admin', owner: 'an owner',
};
const roles: Readonly<Record<string, Words>> = { reader: 'reader', member: 'member', admin: 'admin', owner: 'owner' };

/** `an admin`; a role of a later version as it is. */
const asRoleWords = (role: string): string => translated(asRoles[role], role);

/** `admin`; a role of a later version as it is. */
export const roleWords = (role: string): string => translated(roles[role], role);

const translated = (words: Words | undefined, otherwise: string): string =>
  (words === undefined ? otherwise : t(words));

/** `1 member`. */
export const memberWords = (count: number): string => counted('1 member', count);
