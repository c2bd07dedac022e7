import { ApiError } from './api-error.ts';

/** Above the size of any object: by default etcd rejects requests of more than 1.5 MiB. In characters. */
const maxLineLength = 8 * 1_024 * 1_024;

/** Splits a stream of bytes into lines. Text without a final newline is discarded: the rest of a broken connection. */
export class LineSplitter {
  readonly #decoder = new TextDecoder();
  #rest = '';

  push(chunk: Uint8Array): readonly string[] {
    const parts = (this.#rest + this.#decoder.decode(chunk, { stream: true })).split('\n');
    this.#rest = parts.pop() ?? '';
    if (this.#rest.length > maxLineLength)
      throw new ApiError(`a line of more than ${maxLineLength} characters`, { reason: 'Unreadable' });
    return parts.filter((line) => line !== '');
  }
}
