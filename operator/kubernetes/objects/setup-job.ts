import type { V1JobSpec, V1JobStatus } from '@kubernetes/client-node';
import { metadataOf, type ChildOf } from './child.ts';
import type { Cluster } from './cluster.ts';
import { hashOf } from './hash.ts';
import { labelsOf, versionLabel } from './labels.ts';
import { setupNameOf } from './names.ts';
import { buildPodSpec, podTemplateOf } from './pod-spec.ts';
import { cassandraPart, joinParts, kafkaPart, preparationPart } from './settings/index.ts';

export type SetupJob = ChildOf<'Job', { spec: V1JobSpec }>;

/** With the pauses between attempts, 10 s and twice as long each time, a Job gives up after some ten minutes. */
const attempts = 6;
/** The step gives a store a minute. */
const attemptSeconds = 180;
const graceSeconds = 10;

/**
 * Pure: the Job that prepares topics and tables. A Job never changes, so its name says what it does: whatever is to be prepared
 * in another way, or by another version, is another Job.
 *
 * One that is done stays, as that is how the operator knows that it need not be done again: with a time to live it would be
 * made and run again and again. It goes when another one takes its place. One that failed is to be deleted, and made anew.
 */
export function buildSetupJob(cluster: Cluster, version: string): SetupJob {
  const { spec: wanted } = cluster;
  const settings = joinParts(kafkaPart(wanted.dependencies), cassandraPart(wanted.dependencies), preparationPart(wanted));
  const { labels, annotations } = podTemplateOf(cluster, 'setup');
  const spec: V1JobSpec = {
    backoffLimit: attempts,
    template: {
      metadata: { labels: { ...labels, ...versionLabel(version), ...labelsOf(cluster, 'setup') }, ...(annotations && { annotations }) },
      spec: {
        ...buildPodSpec(cluster, { name: 'setup', version, settings, graceSeconds }),
        // A failed attempt stays to be looked at, and the next one is another pod.
        restartPolicy: 'Never',
        activeDeadlineSeconds: attemptSeconds,
      },
    },
  };
  const name = setupNameOf(cluster, hashOf(spec, 8));
  return { apiVersion: 'batch/v1', kind: 'Job', metadata: metadataOf(cluster, name, 'setup', { labels: versionLabel(version) }), spec };
}

export type SetupState =
  | { readonly kind: 'running' }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly reason: string };

/** Pure: how far a Job is, by its status. */
export function setupStateOf({ conditions = [] }: Pick<V1JobStatus, 'conditions'> = {}): SetupState {
  const holds = (type: string) => conditions.find((each) => each.type === type && each.status === 'True');
  if (holds('Complete') !== undefined) return { kind: 'done' };
  const failed = holds('Failed');
  return failed === undefined ? { kind: 'running' } : { kind: 'failed', reason: failed.message ?? failed.reason ?? 'it failed' };
}
