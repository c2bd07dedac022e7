import {
  epoch,
  historyService,
  messagingService,
  partition,
  readEvent,
  toBigInt,
  toLong,
  toNumber,
  userId,
  type ChatEvent,
  type UserId,
} from '@cecochat/contracts';
import { createKafka, ensureTopics, explicitPartition, readOffsets, topicNames, type TopicNames } from '@cecochat/kafka';
import { partitionOf } from '@cecochat/partitioning';
import { atRest, connectRedis, publishRouting, untilRedisReady } from '@cecochat/redis';
import type { Redis } from 'ioredis';
import kafkajs, { type Kafka } from 'kafkajs';
import { dropKeyspace } from './drop-keyspace.ts';
import { eventually } from './eventually.ts';
import { freePort } from './free-ports.ts';
import { programOf } from './program.ts';
import { callUnary, RawChat, type RawListen } from './raw-client.ts';
import { runToEnd } from './run-to-end.ts';
import { startService, type ServiceProcess } from './service-process.ts';
import { silentLogger } from './silent-logger.ts';
import { privateRedis, testStores, uniqueName, type PrivateRedis } from './stores.ts';
import { createTokens, type TestTokens } from './tokens.ts';

const { ConfigResourceTypes } = kafkajs;

export type Assignment = Readonly<Record<string, readonly number[]>>;

export interface InboxEvent extends ChatEvent {
  readonly offset: number;
}

export interface InboxPage {
  readonly events: readonly InboxEvent[];
  readonly nextCursor: number;
  readonly watermark: number;
}

export interface DialogPage {
  readonly events: readonly ChatEvent[];
  readonly nextOlderThan: bigint;
}

export interface UnarySend {
  readonly device?: string;
  readonly sequence: number;
  readonly receiver: bigint | number;
  readonly text: string;
}

/**
 * A platform of a test's own on the shared Kafka and Cassandra, with a Redis that the test may break. The test starts the
 * services it wants, publishes the routing, and drives them with the raw protocol.
 */
export class TestPlatform {
  readonly name: string;
  readonly partitionCount: number;
  readonly redis: PrivateRedis;
  readonly tokens: TestTokens;
  readonly topics: TopicNames;
  readonly kafka: Kafka;
  /** To look at Redis and to write into it; reconnects by itself. */
  readonly inRedis: Redis;
  historyAddress = '';
  /** Folder of bundles that are run instead of the sources. */
  readonly #bundles: string | undefined;
  #epoch = 0;
  #assignment: Assignment = {};
  #user = 0;
  readonly #addresses = new Map<string, string>();
  readonly #cleanups: (() => Promise<void>)[] = [];
  readonly #chats = new Set<RawChat>();

