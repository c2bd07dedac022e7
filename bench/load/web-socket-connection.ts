import { webSocketProtocol } from '@cecochat/contracts';
import { WebSocket } from 'ws';
import type { GrpcEvents, GrpcTarget } from './grpc-connection.ts';

/** A connection to a server of WebSockets in plain text, which gets the token before the first frame. */
export class WebSocketConnection {
  readonly #webSocket: WebSocket;
  readonly #events: Pick<GrpcEvents, 'onMessage' | 'onLost'>;
  #early: Uint8Array[] | undefined;
  #closed = false;

  constructor(
    { address, path }: Pick<GrpcTarget, 'address' | 'path'>,
    token: string,
    events: Pick<GrpcEvents, 'onMessage' | 'onLost'>,
  ) {
    this.#events = events;
    this.#early = [Buffer.from(token)];
    this.#webSocket = new WebSocket(`ws://${address}${path}`, webSocketProtocol, { perMessageDeflate: false });
    this.#webSocket.on('open', () => {
      for (const message of this.#early ?? []) this.#webSocket.send(message);
      this.#early = undefined;
    });
    this.#webSocket.on('message', (message: Buffer) => events.onMessage(message));
    this.#webSocket.on('error', (error) => this.#lose(error.message));
    this.#webSocket.on('close', (code, reason) =>
      this.#lose(`the connection was closed (${code} ${reason.toString()})`),
    );
  }

  send(message: Uint8Array): void {
    if (this.#early === undefined) this.#webSocket.send(message);
    else this.#early.push(message);
  }

  ping(): void {
    if (this.#early === undefined) this.#webSocket.ping();
  }

  close(): void {
    this.#closed = true;
    this.#webSocket.terminate();
  }

  #lose(reason: string): void {
    if (this.#closed) return;
    this.close();
    this.#events.onLost(reason);
  }
}
