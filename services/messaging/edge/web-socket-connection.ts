import type { Socket } from 'node:net';
import { ChatError, invalid, messagingService, toCloseFrame, type ServerAddresses } from '@cecochat/contracts';
import { isAnswered, readingSafely, type Received, type VerifiedCaller } from '@cecochat/runtime';
import { WebSocket } from 'ws';
import { ignoring, type ChatRequest, type ConnectionHandler, type DeviceConnection } from './device-connection.ts';

/** Frames of one device that were read and are held because it is paused: several times its window of sends. */
const maxHeldFrames = 1_024;
/**
 * Pings and empty messages of a device between two sweeps, each of which costs an answer. SDKs send one in four
 * seconds.
 */
const maxBeats = 100;
/** Sweeps without a sign of life until a device is pinged, and until it is disconnected: 60 s and 80 s. */
const [pingAfter, goneAfter] = [6, 8];

const binary = { binary: true, compress: false };
const empty = Buffer.alloc(0);
const decode = readingSafely(messagingService).chat.requestDeserialize as (bytes: Buffer) => Received<ChatRequest>;

/** What a connection calls once each: with the token of its first message, and before its first frame is handed on. */
export interface ConnectionHost {
  greeted(connection: WebSocketConnection, token: string): void;
  begun(connection: WebSocketConnection): void;
}

/** A WebSocket of the library with its connection: so its listeners are the same for all devices. */
export class DeviceSocket extends WebSocket {
  /** Set with the end of the handshake. */
  connection: WebSocketConnection | undefined;
}

/**
 * A device that is connected by a WebSocket. Its first message is the token; each of the others is one frame. An empty
 * message asks for one: browsers cannot send pings, and devices want to notice a lost server.
 */
export class WebSocketConnection implements DeviceConnection {
  handler: ConnectionHandler = ignoring;
  readonly #webSocket: DeviceSocket;
  readonly #socket: Socket;
  /** Until the first frame. */
  #host: ConnectionHost | undefined;
  #hasGreeted = false;
  #caller: VerifiedCaller | undefined;
  #isPaused = false;
  /** What had arrived together with a frame that paused the connection. */
  #held: (Buffer | ChatError)[] | undefined;
  /** Frames since the device has not read everything. */
  #unsent = 0;
  #beats = 0;
  /** Sweeps since something arrived. */
  #quiet = 0;
  /** How many bytes had arrived when the last message was complete. */
  #bytesRead = 0;

  constructor(webSocket: DeviceSocket, socket: Socket, host: ConnectionHost) {
    this.#webSocket = webSocket;
    this.#socket = socket;
    this.#host = host;
  }

  /** Of the device, or of what stands before it. */
  get remote(): Socket {
    return this.#socket;
  }

