import {
  ChatError, offset, type Activity, type Epoch, type Partition, type ServerAddresses, type UserId,
} from '@cecochat/contracts';
import type { OffsetRange } from '@cecochat/kafka';
import { partitionOf } from '@cecochat/partitioning';
import type { Routing } from '@cecochat/redis';
import { withDeadline, type Logger } from '@cecochat/runtime';
import type { MessageLog } from '../log/message-log.ts';
import type { TailBudget, TailBounds } from './tail.ts';
import { OpeningPartitions } from './opening-partitions.ts';
import { ServedPartition, type PartitionObserver } from './served-partition.ts';
import {
  newOwnership,
  placeOf,
  stepOwnership,
  type Ownership,
  type OwnershipInput,
  type OwnershipOutput,
  type Tenure,
} from './ownership.ts';

/** A device that opens while its partition's tail is still being read waits at most this long. */
const warmDeadlineMs = 10_000;
/**
 * Bound on the records that a tail begins with; it grows from there. The devices of a dead server wait until the tail
 * is read, and they lack only the last seconds. A device that was offline for longer reads history.
 */
const openingRecords = 512;
/** Period of the ownership machine; the redirects of one tick spread over it. */
export const tickMs = 100;

interface TableParts {
  readonly name: string;
  readonly reader: MessageLog['reader'];
  readonly bounds: TailBounds;
  /** For the tails of all partitions together. */
  readonly budget: TailBudget;
  /** Deadline for devices to leave, by themselves, a partition that this server lost without a handover. */
  readonly leaveMs: number;
  readonly observer: PartitionObserver;
  readonly logger: Logger;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
  /** Something changed that the operator waits for. */
  readonly onChange: () => void;
}

/** A partition that is followed. */
export interface Followed {
  readonly served: ServedPartition;
  readonly tenure: Tenure;
}

/**
 * The partitions this server follows, and where all the others are: the ownership machine with what it needs around it.
 */
export class PartitionTable {
  readonly #parts: TableParts;
  readonly #ownership: Ownership;
  readonly #served = new Map<Partition, ServedPartition>();
  readonly #opening: OpeningPartitions;