  private constructor(parts: { name: string; partitionCount: number; redis: PrivateRedis; tokens: TestTokens; bundles: string | undefined }) {
    this.name = parts.name;
    this.partitionCount = parts.partitionCount;
    this.redis = parts.redis;
    this.tokens = parts.tokens;
    this.#bundles = parts.bundles;
    this.topics = topicNames(this.topicPrefix);
    this.kafka = createKafka({ brokers: testStores().kafkaBrokers.split(','), clientId: this.name, logger: silentLogger });
    this.inRedis = connectRedis(parts.redis.url, silentLogger);
    this.#cleanups.push(
      () => parts.tokens.remove(),
      () => parts.redis.stop(),
      async () => this.inRedis.disconnect(),
    );
  }

  static async create(stem: string, partitionCount: number, bundles?: string): Promise<TestPlatform> {
    const [redis, tokens] = await Promise.all([privateRedis(), createTokens()]);
    const platform = new TestPlatform({ name: uniqueName(stem), partitionCount, redis, tokens, bundles });
    try {
      await untilRedisReady(platform.inRedis, 10_000);
      return platform;
    } catch (error) {
      await platform.close();
      throw error;
    }
  }

  get topicPrefix(): string {
    return `${this.name}-`;
  }

  async createTopics(): Promise<void> {
    await ensureTopics(this.kafka, { names: this.topics, partitions: this.partitionCount, replicationFactor: 1 });
  }

  /** Another user of the partition with each call. */
  userIn(of: number): UserId {
    for (;;) if (partitionOf(userId(++this.#user), this.partitionCount) === of) return userId(this.#user);
  }

  async addressOf(server: string): Promise<string> {
    const known = this.#addresses.get(server) ?? `127.0.0.1:${await freePort()}`;
    this.#addresses.set(server, known);
    return known;
  }

  /** Publishes who serves what, under the next epoch, which it returns. */
  async assign(assignment: Assignment): Promise<number> {
    this.#assignment = assignment;
    this.#epoch++;
    await this.publish();
    return this.#epoch;
  }

  /** Publishes the latest assignment as it is: for a Redis that has lost it. */
  async publish(): Promise<void> {
    const servers = await Promise.all(
      Object.entries(this.#assignment).map(
        async ([name, partitions]) => [name, { address: await this.addressOf(name), partitions: partitions.map(partition) }] as const,
      ),
    );
    const historyAddress = this.historyAddress === '' ? undefined : this.historyAddress;
    await publishRouting(this.inRedis, { ...atRest, epoch: epoch(this.#epoch), partitionCount: this.partitionCount, servers: new Map(servers), historyAddress });
  }

  /** Starts a messaging server and waits until it is ready. */
  async startMessaging(name: string, env: Readonly<Record<string, string>> = {}): Promise<ServiceProcess> {
    const address = await this.addressOf(name);
    return this.start('messaging', {
      CECOCHAT_NAME: name,
      CECOCHAT_LISTEN: address,
      CECOCHAT_ADVERTISED_ADDRESS: address,
      ...this.#kafkaEnv,
      ...this.#onlineEnv,
      ...env,
    });
  }

  /** Creates topics and tables, as the set-up step does; the tables go with the platform. */
  async setUp(): Promise<void> {
    this.#cleanups.push(() => dropKeyspace(this.name));
    const env = { ...this.#kafkaEnv, ...this.cassandraEnv, CECOCHAT_PARTITIONS: `${this.partitionCount}` };
    const { code, stderr, stdout } = await runToEnd('setup', env, [], programOf('setup', this.#bundles));
    if (code !== 0) throw new Error(`set-up ended with ${code}: ${stderr}${stdout}`);
  }

  /** Starts materialize and waits until it is ready. */
  startMaterialize(env: Readonly<Record<string, string>> = {}): Promise<ServiceProcess> {
    return this.start('materialize', { ...this.#kafkaEnv, ...this.cassandraEnv, ...env });
  }

  /** Starts history, which answers at `historyAddress` from then on. */
  async startHistory(env: Readonly<Record<string, string>> = {}, waitReady = true): Promise<ServiceProcess> {
    this.historyAddress = `127.0.0.1:${await freePort()}`;
    return this.start('history', { ...this.cassandraEnv, ...this.#onlineEnv, CECOCHAT_LISTEN: this.historyAddress, ...env }, waitReady);
  }

  get #kafkaEnv(): Readonly<Record<string, string>> {
    return { CECOCHAT_KAFKA_BROKERS: testStores().kafkaBrokers, CECOCHAT_TOPIC_PREFIX: this.topicPrefix };
  }

  get #onlineEnv(): Readonly<Record<string, string>> {
    return { CECOCHAT_REDIS_URL: this.redis.url, CECOCHAT_TOKEN_KEYS: this.tokens.jwksFile };
  }

  get cassandraEnv(): Readonly<Record<string, string>> {
    return { CECOCHAT_CASSANDRA_CONTACT_POINTS: testStores().cassandraContactPoints, CECOCHAT_CASSANDRA_KEYSPACE: this.name };
  }

  /** Starts any service; it is stopped with the platform. */
  async start(service: string, env: Readonly<Record<string, string>>, waitReady = true): Promise<ServiceProcess> {
    const started = await startService(service, env, waitReady, programOf(service, this.#bundles));
    this.#cleanups.push(() => started.stop());
    return started;
  }

  /** A page of the user's inbox. */
  async userHistory(user: UserId, { cursor = 0, count = 0 }: { cursor?: bigint | number; count?: number } = {}): Promise<InboxPage> {
    const request = { cursor: toLong(cursor), count };
    const page = await callUnary(this.historyAddress, historyService.getUserHistory, request, await this.tokens.tokenOf(user));
    const events = (page.events ?? []).map(({ offset, event }) => ({ ...readEvent(event ?? {}), offset: toNumber(offset) }));
    return { events, nextCursor: toNumber(page.nextCursor), watermark: toNumber(page.watermark) };
  }

  /** The user's whole inbox up to an offset of the partition, once history has got there. */
  async inboxUntil(user: UserId, end: number, count = 256): Promise<InboxPage['events']> {
    return eventually(async () => {
      const found: InboxEvent[] = [];
      for (let cursor = 0; cursor < end; ) {
        const { events, nextCursor, watermark } = await this.userHistory(user, { cursor, count });
        if (watermark < end) throw new Error(`the watermark is ${watermark}, not yet ${end}`);
        found.push(...events);
        cursor = nextCursor;
      }
      return found;
    }, 60_000);
  }

  /** A page of the dialog of two users, newest first. */
  async dialogHistory(user: UserId, other: bigint | number, { olderThan = 0n, count = 0 } = {}): Promise<DialogPage> {
    const request = { otherUser: toLong(other), olderThan: toLong(olderThan), count };
    const page = await callUnary(this.historyAddress, historyService.getDialogHistory, request, await this.tokens.tokenOf(user));
    return { events: (page.events ?? []).map(readEvent), nextOlderThan: toBigInt(page.nextOlderThan) };
  }

  /** Opens a stream to the server, by default the one that the assignment says, and waits for `ready`. */
  async chat(user: UserId, options: RawListen & { readonly server?: string } = {}): Promise<RawChat> {
    const chat = await this.open(user, options.server);
    chat.listen(options);
    await eventually(() => {
      if (chat.ended === undefined && chat.ready === undefined) throw new Error('the stream is not ready');
    });
    if (chat.ended !== undefined) throw chat.ended;
    return chat;
  }

  /** Opens a stream without a first frame. */
  async open(user: UserId, server = this.serverOf(user)): Promise<RawChat> {
    return this.openWith(await this.addressOf(server), await this.tokens.tokenOf(user));
  }

  openWith(address: string, token: string | undefined): RawChat {
    const chat = new RawChat(address, token);
    this.#chats.add(chat);
    return chat;
  }

  /** A unary send to the server, by default the one that the assignment says; its message id. */
  async send(user: UserId, { device = 'phone', sequence, receiver, text }: UnarySend, server = this.serverOf(user)): Promise<bigint> {
    const request = { device, sequence: toLong(sequence), receiver: toLong(receiver), text };
    const response = await callUnary(await this.addressOf(server), messagingService.send, request, await this.tokens.tokenOf(user));
    return toBigInt(response.messageId);
  }

  serverOf(user: UserId): string {
    const wanted = partitionOf(user, this.partitionCount);
    const found = Object.entries(this.#assignment).find(([, partitions]) => partitions.includes(wanted));
    if (found === undefined) throw new Error(`nobody serves partition ${wanted}`);
    return found[0];
  }

  /** How many records a partition of the log has had. */
  async logEnd(of: number): Promise<number> {
    return (await readOffsets(this.kafka, this.topics.messages)).get(of)?.end ?? 0;
  }

  /** How large a batch Kafka takes for this platform's topic; with 1 it takes none. */
  async limitRecords(bytes: number): Promise<void> {
    const admin = this.kafka.admin();
    await admin.connect();
    try {
      const configEntries = [{ name: 'max.message.bytes', value: `${bytes}` }];
      await admin.alterConfigs({ validateOnly: false, resources: [{ type: ConfigResourceTypes.TOPIC, name: this.topics.messages, configEntries }] });
    } finally {
      await admin.disconnect();
    }
  }

  /** Appends values to a partition of the log, past everything that checks them. */
  async append(of: number, ...values: (Buffer | null)[]): Promise<void> {
    await this.appendAll(values.map((value) => ({ partition: of, value })));
  }

  async appendAll(records: readonly { readonly partition: number; readonly value: Buffer | null }[]): Promise<void> {
    const producer = this.kafka.producer({ createPartitioner: explicitPartition });
    await producer.connect();
    try {
      await producer.send({ topic: this.topics.messages, acks: -1, messages: [...records] });
    } finally {
      await producer.disconnect();
    }
  }

  /** Closes the streams that are open, so that the next test begins with none. */
  closeChats(): void {
    for (const chat of this.#chats) chat.close();
    this.#chats.clear();
  }

  /** Ends everything that was started, the youngest first. */
  async close(): Promise<void> {
    this.closeChats();
    for (const cleanup of this.#cleanups.reverse()) await cleanup();
  }
}
