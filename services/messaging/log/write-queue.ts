import {
  ownCodes, WriteError, isRefusalOfTopic, type LogWriter, type OutgoingRecord, type WriteOutcome,
} from '@cecochat/kafka';

/** A record that waits for its place in the log, in one queue at a time. */
export interface QueuedRecord extends OutgoingRecord {
  /**
   * Whether its outcome is awaited: set and cleared by the queue. One that is not need not be written, though it may
   * have been.
   */
  isAwaited: boolean;
}

export interface WriteQueueParts<Queued extends QueuedRecord> {
  readonly writer: Pick<LogWriter, 'leaderOf' | 'write'>;
  /** Called once for each record that is awaited, unless it is refused. */
  readonly onWritten: (record: Queued) => void;
  /** Kafka will never take the record, and has not. */
  readonly onRefused: (record: Queued, error: WriteError) => void;
  /** Called for each attempt that failed for a partition, and for each record that was refused. */
  readonly onFailure: (error: WriteError, partition: number) => void;
  /** Called when a partition that did not take records does again, or has none waiting any more. */
  readonly onRoom: () => void;
  /** The pause before the next attempt for a partition, after a number of failures in a row. */
  readonly backOffMs: (failures: number) => number;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
}

const maxRequestRecords = 1_000;
/** Of a partition in one request, which is one batch: below the 1 MiB that Kafka takes by default. */
const maxPartitionBytes = 900 * 1024;
/** Lengths, offset and timestamp of a record in its batch, rounded up. */
const recordOverheadBytes = 48;

/** The records of one partition, in the order in which they were appended. */
class Lane<Queued extends QueuedRecord> {
  readonly partition: number;
  waiting: Queued[] = [];
  /** Awaited records: in flight or waiting. */
  live = 0;
  /** Has a request in flight, or waits after a failed one. */
  busy = false;
  failures = 0;
  trouble: Trouble | undefined;
  writtenMs = -Infinity;

  constructor(partition: number) {
    this.partition = partition;
  }

  /** Takes the next records, at most `count`, and at most the size of a batch. */
  take(count: number): Queued[] {
    const taken: Queued[] = [];
    let [bytes, at] = [0, 0];
    for (; at < this.waiting.length && taken.length < count; at++) {
      const record = this.waiting[at];
      if (record === undefined || !record.isAwaited) continue;
      bytes += record.value.length + recordOverheadBytes;
      if (taken.length > 0 && bytes > maxPartitionBytes) break;
      taken.push(record);
    }
    this.waiting.splice(0, at);
    return taken;
  }
}

interface Request<Queued extends QueuedRecord> {
  readonly apart: boolean;
  /** In the order of their lanes. */
  readonly records: Queued[];
  readonly lanes: { readonly lane: Lane<Queued>; readonly count: number }[];
}

/**
 * Writes records to partitions, each partition in its own order: a partition has one request in flight at a time and
 * repeats it until Kafka has accepted or refused all of it. Partitions with one leader share requests; a request takes
 * all records that have gathered since the one before. A partition that failed is written apart from the others until
 * it succeeds, so that it delays only its own records.
 */
export class WriteQueue<Queued extends QueuedRecord> {
  readonly #parts: WriteQueueParts<Queued>;
  readonly #lanes = new Map<number, Lane<Queued>>();
  readonly #ready = new Set<Lane<Queued>>();
  /** Requests in flight: twice the leader, one more when it goes apart. */
  readonly #busy = new Set<number>();
  readonly #resting = new Map<Lane<Queued>, NodeJS.Timeout>();
  #turns: (() => void)[] = [];
  #scheduled = false;
  #stopped = false;
  #sick = 0;

  constructor(parts: WriteQueueParts<Queued>) {
    this.#parts = parts;
  }

  append(record: Queued): void {
    const lane = this.#lane(record.partition);
    record.isAwaited = true;
    lane.waiting.push(record);
    lane.live++;
    if (!lane.busy) this.#offer(lane);
  }

  /** The record need not be written any more, if it is here. */
  abandon(record: Queued): void {
    if (!record.isAwaited) return;
    const lane = this.#lane(record.partition);
    record.isAwaited = false;
    lane.live--;
    if (lane.live === 0 && lane.failures > 0) this.#parts.onRoom();
  }

  /** Whether the latest attempt for any partition failed. */
  get hasSick(): boolean {
    return this.#sick > 0;
  }

