/**
 * The parts of kafkajs 2.2.4 that `broker-links.ts` uses and `kafkajs-repairs.ts` mends. They have no types, and the
 * version is fixed.
 */

declare module 'kafkajs/src/broker/index.js' {
  interface Protocol {
    readonly request: unknown;
    readonly response: { decode(data: Buffer): Promise<unknown>; parse(data: unknown): Promise<unknown> };
  }

  export default class Broker {
    constructor(options: { connectionPool: unknown; logger: unknown; allowAutoTopicCreation: boolean });
    readonly connectionPool: { send(protocol: Protocol): Promise<unknown> };
    /** Chooses the version of a request that the broker speaks; throws before `connect`. */
    readonly lookupRequest: (apiKey: number, definitions: unknown) => (options: object) => Protocol;
    isConnected(): boolean;
    connect(): Promise<void>;
    disconnect(): Promise<void>;
  }
}

declare module 'kafkajs/src/cluster/connectionPoolBuilder.js' {
  interface ConnectionPoolBuilder {
    /** Without a destination the next one of the addresses that were given. */
    build(destination?: { host: string; port: number }): Promise<unknown>;
  }
  export default function connectionPoolBuilder(options: object): ConnectionPoolBuilder;
}

declare module 'kafkajs/src/loggers/index.js' {
  const loggers: { createLogger(options: object): unknown };
  export default loggers;
}

declare module 'kafkajs/src/protocol/requests/index.js' {
  interface Protocol {
    readonly request: unknown;
    readonly response: { decode(data: Buffer): Promise<unknown>; parse(data: unknown): Promise<unknown> };
  }
  interface Definition {
    protocol: (of: { version: number }) => (options: object) => Protocol;
  }
  const protocol: { readonly requests: { readonly Metadata: Definition; readonly Produce: unknown } };
  export default protocol;
}

declare module 'kafkajs/src/protocol/requests/apiKeys.js' {
  const apiKeys: { readonly Metadata: number; readonly Produce: number };
  export default apiKeys;
}

declare module 'kafkajs/src/protocol/error.js' {
  const errors: { createErrorFromCode(code: number): Error & { readonly type: string } };
  export default errors;
}

declare module 'kafkajs/src/cluster/brokerPool.js' {
  import type Broker from 'kafkajs/src/broker/index.js';

  export default class BrokerPool {
    metadata: {
      readonly topicMetadata: readonly { readonly partitionMetadata: readonly { readonly leader: number }[] }[];
    } | null;
    /** In milliseconds of Unix time. */
    metadataExpireAt: number | null;
    readonly brokers: Readonly<Record<string, Broker>>;
    refreshMetadata(topics: readonly string[]): Promise<void>;
  }
}

declare module 'kafkajs/src/cluster/index.js' {
  import type Broker from 'kafkajs/src/broker/index.js';
  import type BrokerPool from 'kafkajs/src/cluster/brokerPool.js';

  interface AskedTopic {
    readonly topic: string;
    readonly partitions: readonly { readonly partition: number }[];
  }

  export default class Cluster {
    readonly brokerPool: BrokerPool;
    findTopicPartitionMetadata(topic: string): readonly { readonly partitionId: number; readonly leader: number }[];
    fetchTopicsOffset(topics: readonly AskedTopic[]): Promise<readonly AskedTopic[]>;
    findGroupCoordinator(of: { groupId: string }): Promise<Broker>;
  }
}

declare module 'kafkajs/src/consumer/consumerGroup.js' {
  import type Broker from 'kafkajs/src/broker/index.js';
  import type Cluster from 'kafkajs/src/cluster/index.js';

  /** What an answer has of one partition. */
  export interface FetchedBatch {
    /** Also those before the offset that was asked for, and those that are not for consumers. */
    readonly rawMessages: readonly unknown[];
  }

  export default class ConsumerGroup {
    readonly cluster: Cluster;
    readonly groupId: string;
    readonly generationId: number | null;
    readonly memberId: string | null;
    /** In milliseconds. */
    readonly maxWaitTime: number;
    coordinator: Broker | null;
    readonly offsetManager: { coordinator: Broker } | null;
    fetch(nodeId: string): Promise<readonly FetchedBatch[]>;
    heartbeat(options: { interval: number }): Promise<void>;
  }
}
