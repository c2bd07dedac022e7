import { MemoryLogWriter, type LogRecord, type PartitionFollower } from '@cecochat/kafka';
import { createLogger, loadConfig } from '@cecochat/runtime';
import { configSchema } from '../../services/messaging/config.ts';
import type { MessageLog } from '../../services/messaging/log/message-log.ts';
import { startMessagingServer } from '../../services/messaging/messaging-server.ts';
import { startService } from '../../services/run-service.ts';
import { serveParent } from '../processes/index.ts';
import { Feeder, type FeedRequest } from './feeder.ts';

/** A messaging server as it is, but for the log, which is in its own memory in place of Kafka. */

let feeder: Feeder | undefined;
let log: InProcessLog | undefined;

const calls = {
  /** Begins to serve. The settings are those of the environment, as in the service. */
  start: async (options: InProcessLogOptions): Promise<void> => {
    const config = loadConfig({
      name: 'messaging',
      description: 'A messaging server without Kafka.',
      schema: configSchema,
    });
    const opened = new InProcessLog(options);
    log = opened;
    const logger = createLogger({ name: config.NAME, level: config.LOG_LEVEL });
    await startService({
      name: 'messaging', config, logger,
      start: (context) => startMessagingServer(context, { openLog: () => opened }),
    });
  },
  /** Feeds records to partition 0. */
  feed: async (request: FeedRequest): Promise<void> => {
    feeder = new Feeder(request, (records) => {
      for (const record of records) log?.append(0, record);
    });
  },
  arrived: async (deliveries: number): Promise<void> => feeder?.arrived(deliveries),
};

export type MessagingCalls = typeof calls;

serveParent(calls);

export interface InProcessLogOptions {
  readonly partitions: number;
  /** Whether what is written is read again, as from Kafka, and goes to devices. */
  readonly isRead: boolean;
}

/**
 * A log in the memory of the server, in Kafka's place: what a messaging server costs is measured without what Kafka's
 * client does. It takes every record at once, keeps none, and answers and delivers in a later step, as what comes from
 * a socket does.
 */
export class InProcessLog implements MessageLog {
  readonly #isRead: boolean;
  readonly #ends: number[];
  readonly #followers = new Map<number, PartitionFollower>();
  /** Records on their way to followers, by partition. */
  #pending = new Map<number, LogRecord[]>();

  constructor({ partitions, isRead }: InProcessLogOptions) {
    this.#isRead = isRead;
    this.#ends = Array.from({ length: partitions }, () => 0);
  }

  readonly reader: MessageLog['reader'] = {
    healthy: true,
    surplusPartitions: 0,
    topicProblems: [],
    start: async (partitionCount) => {
      if (partitionCount !== this.#ends.length)
        throw new Error(`the log has ${this.#ends.length} partitions, the routing says ${partitionCount}`);
    },
    stop: () => Promise.resolve(),
    useGeneration: () => undefined,
    follow: (partition, follower) => void this.#followers.set(partition, follower),
    unfollow: (partition) => void this.#followers.delete(partition),
    offsets: async () => new Map(this.#ends.map((end, partition) => [partition, { start: end, end }])),
  };

  readonly writer: MessageLog['writer'] = new MemoryLogWriter(({ partition, value }) =>
    this.#isRead ? this.append(partition, value) : 0,
  );

  /** Nothing decides commands here. */
  readonly commandWriter: MessageLog['commandWriter'] = new MemoryLogWriter(() => 0);

  /** Appends a record that is read in any case, and gives its offset. */
  append(partition: number, value: Buffer): number {
    const offset = this.#ends[partition];
    if (offset === undefined) throw new Error(`the log has no partition ${partition}`);
    this.#ends[partition] = offset + 1;
    if (this.#pending.size === 0) setImmediate(() => this.#deliver());
    const records = this.#pending.get(partition);
    if (records === undefined) this.#pending.set(partition, [{ offset, value }]);
    else records.push({ offset, value });
    return offset;
  }

  #deliver(): void {
    const pending = this.#pending;
    this.#pending = new Map();
    for (const [partition, records] of pending) this.#followers.get(partition)?.take(records);
  }
}
