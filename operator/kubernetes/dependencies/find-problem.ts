import { connect } from 'node:net';
import { formatHostPort, splitHostPort } from '@cecochat/contracts';
import type { ServableSpec } from '../objects/index.ts';
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

/** A successful probe holds for this long; a failed one is repeated sooner. */
const [goodMs, badMs] = [15_000, 2_000];
const connectMs = 2_000;

interface ProbeParts {
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
  /** Resolves when a peer accepts a connection at host:port, rejects with the reason. */
  readonly dial?: (address: string) => Promise<void>;
}

/** Probes whether stores can be reached: one of the addresses of each is enough. */
export class AddressProbe {
  readonly #clock: () => number;
  readonly #dial: (address: string) => Promise<void>;
  readonly #answers = new Map<string, { readonly atMs: number; readonly problem: string | undefined }>();

  constructor({ clock, dial = dialTcp }: ProbeParts) {
    this.#clock = clock;
    this.#dial = dial;
  }

  /** Why none of the addresses can be reached; undefined when one can. */
  async problemWith(addresses: readonly string[]): Promise<string | undefined> {
    const key = addresses.join(',');
    const known = this.#answers.get(key);
    if (known !== undefined && this.#clock() - known.atMs < (known.problem === undefined ? goodMs : badMs))
      return known.problem;
    const problem = await Promise.any(addresses.map((address) => this.#dial(address))).then(
      () => undefined, (error: unknown) => describe(addresses, error),
    );
    this.#answers.set(key, { atMs: this.#clock(), problem });
    return problem;
  }
}

function describe(addresses: readonly string[], error: unknown): string {
  const [first]: unknown[] = error instanceof AggregateError ? error.errors : [error];
  return `${addresses.join(', ')}: ${Error.isError(first) ? first.message : String(first)}`;
}

async function dialTcp(address: string): Promise<void> {
  const { promise, resolve, reject } = Promise.withResolvers<undefined>();
  const socket = connect({ ...splitHostPort(address), timeout: connectMs });
  socket.once('connect', () => resolve(undefined));
  socket.once('error', reject);
  socket.once('timeout', () => reject(new Error(`no answer within ${connectMs / 1_000} s`)));
  try {
    await promise;
  } finally {
    socket.destroy();
  }
}
