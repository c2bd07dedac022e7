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
    const message = await missingIn(needed, secrets);
    if (message !== undefined) return { reason: 'SecretMissing', message };
    const problem = await unusableIn(needed, secrets);
    if (problem !== undefined) return { reason: 'SecretUnusable', message: problem };
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

async function missingIn({ name, keys, field }: NeededSecret, secrets: SecretBook): Promise<string | undefined> {
  const values = await secrets.read(name, keys);
  if (values === undefined) return `${field}: there is no Secret ${name}`;
  const absent = keys.find((key) => values[key] === undefined);
  return absent === undefined ? undefined : `${field}: Secret ${name} has no key ${absent}`;
}

async function unusableIn({ name, keys, field, problemOf }: NeededSecret, secrets: SecretBook): Promise<string | undefined> {
  const values = await secrets.read(name, keys);
  const problems = keys.map((key) => ({ key, problem: problemOf?.(values?.[key] ?? '') }));
  const found = problems.find(({ problem }) => problem !== undefined);
  return found && `${field}: key ${found.key} of Secret ${name} ${found.problem}`;
}

/** host:port in the URL of Redis. */
export function addressOf(url: string): string {
  const { hostname, port } = new URL(url);
  return formatHostPort({ host: hostname, port: port === '' ? 6_379 : Number(port) });
}
