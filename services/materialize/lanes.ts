import { randomUUID } from 'node:crypto';
import type { Partition } from '@cecochat/contracts';
import { GroupMember, type FetchRest, type GroupBatch, type GroupMemberOptions, type LogGroup } from '@cecochat/kafka';
import type { Materializer } from './materializer.ts';
import { groupLane, type Lane, type LaneConsumers } from './placing/index.ts';

export interface LanesOptions extends Pick<GroupMemberOptions, 'kafka' | 'topic' | 'logger'> {
  /** The group whose members share the partitions. */
  readonly groupId: string;
  readonly createMaterializer: (lane: Lane) => Materializer;
  /** Called with the partitions of this member each time the group gave them out. */
  readonly onAssigned: (partitions: readonly number[]) => void;
  /** Called when the consumer of another lane has lost its places. */
  readonly onLost: (lane: Lane) => void;
}

/** Fuller batches and fewer watermarks, for a history that is at most this much later. */
const rest: FetchRest = { ms: 250, busyRecords: 500 };

interface OpenLane {
  readonly member: LogGroup;
  readonly materializer: Materializer;
}

/**
 * The consumers of this process, each with what writes its batches. The first one is the member of the group. The
 * others are the only members of groups of their own, since the client of Kafka has no manual assignment; they start
 * when a projection is behind, and read the partitions of this process that placement asks for, and no others.
 */
export class Lanes implements LaneConsumers {
  readonly #options: LanesOptions;
  readonly #lanes: OpenLane[] = [];
  #stopped = false;

  constructor(options: LanesOptions) {
    this.#options = options;
    this.#open(options.groupId);
  }

  get group(): LogGroup {
    return this.#lane(groupLane).member;
  }

  /** New partitions: whatever is being written is given up. */
  beginTerm(): void {
    for (const { materializer } of this.#lanes) materializer.beginTerm();
  }

  isReady(lane: Lane): boolean {
    if (this.#stopped) return false;
    const found = this.#lanes[lane];
    if (found !== undefined) return lane === groupLane || found.member.isJoined();
    const { groupId } = this.#options;
    void this.#open(`${groupId}-behind-${randomUUID()}`).member.start();
    return false;
  }

  read(lane: Lane, partition: Partition, from: number): void {
    const { member } = this.#lane(lane);
    member.seek(partition, from);
    member.resume([partition]);
  }

  pause(lane: Lane, partition: Partition): void {
    this.#lane(lane).member.pause([partition]);
  }

  async settle(partition: Partition, isToSettle: (lane: Lane) => boolean): Promise<void> {
    const lanes = this.#lanes.filter((_, lane) => isToSettle(lane));
    await Promise.all(lanes.map(({ materializer }) => materializer.settle(partition)));
  }

  /** Finishes the writes in progress; `leave` ends the consumers then. */
  async finish(): Promise<void> {
    this.#stopped = true;
    for (const { materializer } of this.#lanes) materializer.stop();
    await Promise.all(this.#lanes.map(({ materializer }) => materializer.idle()));
  }

  async leave(): Promise<void> {
    await Promise.all(this.#lanes.map(({ member }) => member.stop()));
  }

  #open(groupId: string): OpenLane {
    const { kafka, topic, logger, createMaterializer } = this.#options;
    const lane = this.#lanes.length;
    const materializer = createMaterializer(lane);
    const onAssigned = (partitions: readonly number[]) => this.#assigned(lane, partitions);
    const handle = (batch: GroupBatch) => materializer.handle(batch);
    const member = new GroupMember({ kafka, topic, logger, groupId, rest, handle, onAssigned });
    const opened = { member, materializer };
    this.#lanes.push(opened);
    return opened;
  }

  #assigned(lane: Lane, partitions: readonly number[]): void {
    if (lane === groupLane) return this.#options.onAssigned(partitions);
    const { member, materializer } = this.#lane(lane);
    member.pause(partitions);
    materializer.beginTerm();
    this.#options.onLost(lane);
  }

  #lane(lane: Lane): OpenLane {
    const found = this.#lanes[lane];
    if (found === undefined) throw new Error(`lane ${lane} was not opened`);
    return found;
  }
}
