/** The messages to send, with senders and receivers, in this order. Users and messages are named by their place. */
export interface Plan {
  readonly users: number;
  readonly devicesPerUser: number;
  readonly messages: readonly { readonly sender: number; readonly receiver: number }[];
}

export interface Percentiles {
  readonly p50: number;
  readonly p99: number;
}

/** The findings. The platform guarantees that everything is acknowledged and the counts from `lost` on are 0. */
export interface Findings {
  readonly messages: number;
  readonly users: number;
  readonly devices: number;
  readonly acked: number;
  /** Messages that every device of both participants saw. */
  readonly delivered: number;
  /** Acknowledged messages that some device of a participant did not see. */
  readonly lost: number;
  /** Times that a device saw a message which it had already seen. */
  readonly duplicates: number;
  /** Times that a device saw a message after a later one of the same sender to the same receiver. */
  readonly reordered: number;
  /** Times that a device saw a message, or history holds one, between others. */
  readonly misdelivered: number;
  /** Differences between what a device saw and the history of its user: missing, in excess, at another place. */
  readonly historyMismatches: number;
  /** From handing a message to its sender's session to the acknowledgement, in milliseconds. */
  readonly ackMs: Percentiles;
  /** From handing a message to its sender's session to a device of the receiver seeing it, in milliseconds. */
  readonly deliveryMs: Percentiles;
}

/** How a run stands. */
export interface Standing {
  readonly submitted: number;
  readonly acked: number;
  readonly failed: number;
  readonly delivered: number;
  /** Acknowledged messages that are still to be seen, counted for each device. */
  readonly awaited: number;
}

/**
 * Checks a run: which messages were sent, acknowledged and seen, and which history holds. Times come in, in
 * milliseconds of one monotonic clock. Callers identify a message by its text and not by the identity that the platform
 * gave it: a message that was sent twice, under two identities, is a duplicate too.
 */
export class Verdict {
  readonly #plan: Plan;
  readonly #submittedMs: Float64Array;
  readonly #acked: Uint8Array;
  /** For each message, how many devices of its participants saw it. */
  readonly #sightings: Uint16Array;
  /** For each message, its sender and its receiver, and each device: whether it was seen there. */
  readonly #seen: Uint8Array;
  /** For each device, the messages that it saw, once each, in that order. */
  readonly #live: readonly number[][];
  /** For each user, the messages in history, once each, in that order. */
  readonly #history: Set<number>[];
  readonly #ackMs = new Histogram();
  readonly #deliveryMs = new Histogram();
  readonly #count = { submitted: 0, acked: 0, failed: 0, delivered: 0, awaited: 0, duplicates: 0, misdelivered: 0 };

  constructor(plan: Plan) {
    const { users, messages, devicesPerUser } = plan;
    this.#plan = plan;
    this.#submittedMs = new Float64Array(messages.length);
    this.#acked = new Uint8Array(messages.length);
    this.#sightings = new Uint16Array(messages.length);
    this.#seen = new Uint8Array(messages.length * 2 * devicesPerUser);
    this.#live = Array.from({ length: users * devicesPerUser }, () => []);
    this.#history = Array.from({ length: users }, () => new Set());
  }

  get standing(): Standing {
    return this.#count;
  }

  /** A message was handed to its sender's session. */
  submitted(message: number, nowMs: number): void {
    this.#submittedMs[message] = nowMs;
    this.#count.submitted++;
  }

