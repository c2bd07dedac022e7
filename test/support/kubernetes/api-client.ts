import { Agent, request, type RequestOptions } from 'node:https';
import type { IncomingMessage } from 'node:http';
import type { Certificate } from './certificate-authority.ts';

/** An error answer of the API server. */
export class ApiRefusal extends Error {
  override readonly name = 'ApiRefusal';
  readonly status: number;
  /** As in a Status of Kubernetes: NotFound, Conflict, AlreadyExists, ... */
  readonly reason: string;

  constructor(status: number, reason: string, message: string) {
    super(message);
    this.status = status;
    this.reason = reason;
  }
}

export interface WatchEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- any kind of object, or a Status
  readonly object: any;
}

export type PatchKind = 'merge' | 'strategic-merge' | 'apply';

const contentTypes: Readonly<Record<PatchKind, string>> = {
  merge: 'application/merge-patch+json',
  'strategic-merge': 'application/strategic-merge-patch+json',
  apply: 'application/apply-patch+yaml',
};
const deadlineMs = 30_000;

/**
 * The API server as tests and stand-ins use it: paths and JSON, and nothing between. It shares no code with the
 * operator, so that a mistake of the operator's client cannot hide itself.
 */
export class ApiClient {
  readonly #agent: Agent;
  readonly #server: URL;
  readonly #userAgent: string;

  constructor(server: string, authority: string, { certificate, key }: Certificate, userAgent = 'cecochat-test') {
    this.#agent = new Agent({ keepAlive: true, ca: authority, cert: certificate, key, maxCachedSessions: 0 });
    this.#server = new URL(server);
    this.#userAgent = userAgent;
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the path determines the type, which callers name
  get<T = any>(path: string): Promise<T> {
    return this.#ask('GET', path);
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
  create<T = any>(path: string, object: object): Promise<T> {
    return this.#ask('POST', path, object);
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
  replace<T = any>(path: string, object: object): Promise<T> {
    return this.#ask('PUT', path, object);
  }

  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- as above
  patch<T = any>(path: string, patch: object, kind: PatchKind = 'merge'): Promise<T> {
    return this.#ask('PATCH', path, patch, contentTypes[kind]);
  }

  /** Deletes an object, or all of a collection. */
  async delete(path: string, options: object = {}): Promise<void> {
    await this.#ask('DELETE', path, options);
  }

  /** Events until the server or the signal ends it. Throws when it ends with an error. */
  async *watch(path: string, signal: AbortSignal): AsyncGenerator<WatchEvent> {
    const response = await this.#send({ method: 'GET', path, signal }, undefined);
    if (response.statusCode !== 200) throw await refusalOf(response);
    response.setEncoding('utf8');
    let rest = '';
    for await (const chunk of response) {
      const lines = (rest + String(chunk)).split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) yield JSON.parse(line) as WatchEvent;
    }
  }

  close(): void {
    this.#agent.destroy();
  }

  async #ask<T>(method: string, path: string, body?: object, contentType = 'application/json'): Promise<T> {
    const text = body === undefined ? undefined : JSON.stringify(body);
    // Node sends a DELETE without Content-Length by default: the server would parse the body as the next request.
    const headers = text === undefined ? {} : { 'content-type': contentType, 'content-length': Buffer.byteLength(text) };
    const response = await this.#send({ method, path, timeout: deadlineMs, headers }, text);
    if ((response.statusCode ?? 0) >= 300) throw await refusalOf(response);
    const answer = await textOf(response);
    return (response.headers['content-type']?.startsWith('application/json') === true ? JSON.parse(answer) : answer) as T;
  }

  #send(options: RequestOptions, body: string | undefined): Promise<IncomingMessage> {
    const { hostname, port } = this.#server;
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const headers = { accept: 'application/json', 'user-agent': this.#userAgent, ...options.headers };
    const sent = request({ ...options, hostname, port, agent: this.#agent, headers }, resolve);
    sent.on('error', reject);
    sent.on('timeout', () => sent.destroy(new Error(`${options.method} ${options.path} got no answer within ${deadlineMs / 1000} s`)));
    sent.end(body);
    return promise;
  }
}

async function refusalOf(response: IncomingMessage): Promise<ApiRefusal> {
  const text = await textOf(response);
  const status = response.statusCode ?? 0;
  try {
    const { reason = '', message = text } = JSON.parse(text) as { reason?: string; message?: string };
    return new ApiRefusal(status, reason, message);
  } catch {
    return new ApiRefusal(status, '', text);
  }
}

async function textOf(response: IncomingMessage): Promise<string> {
  response.setEncoding('utf8');
  let text = '';
  for await (const chunk of response) text += String(chunk);
  return text;
}

export const isRefusal = (error: unknown, ...statuses: readonly number[]): boolean => error instanceof ApiRefusal && statuses.includes(error.status);
