import type { NetworkInterfaceInfo } from 'node:os';

/** What the stores listen on. */
export const ports = { kafka: 9092, kafkaController: 9093, cassandra: 9042, cassandraStorage: 7000, redis: 6379 } as const;

const hostPort = /^[\w.-]+:\d{1,5}$/;

/** Pure: how Kafka listens to others than its own machine, and where it says that it is; undefined when that is no address. */
export function kafkaImageSettings(env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> | undefined {
  const advertised = env['KAFKA_ADVERTISED_LISTENER'] ?? `kafka:${ports.kafka}`;
  if (!hostPort.test(advertised)) return undefined;
  return {
    listeners: `PLAINTEXT://0.0.0.0:${ports.kafka},CONTROLLER://127.0.0.1:${ports.kafkaController}`,
    'advertised.listeners': `PLAINTEXT://${advertised}`,
  };
}

type Interfaces = Readonly<Record<string, readonly Pick<NetworkInterfaceInfo, 'address' | 'family' | 'internal'>[] | undefined>>;

/**
 * Pure: how Cassandra listens to others. It tells clients the address that it listens on, so that has to be one that they reach: the
 * Pod's, else the first of the container. What nodes say to each other stays inside: the data can move to a Pod with another address.
 */
export function cassandraImageSettings(env: Readonly<Record<string, string | undefined>>, interfaces: Interfaces): object {
  const outside = Object.values(interfaces).flatMap((each) => each ?? []).find(({ family, internal }) => family === 'IPv4' && !internal);
  return { rpc_address: env['POD_IP'] ?? outside?.address ?? '127.0.0.1' };
}
