/** The names of users in place of their numbers. */
export { forgetPeople, openPeople } from './open-people.ts';
export { People } from './people.ts';
export type { Profile } from './profile.ts';
