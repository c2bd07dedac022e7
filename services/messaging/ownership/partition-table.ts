import { ChatError, epoch, offset, type Epoch, type Partition, type UserId } from '@cecochat/contracts';
import { partitionOf } from '@cecochat/partitioning';
import type { Routing } from '@cecochat/redis';
import { withDeadline, type Logger } from '@cecochat/runtime';
import type { LogReader } from '../log/log-reader.ts';
import type { TailBounds } from '../log/tail.ts';
import { ServedPartition, type PartitionObserver } from '../streams/served-partition.ts';
import { decideOwnership, type Ownership, type Place } from './decide-ownership.ts';

/** Devices of a partition that was given away spread their leaving over this. */
const spreadMs = 2_000;
/** A device that opens while its partition's tail is still being read waits at most this long. */
const warmDeadlineMs = 10_000;
const retryMs = 500;

interface TableParts {
  readonly name: string;
  readonly reader: LogReader;
  readonly bounds: TailBounds;
  /** Devices of a partition that was given away have this long to leave by themselves. */
  readonly leaveMs: number;
  readonly observer: PartitionObserver;
  readonly logger: Logger;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
}

/** The partitions this server follows, and where all the others are. Follows the routing. */
export class PartitionTable {
  readonly #parts: TableParts;
  readonly #served = new Map<Partition, ServedPartition>();
  readonly #leaving = new Map<Partition, NodeJS.Timeout>();
  #ownership: Ownership | undefined;
  #applying: Promise<void> = Promise.resolve();

  constructor(parts: TableParts) {
    this.#parts = parts;
  }

  get epoch(): Epoch {
    return this.#ownership?.epoch ?? epoch(0);
  }

  get partitionCount(): number {
    return this.#ownership?.partitionCount ?? 1;
  }

  /** Whether every partition that the routing gives this server is followed and warm. */
  get isWarm(): boolean {
    return this.#ownership?.places.every((place, index) => place.kind !== 'here' || this.#served.get(index as Partition)?.isWarm) === true;
  }

  served(): Iterable<ServedPartition> {
    return this.#served.values();
  }

  /** Follows a new routing; one after the other. */
  apply(routing: Routing): void {
    const attempt = async (): Promise<void> => {
      try {
        await this.#apply(routing);
      } catch (error) {
        this.#parts.logger.warn({ err: error, epoch: routing.epoch }, 'the routing could not be followed yet, trying again');
        await new Promise((resolve) => setTimeout(resolve, retryMs));
        if (this.#ownership?.epoch === routing.epoch) await attempt();
      }
    };
    this.#applying = this.#applying.then(attempt);
  }

  /**
   * The partition of a user who is served here, once its tail is warm. Throws `wrong-server` with the right address,
   * or `unavailable` when nobody serves it or it is not warm in time.
   */
  async admit(user: UserId): Promise<ServedPartition> {
    const served = this.#find(user);
    await withDeadline(served.warm, warmDeadlineMs, notRead);
    return this.#find(user);
  }

  /** Throws what `admit` throws when the user is not served here. */
  check(user: UserId): void {
    this.#find(user);
  }

  #find(user: UserId): ServedPartition {
    const partition = partitionOf(user, this.partitionCount);
    const place: Place = this.#ownership?.places[partition] ?? { kind: 'unassigned' };
    const served = this.#served.get(partition);
    if (place.kind === 'here' && served !== undefined) return served;
    if (place.kind === 'elsewhere') throw wrongServer(place.address, this.epoch);
    throw new ChatError('unavailable', `partition ${partition} is not served yet`, { retryAfterMs: 1_000 });
  }

  async #apply(routing: Routing): Promise<void> {
    const ownership = decideOwnership(routing, this.#parts.name, new Set([...this.#served.keys()].filter((each) => !this.#leaving.has(each))));
    this.#ownership = ownership;
    for (const partition of ownership.release) this.#release(partition, ownership);
    const back = ownership.follow.filter((partition) => this.#leaving.has(partition));
    for (const partition of back) this.#stay(partition);
    const follow = ownership.follow.filter((partition) => !this.#served.has(partition));
    if (follow.length > 0) await this.#follow(follow);
    this.#parts.logger.info({ epoch: ownership.epoch, follow: follow.length, release: ownership.release.length }, 'follows the routing');
  }

  async #follow(partitions: readonly Partition[]): Promise<void> {
    const offsets = await this.#parts.reader.offsets();
    for (const partition of partitions) {
      const range = offsets.get(partition);
      if (range === undefined) throw new Error(`the topic has no partition ${partition}`);
      const start = Math.max(range.start, range.end - this.#parts.bounds.records);
      const { bounds, observer, clock } = this.#parts;
      const served = new ServedPartition({ partition, bounds, observer, clock }, offset(start), offset(range.end));
      this.#served.set(partition, served);
      this.#parts.reader.follow(partition, served);
    }
  }

  #release(partition: Partition, ownership: Ownership): void {
    const served = this.#served.get(partition);
    const place = ownership.places[partition];
    if (served === undefined) return;
    if (place?.kind === 'elsewhere') {
      for (const stream of served.streams()) stream.tellMoved(place.address, ownership.epoch, spreadMs);
    }
    this.#leaving.set(partition, setTimeout(() => this.#drop(partition), this.#parts.leaveMs));
  }

  #stay(partition: Partition): void {
    clearTimeout(this.#leaving.get(partition));
    this.#leaving.delete(partition);
  }

  #drop(partition: Partition): void {
    const served = this.#served.get(partition);
    const place = this.#ownership?.places[partition];
    this.#leaving.delete(partition);
    this.#served.delete(partition);
    this.#parts.reader.unfollow(partition);
    const error =
      place?.kind === 'elsewhere'
        ? wrongServer(place.address, this.epoch)
        : new ChatError('unavailable', `partition ${partition} is not served any more`, { retryAfterMs: 1_000 });
    for (const stream of [...(served?.streams() ?? [])]) stream.close(error);
  }
}

function notRead(): ChatError {
  return new ChatError('unavailable', 'the partition is not read yet', { retryAfterMs: 1_000 });
}

function wrongServer(address: string, at: Epoch): ChatError {
  return new ChatError('wrong-server', `the user is served at ${address}`, { address, epoch: at });
}
