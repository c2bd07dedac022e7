import { isErrorCode, parseUserId, type ErrorCode } from '../sdk.ts';
import { browserName } from './account-session.ts';
import { postJson } from './api.ts';

/** How a browser comes back from a provider. */
export type Returned =
  | { readonly kind: 'signed-in'; readonly user: string }
  | { readonly kind: 'problem'; readonly code: ErrorCode };

/** Only a tab that has begun a sign-in takes its end: a link of another page signs no tab in. */
const begunName = 'cecochat.signing-in';

/** Leaves the page for that of a provider. Rejects with a ChatError where it does not answer. */
export async function goToProvider(name: string): Promise<void> {
  const label = browserName(navigator.userAgent);
  const { authorizationUrl } = await postJson<{ readonly authorizationUrl: string }>(`/api/sign-in/${name}`, { label });
  sessionStorage.setItem(begunName, name);
  location.assign(authorizationUrl);
}

/** Whether the browser comes back from a provider now, to the tab that had begun. */
export const isReturning = (): boolean =>
  parseReturned(location.hash) !== undefined && sessionStorage.getItem(begunName) !== null;

/** How the browser came back to this tab; undefined where it did not, or the second time. */
export function takeReturned(): Returned | undefined {
  const returned = parseReturned(location.hash);
  if (returned === undefined) return undefined;
  const isBegun = isReturning();
  history.replaceState(null, '', '/');
  sessionStorage.removeItem(begunName);
  return isBegun ? returned : undefined;
}

/** Pure: the end of a sign-in in the hash of an address. */
export function parseReturned(hash: string): Returned | undefined {
  const [, way = '', text = ''] = /^#\/(signed-in|sign-in)\/([\w-]+)$/.exec(hash) ?? [];
  if (way === 'signed-in') {
    const user = parseUserId(text);
    return user && { kind: 'signed-in', user: user.toString() };
  }
  return isErrorCode(text) ? { kind: 'problem', code: text } : undefined;
}
