import Broker from 'kafkajs/src/broker/index.js';
import connectionPoolBuilder from 'kafkajs/src/cluster/connectionPoolBuilder.js';
import loggers from 'kafkajs/src/loggers/index.js';
import errors from 'kafkajs/src/protocol/error.js';
import apiKeys from 'kafkajs/src/protocol/requests/apiKeys.js';
import protocol from 'kafkajs/src/protocol/requests/index.js';
import { clientOptions, type KafkaOptions } from './create-kafka.ts';
import { ownCodes, WriteError, type OutgoingRecord } from './log-writer.ts';

/** A broker's answer for one partition of a request. */
export interface PartitionAnswer {
  readonly partition: number;
  /** Undefined when the records were written. */
  readonly error: WriteError | undefined;
  /** Offset of the first record. */
  readonly baseOffset: number;
}

/** The brokers of a cluster, as far as it takes to write to one topic. */
export interface BrokerLinks {
  /** Reads the brokers and leaders again. Rejects when no broker answers. */
  refresh(): Promise<void>;
  leaderOf(partition: number): number | undefined;
  /**
   * Writes what is for the partitions of one leader, one batch a partition. Rejects when nothing is known about any of
   * them.
   */
  produce(leader: number, batches: ReadonlyMap<number, readonly OutgoingRecord[]>): Promise<readonly PartitionAnswer[]>;
  close(): Promise<void>;
}

/** Beyond this a broker answers that replicas are slow. The leader has the records; they are written again. */
const produceTimeoutMs = 4_000;
/** Beyond this a connection counts as dead. */
const requestTimeoutMs = 8_000;

interface Metadata {
  readonly brokers: readonly { readonly nodeId: number; readonly host: string; readonly port: number }[];
  readonly topicMetadata: readonly {
    readonly topicErrorCode: number;
    readonly partitionMetadata: readonly { readonly partitionId: number; readonly leader: number }[];
  }[];
}

interface ProduceAnswer {
  readonly topics: readonly {
    readonly partitions: readonly {
      readonly partition: number;
      readonly errorCode: number;
      readonly baseOffset: string;
    }[];
  }[];
}

interface BrokerAddress {
  readonly host: string;
  readonly port: number;
}

interface Link {
  readonly at: BrokerAddress;
  readonly broker: Promise<Broker>;
}

/**
 * Requests to brokers by the protocol of kafkajs, below its producer and its cluster. Those discard the answers for all
 * partitions when one has an error: a producer cannot report which records were written, or even that some were not,
 * and one partition without a leader blocks reading the metadata of all others.
 */
export class KafkaBrokerLinks implements BrokerLinks {
  readonly #topic: string;
  readonly #logger: unknown;
  readonly #pools: ReturnType<typeof connectionPoolBuilder>;
  readonly #links = new Map<number, Link>();
  #leaders: ReadonlyMap<number, number> = new Map();
  #addresses: ReadonlyMap<number, BrokerAddress> = new Map();