  constructor(parts: TableParts) {
    this.#parts = parts;
    this.#ownership = newOwnership(parts.name, parts.leaveMs, parts.clock());
    this.#opening = new OpeningPartitions({
      reader: parts.reader, logger: parts.logger, epoch: () => this.epoch,
      follow: (partition, range) => this.#begin(partition, range),
    });
  }

  get epoch(): Epoch {
    return this.#ownership.epoch;
  }

  get partitionCount(): number {
    return this.#ownership.partitionCount;
  }

  /** Whether every partition that the routing gives this server is followed and warm. */
  get isWarm(): boolean {
    return this.epoch > 0 && this.#opening.size === 0 && [...this.#served.values()].every(({ isWarm }) => isWarm);
  }

  /** Partitions that are followed, or are to be. */
  get size(): number {
    return this.#ownership.tenures.size;
  }

  /** Open streams of devices. */
  get connections(): number {
    let connections = 0;
    for (const served of this.#served.values()) connections += served.connections;
    return connections;
  }

  served(): Iterable<ServedPartition> {
    return this.#served.values();
  }

  /** Writes a frame that may be lost to the devices of a user of the partition; returns to how many. */
  notify(partition: Partition, user: UserId, frame: Buffer): number {
    return this.#served.get(partition)?.notify(user, frame) ?? 0;
  }

  /** Users of the partition who have devices here. */
  usersOf(partition: Partition): Iterable<UserId> {
    return this.#served.get(partition)?.users() ?? [];
  }

  /** What a user of the partition does, over all devices here; undefined without one. */
  activityOf(partition: Partition, user: UserId): Activity | undefined {
    return this.#served.get(partition)?.activityOf(user);
  }

  /** The partitions whose users may have devices here. */
  get partitions(): ReadonlySet<Partition> {
    return new Set(this.#served.keys());
  }

  *followed(): Iterable<Followed> {
    for (const [partition, served] of this.#served) {
      const tenure = this.#ownership.tenures.get(partition);
      if (tenure !== undefined) yield { served, tenure };
    }
  }

  /** Follows a new routing. */
  apply(routing: Routing): void {
    const before = this.epoch;
    this.#step({ kind: 'routing', routing });
    if (this.epoch === before) return;
    for (const { served, tenure } of this.followed()) if (tenure.kind === 'serving') served.keepDevices();
    this.#parts.logger.info({ epoch: this.epoch, partitions: this.#ownership.tenures.size }, 'follows the routing');
    this.#parts.onChange();
  }

  /** To be called about every `tickMs`: redirects devices, ends late streams, releases empty partitions. */
  tick(): void {
    this.#step({
      kind: 'tick',
      devices: (partition) => {
        const served = this.#served.get(partition);
        return { connected: served?.connections ?? 0, untold: served?.untold ?? 0 };
      },
    });
  }

  /**
   * The partition of a user who is served here, once its tail is warm. Throws `wrong-server` with the right address,
   * or `unavailable` when the partition is unassigned or not warm in time.
   */
  async admit(user: UserId): Promise<ServedPartition> {
    const partition = this.check(user);
    const found =
      this.#served.get(partition) ?? this.#opening.get(partition) ?? Promise.reject(notServed(partition));
    const warm = async () => {
      const served = await found;
      await served.warm;
    };
    await withDeadline(warm(), warmDeadlineMs, notRead);
    const served = this.#served.get(this.check(user));
    if (served === undefined) throw notServed(partition);
    return served;
  }

  /**
   * The partition of a user whose devices belong here. Throws `wrong-server` with the right address, or `unavailable`.
   */
  check(user: UserId): Partition {
    return this.#here(user).partition;
  }

  /** Since which epoch no other server can have served the user. Throws as `check` does. */
  servedSince(user: UserId): Epoch {
    return this.#here(user).since;
  }

  #here(user: UserId): { readonly partition: Partition; readonly since: Epoch } {
    const partition = partitionOf(user, this.partitionCount);
    const place = placeOf(this.#ownership, partition);
    if (place.kind === 'here') return { partition, since: place.since };
    throw place.kind === 'elsewhere' ? wrongServer(place.server, this.epoch) : notServed(partition);
  }

  #step(input: OwnershipInput): void {
    for (const output of stepOwnership(this.#ownership, input, this.#parts.clock())) {
      try {
        this.#perform(output);
      } catch (error) {
        // The machine has changed its state: the outputs for other partitions must not be lost.
        this.#parts.logger.error(
          { err: error, partition: output.partition, step: output.kind },
          'a step of a partition failed',
        );
      }
    }
  }

  #perform(output: OwnershipOutput): void {
    const { partition } = output;
    const served = this.#served.get(partition);
    switch (output.kind) {
      case 'follow': return this.#opening.open(partition);
      case 'unfollow': return this.#unfollow(partition);
      case 'cut':
        for (const stream of [...(served?.streams() ?? [])]) stream.close(this.#whereTo(partition));
        return;
      case 'send-away': {
        const place = placeOf(this.#ownership, partition);
        if (place.kind !== 'elsewhere') return;
        served?.sendAway(output.count, (device) => device.tellMoved(place.server, this.epoch, tickMs));
      }
    }
  }

  /** Follows the partition from near the end of its log on. */
  #begin(partition: Partition, range: OffsetRange): ServedPartition {
    const { bounds, budget, observer, clock, reader, onChange } = this.#parts;
    const start = Math.max(range.start, range.end - Math.min(bounds.records, openingRecords));
    const served = new ServedPartition(
      { partition, bounds, budget, observer, clock, onEmpty: onChange, onLost: () => this.#startAgain(partition) },
      offset(start),
      offset(range.end),
    );
    this.#served.set(partition, served);
    reader.follow(partition, served);
    void served.warm.then(onChange);
    return served;
  }

  #unfollow(partition: Partition): void {
    this.#opening.cancel(partition, this.#whereTo(partition));
    const served = this.#served.get(partition);
    if (served === undefined) return;
    this.#letGo(served, this.#whereTo(partition));
  }

  /** The log was cut, or is another one: devices come back, and read from history what is gone here. */
  #startAgain(partition: Partition): void {
    const served = this.#served.get(partition);
    if (served === undefined) return;
    this.#letGo(
      served,
      new ChatError('unavailable', 'the log does not go on where it was read, read history', { retryAfterMs: 0 }),
    );
    this.#opening.open(partition);
    this.#parts.onChange();
  }

  #letGo(served: ServedPartition, reason: ChatError): void {
    for (const stream of [...served.streams()]) stream.close(reason);
    this.#served.delete(served.partition);
    this.#parts.reader.unfollow(served.partition);
    served.tail.close();
  }

  #whereTo(partition: Partition): ChatError {
    const place = placeOf(this.#ownership, partition);
    return place.kind === 'elsewhere' ? wrongServer(place.server, this.epoch) : notServed(partition);
  }
}

function notServed(partition: Partition): ChatError {
  return new ChatError('unavailable', `partition ${partition} is not served here now`, { retryAfterMs: 1_000 });
}

function notRead(): ChatError {
  return new ChatError('unavailable', 'the partition is not read yet', { retryAfterMs: 1_000 });
}

function wrongServer({ address, webSocketAddress }: ServerAddresses, at: Epoch): ChatError {
  return new ChatError('wrong-server', `the user is served at ${address}`, {
    address, ...(webSocketAddress !== undefined && { webSocketAddress }), epoch: at,
  });
}
