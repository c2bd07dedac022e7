import { once } from 'node:events';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { KubeConfig } from '@kubernetes/client-node';

/** What is done to one request instead of answering it. */
export type RequestFault =
  | { readonly kind: 'status'; readonly status: number; readonly retryAfterSeconds?: number; readonly reason?: string }
  | { readonly kind: 'reset' | 'silent' | 'garbage' }
  /** A list as it was so many changes ago. */
  | { readonly kind: 'stale'; readonly changes: number };

/** What is done to one event of one watch instead of sending it. */
export type EventFault = 'drop' | 'duplicate' | 'late' | 'repeat-old' | 'garble' | 'truncate' | 'reset' | 'half-open' | 'gone' | 'error' | 'end';

export interface ScriptedObject {
  readonly metadata: { readonly namespace: string; readonly name: string; readonly uid: string; readonly resourceVersion: string; readonly labels?: Readonly<Record<string, string>> };
  readonly [field: string]: unknown;
}

interface LoggedEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: ScriptedObject;
}

export interface AskedRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/**
 * Implements as much of the Kubernetes API as it takes to list, watch and change ConfigMaps, with the faults of a
 * script. Real API servers cannot be made to lose, repeat and reorder events, lag behind and fall silent at will; tests
 * against real ones show that clients understand those.
 */
export class ScriptedApiServer {
  /** Called with every request; gives what is done to it. */
  onRequest: (request: AskedRequest) => RequestFault | undefined = () => undefined;
  /** Called with every event of every watch; gives what is done to it. */
  onEvent: (event: LoggedEvent) => EventFault | undefined = () => undefined;
  /** No page has more objects. */
  pageLimit = Infinity;
  bookmarks = true;
  /** How long a second of `timeoutSeconds` takes, in milliseconds. */
  secondMs = 1_000;
  /** A prefix of every resource version, which turns versions from numbers into opaque texts. */
  versionPrefix = '';
  readonly requests: AskedRequest[] = [];
  readonly #log: LoggedEvent[] = [];
  readonly #present = new Map<string, ScriptedObject>();
  readonly #watches = new Set<Watch>();
  readonly #server: Server;
  #compacted = 0;
  #uids = 0;

  private constructor() {
    this.#server = createServer((request, response) => void this.#handle(request, response));
  }

