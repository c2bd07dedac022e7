import { createKafka } from '@cecochat/kafka';
import type { Admin } from 'kafkajs';
import { eventually } from '../../support/eventually.ts';
import { silentLogger } from '../../support/silent-logger.ts';
import { electPreferredLeaders } from './elect-leaders.ts';
import { readPartitions, type PartitionState } from './metadata.ts';
import { storesDescription } from './store-control.ts';

const settledWithinMs = 60_000;

/** Where a topic's partitions are, and who leads them, for tests that change that. */
export class TopicReplicas {
  readonly #topic: string;

  constructor(topic: string) {
    this.#topic = topic;
  }

  partitions(): Promise<readonly PartitionState[]> {
    return askAny((broker) => readPartitions(broker, this.#topic));
  }

  /** Lets the next replica of each partition lead. Resolves when Kafka has the request; one out of sync leads later. */
  async moveLeaders(): Promise<void> {
    const states = await this.partitions();
    await this.#assign(states.map(({ partition, replicas }) => ({ partition, replicas: [...replicas.slice(1), ...replicas.slice(0, 1)] })));
    const movable = states.filter(({ replicas, inSync }) => inSync.includes(replicas[1] ?? -1)).map(({ partition }) => partition);
    if (movable.length > 0) await this.#elect(movable);
  }

  /** Keeps a partition on these brokers alone; resolves when it is so. */
  async moveTo(partition: number, brokers: readonly number[]): Promise<void> {
    await this.#assign([{ partition, replicas: [...brokers] }]);
    await eventually(async () => {
      const state = (await this.partitions())[partition];
      if (`${state?.replicas}` !== `${brokers}` || state?.inSync.length !== brokers.length) throw new Error(`partition ${partition} is ${JSON.stringify(state)}`);
    }, settledWithinMs);
  }

  /** Until every partition has a leader and all of its replicas are in sync. */
  async untilInSync(): Promise<void> {
    await eventually(async () => {
      const behind = (await this.partitions()).filter(({ leader, replicas, inSync }) => leader < 0 || inSync.length < replicas.length);
      if (behind.length > 0) throw new Error(`not in sync: ${JSON.stringify(behind)}`);
    }, settledWithinMs);
  }

  async #assign(assignments: { partition: number; replicas: number[] }[]): Promise<void> {
    const partitionAssignment = assignments.filter(({ replicas }) => replicas.length > 0);
    await ask((admin) => admin.alterPartitionReassignments({ topics: [{ topic: this.#topic, partitionAssignment }] }));
  }

  #elect(partitions: readonly number[]): Promise<void> {
    return askAny((broker) => electPreferredLeaders(broker, this.#topic, partitions));
  }
}

/** The first broker that answers: others may be down. */
async function askAny<T>(question: (broker: string) => Promise<T>): Promise<T> {
  let failure: unknown;
  for (const broker of storesDescription().kafkaBrokers.split(',')) {
    try {
      return await question(broker);
    } catch (error) {
      failure = error;
    }
  }
  throw failure;
}

/** By an admin of its own: those of kafkajs keep to brokers that they once learned of. */
async function ask<T>(question: (admin: Admin) => Promise<T>): Promise<T> {
  const admin = createKafka({ brokers: storesDescription().kafkaBrokers.split(','), clientId: 'test', logger: silentLogger }).admin();
  await admin.connect();
  try {
    return await question(admin);
  } finally {
    await admin.disconnect();
  }
}
