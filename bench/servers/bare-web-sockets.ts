import { createServer } from 'node:http';
import { splitHostPort } from '@cecochat/contracts';
import { WebSocketServer } from 'ws';
import { serveParent } from '../processes/index.ts';

/**
 * The reference of what the edge for WebSockets is compared with: the same library, which drops the token and gives
 * back each message after it.
 */
function listen(address: string): Promise<void> {
  const server = createServer();
  new WebSocketServer({ server, perMessageDeflate: false, clientTracking: false }).on('connection', (webSocket) => {
    let hasToken = false;
    webSocket.on('message', (message: Buffer) => {
      if (hasToken) webSocket.send(message, { binary: true });
      hasToken = true;
    });
    webSocket.on('error', () => undefined);
  });
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen({ ...splitHostPort(address), backlog: 4_096 }, resolve);
  });
}

const calls = { listen: ({ address }: { readonly address: string }): Promise<void> => listen(address) };

export type BareWebSocketCalls = typeof calls;

serveParent(calls);
