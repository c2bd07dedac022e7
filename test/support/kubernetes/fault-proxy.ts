import { once } from 'node:events';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { Agent, createServer, request, type Server } from 'node:https';
import { setTimeout as sleep } from 'node:timers/promises';
import { freePort } from '../free-ports.ts';
import type { TestApiServer } from './test-api-server.ts';

/** A request through the proxy. */
export interface ProxiedRequest {
  readonly method: string;
  /** With the query. */
  readonly path: string;
  readonly kind: 'read' | 'list' | 'watch' | 'write' | 'lease' | 'event';
}

/**
 * What goes wrong with one request:
 * - refuse: the proxy answers with the status, and does not pass on the request
 * - reset: the connection ends, before the API server gets the request or after it has done what it asks
 * - delay: the answer comes so much later
 * - stale: an earlier answer to the same list comes
 * - cut, half-open: the answer stops after a time, with the end of the connection or without a word
 */
export type Fault =
  | { readonly kind: 'refuse'; readonly status: 409 | 429 | 500 | 503; readonly retryAfterSeconds?: number }
  | { readonly kind: 'reset'; readonly moment: Moment }
  | { readonly kind: 'delay'; readonly ms: number }
  | { readonly kind: 'stale' }
  | { readonly kind: 'cut' | 'half-open'; readonly afterMs: number };

export type Moment = 'before' | 'after';

/** Something happens around one write, such as the death of its caller. */
export interface Trap {
  /** Which one, counted from 1. */
  readonly write: number;
  /** Before the API server gets it, or when it has done it; the caller gets no answer. */
  readonly moment: Moment;
  readonly spring: () => void;
}

interface Answer {
  readonly status: number;
  readonly headers: IncomingMessage['headers'];
  readonly body: Buffer;
}

/** Stands between the operator and the API server: counts what is written, and lets things go wrong. */
export class FaultProxy {
  readonly url: string;
  /** Asked for each request; undefined: nothing goes wrong. */
  faultOf: ((request: ProxiedRequest) => Fault | undefined) | undefined;
  readonly #server: Server;
  readonly #target: URL;
  readonly #authority: string;
  readonly #agent: Agent;
  readonly #userAgent: string | undefined;
  readonly #lists = new Map<string, Answer>();
  readonly #watches = new Set<ServerResponse>();
  #writes: ProxiedRequest[] = [];
  #trap: Trap | undefined;

  private constructor(server: Server, port: number, target: TestApiServer, userAgent: string | undefined) {
    this.#userAgent = userAgent;
    this.url = `https://127.0.0.1:${port}`;
    this.#server = server;
    this.#target = new URL(target.url);
    this.#authority = target.authority.certificate;
    this.#agent = new Agent({ keepAlive: true, ca: this.#authority });
    server.on('request', (asked, answering) => {
      this.#serve(asked, answering).catch(() => answering.destroy());
    });
  }

  /** The audit log shows the user agent instead of the caller: it distinguishes two callers that are one user. */
  static async start(target: TestApiServer, userAgent?: string): Promise<FaultProxy> {
    const { certificate: cert, key } = await target.authority.issue({ commonName: 'fault-proxy', hosts: ['127.0.0.1'] });
    const [server, port] = [createServer({ cert, key }), await freePort()];
    server.on('tlsClientError', () => undefined).on('clientError', (_, socket) => socket.destroy());
    const proxy = new FaultProxy(server, port, target, userAgent);
    server.listen(port, '127.0.0.1');
    await once(server, 'listening');
    return proxy;
  }

  /** Since counting began: what changes objects, apart from leases and events. */
  get writes(): readonly ProxiedRequest[] {
    return this.#writes;
  }

  /** Whether something is still to happen. */
  get isSet(): boolean {
    return this.#trap !== undefined;
  }

  /** Restarts the count of writes at 1, and waits for one of them. */
  count(trap?: Trap): void {
    this.#writes = [];
    this.#trap = trap;
  }

