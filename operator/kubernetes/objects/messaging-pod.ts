import type { V1PodSpec } from '@kubernetes/client-node';
import { metadataOf, type ChildOf } from './child.ts';
import type { Cluster } from './cluster.ts';
import { hashOf } from './hash.ts';
import { labelNames, versionLabel } from './labels.ts';
import { messagingNameOf, podNameOf } from './names.ts';
import { listenPart, namePart } from './pod-facts.ts';
import { buildPodSpec, podTemplateOf } from './pod-spec.ts';
import { expandedSetting, joinParts, kafkaPart, redisPart, setting, tlsPart, tokensPart, type Part } from './settings/index.ts';

export type MessagingPod = ChildOf<'Pod', { spec: V1PodSpec }>;

export interface Server {
  /** Stable, such as messaging-0. */
  readonly name: string;
  readonly version: string;
  /** What it says it is reached at, see `advertisedSettingOf`. */
  readonly advertised: string;
}

/** Digest of the pod's spec: a pod with another one than would be built for its version now is outdated. Labels can change as it runs. */
export const specHashAnnotation = 'cecochat.dev/spec-hash';

/** How long a server that is told to stop may take to hand its partitions over, then to finish sends; the rest is spare. */
const handoverSeconds = 240;
const graceSeconds = 300;

/**
 * Pure: the pod of a server. A bare one: the operator chooses which one comes and goes, and gives it its name.
 *
 * It has no readiness gate: /readyz is already true only while all of its partitions are warm and it is not draining, and what
 * more there is to know, that the operator has assigned it something, changes nothing for whoever reads readiness (budgets and
 * Services). A gate would cost a write for each pod and the right to write the status of pods.
 */
export function buildMessagingPod(cluster: Cluster, server: Server): MessagingPod {
  const podName = podNameOf(cluster, server.name);
  const { labels, annotations } = podTemplateOf(cluster, 'messaging');
  const program = { name: 'messaging', version: server.version, settings: settingsOf(cluster, server), graceSeconds } as const;
  const spec: V1PodSpec = {
    ...buildPodSpec(cluster, program),
    // A name in DNS: <pod>.<headless service>.<namespace>.svc
    hostname: podName,
    subdomain: messagingNameOf(cluster),
    restartPolicy: 'Always',
  };
  return {
    apiVersion: 'v1',
    kind: 'Pod',
    metadata: metadataOf(cluster, podName, 'messaging', {
      labels: { ...labels, ...versionLabel(server.version), [labelNames.server]: server.name },
      annotations: { ...annotations, [specHashAnnotation]: hashOf(spec) },
    }),
    spec,
  };
}

function settingsOf({ spec }: Cluster, { name, version, advertised }: Server): Part {
  const own = [setting('VERSION', version), expandedSetting('ADVERTISED_ADDRESS', advertised), setting('HANDOVER_SECONDS', String(handoverSeconds))];
  return joinParts(
    namePart(name),
    listenPart({ LISTEN: 'grpc', ADMIN_LISTEN: 'admin' }),
    { env: own, files: [] },
    kafkaPart(spec.dependencies),
    redisPart(spec.dependencies),
    tokensPart(spec),
    tlsPart(spec),
  );
}
