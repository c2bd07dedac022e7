import type { Partition } from '@cecochat/contracts';
import {
  isRefusal, type GroupRecord, type KeyedRecord, type RecordHeaders, type TopicProducer, type WriteError,
} from '@cecochat/kafka';
import type { RejectedRecord } from './plan-batch.ts';

/** Below the 1 MiB that Kafka takes in a batch by default. */
const maxRequestBytes = 900 * 1024;
/** Lengths, offset, timestamp and number of headers of a record, and the two lengths of a header, rounded up. */
const [recordOverheadBytes, headerOverheadBytes] = [48, 10];
/** Bound on the key and headers of an unreadable record; a dead letter omits them beyond it. */
const maxForeignBytes = 64 * 1024;
/** Each is of attempts for about 10 s; a leader is back by then or will not be. */
const maxRefusals = 3;

export interface DeadLettersOptions {
  readonly producer: Pick<TopicProducer, 'write'>;
  /** Called for dead letters that Kafka does not take: they are in the log alone, for as long as that is kept. */
  readonly onRefused: (count: number, reason: string) => void;
}

/** Writes dead letters to their topic. */
export class DeadLetters {
  readonly #options: DeadLettersOptions;

  constructor(options: DeadLettersOptions) {
    this.#options = options;
  }

  /**
   * Writes the records with all that is needed to examine and to replay them. History waits for that while Kafka cannot
   * be reached (then this rejects, and may be repeated), and not for a dead letter that Kafka refuses.
   */
  async write(from: Partition, rejected: readonly RejectedRecord<GroupRecord>[]): Promise<void> {
    const letters = rejected.map((each) => buildDeadLetter(from, each));
    for (const request of cutIntoRequests(letters, maxRequestBytes)) await this.#writeRequest(request);
  }

  /**
   * A refusal can be about one letter of many, or about the size of a letter: so each is tried alone, then without its
   * value.
   */
  async #writeRequest(letters: readonly KeyedRecord[]): Promise<void> {
    const refusal = await this.#send(letters);
    if (refusal === undefined) return;
    const [first, ...rest] = letters;
    if (first === undefined) return;
    if (rest.length > 0 && isRefusal(refusal)) {
      for (const letter of letters) await this.#writeRequest([letter]);
    } else if (rest.length === 0 && isRefusal(refusal) && first.value !== null) {
      await this.#writeRequest([{ ...first, value: null, headers: { ...first.headers, truncated: 'true' } }]);
    } else {
      this.#options.onRefused(letters.length, refusal.message);
    }
  }

  /** Kafka's answer when it refuses the letters. Rejects when it does not answer. */
  async #send(letters: readonly KeyedRecord[]): Promise<WriteError | undefined> {
    for (let refusals = 1; ; refusals++) {
      const refusal = await this.#options.producer.write(letters);
      if (refusal === undefined || isRefusal(refusal) || refusals >= maxRefusals) return refusal;
    }
  }
}

/**
 * The original record, truncated to the maximum size of a request, with headers that name the reason and its position.
 * Its timestamp is the time of writing, so that retention does not delete an old record at once.
 */
export function buildDeadLetter(from: Partition, { record, reason, detail }: RejectedRecord<GroupRecord>): KeyedRecord {
  const ours = { reason, detail, partition: String(from), offset: record.offset, timestamp: record.timestamp };
  const foreign = { key: record.key, headers: { ...record.headers, ...(record.key !== null && { key: record.key }) } };
  const keepsForeign = sizeOf({ ...foreign, value: null }) <= maxForeignBytes;
  const { key, headers } = keepsForeign ? foreign : { key: null, headers: { 'headers-dropped': 'true' } };
  const letter = { key, value: record.value, headers: { ...headers, ...ours } };
  const excess = sizeOf(letter) - maxRequestBytes;
  if (letter.value === null || excess <= 0) return letter;
  const marked = { ...letter, headers: { ...letter.headers, truncated: 'true' } };
  return {
    ...marked,
    value: letter.value.subarray(0, Math.max(0, maxRequestBytes - sizeOf({ ...marked, value: null }))),
  };
}

/**
 * The letters in their order, in requests of at most `maxBytes`: a request is one batch to Kafka, which refuses one
 * that is too large.
 */
export function* cutIntoRequests(letters: readonly KeyedRecord[], maxBytes: number): Generator<KeyedRecord[]> {
  let request: KeyedRecord[] = [];
  let filled = 0;
  for (const letter of letters) {
    const bytes = sizeOf(letter);
    if (request.length > 0 && filled + bytes > maxBytes) {
      yield request;
      [request, filled] = [[], 0];
    }
    request.push(letter);
    filled += bytes;
  }
  if (request.length > 0) yield request;
}

/** An upper bound of the bytes that a message takes in a batch. */
export function sizeOf({ key, value, headers }: KeyedRecord): number {
  return recordOverheadBytes + lengthOf(key) + lengthOf(value) + sizeOfHeaders(headers);
}

function sizeOfHeaders(headers: RecordHeaders): number {
  let bytes = 0;
  for (const [name, value] of Object.entries(headers)) {
    for (const each of [value].flat()) bytes += headerOverheadBytes + Buffer.byteLength(name) + lengthOf(each);
  }
  return bytes;
}

function lengthOf(bytes: Buffer | string | null | undefined): number {
  return bytes === null || bytes === undefined ? 0 : Buffer.byteLength(bytes);
}
