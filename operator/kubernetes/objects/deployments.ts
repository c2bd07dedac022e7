import type { V1DeploymentSpec, V1PodTemplateSpec } from '@kubernetes/client-node';
import { metadataOf, type ChildOf } from './child.ts';
import type { Cluster } from './cluster.ts';
import { labelsOf, selectorOf, versionLabel } from './labels.ts';
import { connectNameOf, historyNameOf, materializeNameOf } from './names.ts';
import { listenPart, podNamePart } from './pod-facts.ts';
import { buildPodSpec, podTemplateOf } from './pod-spec.ts';
import type { Program } from './program.ts';
import { cassandraPart, issuerPart, joinParts, kafkaPart, redisPart, tlsPart, tokensPart } from './settings/index.ts';

export type Deployment = ChildOf<'Deployment', { spec: V1DeploymentSpec }>;
type Deployed = Program & { readonly name: 'connect' | 'history' | 'materialize' };

/** Calls under way have 10 s, after those in which Services learn that the pod goes; the rest is spare. */
const graceSeconds = 30;
const unlistedSeconds = 5;

export function buildConnectDeployment(cluster: Cluster, version: string): Deployment {
  const { spec } = cluster;
  const listen = listenPart({ HTTP_LISTEN: 'http', LISTEN: 'grpc', ADMIN_LISTEN: 'admin' });
  const settings = joinParts(podNamePart, listen, redisPart(spec.dependencies), tokensPart(spec), issuerPart(spec), tlsPart(spec));
  return buildDeployment(cluster, connectNameOf(cluster), { name: 'connect', version, settings, graceSeconds });
}

export function buildHistoryDeployment(cluster: Cluster, version: string): Deployment {
  const { spec } = cluster;
  const listen = listenPart({ LISTEN: 'grpc', ADMIN_LISTEN: 'admin' });
  const stores = joinParts(cassandraPart(spec.dependencies), redisPart(spec.dependencies));
  const settings = joinParts(podNamePart, listen, stores, tokensPart(spec), tlsPart(spec));
  return buildDeployment(cluster, historyNameOf(cluster), { name: 'history', version, settings, graceSeconds });
}

export function buildMaterializeDeployment(cluster: Cluster, version: string): Deployment {
  const { dependencies } = cluster.spec;
  const settings = joinParts(podNamePart, listenPart({ ADMIN_LISTEN: 'admin' }), kafkaPart(dependencies), cassandraPart(dependencies));
  return buildDeployment(cluster, materializeNameOf(cluster), { name: 'materialize', version, settings, graceSeconds });
}

function buildDeployment(cluster: Cluster, name: string, program: Deployed): Deployment {
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadataOf(cluster, name, program.name, { labels: versionLabel(program.version) }),
    spec: {
      replicas: cluster.spec[program.name].replicas,
      selector: { matchLabels: selectorOf(cluster, program.name) },
      // Never fewer than asked for: a new pod is ready before an old one goes.
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      template: buildTemplate(cluster, program),
    },
  };
}

function buildTemplate(cluster: Cluster, program: Deployed): V1PodTemplateSpec {
  const { labels, annotations } = podTemplateOf(cluster, program.name);
  const { containers, ...spec } = buildPodSpec(cluster, program);
  // Callers are sent to a pod for a moment after it was told to stop: until then it goes on as ever.
  const lifecycle = program.name === 'materialize' ? undefined : { preStop: { sleep: { seconds: unlistedSeconds } } };
  return {
    metadata: { labels: { ...labels, ...versionLabel(program.version), ...labelsOf(cluster, program.name) }, ...(annotations && { annotations }) },
    spec: { ...spec, containers: containers.map((container) => ({ ...container, ...(lifecycle && { lifecycle }) })) },
  };
}
