import { ChatError, webSocketPath, webSocketProtocol } from '@cecochat/contracts';
import type { WebRoute } from '../connect-calls.ts';
import type { Transport } from '../transport.ts';
import { WebSocketCall } from './web-socket-call.ts';

export interface WebSocketTransportParts {
  /** The scheme of WebSockets: `wss` with TLS. */
  readonly scheme: 'ws' | 'wss';
  readonly lookUp: (token: string) => Promise<WebRoute>;
  readonly readHistory: Transport['readHistory'];
  /** The WebSocket of the browser, or of Node, unless given. */
  readonly dial?: (url: string, protocol: string) => WebSocket;
  readonly close?: () => void;
}

/** Streams over WebSockets. The rest is as its creator reaches it. */
export function createWebSocketTransport(parts: WebSocketTransportParts): Transport {
  const { scheme, lookUp, readHistory, close, dial = dialHere } = parts;
  return {
    lookUp: async (token) => {
      const { webSocketAddress, ...route } = await lookUp(token);
      if (webSocketAddress === undefined) throw withoutWebSockets(route.address);
      return { ...route, address: webSocketAddress };
    },
    openStream: (address, listener, handlers) => {
      const webSocket = dial(`${scheme}://${address}${webSocketPath}`, webSocketProtocol);
      return new WebSocketCall(webSocket, listener, handlers);
    },
    readHistory,
    close: () => close?.(),
  };
}

const dialHere = (url: string, protocol: string): WebSocket => new WebSocket(url, protocol);

/** Servers of a version without them are replaced in an upgrade. */
function withoutWebSockets(address: string): ChatError {
  return new ChatError('unavailable', `the server at ${address} has no address for WebSockets`, {
    retryAfterMs: 1_000,
  });
}
