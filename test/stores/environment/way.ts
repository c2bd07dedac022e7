import { startTcpProxy, type TcpProxy } from '../../support/tcp-proxy.ts';
import { freePort } from '../../support/free-ports.ts';
import { cassandraHost } from './cassandra-nodes.ts';
import { storesDescription } from './store-control.ts';

/** A network of one part of a platform to one kind of store, which a test may break without harm to others. */
export interface Way {
  /** One for each node of the store. */
  readonly proxies: readonly TcpProxy[];
  /** Settings of a service that lead it to the store by this way. */
  readonly env: Readonly<Record<string, string>>;
  close(): Promise<void>;
}

/** There are as many of them as `wayCount`; each is used by one test at a time. */
export async function openKafkaWay(number: number): Promise<Way> {
  const ports = storesDescription().kafkaWays[number];
  if (ports === undefined) throw new Error(`there is no way ${number}`);
  const proxies = await Promise.all(ports.map(({ listen, target }) => startTcpProxy(target, listen)));
  return wayOf(proxies, { CECOCHAT_KAFKA_BROKERS: proxies.map(({ address }) => address).join(',') });
}

/** The driver learns addresses of nodes from Cassandra and takes them to have the port of the first: so all proxies have one port. */
export async function openCassandraWay(): Promise<Way> {
  const { cassandraPort, cassandraNodes } = storesDescription();
  const own = await freePort();
  const hosts = Array.from({ length: cassandraNodes }, (_, index) => cassandraHost(index));
  const proxies = await Promise.all(hosts.map((host) => startTcpProxy(`${host}:${cassandraPort}`, `${host}:${own}`)));
  return wayOf(proxies, { CECOCHAT_CASSANDRA_CONTACT_POINTS: proxies.map(({ address }) => address).join(',') });
}

/** `url` as that of Redis is given to services. */
export async function openRedisWay(url: string): Promise<Way> {
  const proxy = await startTcpProxy(new URL(url).host);
  return wayOf([proxy], { CECOCHAT_REDIS_URL: url.replace(new URL(url).host, proxy.address) });
}

function wayOf(proxies: readonly TcpProxy[], env: Way['env']): Way {
  const close = async () => {
    await Promise.all(proxies.map((proxy) => proxy.close()));
  };
  return { proxies, env, close };
}
