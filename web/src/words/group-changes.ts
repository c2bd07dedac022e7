import type { KeptChange } from '../sdk.ts';

interface Naming {
  readonly me: string;
  readonly sender: string;
  /** `You` for the user. */
  nameOf(user: string): string;
}

/** Users of a line; more are counted. */
const shownUsers = 5;

type Sentence = (words: { readonly by: string; readonly whom: string; readonly name: string; readonly role: string }) => string;

const sentences: { readonly [Change in KeptChange['change']]: Sentence } = {
  created: ({ by, whom, name }) => `${by} created the group “${name}” with ${whom}`,
  renamed: ({ by, name }) => `${by} renamed the group to “${name}”`,
  described: ({ by }) => `${by} changed the description`,
  configured: ({ by }) => `${by} changed the settings of the group`,
  invited: ({ by, whom }) => `${by} invited ${whom}`,
  joined: ({ by }) => `${by} joined`,
  'asked-to-join': ({ by }) => `${by} asked to join`,
  declined: ({ by, whom }) => `${by} declined ${whom}`,
  left: ({ by }) => `${by} left`,
  added: ({ by, whom }) => `${by} added ${whom}`,
  removed: ({ by, whom }) => `${by} removed ${whom}`,
  banned: ({ by, whom }) => `${by} banned ${whom}`,
  unbanned: ({ by, whom }) => `${by} lifted the ban of ${whom}`,
  'role-changed': ({ by, whom, role }) => `${by} made ${whom} ${roleWords(role)}`,
  transferred: ({ by, whom }) => `${by} made ${whom} the owner`,
};

/** Pure: a change of a group as a sentence, without its full stop. */
export function changeWords({ change, users, name = '', role = '' }: KeptChange, { me, sender, nameOf }: Naming): string {
  const names = users.slice(0, shownUsers).map((user) => (user === me ? 'you' : nameOf(user)));
  const whom = listWords(names, users.length - names.length);
  return sentences[change]({ by: nameOf(sender), whom, name, role });
}

/** Pure: `Ada, Bob and 3 others`. */
export function listWords(names: readonly string[], others: number): string {
  const all = others > 0 ? [...names, others === 1 ? '1 other' : `${others} others`] : names;
  return all.length < 2 ? all.join('') : `${all.slice(0, -1).join(', ')} and ${all.at(-1)}`;
}

/** Pure: `an admin`. */
export const roleWords = (role: string): string => (/^[aeiou]/.test(role) ? `an ${role}` : `a ${role}`);

/** Pure: `1 member`. */
export const memberWords = (count: number): string => (count === 1 ? '1 member' : `${count} members`);
