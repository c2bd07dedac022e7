import { z } from 'zod';
import { chatClusterSchema } from './chat-cluster.ts';
import { ManifestError } from './manifest-error.ts';
import { describePath, readWith } from './problems.ts';
import { chatClusterStatusSchema } from './status.ts';

const texts = z.record(z.string(), z.string()).default({});

/** What a server adds to the metadata and nobody here reads is left out. */
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
  status: chatClusterStatusSchema.optional().catch(undefined), // Another version of the operator may have written it: it is made anew.
});

/** A ChatCluster as an API server keeps it. */
export type ObservedChatCluster = z.infer<typeof observedSchema>;

/**
 * Reads a ChatCluster from an API server, with every default filled in: it may have been stored before a default was there.
 * Throws a ManifestError with a line `field rule` for every problem.
 */
export function parseChatCluster(value: unknown): ObservedChatCluster {
  const read = readWith(observedSchema, value);
  if ('data' in read) return read.data;
  throw new ManifestError(read.problems.map(({ path, rule }) => `${describePath(path)} ${rule}`));
}
