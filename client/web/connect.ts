import {
  connectBy, createWebSocketTransport, lookUpBy, type ChatSession, type ConnectOptions, type Transport,
} from '@cecochat/client';

export interface WebConnectOptions extends Omit<ConnectOptions, 'ca' | 'openTransport'> {
  /** Reads pages of history: the platform offers them by gRPC alone, which pages in browsers cannot use. */
  readonly readHistory: Transport['readHistory'];
}

/**
 * Connects a device in a browser, or in anything else that has `fetch` and `WebSocket`. The rest is as with `connect` of
 * the SDK for Node.
 */
export function connect({ readHistory, ...options }: WebConnectOptions): ChatSession {
  return connectBy(
    (url) => createWebSocketTransport({
      scheme: url.protocol === 'https:' ? 'wss' : 'ws',
      lookUp: (token) => lookUpBy((at, request) => fetch(at, request), url, token),
      readHistory,
    }),
    options,
  );
}
