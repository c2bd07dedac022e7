import type { V1JobSpec, V1JobStatus } from '@kubernetes/client-node';
import { metadataOf, type ChildOf } from './child.ts';
import type { Cluster } from './cluster.ts';
import { hashOf } from './hash.ts';
import { labelsOf, versionLabel } from './labels.ts';
import { setupNameOf } from './names.ts';
import { buildPodSpec, podTemplateOf } from './pod-spec.ts';
import { joinParts, preparationPart, storesPart } from './settings/index.ts';

export type SetupJob = ChildOf<'Job', { spec: V1JobSpec }>;

/** With the pauses between attempts, 10 s and twice as long each time, a Job gives up after some ten minutes. */
const attempts = 6;
/** The step waits a minute for each store. */
const attemptSeconds = 180;
const graceSeconds = 10;

/**
 * Pure: the Job that prepares topics and tables. A Job never changes, so its name identifies its work: different work,
 * or another version, is another Job.
 *
 * A finished Job stays as the record that its work is done: with a time to live, the operator would create and run it
 * again and again. Its successor replaces it. A failed one has to be deleted, and the operator creates it again.
 */
export function buildSetupJob(cluster: Cluster, version: string): SetupJob {
  const { spec: wanted } = cluster;
  const settings = joinParts(storesPart(cluster, 'setup'), preparationPart(wanted));
  const { labels, annotations } = podTemplateOf(cluster, 'setup');
  const spec: V1JobSpec = {
    backoffLimit: attempts,
    template: {
      metadata: {
        labels: { ...labels, ...versionLabel(version), ...labelsOf(cluster, 'setup') },
        ...(annotations && { annotations }),
      },
      spec: {
        ...buildPodSpec(cluster, { name: 'setup', version, settings, graceSeconds }),
        // A failed attempt stays for inspection, and the next one is another pod.
        restartPolicy: 'Never',
        activeDeadlineSeconds: attemptSeconds,
      },
    },
  };
  const name = setupNameOf(cluster, hashOf(spec, 8));
  return {
    apiVersion: 'batch/v1', kind: 'Job',
    metadata: metadataOf(cluster, name, 'setup', { labels: versionLabel(version) }),
    spec,
  };
}

export type SetupState =
  | { readonly kind: 'running' }
  | { readonly kind: 'done' }
  | { readonly kind: 'failed'; readonly reason: string };

/** Pure: the progress of a Job, from its status. */
export function setupStateOf({ conditions = [] }: Pick<V1JobStatus, 'conditions'> = {}): SetupState {
  const holds = (type: string) => conditions.find((each) => each.type === type && each.status === 'True');
  if (holds('Complete') !== undefined) return { kind: 'done' };
  const failed = holds('Failed');
  return failed === undefined
    ? { kind: 'running' }
    : { kind: 'failed', reason: failed.message ?? failed.reason ?? 'it failed' };
}
