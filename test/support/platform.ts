import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { connectCassandra } from '@cecochat/cassandra';
import {
  epoch,
  historyService,
  messagingService,
  partition,
  toBigInt,
  toLong,
  toNumber,
  userId,
  type UserId,
} from '@cecochat/contracts';
import { createKafka, ensurePlatformTopic, ensureTopics, explicitPartition, platformTopic, readOffsets, topicNames, type TopicNames } from '@cecochat/kafka';
import { partitionOf } from '@cecochat/partitioning';
import { atRest, connectRedis, publishRouting, untilRedisReady } from '@cecochat/redis';
import type { types } from 'cassandra-driver';
import { storedFormat } from '@cecochat/runtime';
import type { Redis } from 'ioredis';
import kafkajs, { type Admin, type Kafka } from 'kafkajs';
import { closeAll } from './close-all.ts';
import { dropKeyspace } from './drop-keyspace.ts';
import { eventually } from './eventually.ts';
import { freePort } from './free-ports.ts';
import { programOf } from './program.ts';
import { callUnary, RawChat, type RawDevice, type RawListen } from './raw-client.ts';
import { RawWebSocket, type RawWebSocketOptions } from './raw-web-socket.ts';
import { readShown, type ShownEvent } from './shown-event.ts';
import { runToEnd } from './run-to-end.ts';
import { startService, type ServiceProcess } from './service-process.ts';
import { silentLogger } from './silent-logger.ts';
import { privateRedis, testStores, uniqueName, type PlatformRedis, type PrivateRedis } from './stores.ts';
import { createTokens, type TestTokens } from './tokens.ts';

const { ConfigResourceTypes } = kafkajs;

export type Assignment = Readonly<Record<string, readonly number[]>>;

export type InboxEvent = ShownEvent & { readonly offset: number };

export interface InboxPage {
  readonly events: readonly InboxEvent[];
  readonly nextCursor: number;
  readonly watermark: number;
  readonly gaps: readonly { readonly from: number; readonly to: number }[];
}

export interface DialogPage {
  readonly events: readonly ShownEvent[];
  readonly nextOlderThan: bigint;
  readonly gaps: readonly { readonly after: bigint; readonly before: bigint }[];
}

export interface UnarySend {
  readonly device?: string;
  readonly lineage?: number;
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
  /** Which platform it is, where topics are all that is set up. */
  readonly id = randomUUID();
  readonly partitionCount: number;
  /** Settings of services for Redis. */
  readonly redisSettings: Readonly<Record<string, string>>;
  readonly #redis: PlatformRedis;
  readonly tokens: TestTokens;
  readonly topics: TopicNames;
  readonly kafka: Kafka;
  /** To look at Redis and to write into it; reconnects by itself. */
  readonly inRedis: Redis;
  historyAddress = '';
  /** Published where it is set. */
  groupsAddress = '';
  /** Published where it is set. */
  accountsAddress = '';
  /** The programs that are run: the sources, unless others are given. */
  #programOf: (service: string) => string;
  #epoch = 0;
  #assignment: Assignment = {};
  #user = 0;
  readonly #addresses = new Map<string, string>();
  readonly #webSocketAddresses = new Map<string, string>();
  readonly #cleanups: (() => Promise<void>)[] = [];
  readonly #chats = new Set<RawDevice>();

