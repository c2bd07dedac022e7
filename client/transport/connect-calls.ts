import { ChatError, isErrorCode, type Epoch, type Partition } from '@cecochat/contracts';
// In a browser the rest of it would be most of the bundle.
import * as z from 'zod/mini';
import type { Route } from '../session/index.ts';
import { pause as wait } from './pause.ts';

/** Where a user is served, with the address for WebSockets where the server has one. */
export type WebRoute = Route & { readonly webSocketAddress?: string | undefined };

/** A request by HTTP. */
export interface ConnectRequest {
  readonly method?: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal: AbortSignal;
}

/** What is needed of a response. */
export interface ConnectResponse {
  readonly ok: boolean;
  readonly status: number;
  readonly statusText: string;
  readonly headers: { get(name: string): string | null };
  json(): Promise<unknown>;
}

/** Sends a request. Rejects when there is no answer. */
export type Ask = (url: URL, request: ConnectRequest) => Promise<ConnectResponse>;

const deadlineMs = 10_000;
/** For a lookup: when a machine is lost, a part of what `connect` answers from may be lost with it. */
const hedge = { everyMs: 500, most: 6 } as const;

/**
 * Of lookups that are asked again before they are answered; and how many may be saved up, so that a single device has
 * some.
 */
const [part, saved] = [0.1, 10];

/**
 * Bounds how often lookups are asked again: when `connect` is slow for all clients, asking more often keeps it slow.
 * Where one of its processes is lost, a tenth of the lookups finds the others.
 */
export class HedgeBudget {
  #saved = saved;

  /** A lookup begins. */
  earn(): void {
    this.#saved = Math.min(saved, this.#saved + part);
  }

  /** Whether one more request may be made. */
  spend(): boolean {
    if (this.#saved < 1) return false;
    this.#saved--;
    return true;
  }
}

/** Of this process. */
const hedges = new HedgeBudget();

const text = z.string().check(z.minLength(1));
const count = z.int().check(z.nonnegative());
const lookupAnswer = z.object({
  address: text, webSocketAddress: z.optional(text), historyAddress: text, groupsAddress: z.optional(text),
  partition: count, epoch: count,
});
export const accountsAnswer = z.object({ address: text });
export const sessionAnswer = z.object({ token: text, expiresAt: z.number() });
const failure = z.object({ code: z.string(), message: z.string(), field: z.optional(z.string()) });

/** Asks `connect` where the token's user is served. Rejects with a ChatError; `unavailable` without an answer. */
export async function lookUpBy(ask: Ask, url: URL, token: string): Promise<WebRoute> {
  const headers = { authorization: `Bearer ${token}` };
  hedges.earn();
  const answer = await firstAnswer({
    ask: (signal) => callConnect(ask, new URL('/api/connect', url), { headers, signal }, lookupAnswer),
    isAnswer: (error) => !(error instanceof ChatError && error.code === 'unavailable' && error.cause !== undefined),
    mayAskAgain: () => hedges.spend(),
    ...hedge,
  });
  return { ...answer, partition: answer.partition as Partition, epoch: answer.epoch as Epoch };
}

/** One request with its deadline. Rejects with a ChatError; `unavailable`, with the cause, without an answer. */
export async function callConnect<T>(
  ask: Ask,
  url: URL,
  { signal, ...request }: Omit<ConnectRequest, 'signal'> & { readonly signal?: AbortSignal },
  schema: z.ZodMiniType<T>,
): Promise<T> {
  let response: ConnectResponse;
  let body: unknown;
  try {
    const ends = [AbortSignal.timeout(deadlineMs), ...(signal ? [signal] : [])];
    response = await ask(url, { ...request, signal: AbortSignal.any(ends) });
    body = response.status === 204 ? undefined : await response.json();
  } catch (error) {
    throw new ChatError('unavailable', `${url.origin} ${reasonOf(error)}`, { cause: error });
  }
  if (!response.ok) throw failureOf(response, body);
  const answer = schema.safeParse(body);
  if (answer.success) return answer.data;
  throw new ChatError('internal', `${url.origin} does not answer as a CecoChat platform does`, { cause: answer.error });
}

function failureOf(response: ConnectResponse, body: unknown): ChatError {
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

interface Asking<T> {
  /** Asks once; the signal aborts when another one was answered. */
  readonly ask: (signal: AbortSignal) => Promise<T>;
  /** Whether a rejection is an answer as well. */
  readonly isAnswer: (error: unknown) => boolean;
  readonly everyMs: number;
  /** How often it is asked at most. */
  readonly most: number;
  /** Whether it may be asked once more. */
  readonly mayAskAgain: () => boolean;
}

/**
 * Asks again until the first answer, which it takes: the server that was asked may be on a lost machine. Rejects with
 * the last failure as soon as no request is open: an immediate failure is not retried.
 */
export async function firstAnswer<T>(
  { ask, isAnswer, everyMs, most, mayAskAgain }: Asking<T>,
  pause = wait,
): Promise<T> {
  const done = new AbortController();
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  let open = 0;
  const begin = () => {
    open++;
    ask(done.signal).then(resolve, (error: unknown) => {
      if (--open === 0 || isAnswer(error)) reject(error);
    });
  };
  const goOn = async () => {
    for (let asked = 1; asked < most; asked++) {
      await pause(everyMs, done.signal);
      if (!mayAskAgain()) return;
      begin();
    }
  };
  begin();
  goOn().catch(() => undefined); // It was answered.
  try {
    return await promise;
  } finally {
    done.abort();
  }
}
