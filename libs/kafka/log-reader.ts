import { generationOf, kafkaOffsetOf, type Offset } from '@cecochat/contracts';
import type { OffsetRanges, OffsetRange } from './offset-reader.ts';

/** A record as read, for the follower of its partition. */
export interface LogRecord {
  /** Its position. */
  readonly offset: number;
  readonly value: Buffer | null;
}

/** Follows one partition. */
export interface PartitionFollower {
  /** The position of the record that it wants next. */
  readonly next: number;
  /** Takes records in order; the first is at `next` or later. */
  take(records: readonly LogRecord[]): void;
  /**
   * The log has no record at `next`: it was truncated, or replaced. One that continues is followed again, from
   * elsewhere.
   */
  lost(): void;
}

/**
 * Reads the partitions of one topic that have a follower, each from where its follower is. Followers count in
 * positions. A log that is another one than was read before is not followed until its new generation is known.
 */
export interface LogReader {
  /** Whether the log is read now. */
  readonly healthy: boolean;
  /** How many partitions the topic has beyond those of the platform. */
  readonly surplusPartitions: number;
  /**
   * What is wrong with the topic, a line each: its settings, which an administrator can change after set-up, and
   * partitions that take no records. Nothing on servers that do not follow the first partition, and while it cannot be
   * read.
   */
  readonly topicProblems: readonly string[];
  /**
   * Begins. Throws an Error that names both counts when the topic has fewer partitions. Partitions beyond the count,
   * which an administrator has added, are not read.
   */
  start(partitionCount: number): Promise<void>;
  stop(): Promise<void>;
  /** From now on the partition is read for the follower, which replaces an earlier one. */
  follow(partition: number, follower: PartitionFollower): void;
  unfollow(partition: number): void;
  /**
   * First and next position of these partitions as the log has them now; without those that have no leader, and those
   * whose log is another one than was read before.
   */
  offsets(partitions: readonly number[]): Promise<OffsetRanges>;
  /** The log has a new generation: whatever is followed begins from scratch. A lower one than is known is old news. */
  useGeneration(generation: number): void;
}

/**
 * - on: the log has what is wanted, or will have it next
 * - gone: it was in an earlier generation of the log, or the log was cut beyond it
 * - beyond: the log ends before it: the log was recreated, or its leader has just moved and is briefly behind
 */
type Following = 'on' | 'gone' | 'beyond';

/** Pure: whether a follower can resume at its next position. */
export function decideFollowing(next: Offset, generation: number, log: OffsetRange): Following {
  if (generationOf(next) !== generation) return 'gone';
  const wanted = kafkaOffsetOf(next);
  if (wanted < log.start) return 'gone';
  return wanted > log.end ? 'beyond' : 'on';
}