  constructor(options: KafkaOptions, topic: string) {
    const client = clientOptions(options);
    this.#topic = topic;
    this.#logger = loggers.createLogger({ level: client.logLevel, logCreator: client.logCreator });
    this.#pools = connectionPoolBuilder({
      ...client, logger: this.#logger, requestTimeout: requestTimeoutMs, enforceRequestTimeout: true,
    });
  }

  async refresh(): Promise<void> {
    const { brokers, topicMetadata } = await this.#fetchMetadata();
    const topic = topicMetadata[0];
    if (topic === undefined || topic.topicErrorCode !== 0) throw toKafkaError(topic?.topicErrorCode ?? -1);
    this.#addresses = new Map(brokers.map(({ nodeId, host, port }) => [nodeId, { host, port }]));
    this.#leaders = new Map(
      topic.partitionMetadata
        .filter(({ leader }) => leader >= 0)
        .map(({ partitionId, leader }) => [partitionId, leader]),
    );
    for (const nodeId of this.#links.keys()) if (!this.#addresses.has(nodeId)) this.#drop(nodeId);
  }

  leaderOf(partition: number): number | undefined {
    return this.#leaders.get(partition);
  }

  async produce(
    leader: number,
    batches: ReadonlyMap<number, readonly OutgoingRecord[]>,
  ): Promise<readonly PartitionAnswer[]> {
    const broker = await this.#connect(leader);
    try {
      const partitions = Array.from(batches, ([partition, records]) => ({
        partition, messages: records, firstSequence: 0,
      }));
      const ask = broker.lookupRequest(apiKeys.Produce, protocol.requests.Produce);
      const answer = await sendTo<ProduceAnswer>(
        broker,
        ask({ acks: -1, timeout: produceTimeoutMs, topicData: [{ topic: this.#topic, partitions }] }),
      );
      return answer.topics
        .flatMap((topic) => topic.partitions)
        .map(({ partition, errorCode, baseOffset }) => ({
          partition,
          error: errorCode === 0 ? undefined : toKafkaError(errorCode),
          baseOffset: Number(baseOffset),
        }));
    } catch (error) {
      this.#drop(leader); // Other requests on this connection may never get an answer.
      throw error;
    }
  }

  async close(): Promise<void> {
    const links = [...this.#links.values()];
    this.#links.clear();
    await Promise.allSettled(links.map(async ({ broker }) => (await broker).disconnect()));
  }

  /** Asks connected brokers first, then all known ones, then those of the configuration. */
  async #fetchMetadata(): Promise<Metadata> {
    const nodes = [...this.#links.keys(), ...[...this.#addresses.keys()].filter((nodeId) => !this.#links.has(nodeId))];
    for (const nodeId of nodes) {
      try {
        return await this.#askMetadata(await this.#connect(nodeId));
      } catch {
        this.#drop(nodeId);
      }
    }
    const seed = await connected(this.#open());
    try {
      return await this.#askMetadata(seed);
    } finally {
      seed.disconnect().catch(() => undefined);
    }
  }

  #askMetadata(broker: Broker): Promise<Metadata> {
    const ask = broker.lookupRequest(apiKeys.Metadata, protocol.requests.Metadata);
    return sendTo<Metadata>(broker, ask({ topics: [this.#topic], allowAutoTopicCreation: false }));
  }

  /** The broker, connected; by the address that it has now. */
  async #connect(nodeId: number): Promise<Broker> {
    const at = this.#addresses.get(nodeId);
    if (at === undefined) throw new WriteError(ownCodes.noLeader, `broker ${nodeId} is not known`);
    let link = this.#links.get(nodeId);
    if (link !== undefined && (link.at.host !== at.host || link.at.port !== at.port)) this.#drop(nodeId);
    link = this.#links.get(nodeId) ?? { at, broker: this.#open(at) };
    this.#links.set(nodeId, link);
    try {
      return await connected(link.broker);
    } catch (error) {
      this.#drop(nodeId);
      throw error;
    }
  }

  async #open(at?: { host: string; port: number }): Promise<Broker> {
    return new Broker({
      connectionPool: await this.#pools.build(at), logger: this.#logger, allowAutoTopicCreation: false,
    });
  }

  #drop(nodeId: number): void {
    const link = this.#links.get(nodeId);
    this.#links.delete(nodeId);
    link?.broker.then((broker) => broker.disconnect()).catch(() => undefined);
  }
}

async function connected(opening: Promise<Broker>): Promise<Broker> {
  const broker = await opening;
  if (!broker.isConnected()) await broker.connect();
  return broker;
}

/** Sends a request; the answer is given as it came, whatever errors are in it. */
async function sendTo<T>(
  broker: Broker,
  { request, response }: ReturnType<ReturnType<Broker['lookupRequest']>>,
): Promise<T> {
  const answer = await broker.connectionPool.send({
    request,
    response: { decode: response.decode, parse: (data) => Promise.resolve(data) },
  });
  return answer as T;
}

function toKafkaError(code: number): WriteError {
  const { type, message } = errors.createErrorFromCode(code);
  return new WriteError(type, message);
}
