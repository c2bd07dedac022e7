import { z } from 'zod';
import { chatClusterSchema } from './chat-cluster.ts';
import { ManifestError } from './manifest-error.ts';
import { describePath, readWith } from './problems.ts';
import { chatClusterStatusSchema } from './status.ts';

const texts = z.record(z.string(), z.string()).default({});

/** Omits metadata that an API server adds and the operator does not read. */
const metadata = z.object({
  name: chatClusterSchema.shape.metadata.shape.name,
  namespace: z.string(),
  uid: z.string(),
  resourceVersion: z.string(),
  generation: z.int(),
  labels: texts,
  annotations: texts,
  finalizers: z.array(z.string()).default([]),
  deletionTimestamp: z.string().optional(),
});

const observedSchema = chatClusterSchema.extend({
  metadata,
  status: chatClusterStatusSchema.optional().catch(undefined), // The operator rewrites the status of another version.
});

/** A ChatCluster as an API server keeps it. */
export type ObservedChatCluster = z.infer<typeof observedSchema>;

/**
 * Reads a ChatCluster from an API server and fills in every default: it may have been stored before a default existed.
 * Throws a ManifestError with a line `field rule` for every problem.
 */
export function parseChatCluster(value: unknown): ObservedChatCluster {
  const read = readWith(observedSchema, value);
  if ('data' in read) return read.data;
  throw new ManifestError(read.problems.map(({ path, rule }) => `${describePath(path)} ${rule}`));
}
