import { z } from 'zod';
import { controllerUidOf, seenMetadata } from '@cecochat/kubernetes';
import { labelNames } from '../objects/index.ts';
import { revisionAnnotation } from '../specs/index.ts';
import { podTroubleOf, type ContainerReport, type PodTrouble } from './pod-trouble.ts';

const text = z.string().optional();
const words = z.string().default('');
const terminated = z.object({ exitCode: z.number().default(0), reason: words, message: words }).optional();
const containerStatus = z.object({
  image: words,
  restartCount: z.number().default(0),
  /** Whether the program has answered its startup probe since its last start. */
  started: z.boolean().optional(),
  state: z
    .object({
      running: z.unknown().optional(), waiting: z.object({ reason: words, message: words }).optional(), terminated,
    })
    .default({}),
  lastState: z.object({ terminated }).default({}),
});
const condition = z.object({ type: z.string(), status: words, reason: words, message: words });
const schema = z.object({
  metadata: seenMetadata,
  status: z
    .object({
      phase: text,
      podIP: text,
      hostIP: text,
      conditions: z.array(condition).default([]),
      containerStatuses: z.array(containerStatus).default([]),
    })
    .default({ conditions: [], containerStatuses: [] }),
});

/** What the operator keeps of a pod of a ChatCluster. */
export interface PodView {
  readonly name: string;
  readonly namespace: string;
  readonly uid: string;
  /** Name of the ChatCluster by its labels. */
  readonly cluster: string;
  /** The program that runs in it, by its labels. */
  readonly component: string;
  /** Name of the messaging server by its labels; undefined for pods of other programs. */
  readonly server: string | undefined;
  /** Version and spec that it was made for. */
  readonly revision: string;
  /** Of the object that controls it; undefined when it is an orphan. */
  readonly ownerUid: string | undefined;
  readonly ip: string | undefined;
  /** IP of its node. */
  readonly hostIp: string | undefined;
  /** A restart may be too quick for its death to be seen otherwise: the pod counts as running once it answers. */
  readonly running: boolean;
  /** Its processes ended for good. */
  readonly ended: boolean;
  /** It was deleted or evicted. */
  readonly stopping: boolean;
  readonly restarts: number;
  /** What keeps it from running. */
  readonly trouble: PodTrouble | undefined;
}

/** A messaging pod. */
export type ServerPod = PodView & { readonly server: string };

export const isServerPod = (pod: PodView): pod is ServerPod => pod.server !== undefined;

/** Pure: undefined for pods of other owners. */
export function viewPod(object: unknown): PodView | undefined {
  const parsed = schema.safeParse(object);
  if (!parsed.success) return undefined;
  const { metadata, status } = parsed.data;
  const { name, namespace, uid, labels, annotations, deletionTimestamp } = metadata;
  const {
    [labelNames.instance]: cluster, [labelNames.component]: component = '', [labelNames.server]: server,
  } = labels;
  if (cluster === undefined) return undefined;
  const { containerStatuses: containers } = status;
  const ended = status.phase === 'Failed' || status.phase === 'Succeeded';
  return {
    name, namespace, uid, cluster, component, server,
    revision: annotations[revisionAnnotation] ?? '',
    ownerUid: controllerUidOf(metadata),
    ip: status.podIP,
    hostIp: status.hostIP,
    running:
      !ended &&
      containers.length > 0 &&
      containers.every(({ state, started }) => state.running !== undefined && started !== false),
    ended,
    stopping: deletionTimestamp !== undefined,
    restarts: containers.reduce((sum, { restartCount }) => sum + restartCount, 0),
    trouble: podTroubleOf(containers.map(reportOf), status.conditions.find(({ type }) => type === 'PodScheduled')),
  };
}

function reportOf({ image, state, lastState }: z.infer<typeof containerStatus>): ContainerReport {
  return { image, waiting: state.waiting, terminated: state.terminated, lastTerminated: lastState.terminated };
}
