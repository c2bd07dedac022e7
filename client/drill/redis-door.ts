import { Redis } from 'ioredis';
import { MachineError, manifestValue, type Machine } from '../machine/index.ts';

/** As the operator publishes it. */
const epochKey = 'partitioning.epoch';

/** The platform's Redis, for what only it can tell or do. */
export class RedisDoor {
  readonly #redis: Redis;

  private constructor(redis: Redis) {
    this.#redis = redis;
  }

  static async open(machine: Machine): Promise<RedisDoor> {
    const own = (await machine.status()).stores.find(({ name }) => name === 'redis');
    const named = manifestValue(await machine.manifest(), 'spec.dependencies.redis.url');
    const url = own === undefined ? named : `redis://${own.address}`;
    if (typeof url !== 'string') throw new MachineError('the machine does not say where its Redis is');
    const redis = new Redis(url, { maxRetriesPerRequest: 0, retryStrategy: () => 200, protocol: 2 });
    redis.on('error', () => undefined); // It may be away: whoever asks it is told.
    return new RedisDoor(redis);
  }

  /** Epoch of the published routing; undefined while there is none, or Redis is away. */
  async epoch(): Promise<number | undefined> {
    const epoch = await this.#redis.get(epochKey).catch(() => null);
    return epoch === null ? undefined : Number(epoch);
  }

  async wipe(): Promise<void> {
    await this.#redis.flushall();
  }

  /** From now on nobody is notified of anything, and nobody can ask to be. */
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
