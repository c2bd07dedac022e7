import { parseUserId } from '../sdk.ts';

/** A user who is, or was, signed in in this browser. */
export interface Identity {
  /** Decimal user id. */
  readonly user: string;
  /** Of the account; `User 7` for a user of the development issuer. */
  readonly name: string;
  readonly kind: 'account' | 'number';
}

/** Each tab has its own user, so that two people can use two tabs of one browser. */
const [ownName, knownName] = ['cecochat.me', 'cecochat.known'];
const maxKnown = 4;

/** Who this tab is. A new tab is the one account that is signed in here; where there are several, people choose. */
export function ownIdentity(): Identity | undefined {
  const own = sessionStorage.getItem(ownName);
  if (own !== null) return parseIdentities(`[${own}]`)[0];
  const [first, ...others] = knownIdentities();
  return first?.kind === 'account' && others.length === 0 ? first : undefined;
}

/** Who is signed in in this browser, the latest first. */
export const knownIdentities = (): readonly Identity[] => parseIdentities(localStorage.getItem(knownName) ?? '[]');

export function rememberIdentity({ user, name, kind }: Identity): void {
  sessionStorage.setItem(ownName, JSON.stringify({ user, name, kind }));
  saveKnown([{ user, name, kind }, ...knownIdentities().filter((each) => each.user !== user)]);
}

/** Signed out, or at an end. */
export function forgetIdentity(user: string): void {
  leaveIdentity();
  saveKnown(knownIdentities().filter((each) => each.user !== user));
}

/** This tab asks who the user is; the one before stays signed in. */
export function leaveIdentity(): void {
  sessionStorage.setItem(ownName, '0');
}

const saveKnown = (all: readonly Identity[]): void =>
  localStorage.setItem(knownName, JSON.stringify(all.slice(0, maxKnown)));

/** Pure: those in a text that are identities: pages of other versions may have written it. */
export function parseIdentities(text: string): readonly Identity[] {
  try {
    const all: unknown = JSON.parse(text);
    return Array.isArray(all) ? all.filter(isIdentity) : [];
  } catch {
    return [];
  }
}

function isIdentity(value: unknown): value is Identity {
  if (typeof value !== 'object' || value === null) return false;
  const { user, name, kind } = value as Partial<Record<keyof Identity, unknown>>;
  const isUser = typeof user === 'string' && parseUserId(user) !== undefined;
  return isUser && typeof name === 'string' && (kind === 'account' || kind === 'number');
}
