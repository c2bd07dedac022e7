import {
  cecochat, ChatError, encodeSend, fromCloseFrame, toLong, wireActivity, webSocketPath, webSocketProtocol,
} from '@cecochat/contracts';
import type { OutgoingSend } from '../session/index.ts';
import type { WebRoute } from './connect-calls.ts';
import type { ChatCall, ChatCallHandlers, Listener, Transport } from './transport.ts';

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

const { ChatRequest, ChatResponse } = cecochat.v1;

/**
 * A lost machine sends nothing: after as long without a message as clients of gRPC ping, an empty message asks for one
 * in return, which is due within the other time.
 */
const [quietMs, answerMs, lookMs] = [4_000, 5_000, 1_000];
/** Frames that wait while the session does not read, and their bytes; a browser cannot hold the server back. */
const [maxHeldFrames, maxHeldBytes] = [10_000, 4 * 1024 * 1024];
const empty = new Uint8Array(0);

/**
 * One stream on a WebSocket that connects. Its first message is the token, and each of the others one frame. For
 * browsers, and for everything else with their WebSocket.
 */
export class WebSocketCall implements ChatCall {
  readonly #webSocket: WebSocket;
  readonly #handlers: ChatCallHandlers;
  readonly #beats: ReturnType<typeof setInterval>;
  /** Messages from before the connection was open. */
  #early: Uint8Array<ArrayBuffer>[] | undefined = [];
  /** Messages that came while the session does not read. */
  #held: Uint8Array[] | undefined;
  #heldBytes = 0;
  #isOpen = true;
  /** When something came last, and since when an answer is awaited. */
  #heardMs = performance.now();
  #askedMs: number | undefined;

  constructor(webSocket: WebSocket, listener: Listener, handlers: ChatCallHandlers) {
    this.#webSocket = webSocket;
    this.#handlers = handlers;
    webSocket.binaryType = 'arraybuffer';
    webSocket.addEventListener('open', () => this.#begin());
    webSocket.addEventListener('message', ({ data }) => this.#take(data));
    webSocket.addEventListener('close', ({ code, reason }) => this.#end(fromCloseFrame({ code, reason })));
    this.#beats = setInterval(() => this.#look(), lookMs);
    const { token, device, cursor, epoch, lineage = 0, activity = 'active' } = listener;
    this.#write(new TextEncoder().encode(token));
    this.#write(ChatRequest.encode({
      listen: {
        device, epoch: toLong(epoch), lineage: toLong(lineage), ...(cursor !== undefined && { cursor: toLong(cursor) }),
        activity: wireActivity(activity),
      },
    }).finish());
  }

  send({ sequence, target, content }: OutgoingSend): void {
    this.#write(encodeSend(sequence, target, content));
  }

  sendFrame(frame: Uint8Array): void {
    this.#write(frame);
  }

  pause(): void {
    this.#held ??= [];
  }

  resume(): void {
    const held = this.#held ?? [];
    this.#held = undefined;
    this.#heldBytes = 0;
    for (const message of held) {
      // The session may pause again.
      if (this.#held === undefined) this.#hand(message);
      else this.#hold(message);
    }
  }

  close(): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    clearInterval(this.#beats);
    this.#webSocket.close();
  }

  #begin(): void {
    const early = this.#early ?? [];
    this.#early = undefined;
    for (const message of early) this.#write(message);
  }

  #write(message: Uint8Array): void {
    if (!this.#isOpen) return;
    const bytes = new Uint8Array(message); // Of an ArrayBuffer, and not a part of a larger one.
    if (this.#early === undefined) this.#webSocket.send(bytes);
    else this.#early.push(bytes);
  }

  #take(data: unknown): void {
    if (!this.#isOpen) return;
    this.#heardMs = performance.now();
    this.#askedMs = undefined;
    if (!(data instanceof ArrayBuffer)) this.#fail(notBinary());
    else if (data.byteLength === 0) return;
    else if (this.#held === undefined) this.#hand(new Uint8Array(data));
    else this.#hold(new Uint8Array(data));
  }

  #hold(message: Uint8Array): void {
    this.#held?.push(message);
    this.#heldBytes += message.length;
    if (this.#heldBytes > maxHeldBytes || (this.#held?.length ?? 0) > maxHeldFrames) {
      this.#fail(new ChatError('slow-reader', 'events come faster than they are read', { retryAfterMs: 1_000 }));
    }
  }

  #hand(message: Uint8Array): void {
    if (!this.#isOpen) return;
    let frame: cecochat.v1.ChatResponse;
    try {
      frame = ChatResponse.decode(message);
    } catch (error) {
      this.#fail(new ChatError('internal', 'the server sent what is no frame', { cause: error }));
      return;
    }
    this.#handlers.onFrame(frame);
  }

  #look(): void {
    const nowMs = performance.now();
    if (this.#askedMs !== undefined) {
      if (nowMs - this.#askedMs >= answerMs) this.#fail(new ChatError('unavailable', 'the server does not answer'));
    } else if (this.#early === undefined && nowMs - this.#heardMs >= quietMs) {
      this.#askedMs = nowMs;
      this.#write(empty);
    }
  }

  #fail(error: ChatError): void {
    this.#webSocket.close();
    this.#end(error);
  }

  #end(error: ChatError): void {
    if (!this.#isOpen) return;
    this.#isOpen = false;
    clearInterval(this.#beats);
    this.#handlers.onClosed(error);
  }
}

const notBinary = () => new ChatError('internal', 'the server sent a text in place of a frame');
