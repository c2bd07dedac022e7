import { z } from 'zod';
import { seenMetadata } from '@cecochat/kubernetes';

const condition = z.object({
  type: z.string(),
  status: z.string(),
  reason: z.string().default(''),
  message: z.string().default(''),
  lastTransitionTime: z.string(),
});
const schema = z.object({
  metadata: seenMetadata,
  status: z.object({ conditions: z.array(condition).default([]) }).loose().default({ conditions: [] }),
});

export type StandingCondition = z.infer<typeof condition>;

/** A ChatCluster as the API server has it. */
export interface ClusterView {
  readonly name: string;
  readonly namespace: string;
  readonly uid: string;
  readonly resourceVersion: string;
  /** Of the spec. */
  readonly generation: number;
  /** Since when it is being deleted, in milliseconds since 1970 by the API server's clock. */
  readonly deletedMs: number | undefined;
  readonly finalizers: readonly string[];
  /** The raw object: the manifest's schema parses it. */
  readonly object: unknown;
  readonly status: { readonly conditions: readonly StandingCondition[] };
}

/** Pure: undefined for an object without a name or identity. */
export function viewCluster(object: unknown): ClusterView | undefined {
  const parsed = schema.safeParse(object);
  if (!parsed.success) return undefined;
  const { metadata, status } = parsed.data;
  const { name, namespace, uid, resourceVersion, generation, deletionTimestamp, finalizers } = metadata;
  const deletedMs = deletionTimestamp === undefined ? undefined : Date.parse(deletionTimestamp);
  return { name, namespace, uid, resourceVersion, generation, deletedMs, finalizers, object, status };
}