  /** Ends every watch that is open, without a word: those that follow may get a fault. */
  cutWatches(): void {
    for (const watch of this.#watches) watch.destroy();
  }

  async stop(): Promise<void> {
    this.#server.close();
    this.#server.closeAllConnections();
    this.#agent.destroy();
    if (this.#server.listening) await once(this.#server, 'close');
  }

  async #serve(asked: IncomingMessage, answering: ServerResponse): Promise<void> {
    const seen = { method: asked.method ?? '', path: asked.url ?? '', kind: kindOf(asked) };
    const body = await bytesOf(asked);
    const trap = seen.kind === 'write' ? this.#note(seen) : undefined;
    const fault: Fault | undefined = trap === undefined ? this.faultOf?.(seen) : { kind: 'reset', moment: trap.moment };
    if (fault?.kind === 'reset' && fault.moment === 'before') return end(answering, trap);
    if (fault?.kind === 'refuse') return refuse(answering, fault);
    const stale = fault?.kind === 'stale' ? this.#lists.get(seen.path) : undefined;
    if (stale !== undefined) return pass(stale, answering);
    const answer = await this.#forward(asked, body, answering);
    if (seen.kind === 'watch') return this.#stream(answer, answering, fault);
    const whole = { status: answer.statusCode ?? 502, headers: answer.headers, body: await bytesOf(answer) };
    if (seen.kind === 'list' && whole.status === 200) this.#lists.set(seen.path, whole);
    if (fault?.kind === 'reset') return end(answering, trap);
    if (fault?.kind === 'delay') await sleep(fault.ms);
    pass(whole, answering);
  }

  async #stream(answer: IncomingMessage, answering: ServerResponse, fault: Fault | undefined): Promise<void> {
    this.#watches.add(answering);
    try {
      await stream(answer, answering, fault);
    } finally {
      this.#watches.delete(answering);
    }
  }

  #note(write: ProxiedRequest): Trap | undefined {
    this.#writes.push(write);
    const trap = this.#trap;
    if (trap?.write !== this.#writes.length) return undefined;
    this.#trap = undefined;
    return trap;
  }

  #forward({ method, url, headers }: IncomingMessage, body: Buffer, answering: ServerResponse): Promise<IncomingMessage> {
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    const { hostname, port } = this.#target;
    const agent = this.#userAgent === undefined ? {} : { 'user-agent': this.#userAgent };
    const own = { ...headers, ...agent, host: `${hostname}:${port}`, 'content-length': String(body.length) };
    const sent = request({ hostname, port, method, path: url, headers: own, agent: this.#agent }, resolve);
    sent.on('error', reject);
    // The caller has gone, as with a watch that is over.
    answering.on('close', () => {
      if (!answering.writableFinished) sent.destroy();
    });
    sent.end(body);
    return promise;
  }
}

/** Pure. */
function kindOf({ method, url = '' }: IncomingMessage): ProxiedRequest['kind'] {
  const { pathname, searchParams } = new URL(url, 'https://proxy');
  if (/\/leases(\/|$)/.test(pathname)) return 'lease';
  if (/\/events(\/|$)/.test(pathname)) return 'event';
  if (method !== 'GET') return 'write';
  if (searchParams.has('watch')) return 'watch';
  return searchParams.has('limit') ? 'list' : 'read';
}

async function bytesOf(message: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}

function end(answering: ServerResponse, trap: Trap | undefined): void {
  trap?.spring();
  answering.destroy();
}

function refuse(answering: ServerResponse, { status, retryAfterSeconds }: Fault & { readonly kind: 'refuse' }): void {
  const reason = { 409: 'Conflict', 429: 'TooManyRequests', 500: 'InternalError', 503: 'ServiceUnavailable' }[status];
  const headers = { 'content-type': 'application/json', ...(retryAfterSeconds !== undefined && { 'retry-after': String(retryAfterSeconds) }) };
  answering.writeHead(status, headers);
  answering.end(JSON.stringify({ kind: 'Status', apiVersion: 'v1', status: 'Failure', reason, message: 'injected', code: status }));
}

function pass({ status, headers, body }: Answer, answering: ServerResponse): void {
  const own = Object.entries(headers).filter(([name]) => name !== 'transfer-encoding' && name !== 'connection');
  answering.writeHead(status, { ...Object.fromEntries(own), 'content-length': String(body.length) });
  answering.end(body);
}

/** Events as they come. A half-open answer takes them and passes nothing on. */
async function stream(answer: IncomingMessage, answering: ServerResponse, fault: Fault | undefined): Promise<void> {
  answering.writeHead(answer.statusCode ?? 502, { 'content-type': answer.headers['content-type'] ?? 'application/json' });
  answering.flushHeaders();
  let isOpen = true;
  const timer = fault?.kind === 'cut' || fault?.kind === 'half-open' ? setTimeout(() => {
    isOpen = false;
    if (fault.kind === 'cut') answering.destroy();
  }, fault.afterMs) : undefined;
  try {
    for await (const chunk of answer) if (isOpen) answering.write(chunk);
    if (isOpen) answering.end();
  } finally {
    clearTimeout(timer);
  }
}