  private constructor(parts: { name: string; partitionCount: number; redis: PlatformRedis; tokens: TestTokens; bundles: string | undefined }) {
    this.name = parts.name;
    this.partitionCount = parts.partitionCount;
    this.#redis = parts.redis;
    this.redisSettings = parts.redis.settings;
    this.tokens = parts.tokens;
    this.#programOf = (service) => programOf(service, parts.bundles);
    this.topics = topicNames(this.topicPrefix);
    this.kafka = createKafka({ brokers: testStores().kafkaBrokers.split(','), clientId: this.name, logger: silentLogger });
    this.inRedis = connectRedis(parts.redis.connection, silentLogger);
    this.#cleanups.push(
      () => parts.tokens.remove(),
      () => parts.redis.stop(),
      async () => this.inRedis.disconnect(),
    );
  }

  /** With the Redis that is given, or one of its own. */
  static async create(stem: string, partitionCount: number, { bundles, redis: given }: { readonly bundles?: string | undefined; readonly redis?: PlatformRedis | undefined } = {}): Promise<TestPlatform> {
    const [redis, tokens] = await Promise.all([given ?? privateRedis(), createTokens()]);
    const platform = new TestPlatform({ name: uniqueName(stem), partitionCount, redis, tokens, bundles });
    try {
      await untilRedisReady(platform.inRedis, 10_000);
      return platform;
    } catch (error) {
      await platform.close();
      throw error;
    }
  }

  /** Its own. Throws when it was given one. */
  get redis(): PrivateRedis {
    if (!('restartEmpty' in this.#redis)) throw new Error('this platform has no Redis of its own');
    return this.#redis as PrivateRedis;
  }

  /** From now on services run from the sources in another folder. */
  useSources(root: string): void {
    this.#programOf = (service) => join(root, 'services', service, 'main.ts');
  }

  get topicPrefix(): string {
    return `${this.name}-`;
  }

  async createTopics(): Promise<void> {
    const layout = { names: this.topics, partitions: this.partitionCount, replicationFactor: 1 };
    await ensurePlatformTopic(this.kafka, layout);
    const { id, partitionCount: partitions } = this;
    await platformTopic({ kafka: this.kafka, topic: this.topics.platform }).write({ id, name: 'cecochat', format: storedFormat, partitions });
    await ensureTopics(this.kafka, layout);
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

  async webSocketAddressOf(server: string): Promise<string> {
    const known = this.#webSocketAddresses.get(server) ?? `127.0.0.1:${await freePort()}`;
    this.#webSocketAddresses.set(server, known);
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
        async ([name, partitions]) => [name, {
          address: await this.addressOf(name), webSocketAddress: await this.webSocketAddressOf(name), partitions: partitions.map(partition),
        }] as const,
      ),
    );
    const historyAddress = this.historyAddress === '' ? undefined : this.historyAddress;
    await publishRouting(this.inRedis, {
      ...atRest, epoch: epoch(this.#epoch), partitionCount: this.partitionCount, servers: new Map(servers), historyAddress,
      ...(this.groupsAddress !== '' && { groupsAddress: this.groupsAddress }),
      ...(this.accountsAddress !== '' && { accountsAddress: this.accountsAddress }),
    });
  }

  /** Starts a messaging server and waits until it is ready. */
  async startMessaging(name: string, env: Readonly<Record<string, string>> = {}): Promise<ServiceProcess> {
    const [address, webSocketAddress] = [await this.addressOf(name), await this.webSocketAddressOf(name)];
    return this.start('messaging', {
      CECOCHAT_NAME: name,
      CECOCHAT_LISTEN: address,
      CECOCHAT_ADVERTISED_ADDRESS: address,
      CECOCHAT_WEB_SOCKET_LISTEN: webSocketAddress,
      CECOCHAT_ADVERTISED_WEB_SOCKET_ADDRESS: webSocketAddress,
      ...this.#kafkaEnv,
      ...this.#onlineEnv,
      ...env,
    });
  }

  /** Creates topics and tables, as the set-up step does; the tables go with the platform. `more` adds settings. */
  async setUp(more: Readonly<Record<string, string>> = {}): Promise<void> {
    this.#cleanups.push(() => dropKeyspace(this.name));
    const { kafka = 1, cassandra = 1 } = testStores().replication ?? {};
    const replication = { CECOCHAT_KAFKA_REPLICATION_FACTOR: `${kafka}`, CECOCHAT_CASSANDRA_REPLICATION_FACTOR: `${cassandra}` };
    const env = { ...this.#kafkaEnv, ...this.cassandraEnv, ...replication, ...this.redisSettings, CECOCHAT_PARTITIONS: `${this.partitionCount}`, ...more };
    const { code, stderr, stdout } = await runToEnd('setup', env, [], this.#programOf('setup'));
    if (code !== 0) throw new Error(`set-up ended with ${code}: ${stderr}${stdout}`);
  }

  /** Starts materialize and, unless `waitReady` is false, waits until it is ready. */
  startMaterialize(env: Readonly<Record<string, string>> = {}, waitReady = true): Promise<ServiceProcess> {
    return this.start('materialize', { ...this.#kafkaEnv, ...this.cassandraEnv, ...env }, waitReady);
  }

  /** Starts history, which answers at `historyAddress` from then on. */
  async startHistory(env: Readonly<Record<string, string>> = {}, waitReady = true): Promise<ServiceProcess> {
    this.historyAddress = `127.0.0.1:${await freePort()}`;
    return this.start('history', { ...this.cassandraEnv, ...this.#onlineEnv, CECOCHAT_LISTEN: this.historyAddress, ...env }, waitReady);
  }

  /** Starts a process of groups that listens at the address. */
  startGroups(address: string, env: Readonly<Record<string, string>> = {}, waitReady = true): Promise<ServiceProcess> {
    return this.start('groups', { ...this.#kafkaEnv, ...this.cassandraEnv, ...this.#onlineEnv, CECOCHAT_LISTEN: address, ...env }, waitReady);
  }

  /** Starts a process of accounts that listens at the address, with sign-up open. */
  startAccounts(address: string, env: Readonly<Record<string, string>> = {}, waitReady = true): Promise<ServiceProcess> {
    const own = { CECOCHAT_LISTEN: address, CECOCHAT_SIGN_UP: 'true' };
    return this.start('accounts', { ...this.cassandraEnv, ...this.#onlineEnv, ...own, ...env }, waitReady);
  }

  get #kafkaEnv(): Readonly<Record<string, string>> {
    return { CECOCHAT_KAFKA_BROKERS: testStores().kafkaBrokers, CECOCHAT_TOPIC_PREFIX: this.topicPrefix };
  }

  get #onlineEnv(): Readonly<Record<string, string>> {
    return { ...this.redisSettings, CECOCHAT_TOKEN_KEYS: this.tokens.jwksFile };
  }

  get cassandraEnv(): Readonly<Record<string, string>> {
    return { CECOCHAT_CASSANDRA_CONTACT_POINTS: testStores().cassandraContactPoints, CECOCHAT_CASSANDRA_KEYSPACE: this.name };
  }

  /** Starts any service; it is stopped with the platform. */
  async start(service: string, env: Readonly<Record<string, string>>, waitReady = true): Promise<ServiceProcess> {
    const started = await startService(service, env, waitReady, this.#programOf(service));
    this.#cleanups.push(() => started.stop());
    return started;
  }

  /** A page of the user's inbox. */
  async userHistory(user: UserId, { cursor = 0, count = 0 }: { cursor?: bigint | number; count?: number } = {}): Promise<InboxPage> {
    const request = { cursor: toLong(cursor), count };
    const page = await callUnary(this.historyAddress, historyService.getUserHistory, request, await this.tokens.tokenOf(user));
    const events = (page.events ?? []).map(({ offset, event }) => ({ ...readShown(event ?? {}), offset: toNumber(offset) }));
    const gaps = (page.gaps ?? []).map(({ from, to }) => ({ from: toNumber(from), to: toNumber(to) }));
    return { events, gaps, nextCursor: toNumber(page.nextCursor), watermark: toNumber(page.watermark) };
  }

  /** The user's whole inbox up to an offset of the partition, once history has got there. */
  async inboxUntil(user: UserId, end: number, count = 256): Promise<InboxPage['events']> {
    const found: InboxEvent[] = [];
    let cursor = 0;
    // A page that was read is not read again: pages are limited, and a poll of a long inbox would never get to its end.
    await eventually(async () => {
      while (cursor < end) {
        const { events, nextCursor, watermark } = await this.userHistory(user, { cursor, count });
        if (watermark < end) throw new Error(`the watermark is ${watermark}, not yet ${end}`);
        found.push(...events);
        cursor = nextCursor;
      }
    }, 60_000);
    return found;
  }

  /** A page of the dialog of two users, newest first. */
  async dialogHistory(user: UserId, other: bigint | number, { olderThan = 0n, count = 0 } = {}): Promise<DialogPage> {
    const request = { otherUser: toLong(other), olderThan: toLong(olderThan), count };
    const page = await callUnary(this.historyAddress, historyService.getDialogHistory, request, await this.tokens.tokenOf(user));
    const gaps = (page.gaps ?? []).map(({ after, before }) => ({ after: toBigInt(after), before: toBigInt(before) }));
    return { events: (page.events ?? []).map(readShown), nextOlderThan: toBigInt(page.nextOlderThan), gaps };
  }

  /** Opens a stream to the server, by default the one of the assignment, and waits for `ready`. */
  async chat(user: UserId, options: RawListen & { readonly server?: string } = {}): Promise<RawChat> {
    return untilReady(await this.open(user, options.server), options);
  }

  /** The same over a WebSocket. */
  async webSocket(user: UserId, options: RawListen & { readonly server?: string } = {}): Promise<RawWebSocket> {
    const address = await this.webSocketAddressOf(options.server ?? this.serverOf(user));
    return untilReady(this.openWebSocket(address, await this.tokens.tokenOf(user)), options);
  }

  openWebSocket(address: string, token: string | undefined, options: RawWebSocketOptions = {}): RawWebSocket {
    const device = new RawWebSocket(address, token, options);
    this.#chats.add(device);
    return device;
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

  /** A unary send to the server, by default the one of the assignment; its message id. */
  async send(user: UserId, { device = 'phone', lineage = 0, sequence, receiver, text }: UnarySend, server = this.serverOf(user)): Promise<bigint> {
    const request = { device, lineage: toLong(lineage), sequence: toLong(sequence), receiver: toLong(receiver), text: { text } };
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

  /** How large a batch Kafka takes for a topic of this platform; with 1 it takes none. */
  limitRecords(bytes: number, topic = this.topics.messages): Promise<void> {
    return this.configureLog({ 'max.message.bytes': `${bytes}` }, topic);
  }

  /** Sets the configuration of a topic of this platform; settings of earlier calls return to their defaults. */
  async configureLog(config: Readonly<Record<string, string>>, topic = this.topics.messages): Promise<void> {
    const configEntries = Object.entries(config).map(([name, value]) => ({ name, value }));
    const resources = [{ type: ConfigResourceTypes.TOPIC, name: topic, configEntries }];
    await this.#asAdmin((admin) => admin.alterConfigs({ validateOnly: false, resources }));
  }

  /** Removes all records that a partition of the log has before an offset, by default all that there are, as retention does. */
  async cutLog(of: number, before?: number): Promise<void> {
    await this.#asAdmin(async (admin) => {
      const ranges = await admin.fetchTopicOffsets(this.topics.messages);
      const offset = String(before ?? ranges.find(({ partition: each }) => each === of)?.high);
      await admin.deleteTopicRecords({ topic: this.topics.messages, partitions: [{ partition: of, offset }] });
    });
  }

  async deleteLog(topic = this.topics.messages): Promise<void> {
    await this.#asAdmin(async (admin) => {
      await admin.deleteTopics({ topics: [topic] });
      await eventually(async () => {
        if ((await admin.listTopics()).includes(topic)) throw new Error('the topic is still there');
      });
    });
  }

  /** Removes the log and makes an empty one of the same name. */
  async recreateLog(topic = this.topics.messages): Promise<void> {
    await this.deleteLog(topic);
    await eventually(() => this.createTopics());
  }

  /** Sets the committed offsets of materialize, which must not run, to the end of the log. */
  async resetGroup(): Promise<void> {
    await this.#asAdmin((admin) => admin.resetOffsets({ groupId: this.topics.materializeGroup, topic: this.topics.messages, earliest: false }));
  }

  /** Executes statements on the tables of this platform. */
  async cql(...statements: readonly string[]): Promise<types.Row[]> {
    const client = await connectCassandra({
      contactPoints: [testStores().cassandraContactPoints], datacenter: 'datacenter1', keyspace: this.name, logger: silentLogger,
    });
    try {
      const rows: types.Row[] = [];
      for (const statement of statements) rows.push(...((await client.execute(statement, [], { prepare: false, readTimeout: 30_000 })).rows ?? []));
      return rows;
    } finally {
      await client.shutdown();
    }
  }

  /** How many processes of materialize share the partitions, as Kafka counts them. */
  materializeMembers(): Promise<number> {
    return this.#asAdmin(async (admin) => {
      const { groups } = await admin.describeGroups([this.topics.materializeGroup]);
      return groups.reduce((sum, { members }) => sum + members.length, 0);
    });
  }

  async #asAdmin<T>(use: (admin: Admin) => Promise<T>): Promise<T> {
    const admin = this.kafka.admin();
    await admin.connect();
    try {
      return await use(admin);
    } finally {
      await admin.disconnect();
    }
  }

  /** Appends values to a partition of the log, past everything that checks them. */
  async append(of: number, ...values: (Buffer | null)[]): Promise<void> {
    await this.appendAll(values.map((value) => ({ partition: of, value })));
  }

  async appendAll(records: readonly { readonly partition: number; readonly value: Buffer | null }[], topic = this.topics.messages): Promise<void> {
    const producer = this.kafka.producer({ createPartitioner: explicitPartition });
    await producer.connect();
    try {
      await producer.send({ topic, acks: -1, messages: [...records] });
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
    await closeAll(this.#cleanups.splice(0));
  }
}

async function untilReady<Device extends RawDevice>(device: Device, listen: RawListen): Promise<Device> {
  device.listen(listen);
  await eventually(() => {
    if (device.ended === undefined && device.ready === undefined) throw new Error('the stream is not ready');
  });
  if (device.ended !== undefined) throw device.ended;
  return device;
}
