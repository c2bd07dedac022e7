import { ChatError, isErrorCode, type Epoch, type Partition, type UserId } from '@cecochat/contracts';
import { Agent, fetch, type RequestInit, type Response } from 'undici';
import { z } from 'zod';
import type { Route } from '../session/index.ts';
import { firstAnswer } from './first-answer.ts';
import { HedgeBudget } from './hedge-budget.ts';
import type { TlsOptions } from './security.ts';

const deadlineMs = 10_000;
/** For a lookup: when a machine is lost, a part of what `connect` answers from may be lost with it. */
const hedge = { everyMs: 500, most: 6 } as const;
/** Of this process. */
const hedges = new HedgeBudget();

const lookupAnswer = z.object({
  address: z.string().min(1),
  historyAddress: z.string().min(1),
  partition: z.number().int().nonnegative(),
  epoch: z.number().int().nonnegative(),
});
const sessionAnswer = z.object({ token: z.string().min(1), expiresAt: z.number() });
const failure = z.object({ code: z.string(), message: z.string(), field: z.string().optional() });

/** Asks `connect` where the token's user is served. Rejects with a ChatError; `unavailable` without an answer. */
export async function lookUp(url: URL, token: string, { ca }: TlsOptions = {}): Promise<Route> {
  const request = { headers: { authorization: `Bearer ${token}` }, ...agentFor(ca) };
  hedges.earn();
  const answer = await firstAnswer({
    ask: (signal) => call(new URL('/api/connect', url), { ...request, signal }, lookupAnswer),
    isAnswer: (error) => !(error instanceof ChatError && error.code === 'unavailable' && error.cause !== undefined),
    mayAskAgain: () => hedges.spend(),
    ...hedge,
  });
  return { ...answer, partition: answer.partition as Partition, epoch: answer.epoch as Epoch };
}

export interface TokenRequest extends TlsOptions {
  /** Whether the token is to be of an administrator. */
  readonly isAdmin?: boolean;
}

/** Asks the development issuer for a token. Rejects with `not-found` where it is not enabled. */
export async function requestToken(url: URL, user: UserId, { ca, isAdmin = false }: TokenRequest = {}): Promise<string> {
  const body = JSON.stringify({ user: user.toString(), ...(isAdmin && { role: 'admin' }) });
  const request = { method: 'POST', headers: { 'content-type': 'application/json' }, body, ...agentFor(ca) };
  return (await call(new URL('/api/session', url), request, sessionAnswer)).token;
}

/** Ends the tokens of a user, or the one of an id. `token` is of an administrator. Rejects with a ChatError. */
export async function endTokens(url: URL, token: string, ended: { readonly user: string } | { readonly token: string }, { ca }: TlsOptions = {}): Promise<void> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  await call(new URL('/api/revocations', url), { method: 'POST', headers, body: JSON.stringify(ended), ...agentFor(ca) }, z.undefined());
}

/** Connections are kept for those who trust the same certificates. */
const agents = new Map<string, Agent>();

function agentFor(ca: string | undefined): { readonly dispatcher?: Agent } {
  if (ca === undefined) return {};
  const agent = agents.get(ca) ?? new Agent({ connect: { ca } });
  agents.set(ca, agent);
  return { dispatcher: agent };
}

async function call<T>(url: URL, request: RequestInit, schema: z.ZodType<T>): Promise<T> {
  let response: Response;
  let body: unknown;
  try {
    response = await fetch(url, { ...request, signal: AbortSignal.any([AbortSignal.timeout(deadlineMs), ...(request.signal ? [request.signal] : [])]) });
    body = response.status === 204 ? undefined : await response.json();
  } catch (error) {
    throw new ChatError('unavailable', `${url.origin} ${reasonOf(error)}`, { cause: error });
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
  const text = Error.isError(cause) ? cause.message : String(cause);
  const code = Error.isError(cause) && 'code' in cause && typeof cause.code === 'string' ? cause.code : '';
  if (badCertificate.test(code)) return `has a certificate that is not trusted: ${text} (${code})`;
  if (noTls.test(code)) return `does not speak TLS (${code})`;
  return `does not answer: ${code === '' ? text : code}`;
}

/** Error codes of Node.js and OpenSSL for bad certificates, and for an answer without TLS. */
const badCertificate = /CERT|UNABLE_TO_VERIFY|UNABLE_TO_GET_ISSUER/;
const noTls = /^(EPROTO|ERR_SSL_WRONG_VERSION_NUMBER|ERR_SSL_PACKET_LENGTH_TOO_LONG)$/;
