import { fromCloseFrame, messagingService, webSocketPath, webSocketProtocol } from '@cecochat/contracts';
import { WebSocket, type ClientOptions } from 'ws';
import { RawDevice, type Frame } from './raw-client.ts';

const { requestSerialize } = messagingService.chat;

export interface RawWebSocketOptions extends ClientOptions {
  /** The path and, with it, what else follows the address. */
  readonly path?: string;
  readonly protocols?: string[];
  /** `wss` for TLS; `ws` unless given. */
  readonly scheme?: string;
}

/** A device on a WebSocket. */
export class RawWebSocket extends RawDevice {
  readonly socket: WebSocket;
  /** How the server closed it. */
  closed: { readonly code: number; readonly reason: string } | undefined;
  /** Status of the answer to a handshake that was refused. */
  refused: number | undefined;
  /** Empty messages that came. */
  beats = 0;
  readonly #early: (() => void)[] = [];

  /** Connects, and sends the token if there is one. */
  constructor(address: string, token: string | undefined, { path = webSocketPath, protocols = [webSocketProtocol], scheme = 'ws', ...options }: RawWebSocketOptions = {}) {
    super();
    this.socket = new WebSocket(`${scheme}://${address}${path}`, protocols, options);
    if (token !== undefined) this.raw(Buffer.from(token));
    this.socket.on('open', () => {
      for (const each of this.#early.splice(0)) each();
    });
    this.socket.on('message', (bytes: Buffer) => {
      if (bytes.length === 0) this.beats++;
      else this.take(bytes);
    });
    this.socket.on('unexpected-response', (_request, { statusCode }) => {
      this.refused = statusCode;
      this.socket.terminate();
    });
    this.socket.on('error', () => undefined); // The end of the connection reports the same.
    this.socket.on('close', (code, reason) => {
      this.closed = { code, reason: reason.toString() };
      this.ended = fromCloseFrame(this.closed);
    });
  }

  override write(frame: Frame): void {
    this.raw(requestSerialize(frame));
  }

  /** Sends a message as it is: text for a string. */
  raw(message: Buffer | string): void {
    const send = () => this.socket.send(message);
    if (this.socket.readyState === WebSocket.CONNECTING) this.#early.push(send);
    else send();
  }

  /** Reads nothing any more; the connection stays up. */
  pause(): void {
    this.socket.pause();
  }

  resume(): void {
    this.socket.resume();
  }

  override close(): void {
    this.socket.terminate();
  }
}
