export {
  accountsAnswer, callConnect, lookUpBy, sessionAnswer, type Ask, type ConnectRequest, type ConnectResponse,
  type WebRoute,
} from './connect-calls.ts';
export type { ChatCall, ChatCallHandlers, Listener, TlsOptions, Transport } from './transport.ts';
export { createWebSocketTransport, type WebSocketTransportParts } from './web-socket-transport.ts';
