import { ChatError, invalid, toLong, type cecochat, type UserId } from '@cecochat/contracts';
import { isSessionOf, type Sessions } from '../sessions/index.ts';
import type { AccountStore } from '../store/index.ts';
import { toTokens } from './sign-in.ts';

export interface SessionsContext {
  readonly accounts: Pick<AccountStore, 'byId'>;
  readonly sessions: Sessions;
}

const requestIdBytes = { min: 16, max: 64 };

/** Throws a ChatError, as the others do. */
export async function refresh(
  { accounts, sessions }: SessionsContext, request: cecochat.v1.IRefreshRequest,
): Promise<cecochat.v1.IRefreshResponse> {
  const [token, requestId] = [request.refreshToken ?? '', request.requestId ?? ''];
  const bytes = Buffer.byteLength(requestId);
  if (token === '') throw invalid('refresh_token', 'must be there');
  if (bytes < requestIdBytes.min || bytes > requestIdBytes.max) {
    throw invalid('request_id', `must have ${requestIdBytes.min}..${requestIdBytes.max} bytes`);
  }
  const issued = await sessions.refresh(token, requestId);
  const account = await accounts.byId(issued.user);
  if (account === undefined) throw new ChatError('session-ended', 'the account is removed', { field: 'refresh_token' });
  return { tokens: toTokens(account.name, issued) };
}

export async function signOut(
  { sessions }: SessionsContext, user: UserId, sessionId: string | undefined,
): Promise<cecochat.v1.ISignOutResponse> {
  if (sessionId === undefined || !isSessionOf(user, sessionId)) {
    throw new ChatError('no-such-user', 'the token belongs to no session of an account', { field: 'authorization' });
  }
  await sessions.end(user, sessionId);
  return {};
}

export async function listSessions(
  { sessions }: SessionsContext, user: UserId, current: string | undefined,
): Promise<cecochat.v1.IListSessionsResponse> {
  const found = await sessions.list(user);
  return {
    sessions: found.map(({ id, label, createdMs, usedMs, expiresMs }) => ({
      sessionId: id, label, createdAtMs: toLong(createdMs), usedAtMs: toLong(usedMs), expiresAtMs: toLong(expiresMs),
      current: id === current,
    })),
  };
}

export async function endSession(
  { sessions }: SessionsContext, user: UserId, request: cecochat.v1.IEndSessionRequest,
): Promise<cecochat.v1.IEndSessionResponse> {
  const id = request.sessionId ?? '';
  if (!isSessionOf(user, id)) throw invalid('session_id', 'must be the id of a session of the user');
  await sessions.end(user, id);
  return {};
}