  acked(message: number, nowMs: number): void {
    if (this.#acked[message] !== 0) return;
    this.#acked[message] = 1;
    this.#count.acked++;
    this.#count.awaited += this.#wantedBy(message) - (this.#sightings[message] ?? 0);
    this.#ackMs.record(nowMs - (this.#submittedMs[message] ?? nowMs));
  }

  /** The session gave a message up. */
  failed(): void {
    this.#count.failed++;
  }

  /** A device (0, 1, ...) of a user saw a message. */
  saw(user: number, device: number, message: number, nowMs: number): void {
    const role = this.#roleOf(user, message);
    if (role === undefined) {
      this.#count.misdelivered++;
      return;
    }
    const { devicesPerUser, messages } = this.#plan;
    const place = (message * 2 + role) * devicesPerUser + device;
    if (this.#seen[place] !== 0) {
      this.#count.duplicates++;
      return;
    }
    this.#seen[place] = 1;
    this.#live[user * devicesPerUser + device]?.push(message);
    this.#noteSighting(message);
    if (messages[message]?.receiver === user) this.#deliveryMs.record(nowMs - (this.#submittedMs[message] ?? nowMs));
  }

  /** The history of a user holds a message, after those of earlier calls. */
  history(user: number, message: number): void {
    if (this.#roleOf(user, message) === undefined) this.#count.misdelivered++;
    else this.#history[user]?.add(message);
  }

  findings(): Findings {
    const { users, devicesPerUser, messages } = this.#plan;
    const { acked, delivered, duplicates, misdelivered } = this.#count;
    const lost = messages.filter(
      (_, message) => this.#acked[message] !== 0 && (this.#sightings[message] ?? 0) < this.#wantedBy(message),
    ).length;
    const histories = this.#history.map((history) => [...history]);
    return {
      messages: messages.length,
      users,
      devices: users * devicesPerUser,
      acked,
      delivered,
      lost,
      duplicates,
      reordered: sum(this.#live.map((sequence) => countReordered(sequence, messages))),
      misdelivered,
      historyMismatches: sum(
        this.#live.map((sequence, at) => countDifferences(sequence, histories[Math.floor(at / devicesPerUser)] ?? [])),
      ),
      ackMs: percentilesOf(this.#ackMs),
      deliveryMs: percentilesOf(this.#deliveryMs),
    };
  }

  #noteSighting(message: number): void {
    const sightings = (this.#sightings[message] ?? 0) + 1;
    this.#sightings[message] = sightings;
    if (sightings === this.#wantedBy(message)) this.#count.delivered++;
    if (this.#acked[message] !== 0) this.#count.awaited--;
  }

  /** 0 for the sender (of a note to oneself also the receiver), 1 for the receiver. */
  #roleOf(user: number, message: number): 0 | 1 | undefined {
    const { sender, receiver } = this.#plan.messages[message] ?? {};
    return user === sender ? 0 : user === receiver ? 1 : undefined;
  }

  /** How many devices are to see a message. */
  #wantedBy(message: number): number {
    const { sender, receiver } = this.#plan.messages[message] ?? {};
    return sender === receiver ? this.#plan.devicesPerUser : this.#plan.devicesPerUser * 2;
  }
}

const percentilesOf = (histogram: Histogram): Percentiles => ({
  p50: Number(histogram.percentile(0.5).toFixed(2)),
  p99: Number(histogram.percentile(0.99).toFixed(2)),
});

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);

/** Each bucket is wider than the one before by this part, which bounds the error of a percentile. */
const growth = 1.02;
const leastMs = 0.01;
const mostMs = 3_600_000;
const bucketCount = Math.ceil(Math.log(mostMs / leastMs) / Math.log(growth)) + 1;

/** Durations of 10 us to an hour, in some 10 KB however many there are: percentiles are at most 2 % too high. */
export class Histogram {
  readonly #buckets = new Float64Array(bucketCount);
  #count = 0;

  get count(): number {
    return this.#count;
  }

  record(durationMs: number): void {
    const bucket = durationMs <= leastMs ? 0 : Math.ceil(Math.log(durationMs / leastMs) / Math.log(growth));
    const at = Math.min(bucket, bucketCount - 1);
    this.#buckets[at] = (this.#buckets[at] ?? 0) + 1;
    this.#count++;
  }

  /** The duration that `part` (0..1) of all do not exceed, in milliseconds; 0 when there are none. */
  percentile(part: number): number {
    let left = Math.ceil(part * this.#count);
    if (left === 0) return 0;
    const bucket = this.#buckets.findIndex((count) => (left -= count) <= 0);
    return leastMs * growth ** bucket;
  }
}

interface Pair {
  readonly sender: number;
  readonly receiver: number;
}

/**
 * How many messages of a sequence come after a later one of the same sender to the same receiver. Messages are numbered
 * as sent.
 */
function countReordered(sequence: readonly number[], messages: readonly Pair[]): number {
  const latest = new Map<string, number>();
  let reordered = 0;
  for (const message of sequence) {
    const { sender, receiver } = messages[message] ?? { sender: -1, receiver: -1 };
    const pair = `${sender}>${receiver}`;
    const last = latest.get(pair) ?? -1;
    if (message < last) reordered++;
    else latest.set(pair, message);
  }
  return reordered;
}

/**
 * How many differences there are between two sequences without repeats: items that only one has, and items of the
 * second
 * that come there after one which they precede in the first.
 */
function countDifferences(first: readonly number[], second: readonly number[]): number {
  const places = new Map(first.map((item, place) => [item, place]));
  let [common, displaced, furthest] = [0, 0, -1];
  for (const item of second) {
    const place = places.get(item);
    if (place === undefined) continue;
    common++;
    if (place < furthest) displaced++;
    else furthest = place;
  }
  return first.length - common + (second.length - common) + displaced;
}
