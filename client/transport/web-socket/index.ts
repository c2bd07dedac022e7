export { createWebSocketTransport, type WebSocketTransportParts } from './web-socket-transport.ts';
