import type { Refusal } from '../../decide/index.ts';
import type { ChatClusterSpec } from '../../manifest/index.ts';

/** Half of the generators of message ids: leases of one Redis exclude each other, those of two do not. */
export type GeneratorHalf = 'lower' | 'upper';

/** A spec with the fields that only a single machine can do without: stores, and keys of tokens. */
export type ServableSpec = ChatClusterSpec & {
  readonly dependencies: NonNullable<ChatClusterSpec['dependencies']>;
  readonly auth: NonNullable<ChatClusterSpec['auth']>;
  /** Chosen by the operator, and not part of the manifest; the lower one unless given. */
  readonly generatorHalf?: GeneratorHalf;
};

export type SpecReading =
  | { readonly kind: 'servable'; readonly spec: ServableSpec }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] };

/** Pure: the spec for objects in Kubernetes, or the fields that it lacks beyond those of a single machine. */
export function readServableSpec(spec: ChatClusterSpec): SpecReading {
  const { dependencies, auth } = spec;
  if (dependencies !== undefined && auth !== undefined)
    return { kind: 'servable', spec: { ...spec, dependencies, auth } };
  const missing = Object.entries({ dependencies, auth }).filter(([, value]) => value === undefined);
  return {
    kind: 'refused',
    refusals: missing.map(([field]) => ({ field: `spec.${field}`, rule: 'is missing: a cluster needs it' })),
  };
}
