/** A record as a member of a group reads it, with what a dead letter has of it. */
export interface GroupRecord {
  /** Of Kafka, in decimal. */
  readonly offset: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
  /** Milliseconds since 1970, in decimal. */
  readonly timestamp: string;
  readonly headers?: RecordHeaders;
}

type HeaderValue = Buffer | string;
/** A header can have several values. */
export type RecordHeaders = Readonly<Record<string, HeaderValue | HeaderValue[] | undefined>>;

/** Records of one partition, in order. Offsets are those of Kafka, in decimal. */
export interface GroupBatch {
  readonly partition: number;
  readonly records: readonly GroupRecord[];
  /** Of the last record that the batch covers: it may end with records that are not shown, of transactions. */
  readonly lastOffset: string;
  /** The end of the log of the partition when the batch was read. */
  readonly end: string;
  /**
   * Keeps the membership, at most as often as the group needs; rejects when the group has given out its partitions
   * again.
   */
  heartbeat(): Promise<void>;
  /** The next batch begins after this offset. Commits nothing. */
  resolve(offset: string): void;
}

/** A member of a group that shares the partitions of one topic: each partition is read by one of them. */
export interface LogGroup {
  /** Whether the group gave this member its partitions and nothing has happened since. */
  isJoined(): boolean;
  start(): Promise<void>;
  stop(): Promise<void>;
  /** The next batch of the partition begins at this offset. */
  seek(partition: number, offset: number): void;
  /** Nothing is read of these partitions until they are resumed. */
  pause(partitions: readonly number[]): void;
  resume(partitions: readonly number[]): void;
  /** Writes down how far partitions are handled, as offsets of the next record. Nothing resumes from there. */
  commit(next: ReadonlyMap<number, number>): Promise<void>;
}

/** Well within the group's session timeout, however long the work takes. */
const heartbeatMs = 1_000;

/**
 * Waits for work and sends heartbeats to the group meanwhile. Throws the error of a heartbeat as soon as it fails:
 * the group continues without this member, and the work is no longer awaited.
 */
export async function keepAlive(work: Promise<void>, heartbeat: () => Promise<void>): Promise<void> {
  const { promise: lost, reject } = Promise.withResolvers<never>();
  const timer = setInterval(() => {
    heartbeat().catch(reject);
  }, heartbeatMs);
  try {
    await Promise.race([work, lost]);
  } finally {
    clearInterval(timer);
    work.catch(() => undefined);
  }
}
