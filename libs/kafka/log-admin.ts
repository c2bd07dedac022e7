import type { OffsetRanges } from './offset-reader.ts';

export interface TopicNames {
  /** One record for every event and participant's partition. */
  readonly messages: string;
  /** Records that materialize could not read, with the reason. */
  readonly rejected: string;
  /** One record for every command for a group. */
  readonly groups: string;
  /** Identifies the platform of the prefix. */
  readonly platform: string;
  /** Consumer group of materialize. */
  readonly materializeGroup: string;
  /** Consumer group of the service of groups. */
  readonly groupsGroup: string;
}

export interface TopicLayout {
  readonly names: TopicNames;
  readonly partitions: number;
  readonly replicationFactor: number;
}

export interface TopicsReport {
  /** Problems that need an operator, each in one line. */
  readonly warnings: readonly string[];
  /** Whether `messages` was not there. */
  readonly isLogNew: boolean;
}

/** Creates, corrects and reviews the topics of a platform. Every call rejects when the log cannot be reached. */
export interface LogAdmin {
  /**
   * Creates the topics that are not there, and corrects the settings of those that are. Throws an Error that names both
   * counts when `messages` or `groups` has fewer partitions than asked for: some users or groups would have none. With
   * more of them the platform uses the first ones.
   */
  ensureTopics(layout: TopicLayout): Promise<TopicsReport>;
  /** Creates the topic that identifies the platform of the prefix, unless it exists. */
  ensurePlatformTopic(layout: Pick<TopicLayout, 'names' | 'replicationFactor'>): Promise<void>;
  /** The offsets of every partition of a topic that has a leader, by number. Rejects for a topic that is not there. */
  readOffsets(topic: string): Promise<OffsetRanges>;
  /** What is wrong with a topic now, each in one line: its settings, and partitions that take no records. */
  readProblems(topic: string): Promise<readonly string[]>;
}

/** An operator has added partitions to the topic, which is harmless and useless. */
export function surplusPartitions(topic: string, found: number, used: number): string {
  return (
    `topic ${topic} has ${found} partitions, the platform was made with ${used}: it uses the first ${used}, ` +
    'and the others stay empty'
  );
}

/**
 * A warning where the topic has more partitions than asked for. Throws an Error that names both counts where it has
 * fewer.
 */
export function checkPartitions(topic: string, found: number, wanted: number): string[] {
  if (found < wanted)
    throw new Error(`topic ${topic} has ${found} partitions, ${wanted} are asked for: the number cannot change`);
  return found > wanted ? [surplusPartitions(topic, found, wanted)] : [];
}
