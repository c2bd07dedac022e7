import type { Session } from '../session/index.ts';
import { People } from './people.ts';
import type { Profile } from './profile.ts';

const nameOf = (user: string): string => `cecochat.people.${user}`;

/** The people of a user, with the names that this browser keeps. */
export function openPeople({ user, call }: Session, onChange: () => void): People {
  return new People({
    read: async (users) => (await call<{ readonly profiles: readonly Profile[] }>('GetProfiles', { users })).profiles,
    kept: readKept(user),
    keep: (profiles) => localStorage.setItem(nameOf(user), JSON.stringify(profiles)),
    onChange,
    later: (run, delayMs) => void setTimeout(run, delayMs),
    clock: () => performance.now(),
  });
}

/** Signed out: nothing of it stays. */
export const forgetPeople = (user: string): void => localStorage.removeItem(nameOf(user));

function readKept(user: string): readonly Profile[] {
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(nameOf(user)) ?? '[]');
    return Array.isArray(kept) ? (kept as readonly Profile[]).filter(({ user: id }) => /^\d+$/.test(id)) : [];
  } catch {
    return [];
  }
}
