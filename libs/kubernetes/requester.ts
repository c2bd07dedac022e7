import { backOffMs } from '@cecochat/contracts';
import { pause } from '@cecochat/runtime';
import { ApiConflict, ApiError, errorOfStatus, type StatusObject } from './api-error.ts';
import type { HttpRequest, HttpResponse, Transport } from './connection.ts';
import type { Resource, Subresource } from './resource.ts';

export type Verb = 'get' | 'list' | 'watch' | 'create' | 'replace' | 'apply' | 'delete';

/** A finished request, for metrics. A watch counts as finished when its response begins. */
export interface EndedRequest {
  readonly verb: Verb;
  /** Plural name, with the subresource if there is one: `pods`, `chatclusters/status`. */
  readonly resource: string;
  /** The HTTP status, or why there was none: `Unreachable`, `DeadlineExceeded`, `Aborted`. */
  readonly status: number | string;
  readonly milliseconds: number;
}

export interface Call {
  readonly verb: Verb;
  readonly resource: Resource;
  readonly subresource?: Subresource | undefined;
  readonly method: HttpRequest['method'];
  readonly path: string;
  readonly query?: HttpRequest['query'];
  readonly contentType?: string;
  readonly body?: unknown;
}

export interface CallOptions {
  /** For the whole call with all its retries, in milliseconds. */
  readonly deadlineMs?: number | undefined;
  /** Ends the call early: it rejects with the signal's reason. */
  readonly signal?: AbortSignal | undefined;
}

export interface RequesterOptions {
  readonly connection: Transport;
  readonly deadlineMs: number;
  /** 0 <= random() < 1. */
  readonly random: () => number;
  /** Milliseconds. */
  readonly clock: () => number;
  readonly onRequest: (request: EndedRequest) => void;
}

/**
 * Turns calls into requests, responses into JSON, and every unsuccessful response into an ApiError or an ApiConflict.
 */
export class Requester {
  readonly #options: RequesterOptions;

  constructor(options: RequesterOptions) {
    this.#options = options;
  }

  /** For a call without a deadline of its own. */
  get deadlineMs(): number {
    return this.#options.deadlineMs;
  }

  /** One attempt: the caller has to decide whether a failed write may be retried. */
  async write(call: Call, options: CallOptions = {}): Promise<unknown> {
    const { deadlineMs = this.#options.deadlineMs, signal: outer } = options;
    return withinDeadline(
      deadlineMs,
      outer,
      () => tooLate(call, deadlineMs),
      (signal) => this.#ask(call, signal),
    );
  }

  /** Retries what may succeed later, within the deadline. */
  async read(call: Call, { deadlineMs = this.#options.deadlineMs, signal: outer }: CallOptions = {}): Promise<unknown> {
    const { clock, random } = this.#options;
    const endMs = clock() + deadlineMs;
    return withinDeadline(
      deadlineMs,
      outer,
      () => tooLate(call, deadlineMs),
      async (signal) => {
        for (let attempt = 0; ; attempt++) {
          try {
            return await this.#ask(call, signal);
          } catch (error) {
            const failed = { attempt, chance: random(), leftMs: endMs - clock() };
            const waitMs = error instanceof ApiError ? decideRepeat({ error, ...failed }) : undefined;
            if (waitMs === undefined || signal.aborted) throw error;
            await pause(waitMs, signal);
          }
        }
      },
    );
  }

  /** The response to a call, with its body still to be read. Throws for every unsuccessful response. */
  async open(call: Call, signal: AbortSignal): Promise<HttpResponse> {
    const ended = this.#begin(call);
    const response = await this.#send(call, signal).catch((error: unknown) => {
      const failure = signal.aborted ? signal.reason : unreachable(call, error);
      ended(failure instanceof ApiError ? failure.reason : 'Aborted');
      throw failure;
    });
    ended(response.statusCode);
    if (response.statusCode >= 200 && response.statusCode < 300) return response;
    throw await refusalOf(call, response);
  }

