import { LogGeneration, Reachability, untilCassandraConnected, type CassandraConnection,
  type CassandraLogger } from '@cecochat/cassandra';
import { ChatError, kafkaOffsetOf, type cecochat, type UserId } from '@cecochat/contracts';
import { createKafka, createLogWriter, GroupMember, Topic, topicNames, type KafkaConnection, type LogWriter,
  type OffsetRanges, type TopicNames } from '@cecochat/kafka';
import { connectRedis, createPlatformClock, TokenWatch, watchLimits, type PlatformClock, type PublishedWatch,
  type RedisConnection } from '@cecochat/redis';
import { LastKnown, untilDone, type RateLimits } from '@cecochat/runtime';
import type { Client } from 'cassandra-driver';
import type { Redis } from 'ioredis';
import type { Registry } from 'prom-client';
import { changeGroup } from './calls/change-group.ts';
import { getGroup, getMembers, getMyGroups } from './calls/read-groups.ts';
import { createMetrics, type GroupsMetrics } from './metrics.ts';
import { OutcomeWaits, Sequencer } from './sequencer/index.ts';
import { GroupStore } from './store/index.ts';

export interface GroupsOptions {
  /** Of this process, for Kafka. */
  readonly name: string;
  readonly kafka: KafkaConnection;
  readonly topicPrefix: string;
  readonly cassandra: CassandraConnection & { readonly keyspace: string };
  readonly redis: RedisConnection;
  readonly registry: Registry;
  readonly logger: CassandraLogger;
  readonly useLimits: (limits: RateLimits) => void;
  readonly random: () => number;
}

/** The parts that exist once the stores are found. */
interface Running {
  readonly client: Client;
  readonly reachability: Reachability;
  readonly store: GroupStore;
  readonly member: GroupMember;
  readonly sequencer: Sequencer;
  readonly log: LastKnown<OffsetRanges>;
  readonly partitionCount: number;
}

const retryAfterMs = 1_000;
/** Between two reads of the ends of the log, which the lag is of. */
const readLogEveryMs = 5_000;

/** Decides the commands of its partitions, and answers calls about all groups: the whole service but its ports. */
export class Groups {
  readonly clock: PlatformClock;
  readonly tokens: TokenWatch;
  readonly #limits: PublishedWatch<RateLimits>;
  readonly #options: GroupsOptions;
  readonly #names: TopicNames;
  readonly #topic: Topic;
  /** Of the topic `groups`. */
  readonly #writer: LogWriter;
  /** Of the topic `messages`. */
  readonly #events: LogWriter;
  readonly #redis: Redis;
  readonly #metrics: GroupsMetrics;
  readonly #waits = new OutcomeWaits();
  readonly #stopping = new AbortController();
  #starting: Promise<void> = Promise.resolve();
  #running: Running | undefined;

