import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls, type SecureContext } from 'node:tls';
import { splitHostPort } from '@cecochat/contracts';
import {
  encodeFrame, encodeMessage, encodeWindowUpdate, frameFlag, FrameReader, frameType, MessageReader, type Frame,
} from './frames.ts';
import { buildHeaderBlocks } from './header-block.ts';

export interface GrpcTarget {
  /** host:port. */
  readonly address: string;
  readonly path: string;
  /** Has who signed the server's certificate; plain text without it. */
  readonly secureContext?: SecureContext | undefined;
}

export interface GrpcEvents {
  /** A message of a call arrived. It is valid during the call of this function only. */
  onMessage(message: Buffer): void;
  /** The server has ended a call. */
  onCallEnded(): void;
  /** The connection was lost, without `close` of this side. */
  onLost(reason: string): void;
}

const preface = 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n';
/** Of what may be sent to us (64 KiB, as with grpc-js) so much is used before we allow as much again. */
const windowStep = 16 * 1024;
const pingPayload = Buffer.alloc(8, 1);

/**
 * A connection to a gRPC server, by hand: a load generator on grpc-js needs as much of a processor as the server that
 * it measures. It has one call at a time, sends headers and pings as grpc-js does, and has no flow control of what it
 * sends: its users have far less than 64 KiB in flight.
 */
export class GrpcConnection {
  readonly #socket: Socket;
  readonly #events: GrpcEvents;
  readonly #blocks: { readonly first: Buffer; readonly next: Buffer };
  readonly #frames = new FrameReader((frame) => this.#takeFrame(frame));
  #messages: MessageReader;
  #stream = -1;
  #unannounced = 0;
  #closed = false;

  constructor({ address, path, secureContext }: GrpcTarget, token: string, events: GrpcEvents) {
    this.#events = events;
    this.#messages = this.#newMessages();
    this.#blocks = buildHeaderBlocks({
      scheme: secureContext === undefined ? 'http' : 'https', authority: address, path, token,
    });
    const { host, port } = splitHostPort(address);
    this.#socket =
      secureContext === undefined
        ? connectPlain({ host, port })
        : connectTls({ host, port, secureContext, ALPNProtocols: ['h2'] });
    this.#socket.setNoDelay(true);
    this.#socket.on('data', (chunk: Buffer) => this.#frames.take(chunk));
    this.#socket.on('error', (error) => this.#lose(error.message));
    this.#socket.on('close', () => this.#lose('the connection was closed'));
    this.#socket.write(Buffer.concat([Buffer.from(preface, 'latin1'), encodeFrame(frameType.settings, 0, 0)]));
  }

  /** Begins a call, which is the one from now on, with its first message. */
  call(message: Uint8Array, isLast: boolean): void {
    const isFirst = this.#stream < 0;
    this.#stream += 2;
    this.#messages = this.#newMessages();
    const headers = encodeFrame(
      frameType.headers, frameFlag.endHeaders, this.#stream, isFirst ? this.#blocks.first : this.#blocks.next,
    );
    this.#socket.write(Buffer.concat([headers, encodeMessage(this.#stream, message, isLast)]));
  }

  /** Sends a message of the call. */
  send(message: Uint8Array): void {
    this.#socket.write(encodeMessage(this.#stream, message, false));
  }

  ping(): void {
    this.#socket.write(encodeFrame(frameType.ping, 0, 0, pingPayload));
  }

  close(): void {
    this.#closed = true;
    this.#socket.destroy();
  }

  #newMessages(): MessageReader {
    return new MessageReader((message) => this.#events.onMessage(message));
  }

  #takeFrame({ type, flags, stream, payload }: Frame): void {
    switch (type) {
      case frameType.data:
        this.#announce(payload.length);
        if (stream === this.#stream) this.#messages.take(payload);
        break;
      case frameType.settings:
        if ((flags & frameFlag.ack) === 0) this.#socket.write(encodeFrame(frameType.settings, frameFlag.ack, 0));
        return;
      case frameType.ping:
        if ((flags & frameFlag.ack) === 0) this.#socket.write(encodeFrame(frameType.ping, frameFlag.ack, 0, payload));
        return;
      case frameType.goAway: return this.#lose('the server wants no more calls');
    }
    if (stream === this.#stream && this.#ends(type, flags)) this.#events.onCallEnded();
  }

  #ends(type: number, flags: number): boolean {
    return (
      type === frameType.reset ||
      ((type === frameType.headers || type === frameType.data) && (flags & frameFlag.endStream) !== 0)
    );
  }

  #announce(bytes: number): void {
    this.#unannounced += bytes;
    if (this.#unannounced < windowStep) return;
    this.#socket.write(
      Buffer.concat([encodeWindowUpdate(0, this.#unannounced), encodeWindowUpdate(this.#stream, this.#unannounced)]),
    );
    this.#unannounced = 0;
  }

  #lose(reason: string): void {
    if (this.#closed) return;
    this.close();
    this.#events.onLost(reason);
  }
}
