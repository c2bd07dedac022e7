import { ChatError } from '@cecochat/contracts';
import type { Input, OutgoingSend, Output, StreamKey } from '../session/index.ts';
import type { ChatCall, Transport } from '../transport/index.ts';

type OpenStream = Extract<Output, { kind: 'open-stream' }>;
type ReadHistory = Extract<Output, { kind: 'read-history' }>;

export interface PlatformCallsParts {
  readonly transport: Transport;
  readonly token: string;
  /** Asks for a new token. */
  readonly refresh: () => Promise<string>;
  /** Takes the answers. */
  readonly feed: (input: Input) => void;
}

/** The calls of a session to the platform; every answer is an input of the machine. */
export class PlatformCalls {
  readonly #parts: PlatformCallsParts;
  readonly #streams = new Map<StreamKey, ChatCall>();
  #token: string;
  #paused = false;
  /** A read that is put off because the program does not take what is there. */
  #delayedRead: ReadHistory | undefined;

  constructor(parts: PlatformCallsParts) {
    this.#parts = parts;
    this.#token = parts.token;
  }

  lookUp(): void {
    const { transport, feed } = this.#parts;
    transport.lookUp(this.#token).then(
      (route) => feed({ kind: 'lookup-answered', route }),
      (error: unknown) => feed({ kind: 'lookup-failed', error: ChatError.from(error) }),
    );
  }

  open({ key, address, ...listener }: OpenStream): void {
    const { transport, feed } = this.#parts;
    const closed = (error: ChatError) => {
      this.#streams.delete(key);
      feed({ kind: 'stream-closed', key, error });
    };
    try {
      const stream = transport.openStream(address, { token: this.#token, ...listener }, {
        onFrame: (frame) => {
          feed({ kind: 'frame', key, frame });
          // Not before: a stream that is not read does not open.
          if (frame.ready && this.#paused) stream.pause();
        },
        onClosed: closed,
      });
      this.#streams.set(key, stream);
    } catch (error) {
      closed(ChatError.from(error)); // An address that cannot be dialled.
    }
  }

  /** A send for a stream that is gone is dropped: the session sends it again on the next one. */
  send(key: StreamKey, send: OutgoingSend): void {
    this.#streams.get(key)?.send(send);
  }

  /** A frame for a stream that is gone is dropped. */
  sendFrame(key: StreamKey, frame: Uint8Array): void {
    this.#streams.get(key)?.sendFrame(frame);
  }

  close(key: StreamKey): void {
    this.#streams.get(key)?.close();
    this.#streams.delete(key);
  }

  readHistory(request: ReadHistory): void {
    if (this.#paused) {
      this.#delayedRead = request;
      return;
    }
    const { transport, feed } = this.#parts;
    const { read, address, cursor, count } = request;
    transport.readHistory(address, this.#token, { cursor, count }).then(
      (page) => feed({ kind: 'history-page', read, page }),
      (error: unknown) => feed({ kind: 'history-failed', read, error: ChatError.from(error) }),
    );
  }

  refreshToken(): void {
    const { refresh, feed } = this.#parts;
    refresh().then(
      (token) => {
        this.#token = token;
        feed({ kind: 'token-refreshed' });
      },
      (error: unknown) => feed({ kind: 'token-failed', error: ChatError.from(error) }),
    );
  }

  /** Stops reading streams and history, or resumes. */
  setPaused(paused: boolean): void {
    this.#paused = paused;
    for (const stream of this.#streams.values()) {
      if (paused) stream.pause();
      else stream.resume();
    }
    const delayed = this.#delayedRead;
    this.#delayedRead = undefined;
    if (delayed !== undefined) this.readHistory(delayed);
  }
}
