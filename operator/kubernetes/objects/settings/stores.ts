import { services, type ServiceName, type Store } from '../../../../services/catalogue.ts';
import { copiesUnlessGiven, credentialsFor, redisPrefixOf } from '../../../manifest/index.ts';
import type { Cluster } from '../cluster.ts';
import type { ServableSpec } from '../servable-spec.ts';
import { fileSetting, folderOf, joinParts, setting, type Part } from './part.ts';

type Dependencies = ServableSpec['dependencies'];

const parts: Readonly<Record<Store, (cluster: Cluster, service: ServiceName) => Part>> = {
  kafka: kafkaPart, cassandra: cassandraPart, redis: redisPart,
};

/** Pure: how a service reaches the stores that it needs. */
export const storesPart = (cluster: Cluster, service: ServiceName): Part =>
  joinParts(...services[service].stores.map((store) => parts[store](cluster, service)));

function kafkaPart({ spec: { dependencies: { kafka } } }: Cluster, service: ServiceName): Part {
  const { addresses, topicPrefix, credentials } = kafka;
  const env = [setting('KAFKA_BROKERS', addresses.join(',')), setting('TOPIC_PREFIX', topicPrefix)];
  const login = credentialsOf('KAFKA', credentialsFor(kafka, service));
  const mechanism = credentials && { env: [setting('KAFKA_MECHANISM', credentials.mechanism)], files: [] };
  return joinParts({ env, files: [] }, tlsOf('KAFKA', kafka.tls), mechanism, login);
}

function cassandraPart({ spec: { dependencies: { cassandra } } }: Cluster, service: ServiceName): Part {
  const { addresses, datacenter, keyspace } = cassandra;
  const env = [
    setting('CASSANDRA_CONTACT_POINTS', addresses.join(',')),
    setting('CASSANDRA_DATACENTER', datacenter),
    setting('CASSANDRA_KEYSPACE', keyspace),
  ];
  const login = credentialsOf('CASSANDRA', credentialsFor(cassandra, service));
  return joinParts({ env, files: [] }, tlsOf('CASSANDRA', cassandra.tls), login);
}

/** Redis needs no user name. The URL selects TLS. */
function redisPart(cluster: Cluster, service: ServiceName): Part {
  const { redis } = cluster.spec.dependencies;
  const { url, prefix, sentinel, tls, signingSecret } = redis;
  const env = [setting('REDIS_URL', url), setting('REDIS_PREFIX', redisPrefixOf(cluster, prefix))];
  const signing = signingSecret && fileSetting('REDIS_SIGNING_KEYS', 'redis-signing', signingSecret);
  const login = credentialsOf('REDIS', credentialsFor(redis, service), { mayLackUser: true });
  return joinParts({ env, files: [] }, sentinelPart(sentinel), certificatesOf('REDIS', tls), login, signing);
}

function sentinelPart(sentinel: Dependencies['redis']['sentinel']): Part | undefined {
  if (sentinel === undefined) return undefined;
  const { addresses, masterName, credentials } = sentinel;
  const env = [setting('REDIS_SENTINELS', addresses.join(',')), setting('REDIS_MASTER_NAME', masterName)];
  return joinParts({ env, files: [] }, credentialsOf('REDIS_SENTINEL', credentials, { mayLackUser: true }));
}

/**
 * Credentials of a service for a store, as files: Kubernetes replaces them when the Secret changes, and services read
 * them at every connection.
 */
function credentialsOf(
  store: string,
  credentials: { readonly secretName: string } | undefined,
  { mayLackUser = false } = {},
): Part | undefined {
  if (credentials === undefined) return undefined;
  const what = `${store.toLowerCase().replace('_', '-')}-credentials`;
  return {
    env: [setting(`${store}_CREDENTIALS`, folderOf({ what }))],
    files: [
      {
        what, secret: credentials.secretName, keys: ['username', 'password'], ...(mayLackUser && { mayLackKeys: true }),
      },
    ],
  };
}

/** Pure: what to prepare in the stores. */
export function preparationPart({
  partitions, dependencies: { kafka, cassandra },
}: Pick<ServableSpec, 'partitions' | 'dependencies'>): Part {
  const copies = (name: string, count = copiesUnlessGiven) => setting(name, String(count));
  return {
    env: [
      setting('PARTITIONS', String(partitions)),
      copies('KAFKA_REPLICATION_FACTOR', kafka.replicationFactor),
      copies('CASSANDRA_REPLICATION_FACTOR', cassandra.replicationFactor),
    ],
    files: [],
  };
}

type Tls = Dependencies['kafka']['tls'];

function tlsOf(store: string, tls: Tls): Part | undefined {
  return tls && joinParts({ env: [setting(`${store}_TLS`, 'true')], files: [] }, certificatesOf(store, tls));
}

/**
 * The certificate of the authority of the store, without which the well-known authorities count, and the certificate
 * that is shown to it.
 */
function certificatesOf(store: string, tls: Tls): Part | undefined {
  if (tls === undefined) return undefined;
  const { caSecret, clientSecretName, minVersion } = tls;
  const least = { env: [setting(`${store}_TLS_MIN_VERSION`, minVersion)], files: [] };
  return joinParts(
    caSecret && fileSetting(`${store}_CA`, `${store.toLowerCase()}-ca`, caSecret),
    clientSecretName === undefined ? undefined : clientPart(store, clientSecretName),
    minVersion === '1.2' ? undefined : least,
  );
}

/** Keys of a Secret of the type kubernetes.io/tls. */
const [certificate, privateKey] = ['tls.crt', 'tls.key'];

function clientPart(store: string, secret: string): Part {
  const what = `${store.toLowerCase()}-client`;
  const env = [
    setting(`${store}_CERT`, `${folderOf({ what })}/${certificate}`),
    setting(`${store}_KEY`, `${folderOf({ what })}/${privateKey}`),
  ];
  return { env, files: [{ what, secret, keys: [certificate, privateKey] }] };
}
