import type { NetworkInterfaceInfo } from 'node:os';

/** What the stores listen on. */
export const ports = {
  kafka: 9092, kafkaController: 9093, cassandra: 9042, cassandraStorage: 7000, redis: 6379,
} as const;

const hostPort = /^[\w.-]+:\d{1,5}$/;

/** Pure: the listeners of Kafka for other machines, and its advertised address; undefined when that is invalid. */
export function kafkaImageSettings(
  env: Readonly<Record<string, string | undefined>>,
): Readonly<Record<string, string>> | undefined {
  const advertised = env['KAFKA_ADVERTISED_LISTENER'] ?? `kafka:${ports.kafka}`;
  if (!hostPort.test(advertised)) return undefined;
  return {
    listeners: `PLAINTEXT://0.0.0.0:${ports.kafka},CONTROLLER://127.0.0.1:${ports.kafkaController}`,
    'advertised.listeners': `PLAINTEXT://${advertised}`,
  };
}

type Interfaces = Readonly<
  Record<string, readonly Pick<NetworkInterfaceInfo, 'address' | 'family' | 'internal'>[] | undefined>
>;

/**
 * Pure: the listeners of Cassandra for other machines. It advertises the address it listens on, so clients have to
 * reach it: the Pod's, else the first of the container. Traffic between nodes stays inside: the data can move to a Pod
 * with another address.
 */
export function cassandraImageSettings(
  env: Readonly<Record<string, string | undefined>>, interfaces: Interfaces,
): object {
  const outside = Object.values(interfaces)
    .flatMap((each) => each ?? [])
    .find(({ family, internal }) => family === 'IPv4' && !internal);
  return { rpc_address: env['POD_IP'] ?? outside?.address ?? '127.0.0.1' };
}