  static async start(): Promise<ScriptedApiServer> {
    const server = new ScriptedApiServer();
    server.#server.listen(0, '127.0.0.1');
    await once(server.#server, 'listening');
    return server;
  }

  get config(): KubeConfig {
    const config = new KubeConfig();
    const { port } = this.#server.address() as AddressInfo;
    config.loadFromClusterAndUser({ name: 'scripted', server: `http://127.0.0.1:${port}`, skipTLSVerify: true }, { name: 'tester', token: 'of the tester' });
    return config;
  }

  /** Connections of watches that are open. */
  get watchCount(): number {
    return this.#watches.size;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const watch of this.#watches) watch.stop();
    this.#server.closeAllConnections();
    this.#server.close();
    await once(this.#server, 'close');
  }

  /** What is there, by `namespace/name`. */
  state(changes = this.#log.length): ReadonlyMap<string, ScriptedObject> {
    if (changes === this.#log.length) return this.#present;
    const state = new Map<string, ScriptedObject>();
    for (const event of this.#log.slice(0, changes)) replay(state, event);
    return state;
  }

  put(namespace: string, name: string, fields: object = {}, labels: Readonly<Record<string, string>> = {}): ScriptedObject {
    const before = this.state().get(`${namespace}/${name}`);
    const uid = before?.metadata.uid ?? `uid-${++this.#uids}`;
    return this.#record(before === undefined ? 'ADDED' : 'MODIFIED', { ...fields, metadata: { namespace, name, uid, resourceVersion: '', labels } });
  }

  delete(namespace: string, name: string): void {
    const before = this.state().get(`${namespace}/${name}`);
    if (before !== undefined) this.#record('DELETED', before);
  }

  bookmark(): void {
    for (const watch of this.#watches) watch.bookmark(this.version());
  }

  /** Forgets the past: who follows from there, or is in the middle of a list, gets 410. */
  compact(): void {
    this.#compacted = this.#log.length;
  }

  /** Resets every watch. */
  resetWatches(): void {
    for (const watch of this.#watches) watch.reset();
  }

  version(changes = this.#log.length): string {
    return `${this.versionPrefix}${changes + 100}`;
  }

  #changesOf(version: string): number {
    return Number(version.slice(this.versionPrefix.length)) - 100;
  }

  #record(type: LoggedEvent['type'], object: ScriptedObject): ScriptedObject {
    const versioned = { ...object, metadata: { ...object.metadata, resourceVersion: this.version(this.#log.length + 1) } };
    const event = { type, object: versioned };
    this.#log.push(event);
    replay(this.#present, event);
    for (const watch of this.#watches) watch.send(event);
    return versioned;
  }

  async #handle(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = (await request.toArray()).join('');
    const asked = { method: request.method ?? '', url: new URL(request.url ?? '', 'http://scripted'), headers: request.headers, body };
    this.requests.push(asked);
    const fault = this.onRequest(asked);
    if (fault === undefined || fault.kind === 'stale') return this.#answer(asked, response, fault?.changes ?? 0);
    if (fault.kind === 'reset') return void request.socket.resetAndDestroy();
    if (fault.kind === 'garbage') return void response.end('{"kind":"List","items":[{"metadata"');
    if (fault.kind === 'status') refuse(response, fault.status, fault.reason ?? 'Scripted', fault.retryAfterSeconds);
  }

  #answer({ method, url, body }: AskedRequest, response: ServerResponse, behind: number): void {
    const [, , , , namespace, , name] = url.pathname.startsWith('/api/v1/namespaces/') ? url.pathname.split('/') : [];
    if (url.searchParams.get('watch') !== null) return this.#watch(url, namespace, response);
    if (method === 'GET' && name === undefined) return this.#list(url, namespace, response, behind);
    const before = this.state().get(`${namespace}/${name}`);
    if (method === 'POST') return this.#create(namespace ?? '', JSON.parse(body) as ScriptedObject, response);
    if (before === undefined) return refuse(response, 404, 'NotFound');
    const { metadata, preconditions, ...fields } = method === 'GET' ? { metadata: undefined, preconditions: undefined } : (JSON.parse(body) as Partial<ScriptedObject> & { preconditions?: Preconditions });
    if (!holds(metadata ?? preconditions, before)) return refuse(response, 409, 'Conflict');
    if (method === 'DELETE') this.delete(before.metadata.namespace, before.metadata.name);
    if (method === 'PUT') return answer(response, 200, this.put(before.metadata.namespace, before.metadata.name, fields));
    answer(response, 200, before);
  }

  #create(namespace: string, { metadata, ...fields }: ScriptedObject, response: ServerResponse): void {
    if (this.state().has(`${namespace}/${metadata.name}`)) return refuse(response, 409, 'AlreadyExists');
    answer(response, 201, this.put(namespace, metadata.name, fields, metadata.labels));
  }

  #list(url: URL, namespace: string | undefined, response: ServerResponse, behind: number): void {
    const token = url.searchParams.get('continue');
    const now = Math.max(0, this.#log.length - behind);
    const { changes, offset } = token === null ? { changes: now, offset: 0 } : (JSON.parse(Buffer.from(token, 'base64url').toString()) as { changes: number; offset: number });
    if (token !== null && changes < this.#compacted) return refuse(response, 410, 'Expired');
    const matching = [...this.state(changes).values()].filter((object) => isSelected(object, namespace, url));
    const limit = Math.min(this.pageLimit, Number(url.searchParams.get('limit') ?? Infinity));
    const items = matching.slice(offset, offset + limit);
    const next = offset + limit < matching.length ? Buffer.from(JSON.stringify({ changes, offset: offset + limit })).toString('base64url') : '';
    answer(response, 200, { kind: 'ConfigMapList', metadata: { resourceVersion: this.version(changes), continue: next }, items });
  }

  #watch(url: URL, namespace: string | undefined, response: ServerResponse): void {
    const from = this.#changesOf(url.searchParams.get('resourceVersion') ?? '');
    if (!(from >= this.#compacted)) return refuse(response, 410, 'Expired');
    const watch = new Watch(response, (object) => isSelected(object, namespace, url), (event) => this.onEvent(event));
    this.#watches.add(watch);
    const timer = setTimeout(() => {
      if (this.bookmarks) watch.bookmark(this.version());
      watch.stop();
    }, Number(url.searchParams.get('timeoutSeconds')) * this.secondMs);
    response.on('close', () => {
      clearTimeout(timer);
      this.#watches.delete(watch);
    });
    for (const event of this.#log.slice(from)) watch.send(event);
  }
}

/** One watch's stream, and what becomes of the events on it. */
class Watch {
  readonly #response: ServerResponse;
  readonly #matches: (object: ScriptedObject) => boolean;
  readonly #faultOf: (event: LoggedEvent) => EventFault | undefined;
  readonly #sent: LoggedEvent[] = [];
  #late: LoggedEvent | undefined;
  #isDead = false;

  constructor(response: ServerResponse, matches: (object: ScriptedObject) => boolean, faultOf: (event: LoggedEvent) => EventFault | undefined) {
    [this.#response, this.#matches, this.#faultOf] = [response, matches, faultOf];
    response.writeHead(200, { 'content-type': 'application/json' });
    response.flushHeaders();
  }

  /** A selector is applied to what an object was as well: this server has only objects whose labels stay. */
  send(event: LoggedEvent): void {
    if (!this.#matches(event.object) || this.#isDead) return;
    const fault = this.#faultOf(event);
    const late = this.#late;
    this.#late = undefined;
    if (fault === 'late') this.#late = event;
    else if (fault !== undefined && fault !== 'drop') this.#break(event, fault);
    else if (fault === undefined) this.#write(event);
    if (late !== undefined) this.#write(late);
  }

  bookmark(resourceVersion: string): void {
    this.#writeLine(JSON.stringify({ type: 'BOOKMARK', object: { kind: 'ConfigMap', metadata: { resourceVersion } } }));
  }

  reset(): void {
    this.#isDead = true;
    this.#response.socket?.resetAndDestroy();
  }

  stop(): void {
    if (this.#isDead) return;
    this.#isDead = true;
    this.#response.end();
  }

  #break(event: LoggedEvent, fault: Exclude<EventFault, 'late' | 'drop'>): void {
    const line = JSON.stringify(event);
    const acts: Record<typeof fault, () => void> = {
      duplicate: () => [event, event].forEach((each) => this.#write(each)),
      'repeat-old': () => [event, ...this.#sent].forEach((each) => this.#write(each)),
      garble: () => this.#writeLine(line.slice(0, -5)),
      truncate: () => {
        this.#response.write(line.slice(0, line.length / 2), () => this.reset());
      },
      reset: () => this.reset(),
      'half-open': () => (this.#isDead = true),
      gone: () => this.#fail(410, 'Expired'),
      error: () => this.#fail(500, 'InternalError'),
      end: () => this.stop(),
    };
    acts[fault]();
  }

  #fail(code: number, reason: string): void {
    this.#writeLine(JSON.stringify({ type: 'ERROR', object: { kind: 'Status', code, reason, message: 'scripted' } }));
    this.stop();
  }

  #write(event: LoggedEvent): void {
    this.#sent.push(event);
    this.#writeLine(JSON.stringify(event));
  }

  #writeLine(line: string): void {
    if (!this.#isDead) this.#response.write(`${line}\n`);
  }
}

interface Preconditions {
  readonly uid?: string;
  readonly resourceVersion?: string;
}

function holds({ uid, resourceVersion }: Preconditions = {}, { metadata }: ScriptedObject): boolean {
  return (uid === undefined || uid === metadata.uid) && (resourceVersion === undefined || resourceVersion === metadata.resourceVersion);
}

function isSelected({ metadata }: ScriptedObject, namespace: string | undefined, url: URL): boolean {
  const [label = '', value] = url.searchParams.get('labelSelector')?.split('=') ?? [];
  return (namespace === undefined || namespace === metadata.namespace) && (value === undefined || metadata.labels?.[label] === value);
}

function replay(state: Map<string, ScriptedObject>, { type, object }: LoggedEvent): void {
  if (type === 'DELETED') state.delete(keyOf(object));
  else state.set(keyOf(object), object);
}

function keyOf({ metadata: { namespace, name } }: ScriptedObject): string {
  return `${namespace}/${name}`;
}

function answer(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

function refuse(response: ServerResponse, status: number, reason: string, retryAfterSeconds?: number): void {
  if (retryAfterSeconds !== undefined) response.setHeader('retry-after', retryAfterSeconds);
  answer(response, status, { kind: 'Status', status: 'Failure', code: status, reason, message: `scripted ${reason}` });
}
