import { createServer } from 'node:http';
import { listenOn } from '@cecochat/runtime';
import type { PlatformStatus } from './platform-status.ts';

export interface StatusServer {
  close(): Promise<void>;
}

/** Serves `GET /api/status` on loopback. */
export async function startStatusServer(port: number, status: () => Promise<PlatformStatus>): Promise<StatusServer> {
  const server = createServer((request, response) => {
    const send = (code: number, body: object) => response.writeHead(code, { 'content-type': 'application/json' }).end(`${JSON.stringify(body)}\n`);
    if (request.method !== 'GET' || request.url?.split('?')[0] !== '/api/status') send(404, { error: 'there is only GET /api/status' });
    else status().then((body) => send(200, body), (error: unknown) => send(500, { error: String(error) }));
  });
  await listenOn(server, { host: '127.0.0.1', port });
  return {
    close: async () => {
      const { promise, resolve } = Promise.withResolvers<undefined>();
      server.close(() => resolve(undefined));
      server.closeAllConnections();
      await promise;
    },
  };
}
