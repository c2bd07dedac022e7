import { GroupWriter, HistoryReader, Reachability, untilCassandraConnected, type CassandraConnection, type CassandraLogger } from '@cecochat/cassandra';
import { createKafka, Topic, topicNames, type KafkaConnection, type TopicNames } from '@cecochat/kafka';
import type { Client } from 'cassandra-driver';
import type { Kafka, Producer } from 'kafkajs';
import type { Registry } from 'prom-client';
import { GroupMember } from './group-member.ts';
import { Materializer } from './materializer.ts';
import { createMetrics } from './metrics.ts';
import { OffsetCommits } from './offset-commits.ts';
import { Positions } from './positions.ts';
import { sendRejected } from './rejects.ts';
import { untilTopicKnown } from './topic-wait.ts';

export interface MaterializeOptions {
  /** Name of this process, for Kafka. */
  readonly name: string;
  readonly kafka: KafkaConnection;
  readonly topicPrefix: string;
  readonly cassandra: CassandraConnection & { readonly keyspace: string };
  readonly registry: Registry;
  readonly logger: CassandraLogger;
  readonly random: () => number;
}

/** How long rows wait for those of other partitions to share a batch with. */
const lingerMs = 2;

/** The parts that exist once the stores were found. */
interface Running {
  readonly client: Client;
  readonly reachability: Reachability;
  readonly producer: Producer;
  readonly materializer: Materializer;
  readonly member: GroupMember;
  readonly commits: OffsetCommits;
}

/** Writes what is in the log to Cassandra: the whole service but its ports. */
export class Materialize {
  readonly #options: MaterializeOptions;
  readonly #names: TopicNames;
  readonly #kafka: Kafka;
  readonly #topic: Topic;
  readonly #positions: Positions;
  readonly #stopping = new AbortController();
  #starting: Promise<void> = Promise.resolve();
  #running: Running | undefined;

  constructor(options: MaterializeOptions) {
    this.#options = options;
    this.#names = topicNames(options.topicPrefix);
    this.#kafka = createKafka({ ...options.kafka, clientId: options.name, logger: options.logger });
    this.#topic = new Topic(this.#kafka, this.#names.messages);
    this.#positions = new Positions(() => this.#topic.readOffsets());
  }

  /** Begins; waits in the background for what is not there yet. */
  start(): void {
    const { logger } = this.#options;
    this.#starting = this.#start(this.#stopping.signal).catch((error: unknown) => {
      if (!this.#stopping.signal.aborted) logger.warn({ err: error }, 'materialize could not start');
    });
  }

  /** Why this process is not doing its work now; empty when it is. */
  reasonsNotReady(): readonly string[] {
    if (this.#running === undefined) return ['waiting for kafka and cassandra'];
    const reasons = [];
    if (!this.#running.member.isJoined()) reasons.push('not in the consumer group');
    if (!this.#running.reachability.answers()) reasons.push('cassandra does not answer');
    return reasons;
  }

  /** Finishes what is being written, commits it and leaves the group, so that others go on at once. */
  async drain(): Promise<void> {
    this.#stopping.abort();
    await this.#starting;
    if (this.#running !== undefined) await stopRunning(this.#running);
    await this.#topic.close().catch(() => undefined);
  }

  async #start(signal: AbortSignal): Promise<void> {
    const { logger, registry, random, cassandra } = this.#options;
    const partitionCount = await untilTopicKnown({ topic: this.#topic, signal, logger });
    const client = await untilCassandraConnected({ ...cassandra, logger }, { signal });
    const metrics = createMetrics({ registry, positions: () => this.#positions.read() });
    const producer = this.#kafka.producer({ allowAutoTopicCreation: false });
    const materializer = new Materializer({
      partitionCount,
      writer: new GroupWriter({ client, keyspace: cassandra.keyspace, lingerMs, onBatch: metrics.batch }),
      reject: async (from, rejected) => {
        await producer.connect();
        await sendRejected(producer, this.#names.rejected, from, rejected);
      },
      onWritten: (partition, next) => {
        commits.note(partition, next);
        this.#positions.note(partition, next);
      },
      metrics, logger, random,
    });
    const member = new GroupMember({
      kafka: this.#kafka,
      groupId: this.#names.materializeGroup,
      topic: this.#names.messages,
      handle: (payload) => materializer.handle(payload),
      onAssigned: (partitions) => {
        commits.forget();
        materializer.beginTerm();
        this.#positions.assign(partitions);
      },
      logger,
    });
    const commits = new OffsetCommits({ consumer: member.consumer, topic: this.#names.messages, logger });
    this.#running = { client, reachability: new Reachability(client), producer, materializer, member, commits };
    await this.#recallPositions(client);
    commits.start();
    await member.start();
  }

  /** So that the metrics of a partition without new records are right as well. */
  async #recallPositions(client: Client): Promise<void> {
    try {
      for (const [partition, next] of await new HistoryReader(client).readWatermarks()) this.#positions.note(partition, next);
    } catch (error) {
      this.#options.logger.warn({ err: error }, 'the watermarks could not be read');
    }
  }
}

async function stopRunning({ client, reachability, producer, materializer, member, commits }: Running): Promise<void> {
  reachability.stop();
  materializer.stop();
  await materializer.idle();
  await commits.stop();
  await member.stop();
  await producer.disconnect();
  await client.shutdown();
}
