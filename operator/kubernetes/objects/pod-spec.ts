import type { V1Affinity, V1Container, V1EnvVar, V1PodSpec, V1Toleration, V1TopologySpreadConstraint, V1Volume } from '@kubernetes/client-node';
import type { PodTemplate } from '../../manifest/index.ts';
import type { Cluster } from './cluster.ts';
import { selectorOf } from './labels.ts';
import { accountNameOf } from './names.ts';
import { containerSecurity, podSecurity } from './pod-security.ts';
import { podFacts } from './pod-facts.ts';
import { callerPorts, ports, type PortName } from './ports.ts';
import { serviceProbes } from './probes.ts';
import { imageOf, type Program, type ProgramName } from './program.ts';
import { defaultResources } from './resources.ts';
import { folderOf, type SecretFiles } from './settings/index.ts';
import { preferApart, spreadEvenly } from './spread.ts';

/** Pure: the pod that runs a program. What the spec's podTemplate says of placing replaces what we would have said. */
export function buildPodSpec(cluster: Cluster, program: Program): V1PodSpec {
  const template = podTemplateOf(cluster, program.name);
  const { pullSecrets = [] } = cluster.spec.images;
  const { files } = program.settings;
  return {
    ...buildPlacing(cluster, program.name, template),
    serviceAccountName: accountNameOf(cluster),
    // No service asks the API server for anything.
    automountServiceAccountToken: false,
    // Kubernetes would set variables for every Service, of which those of a ChatCluster called cecochat begin like our settings.
    enableServiceLinks: false,
    securityContext: podSecurity,
    terminationGracePeriodSeconds: program.graceSeconds,
    containers: [buildContainer(cluster, program, template)],
    ...(files.length > 0 && { volumes: files.map(buildVolume) }),
    ...(pullSecrets.length > 0 && { imagePullSecrets: pullSecrets.map((name) => ({ name })) }),
  };
}

/** What the spec says of the pods of a program. The step that sets up runs where materialize may, as it needs the same stores. */
export function podTemplateOf({ spec }: Cluster, name: ProgramName): PodTemplate {
  return spec[name === 'setup' ? 'materialize' : name].podTemplate ?? {};
}

/** What Kubernetes gives to the pods of one rollout of a Deployment: where the old ones are, which go, is not to decide where the new ones are. */
const rollout = ['pod-template-hash'];

function buildPlacing(cluster: Cluster, name: ProgramName, template: PodTemplate): Partial<V1PodSpec> {
  const { nodeSelector, tolerations, affinity, topologySpreadConstraints, priorityClassName, runtimeClassName } = template;
  const selector = selectorOf(cluster, name);
  // The API server checks what is passed on as it is.
  return {
    affinity: (affinity as V1Affinity | undefined) ?? preferApart(selector),
    topologySpreadConstraints: (topologySpreadConstraints as V1TopologySpreadConstraint[] | undefined) ?? spreadEvenly(selector, name === 'messaging' || name === 'setup' ? undefined : rollout),
    ...(nodeSelector && { nodeSelector }),
    ...(tolerations && { tolerations: tolerations as V1Toleration[] }),
    ...(priorityClassName !== undefined && { priorityClassName }),
    ...(runtimeClassName !== undefined && { runtimeClassName }),
  };
}

function buildContainer(cluster: Cluster, { name, version, settings }: Program, { env = [] }: PodTemplate): V1Container {
  const listens: readonly PortName[] = name === 'setup' ? [] : [...callerPorts[name], 'admin'];
  return {
    name,
    image: imageOf(cluster, name, version),
    imagePullPolicy: cluster.spec.images.pullPolicy,
    env: joinEnvironment([...podFacts, ...settings.env], env as V1EnvVar[]),
    ports: listens.map((port) => ({ name: port, containerPort: ports[port], protocol: 'TCP' })),
    resources: resourcesOf(cluster, name),
    securityContext: containerSecurity,
    ...(name !== 'setup' && serviceProbes),
    ...(settings.files.length > 0 && { volumeMounts: settings.files.map((file) => ({ name: file.what, mountPath: folderOf(file), readOnly: true })) }),
  };
}

/** What the operator sets stays as it is: a pod that listens elsewhere would be lost. */
function joinEnvironment(ours: readonly V1EnvVar[], extra: readonly V1EnvVar[]): V1EnvVar[] {
  const names = new Set(ours.map(({ name }) => name));
  return [...ours, ...extra.filter(({ name }) => !names.has(name))];
}

function resourcesOf({ spec }: Cluster, name: ProgramName): V1Container['resources'] & object {
  const asked = name === 'setup' ? undefined : spec[name].resources;
  if (asked === undefined) return defaultResources[name];
  const { requests, limits } = asked;
  return { ...(requests && { requests }), ...(limits && { limits }) };
}

function buildVolume({ what, secret, keys }: SecretFiles): V1Volume {
  return { name: what, secret: { secretName: secret, items: keys.map((key) => ({ key, path: key })) } };
}