  constructor(options: GroupsOptions) {
    this.#options = options;
    const { logger, kafka, name, redis, topicPrefix } = options;
    this.#names = topicNames(topicPrefix);
    this.#topic = new Topic(createKafka({ ...kafka, clientId: name, logger }), this.#names.groups);
    this.#writer = createLogWriter({ ...kafka, clientId: name, logger }, this.#names.groups);
    this.#events = createLogWriter({ ...kafka, clientId: name, logger }, this.#names.messages);
    this.#metrics = createMetrics(options.registry, {
      lag: () => this.#running && lagOf(this.#running), cachedGroups: () => this.#running?.sequencer.cachedGroups ?? 0,
    });
    this.#redis = connectRedis(redis, logger);
    this.clock = createPlatformClock(this.#redis, logger);
    const watched = { redis: this.#redis, logger, onBad: () => this.#metrics.badValue() };
    this.tokens = new TokenWatch({ ...watched, clock: this.clock.now });
    this.#limits = watchLimits(watched, options.useLimits);
  }

  /** Begins to answer; calls are `unavailable` until `serve` has found the stores. */
  async start(): Promise<void> {
    this.clock.start().catch(() => undefined); // Redis is unreachable: the clock keeps asking it.
    await Promise.all([this.tokens.start(), this.#limits.start()]);
  }

  /**
   * Begins to decide, with the number of partitions of the platform; waits in the background for what is not there yet.
   */
  serve(partitionCount: number): void {
    this.#starting = this.#connect(partitionCount).catch((error: unknown) => {
      if (!this.#stopping.signal.aborted) this.#options.logger.warn({ err: error }, 'groups could not start');
    });
  }

  changeGroup(user: UserId, request: cecochat.v1.IChangeGroupRequest): Promise<cecochat.v1.IChangeGroupResponse> {
    return this.#metrics.measure('change', async () => {
      const { store, partitionCount } = this.#serving();
      const { random } = this.#options;
      return changeGroup({ store, partitionCount, writer: this.#writer, waits: this.#waits, random }, user, request);
    });
  }

  getGroup(user: UserId, request: cecochat.v1.IGetGroupRequest): Promise<cecochat.v1.IGetGroupResponse> {
    return this.#metrics.measure('group', async () => getGroup(this.#serving().store, user, request));
  }

  getMembers(user: UserId, request: cecochat.v1.IGetMembersRequest): Promise<cecochat.v1.IGetMembersResponse> {
    return this.#metrics.measure('members', async () => getMembers(this.#serving().store, user, request));
  }

  getMyGroups(user: UserId, request: cecochat.v1.IGetMyGroupsRequest): Promise<cecochat.v1.IGetMyGroupsResponse> {
    return this.#metrics.measure('my-groups', async () => getMyGroups(this.#serving().store, user, request));
  }

  /** Why this process cannot do its work now; empty when it can. */
  reasonsNotReady(): readonly string[] {
    if (this.#running === undefined) return ['waiting for kafka and cassandra'];
    const reasons = [];
    if (!this.#running.member.isJoined()) reasons.push('not in the consumer group');
    if (!this.#running.reachability.answers()) reasons.push('cassandra does not answer');
    return [...reasons, ...this.clock.reasons()];
  }

  /** Leaves the consumer group and closes the stores; calls in flight must have ended. */
  async close(): Promise<void> {
    this.#stopping.abort();
    await this.#starting;
    this.#running?.sequencer.begin(); // Batches in progress are applied again by the processes that get the partitions.
    await this.#running?.member.stop();
    this.#running?.log.stop();
    this.#running?.reachability.stop();
    this.tokens.stop();
    this.#limits.stop();
    this.clock.stop();
    this.#redis.disconnect();
    await Promise.allSettled([
      this.#writer.disconnect(),
      this.#events.disconnect(),
      this.#topic.close(),
      this.#running?.client.shutdown(),
    ]);
  }

  async #connect(partitionCount: number): Promise<void> {
    const { cassandra, logger } = this.#options;
    const { signal } = this.#stopping;
    await untilDone(
      async () => {
        await Promise.all([this.#topic.connect(), this.#writer.connect(), this.#events.connect()]);
        const count = await this.#topic.countPartitions();
        if (count < partitionCount)
          throw new Error(`topic ${this.#topic.name} has ${count} partitions, the platform has ${partitionCount}`);
      },
      { signal, onReason: (reason) =>
        logger.warn({ reason, topic: this.#topic.name }, 'waiting for kafka and the topic; has the set-up run?') },
    );
    const client = await untilCassandraConnected({ ...cassandra, logger }, { signal });
    this.#running = this.#build(client, partitionCount);
    this.#running.log.start();
    await this.#running.member.start();
  }

  #build(client: Client, partitionCount: number): Running {
    const { kafka, name, cassandra, logger, random } = this.#options;
    const store = new GroupStore(client, cassandra.keyspace);
    const sequencer: Sequencer = new Sequencer({
      store, generation: new LogGeneration(client, 'groups'), member: () => member, writer: this.#events,
      partitionCount, waits: this.#waits, metrics: this.#metrics, logger, random,
    });
    const member = new GroupMember({
      kafka: createKafka({ ...kafka, clientId: name, logger }), groupId: this.#names.groupsGroup,
        topic: this.#names.groups, logger,
      handle: (batch) => sequencer.handle(batch),
      onAssigned: () => sequencer.begin(),
    });
    const log = new LastKnown({ read: () => this.#topic.readOffsets(), everyMs: readLogEveryMs, clock: () =>
      performance.now() });
    return { client, store, sequencer, member, log, partitionCount, reachability: new Reachability(client) };
  }

  #serving(): Running {
    if (this.#running === undefined) throw new ChatError('unavailable', 'the store of groups does not answer',
      { retryAfterMs });
    return this.#running;
  }
}

/**
 * Commands of the partitions of this process that are not applied; undefined while the ends of the log are not known.
 */
function lagOf({ log, sequencer }: Running): number | undefined {
  const known = log.look();
  if (known === undefined) return undefined;
  return Array.from(sequencer.positions()).reduce((sum, [partition, { next }]) => {
    const end = known.value.get(partition)?.end ?? 0;
    return sum + Math.max(0, end - kafkaOffsetOf(next));
  }, 0);
}
