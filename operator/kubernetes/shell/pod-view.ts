import { z } from 'zod';
import { controllerUidOf, seenMetadata } from '../api/index.ts';
import { labelNames } from '../objects/index.ts';
import { revisionAnnotation } from '../specs/index.ts';

const text = z.string().optional();
const containerStatus = z.object({
  restartCount: z.number().default(0),
  /** Whether the program has got as far as answering its startup probe since it was last started. */
  started: z.boolean().optional(),
  state: z.object({ running: z.unknown().optional() }).default({}),
});
const schema = z.object({
  metadata: seenMetadata,
  status: z.object({ phase: text, podIP: text, hostIP: text, containerStatuses: z.array(containerStatus).default([]) }).default({ containerStatuses: [] }),
});

/** What the operator keeps of a messaging pod. */
export interface PodView {
  readonly name: string;
  readonly namespace: string;
  readonly uid: string;
  /** Name of the ChatCluster, and of the server, by its labels. */
  readonly cluster: string;
  readonly server: string;
  /** Version and spec that it was made for. */
  readonly revision: string;
  /** Of the object that controls it; undefined when it is an orphan. */
  readonly ownerUid: string | undefined;
  readonly ip: string | undefined;
  /** Of the node that it is on. */
  readonly hostIp: string | undefined;
  /** One that was started again is so quickly that its death would not be seen by anything else: it runs once it answers. */
  readonly running: boolean;
  /** Its processes ended for good. */
  readonly ended: boolean;
  /** Somebody deleted or evicted it. */
  readonly stopping: boolean;
  readonly restarts: number;
}

/** Pure: undefined for what is no messaging pod. */
export function viewPod(object: unknown): PodView | undefined {
  const parsed = schema.safeParse(object);
  if (!parsed.success) return undefined;
  const { metadata, status } = parsed.data;
  const { name, namespace, uid, labels, annotations, deletionTimestamp } = metadata;
  const { [labelNames.instance]: cluster, [labelNames.server]: server } = labels;
  if (cluster === undefined || server === undefined) return undefined;
  const { containerStatuses: containers } = status;
  const ended = status.phase === 'Failed' || status.phase === 'Succeeded';
  return {
    name, namespace, uid, cluster, server,
    revision: annotations[revisionAnnotation] ?? '',
    ownerUid: controllerUidOf(metadata),
    ip: status.podIP,
    hostIp: status.hostIP,
    running: !ended && containers.length > 0 && containers.every(({ state, started }) => state.running !== undefined && started !== false),
    ended,
    stopping: deletionTimestamp !== undefined,
    restarts: containers.reduce((sum, { restartCount }) => sum + restartCount, 0),
  };
}
