import { z } from 'zod';
import { controllerUidOf, seenMetadata } from '@cecochat/kubernetes';
import { hashOf, labelNames } from '../objects/index.ts';

const schema = z.object({ metadata: seenMetadata }).loose();

/** What the operator keeps of an object that it made. */
export interface ChildView {
  readonly name: string;
  readonly namespace: string;
  readonly uid: string;
  readonly resourceVersion: string;
  /** Generation of the desired state; 0 for kinds that do not count it. */
  readonly generation: number;
  /** Name of its ChatCluster, from its label. */
  readonly cluster: string | undefined;
  /** The only messaging server that it is for; undefined when it is for all. */
  readonly server: string | undefined;
  /** Uid of the controlling object; undefined for an orphan. */
  readonly ownerUid: string | undefined;
  /** Equal until a writer changes anything other than its status. */
  readonly fingerprint: string;
  /** Only of kinds whose own state is read. */
  readonly spec?: unknown;
  readonly status?: unknown;
}

const kindsRead = new Set(['Deployment', 'Job', 'Service']);

/** Pure: undefined for a value that is not an object of Kubernetes. */
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
    // Objects in a list come without their kind.
    fingerprint: hashOf({ ...said, apiVersion: undefined, kind: undefined, labels, annotations, ownerReferences }),
    ...(kindsRead.has(kind) && { status, spec: said['spec'] }),
  };
}
