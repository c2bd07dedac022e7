import { webSocketProtocol } from '@cecochat/contracts';
import { WebSocket } from 'ws';
import { GrpcConnection, type GrpcTarget, type GrpcEvents } from './grpc-connection.ts';
import {
  countAcks, kindOf, lastSequenceOf, listenFrame, sendFrame, sendKey, sendRequest, type DeviceSpec,
} from './messages.ts';

/**
 * How a server is spoken to. `chat`: a stream of a messaging server. `bare`: a stream that gives back its first
 * message, and each
 * one after it so many times. `unary`: a call for each send, to a messaging server or to one that gives the request
 * back.
 */
export type Protocol =
  | ({ readonly kind: 'chat' } & OverWebSockets)
  | ({ readonly kind: 'bare'; readonly copies: number } & OverWebSockets)
  | { readonly kind: 'unary' };

interface OverWebSockets {
  /** Whether streams are WebSockets; gRPC unless given. */
  readonly overWebSockets?: true;
}

export interface ClientEvents {
  onOpen(): void;
  /** A send is answered that was due at this time (of the clock, in milliseconds). */
  onAnswer(client: LoadClient, dueMs: number): void;
  /** A send of a stream was written that was due at this time. */
  onSent?: ((key: string, dueMs: number) => void) | undefined;
  /** Something arrived that answers nothing. */
  onDelivery(user: string, message: Buffer): void;
  onFailure(reason: string): void;
}

/** On a connection there are at most so many sends without an answer: half of what a messaging server allows. */
const maxOutstanding = 32;

/** One device of the load, with a connection of its own. */
export class LoadClient {
  readonly #device: DeviceSpec;
  readonly #protocol: Protocol;
  readonly #events: ClientEvents;
  readonly #connection: GrpcConnection | WebSocketConnection;
  /** When the sends in flight were due, the oldest first. */
  readonly #underWay: number[] = [];
  /** When those that wait were due. */
  readonly #waiting: number[] = [];
  #sequence = 0;
  #copies = 0;
  #isOpen = false;
  #hasAnswer = false;

  constructor(target: GrpcTarget, device: DeviceSpec, protocol: Protocol, events: ClientEvents) {
    [this.#device, this.#protocol, this.#events] = [device, protocol, events];
    const own = {
      onMessage: (message: Buffer) => this.#take(message),
      onCallEnded: () => this.#callEnded(),
      onLost: (reason: string) => events.onFailure(reason),
    };
    const isWebSocket = protocol.kind !== 'unary' && protocol.overWebSockets === true;
    this.#connection = isWebSocket
      ? new WebSocketConnection(target, device.token, own)
      : new GrpcConnection(target, device.token, own);
    if (protocol.kind !== 'unary') this.#begin(listenFrame(device), false);
    else queueMicrotask(() => this.#open()); // A call is all there is to open.
  }

  get outstanding(): number {
    return this.#underWay.length + this.#waiting.length;
  }

  /** Sends, or queues the send when too many are in flight. `dueMs`: when it should be sent, for `onAnswer`. */
  send(dueMs: number): void {
    if (this.#underWay.length >= (this.#protocol.kind === 'unary' ? 1 : maxOutstanding)) {
      this.#waiting.push(dueMs);
      return;
    }
    this.#underWay.push(dueMs);
    const sequence = ++this.#sequence;
    if (this.#protocol.kind === 'unary') this.#begin(sendRequest(this.#device, sequence), true);
    else this.#connection.send(sendFrame(this.#device, sequence));
    this.#events.onSent?.(sendKey(this.#device.user, sequence), dueMs);
  }

  ping(): void {
    this.#connection.ping();
  }

  close(): void {
    this.#connection.close();
  }

  /** A call of gRPC, or the next message of a WebSocket. */
  #begin(message: Uint8Array, isLast: boolean): void {
    if (this.#connection instanceof GrpcConnection) this.#connection.call(message, isLast);
    else this.#connection.send(message);
  }

  #open(): void {
    this.#isOpen = true;
    this.#events.onOpen();
  }

  #take(message: Buffer): void {
    if (this.#protocol.kind === 'unary') this.#hasAnswer = true;
    else if (!this.#isOpen) this.#takeFirst(message);
    else if (this.#protocol.kind === 'chat') this.#takeFrame(message);
    else this.#takeCopy(message, this.#protocol.copies);
  }

  /** Sends to an earlier server count: the sequence continues from there. */
  #takeFirst(message: Buffer): void {
    if (this.#protocol.kind === 'chat') this.#sequence = lastSequenceOf(message);
    this.#open();
  }

  #takeFrame(message: Buffer): void {
    const kind = kindOf(message);
    if (kind === 'acked') this.#answered(countAcks(message));
    else if (kind === 'delivery') this.#events.onDelivery(this.#device.user, message);
    else if (kind === 'rejected') this.#events.onFailure(`a send was rejected: ${message.toString('latin1')}`);
  }

  #takeCopy(message: Buffer, copies: number): void {
    if (this.#underWay.length === 0) this.#events.onDelivery(this.#device.user, message);
    else if (++this.#copies % copies === 0) this.#answered(1);
  }

  #callEnded(): void {
    if (this.#protocol.kind === 'unary' && this.#hasAnswer) {
      this.#hasAnswer = false;
      this.#answered(1);
    } else {
      this.#events.onFailure('the server refused a call, or ended a stream');
    }
  }

  #answered(count: number): void {
    for (const dueMs of this.#underWay.splice(0, count)) this.#events.onAnswer(this, dueMs);
    for (const dueMs of this.#waiting.splice(0, count)) this.send(dueMs);
  }
}

/** A connection to a server of WebSockets in plain text, which gets the token before the first frame. */
class WebSocketConnection {
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
