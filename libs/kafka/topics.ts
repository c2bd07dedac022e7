import kafkajs, { type Admin, type ITopicConfig, type ITopicMetadata, type Kafka } from 'kafkajs';
import { checkPartitions, type TopicLayout, type TopicNames, type TopicsReport, type LogAdmin } from './log-admin.ts';
import type { OffsetRanges } from './offset-reader.ts';
import { problemsOf, reviewTopic, settingsOfNew, type FoundTopic } from './topic-settings.ts';
import { readOffsets, untilLed } from './topic.ts';

const { ConfigResourceTypes, ConfigSource, KafkaJSAggregateError, KafkaJSError } = kafkajs;

/** The names, with a prefix where several platforms share a Kafka. */
export function topicNames(prefix = ''): TopicNames {
  return {
    messages: `${prefix}messages`,
    rejected: `${prefix}messages-rejected`,
    groups: `${prefix}groups`,
    platform: `${prefix}platform`,
    materializeGroup: `${prefix}materialize`,
    groupsGroup: `${prefix}groups`,
  };
}

/** As `ensureTopics` of a LogAdmin. */
export async function ensureTopics(kafka: Kafka, layout: TopicLayout): Promise<TopicsReport> {
  const { names, partitions, replicationFactor } = layout;
  const admin = kafka.admin();
  await admin.connect();
  try {
    const topic = { replicationFactor, configEntries: entriesOf(settingsOfNew(replicationFactor)) };
    const before = await admin.listTopics();
    await createTopics(
      admin,
      [
        { ...topic, topic: names.messages, numPartitions: partitions },
        { ...topic, topic: names.groups, numPartitions: partitions },
        { ...topic, topic: names.rejected, numPartitions: 1 },
      ],
      replicationFactor,
    );
    const topics = await untilTopicsLed(admin, [names.messages, names.groups, names.rejected]);
    const surplus = [names.messages, names.groups].flatMap((name) =>
      checkPartitions(name, topics.find((topic) => topic.name === name)?.partitions.length ?? 0, partitions),
    );
    const replicas = new Map(topics.map((topic) => [topic.name, replicasOf(topic)]));
    const warnings = [
      ...surplus, ...topics.flatMap(leaderless), ...(await ensureSettings(admin, replicas, replicationFactor)),
    ];
    return { warnings, isLogNew: !before.includes(names.messages) };
  } finally {
    await admin.disconnect();
  }
}

/**
 * What is wrong with a topic now, each in one line. Rejects as Kafka does, also where its user may not read settings.
 */
export async function readTopicProblems(kafka: Kafka, name: string): Promise<string[]> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const [found] = (await admin.fetchTopicMetadata({ topics: [name] })).topics;
    if (found === undefined) return [];
    const [described] = await describeTopics(admin, [name]);
    const settings = new Map(described?.configEntries.map(({ configName, configValue }) => [configName, configValue]));
    return [
      ...leaderless(found), ...belowMinimum(found, Number(settings.get('min.insync.replicas') ?? 1)),
      ...problemsOf({ name, settings, replicas: replicasOf(found) }),
    ];
  } finally {
    await admin.disconnect();
  }
}

/** Creates the topic that identifies the platform of the prefix, unless it exists. */
export async function ensurePlatformTopic(
  kafka: Kafka, { names: { platform }, replicationFactor }: Pick<TopicLayout, 'names' | 'replicationFactor'>,
): Promise<void> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const settings = new Map([...settingsOfNew(replicationFactor), ['cleanup.policy', 'compact']]);
    await createTopics(
      admin,
      [{ topic: platform, numPartitions: 1, replicationFactor, configEntries: entriesOf(settings) }],
      replicationFactor,
    );
    await untilTopicsLed(admin, [platform]);
  } finally {
    await admin.disconnect();
  }
}

/** The topics, when brokers know of them and each partition has a leader, or has got none for too long. */
async function untilTopicsLed(admin: Admin, names: string[]): Promise<readonly ITopicMetadata[]> {
  let found: readonly ITopicMetadata[] | undefined;
  try {
    return await untilLed(
      async () => {
        found = (await admin.fetchTopicMetadata({ topics: names })).topics;
        if (found.some((topic) => leaderless(topic).length > 0))
          throw new KafkaJSError('a partition has no leader', { retriable: true });
        return found;
      },
      (error) => error instanceof KafkaJSError && error.retriable,
    );
  } catch (error) {
    if (found === undefined) throw error;
    return found;
  }
}

const mostListed = 20;

/** Partitions that no broker leads: all brokers that have them are down. */
function leaderless({ name, partitions }: ITopicMetadata): readonly string[] {
  const without = partitions.filter(({ leader }) => leader < 0);
  if (without.length === 0) return [];
  return [
    `topic ${name}: partitions ${listOf(without)} have no leader, their users cannot chat until a broker that has ` +
      'them is back',
  ];
}