  /** Whether the latest attempt for a partition failed. */
  isSick(partition: number): boolean {
    return (this.#lanes.get(partition)?.failures ?? 0) > 0;
  }

  /** Whether records of a sick partition wait: one of them finds out when it is well again. */
  isStalled(partition: number): boolean {
    const lane = this.#lanes.get(partition);
    return lane !== undefined && lane.failures > 0 && lane.live > 0;
  }

  /** The reason why most partitions cannot be written, in words; undefined when there is none. */
  get trouble(): string | undefined {
    return describeTrouble(this.#lanes.values(), this.#parts.clock());
  }

  /** Resolves when a request has its answer, at once when none is in flight, and after `maxMs` at the latest. */
  turn(maxMs: number): Promise<void> {
    if (this.#busy.size === 0 && !this.#scheduled) return Promise.resolve();
    return new Promise((resolve) => {
      const timer = setTimeout(resolve, maxMs);
      this.#turns.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  }

  /** Begins no more requests. */
  stop(): void {
    this.#stopped = true;
    for (const timer of this.#resting.values()) clearTimeout(timer);
  }

  #lane(partition: number): Lane<Queued> {
    let lane = this.#lanes.get(partition);
    if (lane === undefined) {
      lane = new Lane(partition);
      this.#lanes.set(partition, lane);
    }
    return lane;
  }

  #offer(lane: Lane<Queued>): void {
    if (lane.waiting.length === 0) return;
    this.#ready.add(lane);
    this.#schedule();
  }

  /** Requests are made when the step is over that appends: they hold all of it. */
  #schedule(): void {
    if (this.#scheduled) return;
    this.#scheduled = true;
    queueMicrotask(() => {
      this.#scheduled = false;
      if (!this.#stopped) this.#send();
    });
  }

  #send(): void {
    const requests = new Map<number, Request<Queued>>();
    for (const lane of this.#ready) {
      const apart = lane.failures > 0;
      const channel = 2 * (this.#parts.writer.leaderOf(lane.partition) ?? -1) + (apart ? 1 : 0);
      if (this.#busy.has(channel)) continue;
      const request = requests.get(channel) ?? { apart, records: [], lanes: [] };
      if (request.records.length >= maxRequestRecords) continue;
      this.#ready.delete(lane);
      const batch = lane.take(maxRequestRecords - request.records.length);
      if (batch.length === 0) continue;
      lane.busy = true;
      requests.set(channel, request);
      request.lanes.push({ lane, count: batch.length });
      for (const record of batch) request.records.push(record);
    }
    for (const [channel, request] of requests) void this.#write(channel, request);
  }

  async #write(channel: number, { apart, records, lanes }: Request<Queued>): Promise<void> {
    this.#busy.add(channel);
    const outcomes = await this.#parts.writer.write(records, apart).catch((error: unknown) => failed(records, error));
    this.#busy.delete(channel);
    let from = 0;
    for (const { lane, count } of lanes) {
      this.#settle(lane, records.slice(from, from + count), outcomes.slice(from, from + count));
      from += count;
    }
    const turns = this.#turns;
    this.#turns = [];
    for (const turn of turns) turn();
    this.#schedule();
  }

  #settle(lane: Lane<Queued>, records: readonly Queued[], outcomes: readonly WriteOutcome[]): void {
    const kept: Queued[] = [];
    let failure: WriteError | undefined;
    if (outcomes.some(({ kind }) => kind === 'written')) lane.writtenMs = this.#parts.clock();
    records.forEach((record, index) => {
      const outcome = outcomes[index] ?? noOutcome;
      if (outcome.kind === 'written') this.#written(lane, record);
      else if (outcome.kind === 'refused') this.#refused(lane, record, outcome.error);
      else {
        failure ??= outcome.error;
        kept.push(record);
      }
    });
    if (failure === undefined) this.#resume(lane);
    else this.#rest(lane, kept, failure);
  }

  #written(lane: Lane<Queued>, record: Queued): void {
    lane.trouble = undefined;
    if (!record.isAwaited) return;
    record.isAwaited = false;
    lane.live--;
    this.#parts.onWritten(record);
  }

  #refused(lane: Lane<Queued>, record: Queued, error: WriteError): void {
    if (isRefusalOfTopic(error)) this.#note(lane, error);
    this.#parts.onFailure(error, lane.partition);
    if (!record.isAwaited) return;
    record.isAwaited = false;
    lane.live--;
    this.#parts.onRefused(record, error);
  }

  #resume(lane: Lane<Queued>): void {
    const wasSick = lane.failures > 0;
    lane.failures = 0;
    lane.busy = false;
    this.#offer(lane);
    if (!wasSick) return;
    this.#sick--;
    this.#parts.onRoom();
  }

  #rest(lane: Lane<Queued>, kept: readonly Queued[], error: WriteError): void {
    if (lane.failures++ === 0) this.#sick++;
    lane.waiting = [...kept, ...lane.waiting];
    this.#note(lane, error);
    this.#parts.onFailure(error, lane.partition);
    if (this.#stopped) return;
    const timer = setTimeout(() => {
      this.#resting.delete(lane);
      lane.busy = false;
      this.#offer(lane);
    }, this.#parts.backOffMs(lane.failures));
    this.#resting.set(lane, timer);
  }

  #note(lane: Lane<Queued>, error: WriteError): void {
    const nowMs = this.#parts.clock();
    lane.trouble = { error, sinceMs: lane.trouble?.sinceMs ?? nowMs, latestMs: nowMs };
  }
}

const noOutcome: WriteOutcome = {
  kind: 'retriable',
  error: new WriteError(ownCodes.noAnswer, 'a record has no outcome'),
};

function failed(records: readonly QueuedRecord[], cause: unknown): WriteOutcome[] {
  const error = new WriteError(ownCodes.unexpected, Error.isError(cause) ? cause.message : String(cause), { cause });
  return records.map(() => ({ kind: 'retriable', error }));
}

/** Why a partition is not written now. */
interface Trouble {
  readonly error: WriteError;
  readonly sinceMs: number;
  readonly latestMs: number;
}

/** The health of writes to a partition. */
interface WriteHealth {
  readonly trouble: Trouble | undefined;
  readonly writtenMs: number;
}

/** Leaders move within this. */
const passingMs = 5_000;
/** Older writes do not count. */
const recentMs = 30_000;

/**
 * In words why most of the partitions that were written lately cannot be written now; undefined when most of them can.
 */
function describeTrouble(partitions: Iterable<WriteHealth>, nowMs: number): string | undefined {
  let active = 0;
  const troubles: Trouble[] = [];
  for (const { trouble, writtenMs } of partitions) {
    const recent = trouble !== undefined && nowMs - trouble.latestMs < recentMs;
    if (recent || nowMs - writtenMs < recentMs) active++;
    if (recent && nowMs - trouble.sinceMs >= passingMs) troubles.push(trouble);
  }
  const [first] = troubles;
  if (first === undefined || troubles.length * 2 <= active) return undefined;
  return `kafka does not take records of ${troubles.length} of ${active} partitions (${first.error.code})`;
}
