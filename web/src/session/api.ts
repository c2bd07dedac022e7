import { ChatError, isErrorCode } from '../sdk.ts';

const deadlineMs = 15_000;
const accounts = 'cecochat.v1.AccountsService';

/** A call of accounts in JSON, for one session. 64-bit numbers are texts. Rejects with a ChatError. */
export type AccountsCall = <Answer>(method: string, body: object) => Promise<Answer>;

/** Makes a call of accounts; without a token where it needs none. Rejects with a ChatError. */
export function callAccounts<Answer>(method: string, body: object, token?: string): Promise<Answer> {
  return postJson<Answer>(`/api/${accounts}/${method}`, body, token);
}

/** Sends JSON to this origin, and resolves with the JSON of the answer. Rejects with a ChatError. */
export async function postJson<Answer>(path: string, body: object, token?: string): Promise<Answer> {
  const headers = { 'content-type': 'application/json', ...(token !== undefined && { authorization: `Bearer ${token}` }) };
  return askJson<Answer>(path, { method: 'POST', headers, body: JSON.stringify(body) });
}

export async function askJson<Answer>(path: string, init: RequestInit): Promise<Answer> {
  let response: Response;
  let answer: unknown;
  try {
    response = await fetch(path, { ...init, signal: AbortSignal.timeout(deadlineMs) });
    answer = await response.json();
  } catch (error) {
    throw new ChatError('unavailable', 'the service does not answer', { cause: error });
  }
  if (!response.ok) throw failureOf(response.status, response.headers.get('retry-after'), answer);
  return answer as Answer;
}

/** Pure: the error in an answer; of one that is not from the platform, such as of a proxy, the nearest. */
export function failureOf(status: number, retryAfter: string | null, answer: unknown): ChatError {
  const { code, message, field } = (answer ?? {}) as { readonly code?: unknown; readonly message?: unknown; readonly field?: unknown };
  const known = typeof code === 'string' && isErrorCode(code) ? code : status >= 500 ? 'unavailable' : 'internal';
  return new ChatError(known, typeof message === 'string' ? message : `status ${status}`, {
    ...(typeof field === 'string' && { field }),
    ...(retryAfter !== null && /^\d+$/.test(retryAfter) && { retryAfterMs: Number(retryAfter) * 1_000 }),
  });
}
