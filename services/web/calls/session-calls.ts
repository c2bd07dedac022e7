import type { JsonValue } from '@bufbuild/protobuf';
import { ChatError, invalid, parseUserId, type UserId } from '@cecochat/contracts';
import { z } from 'zod';

/** The tokens in a response that begins or refreshes a session. */
const answered = z.object({
  tokens: z.looseObject({
    user: z.string().regex(/^\d+$/).transform(BigInt),
    refreshToken: z.string().min(1),
    refreshExpiresAtMs: z.string().regex(/^\d+$/).transform(Number),
  }),
});

export interface IssuedSession {
  /** The response without the refresh token. */
  readonly shown: JsonValue;
  readonly user: bigint;
  readonly refreshToken: string;
  readonly expiresMs: number;
}

/** Pure: takes the refresh token out of a response: scripts do not get it. */
export function splitSession(response: JsonValue): IssuedSession {
  const { tokens: { user, refreshToken, refreshExpiresAtMs } } = answered.parse(response);
  const whole = response as { readonly tokens: { readonly [field: string]: JsonValue } };
  const shown = { tokens: { ...whole.tokens, refreshToken: '' } };
  return { shown, user, refreshToken, expiresMs: refreshExpiresAtMs };
}

/** Pure: the request of a refresh, whose token was in the cookie. Throws a ChatError for a body with a token. */
export function addRefreshToken(body: string, refreshToken: string): string {
  let request: unknown;
  try {
    request = JSON.parse(body);
  } catch {
    request = undefined;
  }
  if (typeof request !== 'object' || request === null || Array.isArray(request)) {
    throw invalid('body', 'must be a JSON object');
  }
  if ('refreshToken' in request || 'refresh_token' in request) {
    throw invalid('refreshToken', 'is in the cookie, and must not be in the body');
  }
  return JSON.stringify({ ...request, refreshToken });
}

/** Pure: the user in the path of a refresh. */
export function userOfPath(params: unknown): UserId {
  const { user = '' } = params as { readonly user?: string };
  const id = parseUserId(user);
  if (id === undefined) throw invalid('user', 'must be a user id in the path');
  return id;
}

export const noCookie = (): ChatError =>
  new ChatError('session-ended', 'the browser has no session of this user', { field: 'cookie' });
