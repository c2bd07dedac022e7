import { idEpochMs, idMillisecondShift, messageId, timeOfId, type MessageId } from '@cecochat/contracts';

/** Together the bits of an id below its milliseconds. */
const [generatorBits, sequenceBits] = [13n, 9n];
const maxSequence = 2 ** Number(sequenceBits) - 1;

/** Generator ids are 0 .. 8191. */
export const generatorCount = 2 ** Number(generatorBits);

/**
 * Leases of one Redis exclude each other, those of two do not. While the servers of a platform move to another Redis,
 * those of either have a half of the generator ids: 4,096, enough for 1,600 servers that are all killed and started
 * again while leases last.
 */
export type GeneratorHalf = 'lower' | 'upper';

/** Generator ids from `from` on. */
export interface GeneratorRange {
  readonly from: number;
  readonly count: number;
}

export const generatorsOf = (half: GeneratorHalf): GeneratorRange => ({
  from: half === 'lower' ? 0 : generatorCount / 2,
  count: generatorCount / 2,
});

/** How far ahead of the clock another server's id may push this one's: more than that is a clock that is wrong. */
const maxAheadMs = 60_000;

/** Throws an Error that names the time when it is before message ids begin: ids would not grow with time until then. */
export function requireTimeOfIds(nowMs: number): void {
  if (nowMs < idEpochMs) throw new Error(
    `redis says that it is ${new Date(nowMs).toISOString()}: message ids begin with 2024, its clock has to be set`,
  );
}

/**
 * Makes message ids that only grow, whatever the clock does. Two generators with different generator ids never make the
 * same id.
 */
export class MessageIds {
  #lastMs = idEpochMs; // There are no ids before the epoch, even when the clock is behind it.
  #sequence = 0;
  #base = 0n;
  readonly #clock: () => number;

  /** `clock` gives milliseconds since the Unix epoch. */
  constructor(generator: number, clock: () => number) {
    this.#clock = clock;
    this.useGenerator(generator);
  }

  /** Continues under another generator id. */
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

  /** The highest id that a server whose clock is right can have made by now, and a while beyond. */
  get ceiling(): MessageId {
    return messageId((BigInt(this.#clock() + maxAheadMs + 1 - idEpochMs) << idMillisecondShift) - 1n);
  }

  /** From now on ids are higher than this one, made by a server whose clock is ahead. Ignores ids above the ceiling. */
  observe(id: MessageId): void {
    const seen = timeOfId(id);
    if (seen >= this.#lastMs && id <= this.ceiling) this.#startMillisecond(seen + 1);
  }

  #startMillisecond(milliseconds: number): void {
    this.#lastMs = milliseconds;
    this.#sequence = 0;
  }
}