  get caller(): VerifiedCaller {
    if (this.#caller === undefined) throw new Error('a connection was used before its token was verified');
    return this.#caller;
  }

  get address(): string {
    return this.#socket.remoteAddress ?? '';
  }

  get bufferedFrames(): number {
    return this.#socket.writableNeedDrain ? this.#unsent : 0;
  }

  get isGone(): boolean {
    return this.#webSocket.readyState !== WebSocket.OPEN;
  }

  /** The token is valid: from now on frames are read. */
  verified(caller: VerifiedCaller): void {
    this.#caller = caller;
  }

  addressOf({ webSocketAddress }: ServerAddresses): string | undefined {
    return webSocketAddress;
  }

  write(frame: Buffer): boolean {
    this.#webSocket.send(frame, binary);
    const isFull = this.#socket.writableNeedDrain;
    if (isFull) this.#unsent++;
    return !isFull;
  }

  pause(): void {
    this.#isPaused = true;
    this.#webSocket.pause();
  }

  resume(): void {
    if (!this.#isPaused) return;
    this.#isPaused = false;
    if (this.#held === undefined) this.#webSocket.resume();
    else setImmediate(() => this.#readHeld());
  }

  /** A message is as good an answer as a pong, which comes behind it: no more is read of a paused device than that. */
  async answers(deadlineMs: number): Promise<boolean> {
    if (this.isGone) return false;
    if (this.#held !== undefined) return true;
    let forget = (): unknown => undefined;
    const answers = await isAnswered((settle) => {
      const [answered, gone] = [() => settle(true), () => settle(false)];
      this.#webSocket.once('pong', answered).once('message', answered).once('close', gone);
      forget = () => this.#webSocket.off('pong', answered).off('message', answered).off('close', gone);
      this.#webSocket.ping();
      this.#webSocket.resume();
    }, deadlineMs);
    forget();
    if (this.#isPaused) this.#webSocket.pause();
    return answers;
  }

  close(error: ChatError): void {
    this.handler = ignoring;
    this.#held = undefined;
    const { code, reason } = toCloseFrame(error);
    this.#webSocket.close(code, reason);
    this.#webSocket.resume(); // The answer of the device follows.
  }

  /** Of the edge: a message has arrived. */
  take(message: Buffer, isBinary: boolean): void {
    this.#note();
    if (this.isGone) return;
    if (!this.#hasGreeted) this.#takeToken(message, isBinary);
    else if (isBinary && message.length === 0) this.#answer();
    else this.#receive(isBinary ? message : notBinary());
  }

  /** Of the edge: a ping has arrived. The library would answer devices that send many and read nothing. */
  pinged(payload: Buffer): void {
    this.#note();
    if (this.#mayAnswer()) this.#webSocket.pong(payload);
  }

  /** Of the edge: a pong has arrived. */
  ponged(): void {
    this.#note();
  }

  /** Of the edge: the device has read what waited for it. */
  drained(): void {
    this.#unsent = 0;
    this.handler.drained();
  }

  /** Of the edge: the connection has ended. */
  ended(): void {
    this.#held = undefined;
    this.handler.gone();
  }

  /**
   * Of the edge, every ten seconds: pings a quiet device; disconnects one without an answer, or without the rest of a
   * message.
   */
  sweep(): void {
    this.#beats = 0;
    if (this.#isPaused) return; // It is the server that does not read.
    if (++this.#quiet >= goneAfter) this.#webSocket.terminate();
    else if (this.#quiet > 1 && this.#socket.bytesRead > this.#bytesRead) this.#fail(tooSlow());
    else if (this.#quiet === pingAfter) this.#webSocket.ping();
  }

  #note(): void {
    this.#quiet = 0;
    this.#bytesRead = this.#socket.bytesRead;
  }

  #takeToken(message: Buffer, isBinary: boolean): void {
    this.#hasGreeted = true;
    this.pause();
    if (!isBinary) this.close(notBinary());
    else this.#host?.greeted(this, message.toString());
  }

  #answer(): void {
    if (this.#mayAnswer()) this.#webSocket.send(empty, binary);
  }

  #mayAnswer(): boolean {
    if (++this.#beats > maxBeats) this.#fail(tooManyBeats());
    return !this.isGone && !this.#socket.writableNeedDrain;
  }

  #receive(frame: Buffer | ChatError): void {
    if (!this.#isPaused && this.#held === undefined) {
      this.#hand(frame);
      return;
    }
    this.#held ??= [];
    if (this.#held.length < maxHeldFrames) this.#held.push(frame);
    else if (this.#held.length === maxHeldFrames) this.#held.push(tooManyFrames());
  }

  #readHeld(): void {
    while (!this.#isPaused) {
      const next = this.#held?.shift();
      if (next === undefined) {
        this.#held = undefined;
        this.#webSocket.resume();
        return;
      }
      this.#hand(next);
    }
  }

  #hand(frame: Buffer | ChatError): void {
    this.#host?.begun(this);
    this.#host = undefined;
    this.handler.received(frame instanceof ChatError ? frame : decode(frame));
  }

  /** The stream ends with the error; without one the connection does. */
  #fail(error: ChatError): void {
    this.handler.received(error);
    this.close(error);
  }
}

const notBinary = () => invalid('frame', 'must be a binary message');

function tooManyFrames(): ChatError {
  return new ChatError('overloaded', `at most ${maxHeldFrames} frames may wait`, {
    field: 'frame',
    retryAfterMs: 1_000,
  });
}

function tooManyBeats(): ChatError {
  return new ChatError('overloaded', `at most ${maxBeats} pings in 10 s`, { field: 'ping', retryAfterMs: 1_000 });
}

function tooSlow(): ChatError {
  return new ChatError('deadline-exceeded', 'a message must be complete within 10 s');
}