/** Partitions that have a leader, and take no records all the same. */
function belowMinimum({ name, partitions }: ITopicMetadata, minimum: number): readonly string[] {
  const low = partitions.filter(
    ({ leader, isr, replicas }) => leader >= 0 && isr.length < minimum && replicas.length >= minimum,
  );
  if (low.length === 0) return [];
  return [
    `topic ${name}: partitions ${listOf(low)} have fewer than ${minimum} replicas in sync, their users cannot send ` +
      'until more brokers that have them are back',
  ];
}

/** The first ones by number, and how many there are besides. */
function listOf(partitions: readonly { readonly partitionId: number }[]): string {
  const numbers = partitions.map(({ partitionId }) => partitionId).sort((a, b) => a - b);
  const more = numbers.length - mostListed;
  return `${numbers.slice(0, mostListed).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

/** Why one topic was not created. */
type TopicFailure = Error & { readonly type?: string; readonly topic?: string };

async function createTopics(admin: Admin, topics: ITopicConfig[], replicationFactor: number): Promise<void> {
  try {
    // Its way of waiting for leaders gives up when brokers do not know of a topic yet.
    await admin.createTopics({ waitForLeaders: false, topics });
  } catch (error) {
    if (!(error instanceof KafkaJSAggregateError)) throw error;
    const failures = (error.errors as readonly TopicFailure[]).filter(({ type }) => type !== 'TOPIC_ALREADY_EXISTS');
    if (failures.length === 0) return;
    if (failures.some(({ type }) => type === 'INVALID_REPLICATION_FACTOR')) {
      const { length } = (await admin.describeCluster()).brokers;
      throw new Error(
        `${replicationFactor} replicas of each record are asked ` +
          `for, ${length} ${length === 1 ? 'broker is' : 'brokers are'} there`,
        { cause: error },
      );
    }
    throw new Error(failures.map(({ topic, message }) => `topic ${topic} cannot be created: ${message}`).join('; '), {
      cause: error,
    });
  }
}

/** The least number of replicas that a partition has. */
const replicasOf = ({ partitions }: ITopicMetadata) => Math.min(...partitions.map(({ replicas }) => replicas.length));

async function describeTopics(admin: Admin, names: readonly string[]) {
  const resources = names.map((name) => ({ type: ConfigResourceTypes.TOPIC, name }));
  return (await admin.describeConfigs({ includeSynonyms: false, resources })).resources;
}

/** Reviews the settings of topics, by name with the number of their replicas. */
async function ensureSettings(
  admin: Admin, replicas: ReadonlyMap<string, number>, replicationFactor: number,
): Promise<string[]> {
  const type = ConfigResourceTypes.TOPIC;
  const warnings: string[] = [];
  for (const { resourceName: name, configEntries } of await describeTopics(admin, [...replicas.keys()])) {
    const settings = new Map(configEntries.map(({ configName, configValue }) => [configName, configValue]));
    const topic: FoundTopic = { name, settings, replicas: replicas.get(name) ?? 0 };
    const review = reviewTopic(topic, replicationFactor);
    warnings.push(...review.warnings);
    if (review.corrections.size === 0) continue;
    // Kafka resets settings that the request omits to the broker's default, so it names all settings of the topic.
    const ofTopic = configEntries.filter(({ configSource }) => configSource === ConfigSource.TOPIC_CONFIG);
    const merged = new Map([
      ...ofTopic.map(({ configName, configValue }): [string, string] => [configName, configValue]),
      ...review.corrections,
    ]);
    try {
      await admin.alterConfigs({ validateOnly: false, resources: [{ type, name, configEntries: entriesOf(merged) }] });
      for (const [setting, wanted] of review.corrections)
        warnings.push(`topic ${name}: ${setting} was ${settings.get(setting)}, it is ${wanted} now`);
    } catch (error) {
      const wrong = Array.from(
        review.corrections, ([setting, wanted]) => `${setting} is ${settings.get(setting)}, ${wanted} is wanted`,
      );
      throw new Error(
        `topic ${name}: ${wrong.join('; ')}; it cannot be set: ${Error.isError(error) ? error.message : String(error)}`,
        { cause: error },
      );
    }
  }
  return warnings;
}

const entriesOf = (settings: ReadonlyMap<string, string>) => Array.from(settings, ([name, value]) => ({ name, value }));

/** Administers Kafka; each call has connections of its own. */
export class KafkaLogAdmin implements LogAdmin {
  readonly #kafka: Kafka;

  constructor(kafka: Kafka) {
    this.#kafka = kafka;
  }

  ensureTopics(layout: TopicLayout): Promise<TopicsReport> {
    return ensureTopics(this.#kafka, layout);
  }

  ensurePlatformTopic(layout: Pick<TopicLayout, 'names' | 'replicationFactor'>): Promise<void> {
    return ensurePlatformTopic(this.#kafka, layout);
  }

  readOffsets(topic: string): Promise<OffsetRanges> {
    return readOffsets(this.#kafka, topic);
  }

  readProblems(topic: string): Promise<readonly string[]> {
    return readTopicProblems(this.#kafka, topic);
  }
}
