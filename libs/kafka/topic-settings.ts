/** A topic as it is. */
export interface FoundTopic {
  readonly name: string;
  /** Values in force, set at any level: the topic, the broker or Kafka's default. */
  readonly settings: ReadonlyMap<string, string>;
  /** The least number of replicas that a partition has. */
  readonly replicas: number;
}

/** The result of reviewing the settings of a topic. */
export interface SettingsReview {
  /** Settings to be set on the topic: they make it keep more, or refuse less. */
  readonly corrections: ReadonlyMap<string, string>;
  /** Problems that need an operator, each in one line. */
  readonly warnings: readonly string[];
}

/** The writer's batches are at most 900 KiB, and their records take some more. */
const leastMessageBytes = 1_000_000;
const defaultMessageBytes = '1048588';
/** Devices, servers and history that are offline for longer than the retention of the log lose its records. */
const leastRetentionMs = 24 * 3_600_000;

/**
 * Settings of a new topic. Retention is left to the brokers. Records get the time of the broker, so that a server whose
 * clock is wrong
 * can neither write what Kafka refuses nor what its retention deletes at once.
 */
export function settingsOfNew(replicationFactor: number): ReadonlyMap<string, string> {
  return new Map([
    ['cleanup.policy', 'delete'],
    ['compression.type', 'producer'],
    ['message.timestamp.type', 'LogAppendTime'],
    ['min.insync.replicas', String(insyncOf(replicationFactor))],
  ]);
}

/** An acknowledged record is on two brokers wherever there are three. */
const insyncOf = (replicationFactor: number) => (replicationFactor >= 3 ? 2 : 1);

/** Reviews the settings of an existing topic. Pure. */
export function reviewTopic(topic: FoundTopic, replicationFactor: number): SettingsReview {
  return {
    corrections: correct(topic, replicationFactor),
    warnings: warn(topic, replicationFactor).map((line) => `topic ${topic.name}: ${line}`),
  };
}

/** What is wrong with a topic under a running platform, each in one line. Pure. */
export function problemsOf(topic: FoundTopic): string[] {
  const { corrections, warnings } = reviewTopic(topic, topic.replicas);
  const wrong = Array.from(
    corrections,
    ([setting, wanted]) =>
      `topic ${topic.name}: ${setting} is ${topic.settings.get(setting)}, ${wanted} is wanted: the set-up corrects it`,
  );
  return [...wrong, ...warnings];
}

function correct({ settings, replicas }: FoundTopic, replicationFactor: number): ReadonlyMap<string, string> {
  const corrections = new Map<string, string>();
  for (const setting of ['cleanup.policy', 'message.timestamp.type']) {
    const wanted = settingsOfNew(replicationFactor).get(setting) ?? '';
    if ((settings.get(setting) ?? wanted) !== wanted) corrections.set(setting, wanted);
  }
  if (numberOf(settings, 'max.message.bytes') < leastMessageBytes)
    corrections.set('max.message.bytes', defaultMessageBytes);
  const insync = insyncOf(Math.min(replicas, replicationFactor));
  if (numberOf(settings, 'min.insync.replicas') < insync) corrections.set('min.insync.replicas', String(insync));
  return corrections;
}

/** Settings that would cost disk space, or need a manual change. */
function warn({ settings, replicas }: FoundTopic, replicationFactor: number): string[] {
  const warnings: string[] = [];
  const insync = numberOf(settings, 'min.insync.replicas');
  if (insync > replicas)
    warnings.push(
      `min.insync.replicas is ${insync}, more than the ${replicas} replicas that there are: nothing can be written`,
    );
  if (replicas < replicationFactor)
    warnings.push(`the number of replicas is ${replicas}, ${replicationFactor} are wanted: reassign its partitions`);
  const retentionMs = numberOf(settings, 'retention.ms');
  if (retentionMs >= 0 && retentionMs < leastRetentionMs) {
    warnings.push(
      `retention.ms is ${retentionMs}, at least ${leastRetentionMs} is wanted: what was away for longer loses records`,
    );
  }
  const retentionBytes = numberOf(settings, 'retention.bytes');
  if (retentionBytes >= 0)
    warnings.push(
      `retention.bytes is ${retentionBytes}, -1 is wanted: load must not shorten the time that the log is kept`,
    );
  return warnings;
}

const numberOf = (settings: FoundTopic['settings'], name: string) => Number(settings.get(name) ?? NaN);
