import type { StoreAddresses } from '@cecochat/tools';

/** The running stores, for tests: JSON in CECOCHAT_TEST_STORES, where other tests find the addresses as well. */
export interface StoresDescription extends StoreAddresses {
  /** How often each store holds what it is given. */
  readonly replication: { readonly kafka: number; readonly cassandra: number };
  /** URL of the control server. */
  readonly control: string;
  /** By way, and by broker in that: what the proxy of a test has to listen on, and where it leads. */
  readonly kafkaWays: readonly (readonly { readonly listen: string; readonly target: string }[])[];
  readonly cassandraPort: number;
  readonly cassandraNodes: number;
  readonly redisPorts: { readonly master: number; readonly replica: number; readonly sentinels: readonly number[] };
}

/** How many parts of a platform can lose Kafka independently: brokers advertise other addresses on each way. */
export const wayCount = 3;
