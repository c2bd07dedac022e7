import type { Refusal } from '../../decide/index.ts';
import type { ChatClusterSpec } from '../../manifest/index.ts';

/** A spec that names what only a machine of its own can do without: stores, and keys of tokens. */
export type ServableSpec = ChatClusterSpec & {
  readonly dependencies: NonNullable<ChatClusterSpec['dependencies']>;
  readonly auth: NonNullable<ChatClusterSpec['auth']>;
};

export type SpecReading =
  | { readonly kind: 'servable'; readonly spec: ServableSpec }
  | { readonly kind: 'refused'; readonly refusals: readonly Refusal[] };

/** Pure: the spec for objects in Kubernetes, or what it needs that one on a single machine does not. */
export function readServableSpec(spec: ChatClusterSpec): SpecReading {
  const { dependencies, auth } = spec;
  if (dependencies !== undefined && auth !== undefined) return { kind: 'servable', spec: { ...spec, dependencies, auth } };
  const missing = Object.entries({ dependencies, auth }).filter(([, value]) => value === undefined);
  return { kind: 'refused', refusals: missing.map(([field]) => ({ field: `spec.${field}`, rule: 'is missing: a cluster needs it' })) };
}
