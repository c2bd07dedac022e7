import { ApiError } from './api-error.ts';

/** Longer than any object may be: etcd takes no request of more than 1.5 MiB unless told otherwise. In characters. */
const maxLineLength = 8 * 1_024 * 1_024;

/** Cuts a stream of bytes into lines. What was not ended by a newline is no line: the rest of a broken connection. */
export class LineSplitter {
  readonly #decoder = new TextDecoder();
  #rest = '';

  push(chunk: Uint8Array): readonly string[] {
    const parts = (this.#rest + this.#decoder.decode(chunk, { stream: true })).split('\n');
    this.#rest = parts.pop() ?? '';
    if (this.#rest.length > maxLineLength) throw new ApiError(`a line of more than ${maxLineLength} characters`, { reason: 'Unreadable' });
    return parts.filter((line) => line !== '');
  }
}
