import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { ChatError, splitHostPort } from '@cecochat/contracts';
import {
  answerSiteFile, buildFailure, checkPage, endServer, listenOn, securityHeaders, type Site,
} from '@cecochat/runtime';
import type { ConsoleDocument } from '../document.ts';

interface ConsoleLogger {
  warn(details: object, message: string): void;
}

/** A request of the page for the state. */
export interface ConsoleQuery {
  /** Name of a platform; undefined: the first one. */
  readonly platform: string | undefined;
  /** Value of the header `authorization`. */
  readonly authorization: string | undefined;
  /** Another console passes it on. */
  readonly isForwarded: boolean;
}

export interface ConsoleServerOptions {
  /** host:port; port 0 takes a free one. */
  readonly listen: string;
  /** The page; undefined where it was not built. */
  readonly site: Site | undefined;
  /** Rejects with a ChatError where the caller may not see it. */
  readonly read: (query: ConsoleQuery) => Promise<ConsoleDocument>;
  /** Names of hosts by which browsers may reach it; undefined: every name. */
  readonly hosts?: readonly string[];
  readonly logger: ConsoleLogger;
}

export interface ConsoleServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Browsers of some administrators: more than enough for each. */
const maxConnections = 256;
/** Time to send a request; a connection without one is closed after twice as long. */
const requestTimeoutMs = 10_000;

const notBuilt = 'the console is not built: run `make web`';

/** Serves the page and, at `/api/console`, the state as JSON. It reads, and changes nothing. */
export async function startConsoleServer(options: ConsoleServerOptions): Promise<ConsoleServer> {
  const headers = securityHeaders({ isSecure: false });
  const server = createServer(
    { requestTimeout: requestTimeoutMs, headersTimeout: requestTimeoutMs, keepAliveTimeout: 2 * requestTimeoutMs },
    (request, response) => {
      for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
      answer(request, response, options).catch((error: unknown) => sendFailure(error, response, options.logger));
    },
  );
  server.maxConnections = maxConnections;
  const port = await listenOn(server, splitHostPort(options.listen));
  return {
    port,
    close: () => endServer(server),
  };
}

async function answer(
  request: IncomingMessage, response: ServerResponse, { site, read, hosts }: ConsoleServerOptions,
): Promise<void> {
  refuseForeign(request, hosts);
  const url = URL.parse(request.url ?? '', 'http://console');
  if (request.method !== 'GET' || url === null) throw notHere();
  if (url.pathname === '/api/console') {
    const platform = url.searchParams.get('platform') ?? undefined;
    const { authorization, 'cecochat-forwarded': forwarded } = request.headers;
    const document = await read({ platform, authorization, isForwarded: forwarded !== undefined });
    response.setHeader('cache-control', 'no-store');
    response.setHeader('content-type', 'application/json; charset=utf-8');
    response.end(JSON.stringify(document));
    return;
  }
  const file = site?.get(url.pathname);
  if (file === undefined)
    throw site === undefined && url.pathname === '/' ? new ChatError('unavailable', notBuilt) : notHere();
  const { status, headers, body } = answerSiteFile(file, request.headers);
  response.writeHead(status, headers).end(body);
}

const notHere = () =>
  new ChatError('not-found', 'there is nothing here: the console is at /, its state is GET /api/console');

/** A page of another origin may not read the state, and not by a name that leads here either. */
function refuseForeign({ headers }: IncomingMessage, hosts: readonly string[] | undefined): void {
  const isForeign = hosts !== undefined && !hosts.includes(headers.host?.toLowerCase() ?? '');
  const refusal = isForeign
    ? new ChatError('forbidden', `the console is at http://${hosts[0]}`, { field: 'host' })
    : checkPage(headers);
  // A link or a bookmark leads to the page from anywhere.
  const isNavigation = headers['sec-fetch-mode'] === 'navigate' && headers.origin === undefined;
  if (refusal !== undefined && (isForeign || !isNavigation)) throw refusal;
}

function sendFailure(error: unknown, response: ServerResponse, logger: ConsoleLogger): void {
  const failure = error instanceof ChatError ? error : new ChatError('internal', String(error), { cause: error });
  if (failure.code === 'internal') logger.warn({ err: error }, 'a request of the console failed');
  const { status, headers, body } = buildFailure(failure);
  if (response.headersSent) return void response.destroy();
  response.writeHead(status, { ...headers, 'content-type': 'application/json; charset=utf-8' });
  response.end(JSON.stringify(body));
}
