import { connectRedis, untilRedisReady, type RedisConnection, type RedisLogger } from '@cecochat/redis';
import type { ClientTls } from '@cecochat/runtime';
import type { Redis } from 'ioredis';
import { credentialsFor, operatorUser, redisPrefixOf } from '../../manifest/index.ts';
import type { ClusterRef, ServableSpec } from '../objects/index.ts';
import type { SecretBook } from './secret-book.ts';

/** Wait for a new connection, in milliseconds: a Redis that is still connecting does not count as away. */
const readyMs = 1_000;

type StoreTls = ServableSpec['dependencies']['redis']['tls'];
type Redises = readonly [Redis, ...Redis[]];

/** The operator's connections to the Redis of one ChatCluster, and to the previous one while servers are replaced. */
export class RedisClients {
  readonly #cluster: ClusterRef;
  readonly #logger: RedisLogger;
  #open = new Map<string, Redis>();
  #last: Redises | undefined;

  constructor(cluster: ClusterRef, logger: RedisLogger) {
    this.#cluster = cluster;
    this.#logger = logger;
  }

  /**
   * The Redis of each spec, each once, in the order of the specs, and the identical array while they are the same.
   * Others are closed. Rejects when the API server does not provide the credentials.
   */
  async connect(specs: readonly [ServableSpec, ...ServableSpec[]], secrets: SecretBook): Promise<Redises> {
    const connections = await Promise.all(specs.map((spec) => this.#connectionOf(spec, secrets)));
    const wanted = new Map(connections.map((connection) => [JSON.stringify(connection), connection]));
    const open = new Map<string, Redis>();
    for (const [key, connection] of wanted) open.set(key, this.#open.get(key) ?? (await this.#dial(connection)));
    for (const [key, redis] of this.#open) if (!open.has(key)) redis.disconnect();
    const isSame =
      open.size === this.#open.size && [...open.keys()].every((key, index) => key === [...this.#open.keys()][index]);
    this.#open = open;
    if (!isSame || this.#last === undefined) this.#last = [...open.values()] as [Redis, ...Redis[]];
    return this.#last;
  }

  close(): void {
    for (const redis of this.#open.values()) redis.disconnect();
    this.#open.clear();
    this.#last = undefined;
  }

  async #connectionOf({ dependencies: { redis } }: ServableSpec, secrets: SecretBook): Promise<RedisConnection> {
    const { url, prefix, tls, sentinel, signingSecret } = redis;
    const login = await readLogin(credentialsFor(redis, operatorUser), secrets);
    const asked = await readLogin(sentinel?.credentials, secrets);
    const security = await readTls(tls, secrets);
    const signingKeys = signingSecret && (await secrets.read(signingSecret.name))?.[signingSecret.key];
    const sentinels = sentinel && { addresses: sentinel.addresses, masterName: sentinel.masterName, ...asked };
    return { url, tls: security, ...login, prefix: redisPrefixOf(this.#cluster, prefix), sentinels, signingKeys };
  }

  async #dial(connection: RedisConnection): Promise<Redis> {
    const redis = connectRedis(connection, this.#logger);
    await untilRedisReady(redis, readyMs).catch(() => undefined); // It is away then, and its next command reports that.
    return redis;
  }
}

async function readTls(tls: StoreTls, secrets: SecretBook): Promise<ClientTls> {
  if (tls === undefined) return {};
  const { caSecret, clientSecretName, minVersion } = tls;
  const ca = caSecret && (await secrets.read(caSecret.name))?.[caSecret.key];
  const shown = clientSecretName === undefined ? undefined : await secrets.read(clientSecretName);
  return { ca, cert: shown?.['tls.crt'], key: shown?.['tls.key'], minVersion: `TLSv${minVersion}` };
}

interface Login {
  readonly username?: string | undefined;
  readonly password?: string | undefined;
}

async function readLogin(
  credentials: { readonly secretName: string } | undefined, secrets: SecretBook,
): Promise<Login> {
  const values = credentials && (await secrets.read(credentials.secretName));
  return { username: values?.['username'], password: values?.['password'] };
}
