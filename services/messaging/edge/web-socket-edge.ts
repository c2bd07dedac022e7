import { createServer, type IncomingMessage, type Server as HttpServer, type ServerResponse } from 'node:http';
import { createServer as createTlsServer, type Server as TlsServer } from 'node:https';
import type { Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { ChatError, invalid, maxFrameBytes, splitHostPort, webSocketProtocol } from '@cecochat/contracts';
import {
  admitTo, listenOn, writeFailure, type Edge, type HeldConnections, type Logger, type ServerCertificate,
} from '@cecochat/runtime';
import { WebSocketServer, type WebSocket } from 'ws';
import type { ConnectionTaker } from './device-connection.ts';
import { DeviceSocket, WebSocketConnection, type ConnectionHost } from './web-socket-connection.ts';
import { checkHandshake } from './web-socket-handshake.ts';

export interface WebSocketEdgeOptions {
  readonly taker: Pick<ConnectionTaker, 'accept'>;
  readonly edge: Edge;
  /** Plain text without one. */
  readonly certificate: ServerCertificate | undefined;
  /** Origins of pages that may connect. */
  readonly origins: readonly string[];
  readonly logger: Logger;
}

/** A request for a WebSocket must be complete within this. */
const requestMs = 10_000;
/** A device that does not answer the end of its connection is disconnected after this. */
const closeMs = 20_000;
/**
 * Bytes that wait for a device to read until no more is written to it, about as the frames that wait in a call of gRPC.
 */
const highWaterMark = 16_384;
/** Bounds on the pieces of one message: as few as its clients make, and 64 bytes on average. */
const [maxFragments, maxBufferedChunks] = [64, maxFrameBytes / 64];
/** Each sweep covers one part of the connections, so that each is swept every ten seconds. */
const [sweepMs, sweepParts] = [1_000, 10];
const drainPollMs = 20;

const socketOptions = {
  noServer: true,
  clientTracking: false,
  perMessageDeflate: false,
  maxPayload: maxFrameBytes,
  maxFragments,
  maxBufferedChunks,
  autoPong: false,
  closeTimeout: closeMs,
  WebSocket: DeviceSocket,
  handleProtocols: () => webSocketProtocol,
};
const serverOptions = {
  headersTimeout: requestMs, requestTimeout: requestMs, connectionsCheckingInterval: requestMs / 2, highWaterMark,
};

/** The socket of a device with its connection. */
type OwnedSocket = Socket & { [connectionOf]?: WebSocketConnection };
const connectionOf = Symbol('connection');

/** Brings devices that connect by WebSockets, on a port of their own. A device is read when its token is verified. */
export class WebSocketEdge implements ConnectionHost {
  readonly #options: WebSocketEdgeOptions;
  readonly #server: HttpServer | TlsServer;
  /** Connections until their TLS handshake begins. */
  readonly #held: HeldConnections;
  readonly #webSockets = new WebSocketServer(socketOptions);
  readonly #connections = new Set<WebSocketConnection>();
  readonly #sweeps: NodeJS.Timeout;
  /** One for all devices, which are the `this` of it. */
  readonly #onClose: (this: WebSocket) => void;
  #round = 0;

  constructor(options: WebSocketEdgeOptions) {
    const { edge, certificate } = options;
    this.#options = options;
    this.#server = certificate === undefined ? createServer(serverOptions) : buildTlsServer(certificate);
    this.#held = admitTo(this.#server, edge.connections, certificate !== undefined);
    this.#server.on('upgrade', (request: IncomingMessage, socket: OwnedSocket, head: Buffer) => {
      this.#upgrade(request, socket, head);
    });
    this.#server.on('request', answerRequest);
    this.#server.on('clientError', (_error, socket) => refuse(socket, noRequest()));
    const connections = this.#connections;
    this.#onClose = function onClose() {
      const connection = ownerOf(this);
      if (connection === undefined) return;
      connections.delete(connection);
      connection.ended();
    };
    this.#sweeps = setInterval(() => this.#sweep(), sweepMs).unref();
  }

  /** Listens on host:port and returns the port. */
  listen(address: string): Promise<number> {
    return listenOn(this.#server, splitHostPort(address));
  }

  /** Takes no more devices, and ends the connections that are left after the deadline. */
  async drain(deadlineMs: number): Promise<void> {
    const connections = this.#connections;
    this.#server.close();
    this.#held.close();
    this.#server.closeAllConnections();
    for (const connection of connections) connection.close(stopping());
    const endMs = performance.now() + deadlineMs;
    while (connections.size > 0 && performance.now() < endMs) await sleep(drainPollMs);
    for (const { remote } of connections) remote.destroy();
    clearInterval(this.#sweeps);
  }

  /** Of a connection: its first message. */
  greeted(connection: WebSocketConnection, token: string): void {
    const { edge, taker, logger } = this.#options;
    edge.callers.check(`Bearer ${token}`, connection.address, 'streams').then(
      (caller) => {
        if (connection.isGone) return;
        connection.verified(caller);
        taker.accept(connection);
        connection.resume();
      },
      (error: unknown) => {
        const failure = ChatError.from(error);
        if (failure.code === 'internal') logger.error({ err: error }, 'a token could not be verified');
        edge.calls.note(failure.code === 'overloaded' ? 'limit' : 'token');
        connection.close(failure);
      },
    );
  }

  /** Of a connection: its first frame follows. */
  begun({ remote }: WebSocketConnection): void {
    this.#options.edge.connections.established(remote);
  }

  #upgrade(request: IncomingMessage, socket: OwnedSocket, head: Buffer): void {
    const { edge, origins } = this.#options;
    const { url = '', headers } = request;
    const { origin, 'sec-websocket-protocol': protocols } = headers;
    const refusal = checkHandshake({ url, origin, protocols }, origins);
    if (refusal !== undefined) {
      const { code, details: { field } } = refusal;
      edge.calls.note('handshake');
      edge.audit.note({
        event: 'connection-refused', reason: 'handshake', code, field, address: socket.remoteAddress ?? '',
      });
      refuse(socket, refusal);
      return;
    }
    this.#webSockets.handleUpgrade(request, socket, head, (webSocket) => this.#open(webSocket, socket));
  }

  #open(webSocket: DeviceSocket, socket: OwnedSocket): void {
    const connection = new WebSocketConnection(webSocket, socket, this);
    webSocket.connection = connection;
    socket[connectionOf] = connection;
    this.#connections.add(connection);
    webSocket
      .on('message', onMessage)
      .on('ping', onPing)
      .on('pong', onPong)
      .on('error', ignore)
      .on('close', this.#onClose);
    socket.on('drain', onDrain);
  }

  #sweep(): void {
    let place = 0;
    this.#round = (this.#round + 1) % sweepParts;
    for (const connection of this.#connections) if (place++ % sweepParts === this.#round) connection.sweep();
  }
}

