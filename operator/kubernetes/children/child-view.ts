import { z } from 'zod';
import { controllerUidOf, seenMetadata } from '../api/index.ts';
import { hashOf, labelNames } from '../objects/index.ts';

const schema = z.object({ metadata: seenMetadata }).loose();

/** What the operator keeps of an object that it made. */
export interface ChildView {
  readonly name: string;
  readonly namespace: string;
  readonly uid: string;
  readonly resourceVersion: string;
  /** Of what is asked for; 0 where nobody counts it. */
  readonly generation: number;
  /** Name of the ChatCluster that it says it is of. */
  readonly cluster: string | undefined;
  /** The messaging server that it is for alone; undefined when there is none. */
  readonly server: string | undefined;
  /** Of the object that controls it; undefined when it is an orphan. */
  readonly ownerUid: string | undefined;
  /** Equal as long as nobody writes anything else into it than its status. */
  readonly fingerprint: string;
  /** Only of kinds whose own state is read. */
  readonly spec?: unknown;
  readonly status?: unknown;
}

const kindsRead = new Set(['Deployment', 'Job', 'Service']);

/** Pure: undefined for what is no object. */
export function viewChild(object: unknown, kind: string): ChildView | undefined {
  const parsed = schema.safeParse(object);
  if (!parsed.success) return undefined;
  const { metadata, status, ...said } = parsed.data;
  const { name, namespace, uid, resourceVersion, generation, labels, annotations, ownerReferences } = metadata;
  return {
    name, namespace, uid, resourceVersion, generation,
    cluster: labels[labelNames.instance],
    server: labels[labelNames.server],
    ownerUid: controllerUidOf(metadata),
    // Objects in a list do not say which kind they are of.
    fingerprint: hashOf({ ...said, apiVersion: undefined, kind: undefined, labels, annotations, ownerReferences }),
    ...(kindsRead.has(kind) && { status, spec: said['spec'] }),
  };
}
