import { connectBy, createWebSocketTransport, type ChatSession, type ConnectOptions } from '@cecochat/client';
import { HttpCalls } from './http-calls.ts';

/** `url` is the origin of the service `web`. */
export type WebConnectOptions = Omit<ConnectOptions, 'ca' | 'openTransport'>;

/**
 * Connects a device in a browser, or in anything else that has `fetch` and `WebSocket`. Lookups and history are calls
 * of
 * `web`; the stream is a WebSocket to the messaging server. The rest is as with `connect` of the SDK for Node.
 */
export function connect(options: WebConnectOptions): ChatSession {
  return connectBy((url) => {
    const calls = new HttpCalls(url);
    return createWebSocketTransport({
      scheme: url.protocol === 'https:' ? 'wss' : 'ws',
      lookUp: (token) => calls.lookUp(token),
      readHistory: (_address, token, query) => calls.readUserHistory(token, query),
    });
  }, options);
}
