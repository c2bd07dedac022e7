/** An access token, as tabs share it. */
export interface AccessToken {
  readonly value: string;
  /** By the clock of this machine, in milliseconds: from then on the next one is used. */
  readonly goodUntilMs: number;
}

/** The part of its life for which a token is used: the rest is for calls on their way, and clocks of different speed. */
const usedPart = 0.8;

/** Pure: a token that has just arrived. The clock of this machine may be wrong, so that only its length of life counts. */
export function toAccessToken(value: string, nowMs: number): AccessToken {
  const { iat, exp } = claimsOf(value);
  return { value, goodUntilMs: nowMs + (exp - iat) * 1_000 * usedPart };
}

/** Pure: whether a token may still be used; `refused` is one that a server did not take. */
export const isGood = (token: AccessToken | undefined, nowMs: number, refused?: string): token is AccessToken =>
  token !== undefined && token.goodUntilMs > nowMs && token.value !== refused;

function claimsOf(token: string): { readonly iat: number; readonly exp: number } {
  const [, body = ''] = token.split('.');
  const text = atob(body.replaceAll('-', '+').replaceAll('_', '/'));
  const { iat, exp } = JSON.parse(text) as { readonly iat?: unknown; readonly exp?: unknown };
  return { iat: Number(iat), exp: Number(exp) };
}
