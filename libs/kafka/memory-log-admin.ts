import { checkPartitions, type LogAdmin, type TopicLayout, type TopicsReport } from './log-admin.ts';
import { MemoryLog } from './memory-log-reader.ts';
import type { OffsetRanges } from './offset-reader.ts';
import { problemsOf, reviewTopic, settingsOfNew, type FoundTopic } from './topic-settings.ts';

/** What a broker has for a setting that no topic sets. */
const defaults = [['max.message.bytes', '1048588'], ['retention.ms', '604800000'], ['retention.bytes', '-1']] as const;

interface MemoryTopic {
  readonly log: MemoryLog;
  readonly settings: Map<string, string>;
  readonly replicas: number;
}

/** Topics in memory, administered as those of Kafka are. */
export class MemoryLogAdmin implements LogAdmin {
  readonly #topics = new Map<string, MemoryTopic>();

  /** The records of a topic. Throws where there is none of that name. */
  logOf(topic: string): MemoryLog {
    return this.#at(topic).log;
  }

  /** Creates a topic, or changes settings of it, as an administrator does. */
  configure(topic: string, settings: Readonly<Record<string, string>>, partitions = 1): void {
    const { settings: own } = this.#ensure(topic, partitions, 1);
    for (const [name, value] of Object.entries(settings)) own.set(name, value);
  }

  async ensureTopics({ names, partitions, replicationFactor }: TopicLayout): Promise<TopicsReport> {
    const isLogNew = !this.#topics.has(names.messages);
    const warnings: string[] = [];
    for (const [name, count] of [
      [names.messages, partitions], [names.groups, partitions], [names.rejected, 1],
    ] as const) {
      const { log } = this.#ensure(name, count, replicationFactor);
      if (name !== names.rejected) warnings.push(...checkPartitions(name, log.partitionCount, count));
      warnings.push(...this.#correct(name, replicationFactor));
    }
    return { warnings, isLogNew };
  }

  async ensurePlatformTopic({
    names, replicationFactor,
  }: Pick<TopicLayout, 'names' | 'replicationFactor'>): Promise<void> {
    if (!this.#topics.has(names.platform))
      this.#ensure(names.platform, 1, replicationFactor).settings.set('cleanup.policy', 'compact');
  }

  async readOffsets(topic: string): Promise<OffsetRanges> {
    const { log } = this.#at(topic);
    return new Map(Array.from({ length: log.partitionCount }, (_, partition) => [partition, log.rangeOf(partition)]));
  }

  async readProblems(topic: string): Promise<readonly string[]> {
    return problemsOf(this.#found(topic));
  }

  #correct(topic: string, replicationFactor: number): string[] {
    const { settings } = this.#at(topic);
    const { corrections, warnings } = reviewTopic(this.#found(topic), replicationFactor);
    const corrected = Array.from(corrections, ([name, wanted]) => {
      const before = settings.get(name);
      settings.set(name, wanted);
      return `topic ${topic}: ${name} was ${before}, it is ${wanted} now`;
    });
    return [...warnings, ...corrected];
  }

  #found(name: string): FoundTopic {
    const { settings, replicas } = this.#at(name);
    return { name, settings, replicas };
  }

  #ensure(topic: string, partitions: number, replicas: number): MemoryTopic {
    const known = this.#topics.get(topic);
    if (known !== undefined) return known;
    const made = {
      log: new MemoryLog(partitions),
      settings: new Map([...defaults, ...settingsOfNew(replicas)]),
      replicas,
    };
    this.#topics.set(topic, made);
    return made;
  }

  #at(topic: string): MemoryTopic {
    const found = this.#topics.get(topic);
    if (found === undefined) throw new Error(`This server does not host this topic-partition: ${topic}`);
    return found;
  }
}
