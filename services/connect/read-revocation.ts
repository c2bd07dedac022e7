import { invalid, parseUserId } from '@cecochat/contracts';
import type { Revocation } from '@cecochat/redis';
import { maxTokenIdBytes } from '@cecochat/runtime';
import { z } from 'zod';

const schema = z.strictObject({ user: z.string().optional(), token: z.string().optional() });

/**
 * The tokens to revoke: `{"user":"1"}` or `{"token":"<jti>"}`. Throws an `invalid-argument` that names the field and
 * the rule.
 */
export function readRevocation(body: unknown): Revocation {
  const parsed = schema.safeParse(readJson(body));
  if (!parsed.success) throw invalid('body', 'must be a JSON object such as {"user":"1"} or {"token":"<id>"}');
  const { user: text, token } = parsed.data;
  if ((text === undefined) === (token === undefined)) throw invalid('body', 'must have one of user and token');
  if (token !== undefined) {
    if (token === '' || Buffer.byteLength(token) > maxTokenIdBytes)
      throw invalid('token', `must be the id of a token (jti), 1 .. ${maxTokenIdBytes} bytes`);
    return { tokenId: token };
  }
  const user = parseUserId(text ?? '');
  if (user === undefined) throw invalid('user', 'must be a user id as a decimal string');
  return { user };
}

function readJson(body: unknown): unknown {
  try {
    return typeof body === 'string' ? (JSON.parse(body) as unknown) : undefined;
  } catch {
    return undefined;
  }
}
