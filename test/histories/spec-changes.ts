import type { WrittenSpec } from '../kubernetes/manifests/index.ts';
import { brokenVersion } from '../support/kubernetes/memory/index.ts';

/** A user's change to the manifest. */
export interface SpecChange {
  /**
   * valid: can be served. invalid: the API server refuses it. unservable: something that it needs is not there. broken: servers of
   * its version never run.
   */
  readonly sort: 'valid' | 'invalid' | 'unservable' | 'broken';
  readonly spec: unknown;
}

export const secretName = 'keys';
export const partitions = 12;
/** Where no store answers. */
export const deadAddress = 'nowhere:9092';

/** What every manifest of a history has. */
export const firstSpec = (redisUrl: string): WrittenSpec => ({
  version: '1.0.0',
  partitions,
  messaging: { replicas: 2 },
  upgrade: { surge: 2, healthGate: '1s', deadline: '60s' },
  auth: { keys: { secret: { name: secretName, key: 'jwks.json' } } },
  dependencies: { kafka: { addresses: ['kafka:9092'] }, cassandra: { addresses: ['cassandra:9042'] }, redis: { url: redisUrl } },
});

type Random = () => number;
const below = (random: Random, bound: number): number => Math.floor(random() * bound);
const oneOf = <T>(random: Random, among: readonly T[]): T => among[below(random, among.length)] as T;

const valid: readonly ((spec: WrittenSpec, random: Random) => WrittenSpec)[] = [
  (spec, random) => ({ ...spec, messaging: { ...spec.messaging, replicas: 1 + below(random, 4) } }),
  (spec, random) => ({ ...spec, messaging: { ...spec.messaging, replicas: 1 + below(random, 4) } }),
  (spec, random) => ({ ...spec, version: `1.0.${below(random, 4)}` }),
  (spec, random) => ({ ...spec, messaging: { ...spec.messaging, podTemplate: { env: [{ name: 'TZ', value: oneOf(random, ['UTC', 'CET']) }] } } }),
  (spec, random) => ({ ...spec, messaging: { ...spec.messaging, standby: below(random, 2) } }),
  (spec, random) => ({ ...spec, messaging: { ...spec.messaging, exposure: { type: oneOf(random, ['ClusterIP', 'NodePort']) } }, plaintext: true }),
  (spec, random) => ({ ...spec, connect: { replicas: 1 + below(random, 3) } }),
  (spec, random) => ({ ...spec, history: { userMessageCount: oneOf(random, [32, 64]) } }),
  (spec, random) => ({ ...spec, materialize: { podTemplate: { labels: { team: oneOf(random, ['a', 'b']) } } } }),
];

const invalid: readonly ((spec: WrittenSpec) => unknown)[] = [
  (spec) => ({ ...spec, messaging: { replicas: -1 } }),
  (spec) => ({ ...spec, messaging: { ...spec.messaging, servers: 2 } }),
  (spec) => ({ ...spec, partitions: 0 }),
  (spec) => ({ ...spec, partitions: partitions + 1 }),
  (spec) => ({ ...spec, messaging: { ...spec.messaging, autoscaling: { minReplicas: 4, maxReplicas: 2 } } }),
  (spec) => ({ ...spec, version: 'not a version' }),
  (spec) => ({ ...spec, upgrade: { ...spec.upgrade, healthGate: 'soon' } }),
];

const stores = (spec: WrittenSpec) => spec.dependencies as NonNullable<WrittenSpec['dependencies']>;
const unservable: readonly ((spec: WrittenSpec) => WrittenSpec)[] = [
  (spec) => ({ ...spec, auth: { keys: { secret: { name: 'missing', key: 'jwks.json' } } } }),
  (spec) => ({ ...spec, auth: { keys: { secret: { name: secretName, key: 'missing' } } } }),
  (spec) => ({ ...spec, tls: { secretName: 'missing' } }),
  (spec) => ({ ...spec, dependencies: { ...stores(spec), kafka: { addresses: [deadAddress] } } }),
  (spec) => ({ ...spec, dependencies: { ...stores(spec), cassandra: { addresses: [deadAddress] } } }),
];

/** Changes by chance, of manifests that begin with the given one: half of them are valid. */
export function buildSpecChanges(first: WrittenSpec, count: number, random: Random): SpecChange[] {
  const changes: SpecChange[] = [];
  let spec = first;
  for (let index = 0; index < count; index++) {
    const sort = oneOf(random, ['valid', 'valid', 'valid', 'invalid', 'unservable', 'broken'] as const);
    if (sort === 'valid') spec = oneOf(random, valid)(spec, random);
    changes.push({ sort, spec: sort === 'valid' ? spec : otherThan(sort, spec, random) });
  }
  return changes;
}

function otherThan(sort: 'invalid' | 'unservable' | 'broken', spec: WrittenSpec, random: Random): unknown {
  if (sort === 'broken') return { ...spec, version: `1.0.${below(random, 100)}-${brokenVersion}` };
  return oneOf<(spec: WrittenSpec) => unknown>(random, sort === 'invalid' ? invalid : unservable)(spec);
}
