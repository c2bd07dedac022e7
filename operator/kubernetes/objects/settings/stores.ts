import type { ServableSpec } from '../servable-spec.ts';
import { fileSetting, joinParts, optionalSecretSetting, secretSetting, setting, type Part } from './part.ts';

type Dependencies = ServableSpec['dependencies'];

/** Pure: how a service reaches Kafka. */
export function kafkaPart({ kafka }: Dependencies): Part {
  const { addresses, topicPrefix, credentials } = kafka;
  const env = [setting('KAFKA_BROKERS', addresses.join(',')), setting('TOPIC_PREFIX', topicPrefix)];
  const login = credentials && [
    setting('KAFKA_MECHANISM', credentials.mechanism),
    secretSetting('KAFKA_USERNAME', credentials.secretName, 'username'),
    secretSetting('KAFKA_PASSWORD', credentials.secretName, 'password'),
  ];
  return joinParts({ env, files: [] }, tlsOf('KAFKA', kafka.tls), login && { env: login, files: [] });
}

/** Pure: how a service reaches Cassandra. */
export function cassandraPart({ cassandra }: Dependencies): Part {
  const { addresses, datacenter, keyspace, credentials } = cassandra;
  const env = [
    setting('CASSANDRA_CONTACT_POINTS', addresses.join(',')),
    setting('CASSANDRA_DATACENTER', datacenter),
    setting('CASSANDRA_KEYSPACE', keyspace),
  ];
  const login = credentials && [
    secretSetting('CASSANDRA_USERNAME', credentials.secretName, 'username'),
    secretSetting('CASSANDRA_PASSWORD', credentials.secretName, 'password'),
  ];
  return joinParts({ env, files: [] }, tlsOf('CASSANDRA', cassandra.tls), login && { env: login, files: [] });
}

/** Pure: how a service reaches Redis, which needs no user name. TLS is asked for by the URL. */
export function redisPart({ redis }: Dependencies): Part {
  const { url, tls, credentials } = redis;
  const login = credentials && [
    optionalSecretSetting('REDIS_USERNAME', credentials.secretName, 'username'),
    secretSetting('REDIS_PASSWORD', credentials.secretName, 'password'),
  ];
  return joinParts({ env: [setting('REDIS_URL', url)], files: [] }, authorityOf('REDIS', tls), login && { env: login, files: [] });
}

/** Pure: what is to be prepared in the stores. */
export function preparationPart({ partitions, dependencies: { kafka, cassandra } }: Pick<ServableSpec, 'partitions' | 'dependencies'>): Part {
  const copies = (name: string, count: number | undefined) => (count === undefined ? [] : [setting(name, String(count))]);
  return {
    env: [
      setting('PARTITIONS', String(partitions)),
      ...copies('KAFKA_REPLICATION_FACTOR', kafka.replicationFactor),
      ...copies('CASSANDRA_REPLICATION_FACTOR', cassandra.replicationFactor),
    ],
    files: [],
  };
}

type Tls = Dependencies['kafka']['tls'];

function tlsOf(store: string, tls: Tls): Part | undefined {
  return tls && joinParts({ env: [setting(`${store}_TLS`, 'true')], files: [] }, authorityOf(store, tls));
}

/** The certificate of who vouches for the store; without it the well-known authorities count. */
function authorityOf(store: string, tls: Tls): Part | undefined {
  return tls?.caSecret && fileSetting(`${store}_CA`, `${store.toLowerCase()}-ca`, tls.caSecret);
}
