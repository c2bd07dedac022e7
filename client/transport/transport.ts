import type { cecochat, ChatError, Epoch, Offset } from '@cecochat/contracts';
import type { HistoryPage, OutgoingSend, Route } from '../session/index.ts';

export interface ChatCallHandlers {
  onFrame(frame: cecochat.v1.IChatResponse): void;
  /** The call ended, and not from this side. */
  onClosed(error: ChatError): void;
}

/** An open stream. */
export interface ChatCall {
  send(send: OutgoingSend): void;
  /** Stops reading, and so in time the server's writing. */
  pause(): void;
  resume(): void;
  /** Ends the call; no handler is called any more. */
  close(): void;
}

/** Who listens, and from where. */
export interface Listener {
  readonly token: string;
  readonly device: string;
  readonly cursor: Offset | undefined;
  /** Of the routing that the address comes from. */
  readonly epoch: Epoch;
}

/** The ways to the platform. What fails rejects with a ChatError, every call has a deadline. */
export interface Transport {
  lookUp(token: string): Promise<Route>;
  openStream(address: string, listener: Listener, handlers: ChatCallHandlers): ChatCall;
  readHistory(address: string, token: string, query: { readonly cursor: Offset; readonly count: number }): Promise<HistoryPage>;
  close(): void;
}
