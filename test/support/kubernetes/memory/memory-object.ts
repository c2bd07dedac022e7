import { isDeepStrictEqual } from 'node:util';

export interface MemoryMeta {
  readonly name: string;
  readonly namespace: string;
  readonly uid?: string;
  readonly resourceVersion?: string;
  readonly generation?: number;
  readonly creationTimestamp?: string;
  readonly deletionTimestamp?: string;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly finalizers?: readonly string[];
  readonly ownerReferences?: readonly { readonly uid: string; readonly controller?: boolean }[];
}

/** An object as an API server keeps it. */
export interface MemoryObject {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata: MemoryMeta;
  readonly spec?: unknown;
  readonly status?: unknown;
  readonly [field: string]: unknown;
}

export const addressOfObject = ({ kind = '', metadata: { namespace, name } }: Pick<MemoryObject, 'kind' | 'metadata'>): string => `${kind} ${namespace}/${name}`;

/** Whether two objects are equal, apart from the fields that the API server sets. */
export function saysTheSame(left: MemoryObject, right: MemoryObject): boolean {
  return isDeepStrictEqual(plain(left), plain(right));
}

const plain = (object: MemoryObject): unknown => JSON.parse(JSON.stringify({ ...object, metadata: { ...object.metadata, resourceVersion: undefined, generation: undefined } }));

/**
 * Server-side apply, as far as the operator uses it: a field outside of the metadata is a manager's as a whole; labels and
 * annotations are single fields, and the apply removes those that the manager no longer has.
 */
export function applyTo(present: MemoryObject, wanted: MemoryObject, before: MemoryObject | undefined): MemoryObject {
  const { metadata, ...fields } = wanted;
  const { labels, annotations, finalizers, ownerReferences } = metadata;
  const kept = Object.fromEntries(Object.entries(present).filter(([field]) => before?.[field] === undefined || field in fields));
  return {
    ...kept,
    ...fields,
    metadata: {
      ...present.metadata,
      labels: merge(present.metadata.labels, labels, before?.metadata.labels),
      annotations: merge(present.metadata.annotations, annotations, before?.metadata.annotations),
      finalizers: finalizers ?? present.metadata.finalizers ?? [],
      ownerReferences: ownerReferences ?? present.metadata.ownerReferences ?? [],
    },
  };
}

type Texts = Readonly<Record<string, string>>;

function merge(present: Texts = {}, wanted: Texts = {}, before: Texts = {}): Texts {
  return { ...Object.fromEntries(Object.entries(present).filter(([key]) => !(key in before))), ...wanted };
}
