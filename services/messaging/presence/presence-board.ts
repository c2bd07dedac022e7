import {
  encodePresenceSignal, type Activity, type Partition, type UserId, type UserPresence,
} from '@cecochat/contracts';
import type { PartitionChannels, PresenceStore } from '@cecochat/redis';
import type { PartitionTable } from '../partitions/partition-table.ts';
import { PartitionPresence } from './partition-presence.ts';

export interface PresenceBoardParts {
  readonly table: Pick<PartitionTable, 'followed' | 'activityOf' | 'usersOf'>;
  readonly store: Pick<PresenceStore, 'present' | 'write' | 'rewrite'>;
  readonly channels: Pick<PartitionChannels, 'publish'>;
  /** Whether devices of a partition are on their way here from another server. */
  readonly isHandover: (partition: Partition) => boolean;
  /** Milliseconds of a monotonic clock, and since 1970. */
  readonly clock: () => number;
  readonly wallClock: () => number;
  readonly onChanges: (count: number) => void;
}

/** A partition that this server serves. */
interface Board {
  readonly presence: PartitionPresence;
  readonly touched: Set<UserId>;
  /** The users whom earlier servers of the partition have left are read. */
  isAdopted: boolean;
  /** Redis may lack what is here: all of it is written. */
  isDirty: boolean;
  isBusy: boolean;
}

/**
 * The presence of the users of all partitions that this server serves. It compares what is written with the devices
 * that are connected, writes what has changed and notifies the servers of those who watch. While Redis is away nothing
 * changes for others.
 */
export class PresenceBoard {
  readonly #parts: PresenceBoardParts;
  readonly #boards = new Map<Partition, Board>();

  constructor(parts: PresenceBoardParts) {
    this.#parts = parts;
  }

  /** A device of the user has opened, has ended, or does something else now. */
  touch(partition: Partition, user: UserId): void {
    this.#boards.get(partition)?.touched.add(user);
  }

  /** Redis was away, and may have lost what was written. */
  onRedisBack(): void {
    for (const board of this.#boards.values()) board.isDirty = true;
  }

  /** To be called some times a second. */
  tick(): void {
    const { table } = this.#parts;
    const serving = new Set<Partition>();
    for (const { served: { partition }, tenure } of table.followed()) {
      if (tenure.kind !== 'serving') continue; // While its devices leave, the partition is that of another server.
      serving.add(partition);
      const board = this.#boards.get(partition) ?? this.#begin(partition);
      if (!board.isBusy) this.#advance(partition, board);
    }
    for (const partition of this.#boards.keys()) if (!serving.has(partition)) this.#boards.delete(partition);
  }

  #begin(partition: Partition): Board {
    // Devices may be here already: those of a partition that has come back stay.
    const touched = new Set(this.#parts.table.usersOf(partition));
    const board: Board = {
      presence: new PartitionPresence(), touched, isAdopted: false, isDirty: false, isBusy: false,
    };
    this.#boards.set(partition, board);
    return board;
  }

  #advance(partition: Partition, board: Board): void {
    const { store } = this.#parts;
    if (!board.isAdopted) this.#do(board, () => this.#adopt(partition, board));
    else if (board.isDirty) {
      this.#do(board, async () => {
        await store.rewrite(partition, board.presence.present());
        board.isDirty = false;
      });
    } else this.#step(partition, board);
  }

  async #adopt(partition: Partition, board: Board): Promise<void> {
    board.presence.adopt(await this.#parts.store.present(partition), this.#parts.clock());
    board.isAdopted = true;
  }

  #step(partition: Partition, board: Board): void {
    const { table, isHandover, clock, wallClock, channels, store, onChanges } = this.#parts;
    const touched = [...board.touched].map((user): [UserId, Activity | undefined] => [
      user, table.activityOf(partition, user),
    ]);
    board.touched.clear();
    const time = { nowMs: clock(), wallMs: wallClock(), isHandover: isHandover(partition) };
    const changes: readonly UserPresence[] = board.presence.step(touched, time);
    if (changes.length === 0) return;
    onChanges(changes.length);
    this.#do(board, async () => {
      board.isDirty = true; // Until it is known that Redis has them.
      const written = store.write(partition, changes);
      channels.publish(partition, encodePresenceSignal(changes)); // Behind them, on the same connection.
      await written;
      board.isDirty = false;
    });
  }

  /** One thing at a time for a partition; what fails is done again with the next tick. */
  #do(board: Board, act: () => Promise<void>): void {
    board.isBusy = true;
    act().catch(() => undefined).finally(() => (board.isBusy = false));
  }
}
