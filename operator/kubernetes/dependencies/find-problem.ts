import { formatHostPort } from '@cecochat/contracts';
import type { ServableSpec } from '../objects/index.ts';
import type { AddressProbe } from './address-probe.ts';
import type { SecretBook } from './secret-book.ts';
import { secretsOf, type NeededSecret } from './secrets-of.ts';

/** Why a spec cannot be served at present. */
export interface DependencyProblem {
  readonly reason:
    | 'SecretMissing' | 'SecretUnusable' | 'KafkaUnreachable' | 'CassandraUnreachable' | 'RedisUnreachable'
    | 'RedisOfAnotherPlatform' | 'RedisStillChanging' | 'RedisCluster' | 'RedisReadOnly' | 'RedisFull' | 'RedisEvicts';
  readonly message: string;
}

interface Sources {
  readonly secrets: SecretBook;
  readonly probe: AddressProbe;
}

/**
 * Checks that servers have everything they need: Secrets first, then stores. Rejects when the API server does not
 * answer.
 */
export async function findProblem(
  spec: ServableSpec,
  { secrets, probe }: Sources,
): Promise<DependencyProblem | undefined> {
  for (const needed of secretsOf(spec)) {
    const problem = await problemIn(needed, secrets);
    if (problem !== undefined) return problem;
  }
  const { kafka, cassandra, redis } = spec.dependencies;
  const stores = [
    { reason: 'KafkaUnreachable', addresses: kafka.addresses },
    { reason: 'CassandraUnreachable', addresses: cassandra.addresses },
    { reason: 'RedisUnreachable', addresses: redis.sentinel?.addresses ?? [addressOf(redis.url)] },
  ] as const;
  const problems = await Promise.all(stores.map(({ addresses }) => probe.problemWith(addresses)));
  const failed = problems.findIndex((problem) => problem !== undefined);
  const store = stores[failed];
  return store && { reason: store.reason, message: problems[failed] ?? '' };
}

async function problemIn(
  { name, keys, field, problemOf }: NeededSecret, secrets: SecretBook,
): Promise<DependencyProblem | undefined> {
  const values = await secrets.read(name, keys);
  if (values === undefined) return { reason: 'SecretMissing', message: `${field}: there is no Secret ${name}` };
  for (const key of keys) {
    const text = values[key];
    if (text === undefined) return { reason: 'SecretMissing', message: `${field}: Secret ${name} has no key ${key}` };
    const problem = problemOf?.(text);
    if (problem !== undefined)
      return { reason: 'SecretUnusable', message: `${field}: key ${key} of Secret ${name} ${problem}` };
  }
  return undefined;
}

/** host:port in the URL of Redis. */
export function addressOf(url: string): string {
  const { hostname, port } = new URL(url);
  return formatHostPort({ host: hostname, port: port === '' ? 6_379 : Number(port) });
}
