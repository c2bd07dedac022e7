import type { Kafka } from 'kafkajs';

/** The part of a cluster of kafkajs 2.2.4 that returns partition leaders. It has no types; the version is pinned. */
export interface OffsetsCluster {
  connect(): Promise<void>;
  disconnect(): Promise<void>;
  /** Adds a topic to those whose metadata is kept, and reads it when it is new. */
  addTargetTopic(topic: string): Promise<void>;
  refreshMetadata(): Promise<void>;
  refreshMetadataIfNecessary(): Promise<void>;
  /** The same array until the metadata is read again. */
  findTopicPartitionMetadata(topic: string): readonly { readonly partitionId: number; readonly leader: number }[];
  findBroker(by: { nodeId: number }): Promise<OffsetsBroker>;
}

/** One that reads partitions as well. */
export interface Cluster extends OffsetsCluster {
  findBroker(by: { nodeId: number }): Promise<TopicBroker>;
}

export interface FetchedRecord {
  readonly offset: string;
  readonly key: Buffer | null;
  readonly value: Buffer | null;
}

interface FetchRequest {
  readonly isolationLevel: number;
  readonly maxWaitTime: number;
  readonly minBytes: number;
  readonly maxBytes: number;
  readonly topics: readonly {
    readonly topic: string;
    readonly partitions: readonly {
      readonly partition: number;
      readonly fetchOffset: string;
      readonly maxBytes: number;
    }[];
  }[];
}

export interface TopicBroker extends OffsetsBroker {
  /** Rejects with the error of the first partition that has one. */
  fetch(
    request: FetchRequest,
  ): Promise<{
    readonly responses: readonly { readonly partitions: readonly { readonly messages: readonly FetchedRecord[] }[] }[];
  }>;
}

export interface OffsetsBroker {
  listOffsets(request: {
    isolationLevel: number;
    topics: readonly TopicQuestion[];
  }): Promise<{ readonly responses: readonly TopicAnswer[] }>;
}

interface TopicQuestion {
  readonly topic: string;
  readonly partitions: readonly { readonly partition: number; readonly timestamp: number }[];
}

interface TopicAnswer {
  readonly topic: string;
  readonly partitions: readonly { readonly partition: number; readonly offset: string }[];
}

type CreateCluster = (options: { allowAutoTopicCreation: boolean; metadataMaxAge: number }) => Cluster;

/** As producers and consumers of kafkajs have it. */
const metadataMaxAgeMs = 300_000;

/** A cluster that is not connected yet, as an admin of kafkajs has one. An admin asks for all partitions or none. */
export function openCluster(kafka: Kafka): Cluster {
  const symbol = Object.getOwnPropertySymbols(kafka).find(
    ({ description }) => description === 'private:Kafka:createCluster',
  );
  if (symbol === undefined) throw new TypeError('this is not kafkajs 2.2.4: it does not create clusters');
  const create = (kafka as unknown as Record<symbol, CreateCluster>)[symbol] as CreateCluster;
  return create({ allowAutoTopicCreation: false, metadataMaxAge: metadataMaxAgeMs });
}
