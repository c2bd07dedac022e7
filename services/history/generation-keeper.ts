import { setTimeout } from 'node:timers/promises';
import type { LogGeneration } from '@cecochat/cassandra';
import { agreeOnGeneration, BadValue, publishGeneration, readPublishedGeneration } from '@cecochat/redis';
import type { Redis } from 'ioredis';

export interface GenerationKeeperOptions {
  readonly store: Pick<LogGeneration, 'read' | 'ensure'>;
  readonly redis: Redis;
  readonly logger: {
    info(details: object, message: string): void;
    warn(details: object, message: string): void;
    debug(details: object, message: string): void;
  };
  readonly signal: AbortSignal;
}

const lookMs = 1_000;

/**
 * Publishes the generation of the log in Redis, for messaging servers, which do not see Cassandra: history is the
 * service that sees both. Every process of it does so, about once a second, until the signal is aborted.
 */
export async function keepGenerationPublished(options: GenerationKeeperOptions): Promise<void> {
  const { logger, signal } = options;
  while (!signal.aborted) {
    await keepOnce(options).catch((error: unknown) =>
      logger.debug({ err: error }, 'the generation of the log could not be compared'),
    );
    await setTimeout(lookMs, undefined, { signal }).catch(() => undefined);
  }
}

async function keepOnce({ store, redis, logger }: GenerationKeeperOptions): Promise<void> {
  const generation = await store.read();
  if (generation === undefined) return; // Materialize has not written history yet.
  let published: number | undefined;
  try {
    published = await readPublishedGeneration(redis);
  } catch (error) {
    if (!(error instanceof BadValue)) throw error;
    logger.warn(
      { reason: error.message, generation },
      'the generation of the log in redis cannot be understood, replacing it',
    );
  }
  const agreed = agreeOnGeneration(generation, published);
  if (agreed.kind === 'publish') {
    logger.info({ generation, published }, 'publishing the generation of the log');
    await publishGeneration(redis, generation);
  } else if (agreed.kind === 'raise') {
    logger.warn(
      { generation, published },
      'cassandra has an older generation of the log than was published: it was restored from a copy, raising it',
    );
    await store.ensure(agreed.to);
  }
}
