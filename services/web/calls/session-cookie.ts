/** The path of the one call that gets the cookie; users have one each, so that two can use tabs of one browser. */
const pathOf = (user: bigint): string => `/api/cecochat.v1.AccountsService/Refresh/${user}`;

/** With TLS a name that browsers accept over TLS only: a response in plain text cannot replace the cookie. */
const nameOf = (isSecure: boolean): string => (isSecure ? '__Secure-cecochat-session' : 'cecochat-session');

export interface SessionCookie {
  readonly user: bigint;
  readonly token: string;
  /** How long the browser keeps it; 0 removes it. */
  readonly seconds: number;
  /** Whether the browser reached us by TLS. */
  readonly isSecure: boolean;
}

/** Pure: the value of the header `set-cookie`. Scripts, pages of other sites and other paths never get the cookie. */
export function formatCookie({ user, token, seconds, isSecure }: SessionCookie): string {
  const attributes = ['HttpOnly', 'SameSite=Strict', ...(isSecure ? ['Secure'] : [])];
  return [`${nameOf(isSecure)}=${token}`, `Path=${pathOf(user)}`, `Max-Age=${seconds}`, ...attributes].join('; ');
}

/** Pure: the refresh token in the header `cookie`; undefined where there is none. */
export function readCookie(header: string | undefined, isSecure: boolean): string | undefined {
  const prefix = `${nameOf(isSecure)}=`;
  const found = (header ?? '').split(';').map((each) => each.trim()).find((each) => each.startsWith(prefix));
  const token = found?.slice(prefix.length);
  return token === '' ? undefined : token;
}