/** Later connections get the certificate of that time. */
function buildTlsServer(certificate: ServerCertificate): TlsServer {
  const server = createTlsServer({ ...serverOptions, ...certificate.pair, handshakeTimeout: requestMs });
  certificate.onChange((pair) => server.setSecureContext(pair));
  return server;
}

const ignore = (): void => undefined;

/** Listeners are shared by all devices: the connection is found from what emits. */
const ownerOf = (webSocket: WebSocket) => (webSocket instanceof DeviceSocket ? webSocket.connection : undefined);

function onMessage(this: WebSocket, message: unknown, isBinary: boolean): void {
  if (Buffer.isBuffer(message)) ownerOf(this)?.take(message, isBinary);
}

function onPing(this: WebSocket, payload: Buffer): void {
  ownerOf(this)?.pinged(payload);
}

function onPong(this: WebSocket): void {
  ownerOf(this)?.ponged();
}

function onDrain(this: OwnedSocket): void {
  this[connectionOf]?.drained();
}

function answerRequest({ socket }: IncomingMessage, response: ServerResponse): void {
  response.on('error', ignore);
  refuse(socket, invalid('upgrade', 'must be asked for: this port has WebSockets only'));
}

const noRequest = () => new ChatError('invalid-argument', 'this is not a request for a WebSocket');
const stopping = () => new ChatError('unavailable', 'the server is stopping', { retryAfterMs: 0 });

function refuse(socket: NodeJS.WritableStream & { destroySoon?(): void }, error: ChatError): void {
  socket.on('error', ignore);
  socket.end(writeFailure(error));
}
