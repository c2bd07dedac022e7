import type { Activity, cecochat, ChatError, Epoch, Lineage, Offset } from '@cecochat/contracts';
import type { HistoryPage, OutgoingSend, Route } from '../session/index.ts';

export interface TlsOptions {
  /** Certificates, in PEM, that those of the platform are checked with, in place of the usual ones. Not in browsers. */
  readonly ca?: string | undefined;
}

export interface ChatCallHandlers {
  onFrame(frame: cecochat.v1.IChatResponse): void;
  /** The call ended, and not from this side. */
  onClosed(error: ChatError): void;
}

/** An open stream. */
export interface ChatCall {
  send(send: OutgoingSend): void;
  /** Writes an encoded frame other than a send. */
  sendFrame(frame: Uint8Array): void;
  /** Stops reading, and so in time the server's writing. */
  pause(): void;
  resume(): void;
  /** Ends the call; no handler is called any more. */
  close(): void;
}

/** The device that listens, and its position. */
export interface Listener {
  readonly token: string;
  readonly device: string;
  readonly cursor: Offset | undefined;
  /** The lineage of the device's sequences; undefined until a server has named it. */
  readonly lineage: Lineage | undefined;
  /** Of the routing that the address comes from. */
  readonly epoch: Epoch;
  /** What the user does as the stream opens; active unless given. */
  readonly activity?: Activity;
}

/** The calls to the platform. A failed call rejects with a ChatError; every call has a deadline. */
export interface Transport {
  lookUp(token: string): Promise<Route>;
  openStream(address: string, listener: Listener, handlers: ChatCallHandlers): ChatCall;
  readHistory(
    address: string, token: string, query: { readonly cursor: Offset; readonly count: number },
  ): Promise<HistoryPage>;
  close(): void;
}
