import type { RequestOptions } from 'node:https';
import type { Cluster, KubeConfig } from '@kubernetes/client-node';
// The file alone: the whole library is thousands of modules, which each test that imports this one would load.
import { HttpMethod, RequestContext } from '@kubernetes/client-node/dist/gen/http/http.js';
import { Agent, ProxyAgent, type buildConnector, type Dispatcher } from 'undici';

export interface HttpRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  readonly path: string;
  readonly query: Readonly<Record<string, string | number | boolean | undefined>>;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | undefined;
  /** Ends the request and its connection, also while the body is being read. */
  readonly signal: AbortSignal;
}

export interface HttpResponse extends Pick<Dispatcher.ResponseData, 'statusCode' | 'headers'> {
  readonly body: AsyncIterable<Buffer> & { text(): Promise<string> };
}

/** What carries requests to an API server. */
export interface Transport {
  send(request: HttpRequest): Promise<HttpResponse>;
  close(): Promise<void>;
}

/** Fields that a TLS connection depends on: a change of any (a renewed client certificate) needs new connections. */
const tlsFields = ['ca', 'cert', 'key', 'pfx', 'passphrase', 'servername', 'rejectUnauthorized'] as const;

/**
 * Sends requests as the user of a kubeconfig.
 *
 * The KubeConfig supplies the credentials again for every request: it reads tokens and runs credential plugins again.
 * Requests go through undici with dispatchers of our own, because the client library would create one dispatcher, with
 * its own connection and TLS handshake, for each request. The library's TLS options apply unchanged, so client
 * certificates, private authorities and proxies work as in kubectl. HTTP/1.1 keeps watches and requests on connections
 * of their own: one that hangs can be closed without the others.
 */
export class Connection implements Transport {
  readonly #config: KubeConfig;
  #credentials: RequestOptions | undefined;
  #dispatcher: Dispatcher | undefined;

  constructor(config: KubeConfig) {
    this.#config = config;
  }

  async send({ method, path, query, headers, body, signal }: HttpRequest): Promise<HttpResponse> {
    const cluster = this.#config.getCurrentCluster();
    if (cluster === null) throw new TypeError('the kubeconfig has no current cluster');
    const credentials: RequestOptions = {};
    await this.#config.applyToHTTPSOptions(credentials);
    const dispatcher = await this.#dispatcherFor(cluster, credentials);
    const { origin, pathname } = new URL(cluster.server);
    return dispatcher.request({
      origin,
      method,
      path: `${pathname.replace(/\/$/, '')}${path}${formatQuery(query)}`,
      headers: {
        accept: 'application/json', 'user-agent': 'cecochat-operator', ...authorizationOf(credentials), ...headers,
      },
      body: body ?? null,
      signal,
      headersTimeout: 0, // Every request has a deadline of its own, as its signal.
      bodyTimeout: 0,
    });
  }

  /** Closes connections that are idle now, and the others when their requests end. */
  async close(): Promise<void> {
    await this.#dispatcher?.close();
    this.#dispatcher = undefined;
  }

  async #dispatcherFor(cluster: Cluster, credentials: RequestOptions): Promise<Dispatcher> {
    const before = this.#credentials;
    if (
      this.#dispatcher !== undefined &&
      before !== undefined &&
      tlsFields.every((field) => isSame(before[field], credentials[field]))
    )
      return this.#dispatcher;
    const old = this.#dispatcher;
    this.#dispatcher = await this.#createDispatcher(cluster, credentials);
    this.#credentials = credentials;
    old?.close().catch(() => undefined); // Nothing depends on how the old connections end.
    return this.#dispatcher;
  }

  async #createDispatcher(cluster: Cluster, credentials: RequestOptions): Promise<Dispatcher> {
    const tls = tlsOf(credentials);
    const options = { allowH2: false, keepAliveTimeout: 30_000, connect: { ...tls, ...tcpKeepAlive } };
    if (cluster.proxyUrl === undefined) return new Agent(options);
    if (!cluster.proxyUrl.startsWith('socks'))
      return new ProxyAgent({ ...options, uri: cluster.proxyUrl, requestTls: tls, connect: tcpKeepAlive });
    // Only the library itself can reach a SOCKS proxy.
    const context = new RequestContext(cluster.server, HttpMethod.GET);
    await this.#config.applySecurityAuthentication(context);
    const dispatcher = context.getDispatcher();
    if (dispatcher === undefined) throw new TypeError('the kubeconfig names a proxy that cannot be used');
    return dispatcher;
  }
}

/** The kernel detects a peer that is gone, also on an idle connection. */
const tcpKeepAlive = { keepAlive: true, keepAliveInitialDelay: 30_000 };

function tlsOf(credentials: RequestOptions): buildConnector.BuildOptions {
  return Object.fromEntries(
    tlsFields.flatMap((field) => (credentials[field] === undefined ? [] : [[field, credentials[field]]])),
  );
}

function authorizationOf({ headers, auth }: RequestOptions): Record<string, string> {
  const given = Object.entries(headers ?? {}).flatMap(([name, value]) =>
    value === undefined ? [] : [[name, String(value)] as const],
  );
  const basic = typeof auth === 'string' ? { Authorization: `Basic ${Buffer.from(auth).toString('base64')}` } : {};
  return { ...basic, ...Object.fromEntries(given) };
}

function isSame(left: unknown, right: unknown): boolean {
  return left === right || (Buffer.isBuffer(left) && Buffer.isBuffer(right) && left.equals(right));
}

function formatQuery(query: HttpRequest['query']): string {
  const given = Object.entries(query).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]]));
  return given.length === 0 ? '' : `?${new URLSearchParams(given)}`;
}
