import type { V1PodSpec } from '@kubernetes/client-node';
import { metadataOf, type ChildOf } from './child.ts';
import type { Cluster } from './cluster.ts';
import { hashOf } from './hash.ts';
import { labelNames, versionLabel } from './labels.ts';
import { podNameOf, serviceNameOf } from './names.ts';
import { listenPart, namePart } from './pod-facts.ts';
import { buildPodSpec, podTemplateOf } from './pod-spec.ts';
import { callersPart, expandedSetting, joinParts, setting, storesPart, type Part } from './settings/index.ts';

export type MessagingPod = ChildOf<'Pod', { spec: V1PodSpec }>;

export interface Server {
  /** Stable, such as messaging-0. */
  readonly name: string;
  readonly version: string;
  /** The address it advertises, see `advertisedSettingOf`. */
  readonly advertised: string;
  /** The same for WebSockets; undefined for a server that is not reached by them. */
  readonly advertisedWebSockets?: string | undefined;
}

/**
 * Digest of the pod's spec: a pod is outdated if its version would now be built with another one. Labels can change
 * while it runs.
 */
export const specHashAnnotation = 'cecochat.dev/spec-hash';

/** Time for a server that was asked to stop to hand its partitions over, then to finish sends; the rest is spare. */
const handoverSeconds = 240;
const graceSeconds = 300;

/**
 * Pure: the pod of a server. A bare one: the operator chooses which pod starts and stops, and names it.
 *
 * It has no readiness gate. /readyz is true only while all of its partitions are warm and it is not draining. The one
 * further fact, that the operator has assigned it partitions, matters to no consumer of readiness (budgets and
 * Services). A gate would cost a write for each pod and the right to write the status of pods.
 */
export function buildMessagingPod(cluster: Cluster, server: Server): MessagingPod {
  const podName = podNameOf(cluster, server.name);
  const { labels, annotations } = podTemplateOf(cluster, 'messaging');
  const program = {
    name: 'messaging', version: server.version, settings: settingsOf(cluster, server), graceSeconds,
  } as const;
  const spec: V1PodSpec = {
    ...buildPodSpec(cluster, program),
    // A name in DNS: <pod>.<headless service>.<namespace>.svc
    hostname: podName,
    subdomain: serviceNameOf(cluster, 'messaging'),
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

function settingsOf(cluster: Cluster, { name, version, advertised, advertisedWebSockets }: Server): Part {
  const { origins } = cluster.spec.messaging.webSockets;
  const webSockets = [
    ...(advertisedWebSockets === undefined
      ? []
      : [expandedSetting('ADVERTISED_WEB_SOCKET_ADDRESS', advertisedWebSockets)]),
    ...(origins.length > 0 ? [setting('WEB_SOCKET_ORIGINS', origins.join(','))] : []),
  ];
  const own = [
    setting('VERSION', version),
    expandedSetting('ADVERTISED_ADDRESS', advertised),
    setting('HANDOVER_SECONDS', String(handoverSeconds)),
    ...webSockets,
  ];
  const half =
    cluster.spec.generatorHalf === 'upper' ? { env: [setting('GENERATOR_HALF', 'upper')], files: [] } : undefined;
  return joinParts(
    namePart(name),
    listenPart('messaging'),
    { env: own, files: [] },
    storesPart(cluster, 'messaging'),
    half,
    callersPart(cluster.spec, 'messaging'),
  );
}
