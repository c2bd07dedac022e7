import { setTimeout } from 'node:timers/promises';
import { untilCassandraConnected } from '@cecochat/cassandra';
import { Topic, topicNames, type TopicNames } from '@cecochat/kafka';
import { untilDone } from '@cecochat/runtime';
import { buildRunning, stopRunning, type MaterializeOptions, type Running } from './running.ts';

/** Tables that were restored and a log that was cut are noticed within this. */
const checkMs = 5_000;

/** Writes what is in the log to Cassandra: the whole service but its ports. */
export class Materialize {
  readonly #options: MaterializeOptions;
  readonly #names: TopicNames;
  readonly #topic: Topic;
  readonly #stopping = new AbortController();
  #starting: Promise<void> = Promise.resolve();
  #running: Running | undefined;

  constructor(options: MaterializeOptions) {
    this.#options = options;
    this.#names = topicNames(options.topicPrefix);
    this.#topic = new Topic(options.kafka, this.#names.messages);
  }

  /** Begins with the given number of partitions, that of the platform; waits for its dependencies in the background. */
  start(partitionCount: number): void {
    const { logger } = this.#options;
    this.#starting = this.#start(partitionCount, this.#stopping.signal).catch((error: unknown) => {
      if (!this.#stopping.signal.aborted) logger.warn({ err: error }, 'materialize could not start');
    });
  }

  /** Why this process is not doing its work now; empty when it is. */
  reasonsNotReady(): readonly string[] {
    if (this.#running === undefined) return ['waiting for kafka and cassandra'];
    const reasons = [];
    if (!this.#running.lanes.group.isJoined()) reasons.push('not in the consumer group');
    else if (!this.#running.placement.isPlaced) reasons.push('where history goes on is not known yet');
    if (!this.#running.reachability.answers()) reasons.push('cassandra does not answer');
    return reasons;
  }

  /** Finishes the writes in progress, commits them and leaves the group, so that others take over at once. */
  async drain(): Promise<void> {
    this.#stopping.abort();
    await this.#starting;
    if (this.#running !== undefined) await stopRunning(this.#running);
    await this.#topic.close().catch(() => undefined);
  }

  async #start(partitionCount: number, signal: AbortSignal): Promise<void> {
    const { logger, cassandra } = this.#options;
    await untilTopicKnown({ topic: this.#topic, partitions: partitionCount, signal, logger });
    const client = await untilCassandraConnected({ ...cassandra, logger }, { signal });
    const running = buildRunning({ topic: this.#topic, names: this.#names, partitionCount, client }, this.#options);
    this.#running = running;
    running.commits.start();
    running.log.start();
    await running.lanes.group.start();
    await this.#checkNowAndThen(running, signal);
  }

  /** Until the process stops. */
  async #checkNowAndThen({ placement, buckets }: Running, signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await setTimeout(checkMs, undefined, { signal }).catch(() => undefined);
      if (!signal.aborted) await Promise.all([placement.check(), buckets.check()]).catch((error: unknown) =>
        this.#options.logger.debug({ err: error }, 'the tables and the log could not be checked'),
      );
    }
  }
}

interface TopicWait {
  readonly topic: Topic;
  /** Partitions of the platform. */
  readonly partitions: number;
  readonly signal: AbortSignal;
  readonly logger: { warn(details: object, message: string): void };
}

/**
 * Waits for Kafka, and for a topic with the partitions of the platform, until the signal is aborted. Partitions that an
 * administrator added hold nothing of the platform, and are no more than a warning.
 */
function untilTopicKnown({ topic, partitions, signal, logger }: TopicWait): Promise<void> {
  const attempt = async () => {
    await topic.connect();
    const count = await topic.countPartitions();
    if (count < partitions)
      throw new Error(`topic ${topic.name} has ${count} partitions, the platform has ${partitions}`);
    if (count > partitions) logger.warn(
      { topic: topic.name, count, partitions },
      'the topic has more partitions than the platform: they are passed over',
    );
  };
  const onReason = (reason: string) =>
    logger.warn({ reason, topic: topic.name }, 'waiting for kafka and the topic; has the set-up run?');
  return untilDone(attempt, { onReason, signal });
}
