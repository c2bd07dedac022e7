import type {
  V1Affinity, V1Container, V1EnvVar, V1PodSpec, V1Toleration, V1TopologySpreadConstraint, V1Volume,
} from '@kubernetes/client-node';
import { isLasting, lastingServices, services, type ServiceName } from '../../../services/catalogue.ts';
import type { PodTemplate } from '../../manifest/index.ts';
import type { Cluster } from './cluster.ts';
import { selectorOf } from './labels.ts';
import { accountNameOf } from './names.ts';
import { containerSecurity, podSecurity } from './pod-security.ts';
import { platformPart, podFacts } from './pod-facts.ts';
import { ports, type PortName } from './ports.ts';
import { serviceProbes } from './probes.ts';
import { imageOf, type Program } from './program.ts';
import { folderOf, type MountedFiles } from './settings/index.ts';
import { preferApart, spreadEvenly } from './spread.ts';

/** Pure: the pod that runs a program. Placement in the spec's podTemplate replaces the default placement. */
export function buildPodSpec(cluster: Cluster, program: Program): V1PodSpec {
  const template = podTemplateOf(cluster, program.name);
  const { pullSecrets = [] } = cluster.spec.images;
  const { files } = program.settings;
  return {
    ...buildPlacing(cluster, program.name, template),
    serviceAccountName: accountNameOf(cluster),
    // Services do not call the API server.
    automountServiceAccountToken: false,
    // Kubernetes would set variables for every Service; those of a ChatCluster called cecochat begin like our settings.
    enableServiceLinks: false,
    securityContext: podSecurity,
    terminationGracePeriodSeconds: program.graceSeconds,
    containers: [buildContainer(cluster, program, template)],
    ...(files.length > 0 && { volumes: files.map(buildVolume) }),
    ...(pullSecrets.length > 0 && { imagePullSecrets: pullSecrets.map((name) => ({ name })) }),
  };
}

/** The spec's template for pods of a program, or for those of the service that it is placed as. */
export function podTemplateOf({ spec }: Cluster, name: ServiceName): PodTemplate {
  const { placedAs = name } = services[name];
  const placed = lastingServices.find((each) => each === placedAs);
  return (placed && spec[placed].podTemplate) ?? {};
}

/**
 * Label that Kubernetes gives to the pods of one rollout of a Deployment: the placement of new pods ignores the old
 * ones, which leave.
 */
const rollout = ['pod-template-hash'];

function buildPlacing(cluster: Cluster, name: ServiceName, template: PodTemplate): Partial<V1PodSpec> {
  const { nodeSelector, tolerations, affinity, topologySpreadConstraints, priorityClassName, runtimeClassName } =
    template;
  const selector = selectorOf(cluster, name);
  // The API server validates the fields that are passed through.
  return {
    affinity: (affinity as V1Affinity | undefined) ?? preferApart(selector),
    topologySpreadConstraints:
      (topologySpreadConstraints as V1TopologySpreadConstraint[] | undefined) ??
      spreadEvenly(selector, services[name].runs === 'replicas' ? rollout : undefined),
    ...(nodeSelector && { nodeSelector }),
    ...(tolerations && { tolerations: tolerations as V1Toleration[] }),
    ...(priorityClassName !== undefined && { priorityClassName }),
    ...(runtimeClassName !== undefined && { runtimeClassName }),
  };
}

function buildContainer(
  cluster: Cluster,
  { name, version, settings }: Program,
  { env = [] }: PodTemplate,
): V1Container {
  const listens: readonly PortName[] = isLasting(name) ? [...services[name].callers, 'admin'] : [];
  return {
    name,
    image: imageOf(cluster, name, version),
    imagePullPolicy: cluster.spec.images.pullPolicy,
    env: joinEnvironment([...podFacts, ...platformPart(cluster).env, ...settings.env], env as V1EnvVar[]),
    ports: listens.map((port) => ({ name: port, containerPort: ports[port], protocol: 'TCP' })),
    resources: resourcesOf(cluster, name),
    securityContext: containerSecurity,
    // The last line of a program that ends gives the reason, and so becomes a part of the pod's status.
    terminationMessagePolicy: 'FallbackToLogsOnError',
    ...(isLasting(name) && serviceProbes),
    ...(settings.files.length > 0 && {
      volumeMounts: settings.files.map((file) => ({ name: file.what, mountPath: folderOf(file), readOnly: true })),
    }),
  };
}

/** The operator's settings take precedence: a pod that listens elsewhere would be lost. */
function joinEnvironment(ours: readonly V1EnvVar[], extra: readonly V1EnvVar[]): V1EnvVar[] {
  const names = new Set(ours.map(({ name }) => name));
  return [...ours, ...extra.filter(({ name }) => !names.has(name))];
}

/**
 * Default requests are enough to begin with. A messaging server needs some 50 KiB for each device and the latest
 * records of its partitions, so one for 50,000 devices wants 3 GiB. There are no default limits: one that is too low
 * kills a server with all its devices, so users who have measured their load set them.
 */
function resourcesOf({ spec }: Cluster, name: ServiceName): V1Container['resources'] & object {
  const asked = isLasting(name) ? spec[name].resources : undefined;
  if (asked === undefined) return { requests: services[name].requests };
  const { requests, limits } = asked;
  return { ...(requests && { requests }), ...(limits && { limits }) };
}

function buildVolume(files: MountedFiles): V1Volume {
  const { what, keys, mayLackKeys = false } = files;
  const content = { items: keys.map((key) => ({ key, path: key })), ...(mayLackKeys && { optional: true }) };
  return 'secret' in files
    ? { name: what, secret: { secretName: files.secret, ...content } }
    : { name: what, configMap: { name: files.configMap, ...content } };
}
