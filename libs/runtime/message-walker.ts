/** Flags and length before each gRPC message. */
const prefixBytes = 5;

/**
 * Follows the messages in the bytes of a gRPC stream by their prefixes, one byte of flags and four of length, without
 * keeping any of the bytes.
 */
export class MessageWalker {
  #prefix = 0;
  #length = 0;
  #missing = 0;
  #messages = 0;
  #largest = 0;
  #isCompressed = false;

  /** Messages that are complete. */
  get messages(): number {
    return this.#messages;
  }

  /** Whether a message has begun and is not complete. */
  get isPartial(): boolean {
    return this.#prefix > 0;
  }

  /** Bytes of the message that has begun, its prefix included; 0 between messages. */
  get partialBytes(): number {
    return this.#prefix < prefixBytes ? this.#prefix : prefixBytes + this.#length - this.#missing;
  }

  /** Bytes of the largest message that was announced. */
  get largest(): number {
    return this.#largest;
  }

  /** Whether the flag of a message declares it compressed. */
  get isCompressed(): boolean {
    return this.#isCompressed;
  }

  take(bytes: Uint8Array): void {
    for (let at = 0; at < bytes.length; ) {
      if (this.#prefix < prefixBytes) this.#takePrefix(bytes[at++] ?? 0);
      else {
        const taken = Math.min(this.#missing, bytes.length - at);
        at += taken;
        this.#missing -= taken;
      }
      if (this.#prefix === prefixBytes && this.#missing === 0) {
        this.#messages++;
        this.#prefix = 0;
      }
    }
  }

  #takePrefix(byte: number): void {
    if (this.#prefix === 0) [this.#length, this.#isCompressed] = [0, this.#isCompressed || byte !== 0];
    else this.#length = this.#length * 256 + byte;
    if (++this.#prefix < prefixBytes) return;
    this.#missing = this.#length;
    this.#largest = Math.max(this.#largest, this.#length);
  }
}
