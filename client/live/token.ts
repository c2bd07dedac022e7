import { ChatError, parseUserId, type UserId } from '@cecochat/contracts';

/** The user a token is for. The platform verifies tokens, a client only reads its own. Throws `unauthenticated`. */
export function userOfToken(token: string): UserId {
  const user = parseUserId(String(claimsOf(token)['sub'] ?? ''));
  if (user === undefined) throw new ChatError('unauthenticated', 'the token names no user', { field: 'authorization' });
  return user;
}

function claimsOf(token: string): Record<string, unknown> {
  try {
    const claims: unknown = JSON.parse(decodeBase64Url(token.split('.')[1] ?? ''));
    if (typeof claims === 'object' && claims !== null) return { ...claims };
  } catch {
    // The error below covers it, together with JSON that is not an object.
  }
  throw new ChatError('unauthenticated', 'the token is no JWT', { field: 'authorization' });
}

/** In browsers as well. Throws for anything but base64. */
function decodeBase64Url(text: string): string {
  const binary = atob(text.replaceAll('-', '+').replaceAll('_', '/'));
  return new TextDecoder().decode(Uint8Array.from(binary, (character) => character.charCodeAt(0)));
}
