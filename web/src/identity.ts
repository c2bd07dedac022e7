import { ChatError, isErrorCode, parseUserId } from './sdk.ts';

/** Who this tab is: each tab has its own, so that two people can use two tabs of one browser. */
const [ownName, knownName] = ['cecochat.user', 'cecochat.users'];
const maxKnown = 4;

export const signedInUser = (): string | undefined => {
  const user = sessionStorage.getItem(ownName) ?? '';
  return parseUserId(user) === undefined ? undefined : user;
};

export function rememberSignIn(user: string): void {
  sessionStorage.setItem(ownName, user);
  const others = rememberedUsers().filter((each) => each !== user);
  localStorage.setItem(knownName, JSON.stringify([user, ...others].slice(0, maxKnown)));
}

export function forgetSignIn(user: string): void {
  sessionStorage.removeItem(ownName);
  localStorage.setItem(knownName, JSON.stringify(rememberedUsers().filter((each) => each !== user)));
}

/** Who signed in here before, the latest first. */
export function rememberedUsers(): readonly string[] {
  try {
    const users: unknown = JSON.parse(localStorage.getItem(knownName) ?? '[]');
    return Array.isArray(users) ? users.filter((each) => typeof each === 'string' && parseUserId(each) !== undefined) : [];
  } catch {
    return [];
  }
}

/** A token of the development issuer. Rejects with a ChatError. */
export async function requestToken(user: string): Promise<string> {
  let response: Response;
  let answer: { readonly token?: unknown; readonly code?: unknown; readonly message?: unknown };
  try {
    const body = JSON.stringify({ user });
    const init = { method: 'POST', headers: { 'content-type': 'application/json' }, body };
    response = await fetch('/api/session', { ...init, signal: AbortSignal.timeout(10_000) });
    answer = (await response.json()) as typeof answer;
  } catch (error) {
    throw new ChatError('unavailable', 'the service does not answer', { cause: error });
  }
  if (response.ok && typeof answer.token === 'string') return answer.token;
  const code = typeof answer.code === 'string' && isErrorCode(answer.code) ? answer.code : 'internal';
  throw new ChatError(code, String(answer.message ?? `status ${response.status}`));
}
