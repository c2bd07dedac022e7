import { invalid, maxUserId, parseUserId, type UserId } from '@cecochat/contracts';
import { z } from 'zod';

const sessionRequest = z.object({ user: z.unknown().optional() });

/** The user in the body of a request for a token. Throws an `invalid-argument` that names the field and the rule. */
export function readSessionRequest(body: unknown): UserId {
  const parsed = sessionRequest.safeParse(readJson(body));
  if (!parsed.success) throw invalid('body', 'must be a JSON object such as {"user":"1"}');
  const { user } = parsed.data;
  const text = typeof user === 'number' && Number.isSafeInteger(user) ? user.toString() : user;
  const named = typeof text === 'string' ? parseUserId(text) : undefined;
  if (named === undefined) {
    throw invalid('user', `must be a user id, 1..${maxUserId}, as a decimal string or as a number up to ${Number.MAX_SAFE_INTEGER}`);
  }
  return named;
}

function readJson(body: unknown): unknown {
  try {
    return typeof body === 'string' ? (JSON.parse(body) as unknown) : undefined;
  } catch {
    return undefined;
  }
}
