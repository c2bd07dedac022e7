import { z } from 'zod';

const texts = z.record(z.string(), z.string()).default({});

/** The metadata that the operator reads of an object; keeps unknown fields of a reference to an owner. */
export const seenMetadata = z.object({
  name: z.string(),
  namespace: z.string(),
  uid: z.string(),
  resourceVersion: z.string(),
  /** Generation of the desired state; 0 for kinds that do not count it. */
  generation: z.number().default(0),
  deletionTimestamp: z.string().optional(),
  finalizers: z.array(z.string()).default([]),
  labels: texts,
  annotations: texts,
  ownerReferences: z.array(z.object({ uid: z.string(), controller: z.boolean().optional() }).loose()).default([]),
});

/** Pure: uid of the object that controls another one; undefined for an orphan. */
export const controllerUidOf = ({
  ownerReferences,
}: Pick<z.infer<typeof seenMetadata>, 'ownerReferences'>): string | undefined =>
  ownerReferences.find(({ controller }) => controller)?.uid;
