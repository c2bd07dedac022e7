import type { V1DeploymentSpec, V1PodTemplateSpec } from '@kubernetes/client-node';
import { isCalled, type ReplicatedService } from '../../../services/catalogue.ts';
import { replicasOf } from '../../manifest/index.ts';
import { metadataOf, type ChildOf } from './child.ts';
import type { Cluster } from './cluster.ts';
import { routingCopyKey } from './config-maps.ts';
import { labelsOf, selectorOf, versionLabel } from './labels.ts';
import { routingNameOf, serviceNameOf } from './names.ts';
import { listenPart, podNamePart } from './pod-facts.ts';
import { buildPodSpec, podTemplateOf } from './pod-spec.ts';
import type { Program } from './program.ts';
import {
  callersPart, callsPart, folderOf, joinParts, setting, storesPart, type Part,
} from './settings/index.ts';

export type Deployment = ChildOf<'Deployment', { spec: V1DeploymentSpec }>;
type Deployed = Program & { readonly name: ReplicatedService };

/** Calls in flight have 10 s, after those in which Services drop the pod from their endpoints; the rest is spare. */
const graceSeconds = 30;
const unlistedSeconds = 5;

/** Pure: the Deployment of a service of equal processes. */
export function buildDeployment(cluster: Cluster, name: ReplicatedService, version: string): Deployment {
  const settings = joinParts(
    podNamePart, listenPart(name), callsPart(cluster, name), storesPart(cluster, name), callersPart(cluster.spec, name),
    name === 'connect' ? routingCopyPart(cluster) : undefined,
  );
  const program: Deployed = { name, version, settings, graceSeconds };
  return {
    apiVersion: 'apps/v1',
    kind: 'Deployment',
    metadata: metadataOf(cluster, serviceNameOf(cluster, name), name, { labels: versionLabel(version) }),
    spec: {
      replicas: replicasOf(cluster.spec[name], 'cluster'),
      selector: { matchLabels: selectorOf(cluster, name) },
      // Never fewer than asked for: a new pod is ready before an old one goes.
      strategy: { type: 'RollingUpdate', rollingUpdate: { maxSurge: 1, maxUnavailable: 0 } },
      template: buildTemplate(cluster, program),
    },
  };
}

/** The routing for a pod that starts while Redis is unreachable. The kubelet replaces the file within minutes. */
function routingCopyPart(cluster: Cluster): Part {
  const what = 'routing-copy';
  return {
    env: [setting('ROUTING_COPY', `${folderOf({ what })}/${routingCopyKey}`)],
    files: [{ what, configMap: routingNameOf(cluster), keys: [routingCopyKey], mayLackKeys: true }],
  };
}

function buildTemplate(cluster: Cluster, program: Deployed): V1PodTemplateSpec {
  const { labels, annotations } = podTemplateOf(cluster, program.name);
  const { containers, ...spec } = buildPodSpec(cluster, program);
  // Services route callers to a pod for a moment after it was asked to stop: until then it serves as before.
  const lifecycle = isCalled(program.name) ? { preStop: { sleep: { seconds: unlistedSeconds } } } : undefined;
  return {
    metadata: {
      labels: { ...labels, ...versionLabel(program.version), ...labelsOf(cluster, program.name) },
      ...(annotations && { annotations }),
    },
    spec: { ...spec, containers: containers.map((container) => ({ ...container, ...(lifecycle && { lifecycle }) })) },
  };
}
