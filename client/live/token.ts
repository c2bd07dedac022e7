import { ChatError, parseUserId, type UserId } from '@cecochat/contracts';

/** The user a token is for. The platform verifies tokens, a client only reads its own. Throws `unauthenticated`. */
export function userOfToken(token: string): UserId {
  const user = parseUserId(String(claimsOf(token)['sub'] ?? ''));
  if (user === undefined) throw new ChatError('unauthenticated', 'the token names no user', { field: 'authorization' });
  return user;
}

function claimsOf(token: string): Record<string, unknown> {
  try {
    const claims: unknown = JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());
    if (typeof claims === 'object' && claims !== null) return { ...claims };
  } catch {
    // The error below covers it, together with JSON that is not an object.
  }
  throw new ChatError('unauthenticated', 'the token is no JWT', { field: 'authorization' });
}
