import { ChatError, isErrorCode, type Epoch, type Partition, type UserId } from '@cecochat/contracts';
import { z } from 'zod';
import type { Route } from '../session/index.ts';

const deadlineMs = 10_000;

const lookupAnswer = z.object({
  address: z.string().min(1),
  historyAddress: z.string().min(1),
  partition: z.number().int().nonnegative(),
  epoch: z.number().int().nonnegative(),
});
const sessionAnswer = z.object({ token: z.string().min(1), expiresAt: z.number() });
const failure = z.object({ code: z.string(), message: z.string(), field: z.string().optional() });

/** Asks `connect` where the token's user is served. Rejects with a ChatError; `unavailable` when nobody answers. */
export async function lookUp(url: URL, token: string): Promise<Route> {
  const answer = await call(new URL('/api/connect', url), { headers: { authorization: `Bearer ${token}` } }, lookupAnswer);
  return { ...answer, partition: answer.partition as Partition, epoch: answer.epoch as Epoch };
}

/** Asks the development issuer for a token. Rejects with `not-found` where it is not enabled. */
export async function requestToken(url: URL, user: UserId): Promise<string> {
  const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ user: user.toString() }) };
  return (await call(new URL('/api/session', url), request, sessionAnswer)).token;
}

async function call<T>(url: URL, request: RequestInit, schema: z.ZodType<T>): Promise<T> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(url, { ...request, signal: AbortSignal.timeout(deadlineMs) });
    body = await response.json();
  } catch (error) {
    throw new ChatError('unavailable', `${url.origin} does not answer: ${reasonOf(error)}`, { cause: error });
  }
  if (!response.ok) throw failureOf(response, body);
  const answer = schema.safeParse(body);
  if (!answer.success) throw new ChatError('internal', `${url.origin} does not answer as a CecoChat platform does`, { cause: answer.error });
  return answer.data;
}

function failureOf(response: Response, body: unknown): ChatError {
  const { data } = failure.safeParse(body);
  const retryAfterSeconds = Number(response.headers.get('retry-after') ?? Number.NaN);
  const code = isErrorCode(data?.code) ? data.code : response.status === 404 ? 'not-found' : 'internal';
  return new ChatError(code, data?.message ?? `status ${response.status} ${response.statusText}`, {
    ...(data?.field !== undefined && { field: data.field }),
    ...(Number.isFinite(retryAfterSeconds) && { retryAfterMs: retryAfterSeconds * 1_000 }),
  });
}

function reasonOf(error: unknown): string {
  const cause = Error.isError(error) ? (error.cause ?? error) : error;
  if (Error.isError(cause)) return 'code' in cause && typeof cause.code === 'string' ? cause.code : cause.message;
  return String(cause);
}
