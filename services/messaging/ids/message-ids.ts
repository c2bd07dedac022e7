import { idEpochMs, idMillisecondShift, messageId, timeOfId, type MessageId } from '@cecochat/contracts';

const sequenceBits = 14n;
const generatorBits = 8n;
const maxSequence = 2 ** Number(sequenceBits) - 1;

/** Generator ids are 0 .. 255. */
export const generatorCount = 2 ** Number(generatorBits);

/** How far ahead of the clock another server's id may push this one's: more than that is a broken clock. */
const maxAheadMs = 60_000;

/**
 * Makes message ids that only grow, whatever the clock does. Two generators with different generator ids never make the
 * same id.
 */
export class MessageIds {
  #lastMs = 0;
  #sequence = 0;
  #base = 0n;
  readonly #clock: () => number;

  /** `clock` gives milliseconds since the Unix epoch. */
  constructor(generator: number, clock: () => number) {
    this.#clock = clock;
    this.useGenerator(generator);
  }

  /** Goes on under another generator id. */
  useGenerator(generator: number): void {
    if (!Number.isInteger(generator) || generator < 0 || generator >= generatorCount) {
      throw new RangeError(`generator ${generator} is not in 0 .. ${generatorCount - 1}`);
    }
    this.#base = BigInt(generator) << sequenceBits;
    this.#lastMs += 1; // Nothing that the earlier generator id made is made again after coming back to it.
    this.#sequence = 0;
  }

  next(): MessageId {
    const now = this.#clock();
    if (now > this.#lastMs) this.#startMillisecond(now);
    else if (this.#sequence > maxSequence) this.#startMillisecond(this.#lastMs + 1);
    const milliseconds = BigInt(this.#lastMs - idEpochMs) << idMillisecondShift;
    return messageId(milliseconds | this.#base | BigInt(this.#sequence++));
  }

  /** From now on ids are higher than this one, made by a server whose clock is ahead. Ignores ids from far ahead. */
  observe(id: MessageId): void {
    const seen = timeOfId(id);
    if (seen >= this.#lastMs && seen <= this.#clock() + maxAheadMs) this.#startMillisecond(seen + 1);
  }

  #startMillisecond(milliseconds: number): void {
    this.#lastMs = milliseconds;
    this.#sequence = 0;
  }
}
