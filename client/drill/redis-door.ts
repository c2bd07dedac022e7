import { Redis } from 'ioredis';
import { MachineError, manifestValue, type Machine } from '../machine/index.ts';

/** As the operator publishes it, behind the prefix of the platform. */
const epochKey = 'partitioning.epoch';

/** As the services get it: one machine has one platform, a cluster may have several. */
function prefixIn(manifest: string): string {
  const [prefix, namespace, name] = ['spec.dependencies.redis.prefix', 'metadata.namespace', 'metadata.name'].map(
    (path) => manifestValue(manifest, path),
  );
  if (typeof prefix === 'string') return prefix;
  return typeof namespace === 'string' ? `{cecochat:${namespace}/${String(name)}}:` : '{cecochat}:';
}

/** The platform's Redis, for facts and faults that only Redis itself can give. */
export class RedisDoor {
  readonly #redis: Redis;

  private constructor(redis: Redis) {
    this.#redis = redis;
  }

  static async open(machine: Machine): Promise<RedisDoor> {
    const own = (await machine.status()).stores.find(({ name }) => name === 'redis');
    const manifest = await machine.manifest();
    const named = manifestValue(manifest, 'spec.dependencies.redis.url');
    const url = own === undefined ? named : `redis://${own.address}`;
    if (typeof url !== 'string') throw new MachineError('the machine does not say where its Redis is');
    const redis = new Redis(url, {
      keyPrefix: prefixIn(manifest), maxRetriesPerRequest: 0, retryStrategy: () => 200, protocol: 2,
    });
    redis.on('error', () => undefined); // Redis may be unreachable: the call that needs it rejects.
    return new RedisDoor(redis);
  }

  /** Epoch of the published routing; undefined while there is none, or Redis is unreachable. */
  async epoch(): Promise<number | undefined> {
    const epoch = await this.#redis.get(epochKey).catch(() => null);
    return epoch === null ? undefined : Number(epoch);
  }

  async wipe(): Promise<void> {
    await this.#redis.flushall();
  }

  /** Ends all subscriptions to notifications and forbids new ones from now on. */
  async blockNotifications(): Promise<void> {
    await this.#redis.call('ACL', 'SETUSER', 'default', 'resetchannels');
    await this.#redis.call('CLIENT', 'KILL', 'TYPE', 'pubsub');
  }

  async allowNotifications(): Promise<void> {
    await this.#redis.call('ACL', 'SETUSER', 'default', 'allchannels');
  }

  close(): void {
    this.#redis.disconnect();
  }
}
