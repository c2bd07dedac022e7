import { createServer, type ServerResponse } from 'node:http';
import type { Registry } from 'prom-client';
import { splitHostPort } from '@cecochat/contracts';
import { endServer, listenOn } from './listen.ts';

export interface AdminOptions {
  /** host:port; port 0 takes a free one. */
  readonly listen: string;
  readonly registry: Registry;
  /** Why the process cannot do its work now, empty when it can. */
  readonly ready: () => readonly string[];
}

export interface AdminServer {
  readonly port: number;
  close(): Promise<void>;
}

/** Serves /healthz and /readyz (200, or 503 with the reasons) and /metrics. */
export async function startAdminServer(options: AdminOptions): Promise<AdminServer> {
  const pages: Record<string, (response: ServerResponse) => Promise<void> | void> = {
    '/healthz': (response) => answer(response, []),
    '/readyz': (response) => answer(response, options.ready()),
    '/metrics': async (response) => {
      const text = await options.registry.metrics();
      response.writeHead(200, { 'content-type': options.registry.contentType }).end(text);
    },
  };
  const server = createServer((request, response) => {
    const page = pages[request.url?.split('?')[0] ?? ''];
    if (page === undefined) response.writeHead(404).end('not found\n');
    else Promise.resolve(page(response)).catch((error: unknown) => response.writeHead(500).end(`${String(error)}\n`));
  });
  const port = await listenOn(server, splitHostPort(options.listen));
  return {
    port,
    close: () => endServer(server),
  };
}

function answer(response: ServerResponse, reasons: readonly string[]): void {
  response.writeHead(reasons.length === 0 ? 200 : 503).end(`${reasons.length === 0 ? 'ok' : reasons.join('\n')}\n`);
}
