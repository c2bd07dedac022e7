import type { UserId } from '@cecochat/contracts';
import { closeAll } from './close-all.ts';
import { freePort, freePorts } from './free-ports.ts';
import { TestPlatform, type Assignment } from './platform.ts';
import type { ServiceProcess } from './service-process.ts';
import { testStores, type PlatformRedis } from './stores.ts';
import { startTcpProxy, type TcpProxy } from './tcp-proxy.ts';
import type { TestTokens, TokenOptions } from './tokens.ts';

export interface PlatformOptions {
  /** 12 unless given. */
  readonly partitionCount?: number;
  /** Messaging servers, named messaging-0 and so on; 2 unless given. */
  readonly servers?: number;
  /** More settings of the messaging servers. */
  readonly messaging?: Readonly<Record<string, string>>;
  /** A Redis of its own unless given. */
  readonly redis?: PlatformRedis;
  /** Folder of bundles that are run instead of the sources. */
  readonly bundles?: string;
  /** More settings of each service, by the name of the server or of the service, chosen when Redis is up. */
  readonly settingsOf?: (platform: TestPlatform) => Promise<(service: string) => Settings>;
}

type Settings = Readonly<Record<string, string>>;
const noMore = () => Promise.resolve(() => ({}));

/** A whole platform, as a client meets it. Its clients reach each messaging server through a proxy that a test can cut. */
export interface RunningPlatform {
  readonly platform: TestPlatform;
  readonly connectUrl: string;
  /** host:port of connect by gRPC. */
  readonly connectGrpc: string;
  readonly historyAddress: string;
  readonly messaging: readonly ServiceProcess[];
  /** By server. */
  readonly proxies: readonly TcpProxy[];
  readonly materialize: ServiceProcess;
  readonly history: ServiceProcess;
  readonly connect: ServiceProcess;
  readonly tokens: TestTokens;
  tokenOf(user: UserId, options?: TokenOptions): Promise<string>;
  /** Publishes who serves what under the next epoch, which it returns. */
  publish(assignment: Assignment): Promise<number>;
  /** Index of the server that the assignment gives the user. */
  serverOf(user: UserId): number;
  /** Ends everything. */
  stop(): Promise<void>;
}

const nameOf = (server: number | '') => `messaging-${server}`;

/** Every partition goes to the servers in turn. */
export function spread(partitionCount: number, servers: number): Assignment {
  const numbers = Array.from({ length: partitionCount }, (_, partition) => partition);
  return Object.fromEntries(
    Array.from({ length: servers }, (_, server) => [nameOf(server), numbers.filter((partition) => partition % servers === server)]),
  );
}

/** Starts set-up, messaging servers, connect, history and materialize on the shared stores, and a Redis of their own. */
export async function startPlatform(options: PlatformOptions = {}): Promise<RunningPlatform> {
  const { partitionCount = 12, servers = 2 } = options;
  const platform = await TestPlatform.create('platform', partitionCount, options);
  const proxies: TcpProxy[] = [];
  const stop = async () => {
    await closeAll([...proxies.map((proxy) => () => proxy.close()), () => platform.close()]);
  };
  try {
    for (const server of Object.keys(spread(partitionCount, servers))) {
      // The address in the routing is the proxy's.
      proxies.push(await startTcpProxy(`127.0.0.1:${await freePort()}`, await platform.addressOf(server)));
    }
    const more = await (options.settingsOf ?? noMore)(platform);
    const settingsOf = (service: string): Settings => ({ ...(service.startsWith(nameOf('')) && options.messaging), ...more(service) });
    return { ...(await startServices(platform, proxies, settingsOf)), proxies, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startServices(platform: TestPlatform, proxies: readonly TcpProxy[], settingsOf: (service: string) => Settings) {
  const { kafkaBrokers, cassandraContactPoints } = testStores();
  const kafka = { CECOCHAT_KAFKA_BROKERS: kafkaBrokers, CECOCHAT_TOPIC_PREFIX: platform.topicPrefix };
  const cassandra = { CECOCHAT_CASSANDRA_CONTACT_POINTS: cassandraContactPoints, CECOCHAT_CASSANDRA_KEYSPACE: platform.name };
  const online = { ...platform.redisSettings, CECOCHAT_TOKEN_KEYS: platform.tokens.jwksFile, CECOCHAT_REFLECTION: 'true' };
  const [http = 0, grpc = 0, historyPort = 0] = await freePorts(3);
  platform.historyAddress = `127.0.0.1:${historyPort}`;
  await platform.setUp();
  await platform.assign(spread(platform.partitionCount, proxies.length));
  const listen = { CECOCHAT_HTTP_LISTEN: `127.0.0.1:${http}`, CECOCHAT_LISTEN: `127.0.0.1:${grpc}` };
  const [connect, history, materialize, ...messaging] = await Promise.all([
    platform.start('connect', { ...online, ...listen, CECOCHAT_ISSUER_KEY: platform.tokens.privateKeyFile, ...settingsOf('connect') }),
    platform.start('history', { ...online, ...cassandra, CECOCHAT_LISTEN: platform.historyAddress, ...settingsOf('history') }),
    platform.start('materialize', { ...kafka, ...cassandra, ...settingsOf('materialize') }),
    ...proxies.map(({ target }, server) => platform.startMessaging(nameOf(server), { ...settingsOf(nameOf(server)), CECOCHAT_LISTEN: target })),
  ]);
  return {
    platform, connect, history, materialize, messaging,
    connectUrl: `http://127.0.0.1:${http}`,
    connectGrpc: `127.0.0.1:${grpc}`,
    historyAddress: platform.historyAddress,
    tokens: platform.tokens,
    tokenOf: (user: UserId, options?: TokenOptions) => platform.tokens.tokenOf(user, options),
    publish: (assignment: Assignment) => platform.assign(assignment),
    serverOf: (user: UserId) => Number(platform.serverOf(user).slice(nameOf('').length)),
  };
}