  #begin({ verb, resource: { plural }, subresource }: Call): (status: number | string) => void {
    const { clock, onRequest } = this.#options;
    const begunMs = clock();
    const resource = subresource === undefined ? plural : `${plural}/${subresource}`;
    return (status) => onRequest({ verb, resource, status, milliseconds: clock() - begunMs });
  }

  #send(
    { method, path, query = {}, contentType = 'application/json', body }: Call,
    signal: AbortSignal,
  ): Promise<HttpResponse> {
    const given =
      body === undefined
        ? { headers: {}, body: undefined }
        : { headers: { 'content-type': contentType }, body: JSON.stringify(body) };
    return this.#options.connection.send({ method, path, query, signal, ...given });
  }

  async #ask(call: Call, signal: AbortSignal): Promise<unknown> {
    const response = await this.open(call, signal);
    try {
      const text = await response.body.text();
      return text === '' ? undefined : parseAnswer(call, text);
    } catch (error) {
      throw isOurs(error) ? error : unreachable(call, error);
    }
  }
}

function parseAnswer(call: Call, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch (cause) {
    throw new ApiError(`${describe(call)}: the answer is no JSON`, { reason: 'Unreadable', cause });
  }
}

async function refusalOf(call: Call, { statusCode, headers, body }: HttpResponse): Promise<ApiError | ApiConflict> {
  const text = await body.text().catch(() => ''); // The status suffices.
  const retryAfter = headers['retry-after'];
  return errorOfStatus({
    what: describe(call),
    status: statusCode,
    body: parseStatus(text),
    retryAfter: typeof retryAfter === 'string' ? retryAfter : undefined,
  });
}

/** Intermediaries (a proxy, a load balancer) answer in other forms. */
function parseStatus(text: string): StatusObject | undefined {
  try {
    const parsed = JSON.parse(text) as unknown;
    return isStatusObject(parsed) ? parsed : undefined;
  } catch {
    return undefined;
  }
}

function isStatusObject(value: unknown): value is StatusObject {
  return typeof value === 'object' && value !== null && 'kind' in value && value.kind === 'Status';
}

function isOurs(error: unknown): boolean {
  return error instanceof ApiError || error instanceof ApiConflict;
}

function unreachable(call: Call, cause: unknown): ApiError {
  return new ApiError(`${describe(call)}: ${Error.isError(cause) ? cause.message : String(cause)}`, {
    reason: 'Unreachable', cause,
  });
}

function tooLate(call: Call, deadlineMs: number): ApiError {
  return new ApiError(`${describe(call)}: no answer in ${deadlineMs} ms`, { reason: 'DeadlineExceeded' });
}

export function describe({ verb, path }: Call): string {
  return `${verb} ${path}`;
}

/**
 * Runs the work with a signal that aborts with `tooLate()` at the deadline, or as the outer signal does. Removes its
 * timer and listener at the end: outer signals live as long as the process.
 */
async function withinDeadline<T>(
  deadlineMs: number,
  outer: AbortSignal | undefined,
  tooLate: () => Error,
  work: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  outer?.throwIfAborted();
  const inner = new AbortController();
  const abort = () => inner.abort(outer?.reason);
  const timer = setTimeout(() => inner.abort(tooLate()), deadlineMs);
  outer?.addEventListener('abort', abort, { once: true });
  try {
    return await work(inner.signal);
  } catch (error) {
    inner.signal.throwIfAborted(); // The reason for the abort replaces the error that it caused.
    throw error;
  } finally {
    clearTimeout(timer);
    outer?.removeEventListener('abort', abort);
  }
}

interface FailedRead {
  readonly error: ApiError;
  /** Attempts before this one. */
  readonly attempt: number;
  readonly chance: number;
  /** Until the deadline, in milliseconds. */
  readonly leftMs: number;
}

/** A read has up to four attempts; failures longer than about a second are for the caller's own back-off. */
const [maxRepeats, readBackOff] = [3, { baseMs: 100, capMs: 1_000 }];

/**
 * How long to wait before a read is retried, in milliseconds; undefined when it should not be. An expired list (410)
 * has to restart instead, and a retry that cannot finish before the deadline is not made.
 */
export function decideRepeat({ error, attempt, chance, leftMs }: FailedRead): number | undefined {
  if (!error.retry || error.status === 410 || error.status === 401 || attempt >= maxRepeats) return undefined;
  const waitMs = backOffMs(readBackOff, attempt, chance, error.retryAfterMs);
  return waitMs < leftMs ? waitMs : undefined;
}
