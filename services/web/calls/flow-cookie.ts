/** The path to which a provider sends browsers: registered there, behind the origin of this service. */
export const signInPath = (provider: string): string => `/api/sign-in/${provider}`;

/** With TLS a name that browsers accept over TLS only. */
const nameOf = (isSecure: boolean): string => (isSecure ? '__Secure-cecochat-sign-in' : 'cecochat-sign-in');

export interface FlowCookie {
  readonly provider: string;
  /** The sign-in that has begun, as `accounts` gave it. */
  readonly flow: string;
  /** How long the browser keeps it; 0 removes it. */
  readonly seconds: number;
  /** Whether the browser reached us by TLS. */
  readonly isSecure: boolean;
}

/**
 * Pure: the value of the header `set-cookie`. The provider is another site, so that the cookie must come along when it
 * sends the browser back (`Lax`): with navigations of the whole page alone, and at this path.
 */
export function formatFlowCookie({ provider, flow, seconds, isSecure }: FlowCookie): string {
  const attributes = ['HttpOnly', 'SameSite=Lax', ...(isSecure ? ['Secure'] : [])];
  const place = [`Path=${signInPath(provider)}`, `Max-Age=${seconds}`];
  return [`${nameOf(isSecure)}=${flow}`, ...place, ...attributes].join('; ');
}

/** Pure: the sign-in in the header `cookie`; undefined where there is none. */
export function readFlowCookie(header: string | undefined, isSecure: boolean): string | undefined {
  const prefix = `${nameOf(isSecure)}=`;
  const found = (header ?? '').split(';').map((each) => each.trim()).find((each) => each.startsWith(prefix));
  const flow = found?.slice(prefix.length);
  return flow === '' ? undefined : flow;
}
