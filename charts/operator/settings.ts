import type {
  V1LocalObjectReference, V1NetworkPolicyEgressRule, V1PodSpec, V1ResourceRequirements,
} from '@kubernetes/client-node';
import { choose, type Choice, type Template } from '../helm/index.ts';
import type { Labels } from '../objects.ts';
import { product } from '../product.ts';
import { asResources, withoutEmpty } from '../values.ts';
import { operatorName, selectorLabels } from './labels.ts';
import type { CheckedOptions } from './values.ts';

/** Fields of a Pod that the values of the installation set. */
type Added = Partial<
  Pick<V1PodSpec, 'imagePullSecrets' | 'nodeSelector' | 'tolerations' | 'affinity' | 'priorityClassName'>
>;

/**
 * What the objects of the operator are built from: values, or the marks that stand for them in a template. Builders
 * pass them on and look into none, so that both make the same objects.
 */
export interface OperatorSettings {
  readonly namespace: string;
  /** Of every object. */
  readonly labels: Labels;
  readonly image: string;
  readonly pullPolicy: string;
  readonly replicas: number;
  readonly logLevel: string;
  /** Those that it manages, comma separated; empty for all. */
  readonly namespaces: string;
  readonly resources: V1ResourceRequirements;
  readonly console: {
    /** host:port on which it listens; empty: it is off. */
    readonly listen: string;
    /** Whether Pods of other namespaces may connect to it. */
    readonly hasCallers: Choice;
    /** Of these namespaces. */
    readonly callersLabels: Labels;
  };
  readonly pod: {
    readonly metadata: { readonly labels: Labels; readonly annotations?: Labels };
    readonly added: Added;
  };
  readonly network: {
    /** Of the namespaces that read metrics; left out: all. */
    readonly metricsLabels?: Labels;
    /** Whether egress is restricted to the rules below. */
    readonly isEgressRestricted: Choice;
    readonly egress?: V1NetworkPolicyEgressRule[];
  };
  /** Whether the definition stays when all else is removed. */
  readonly keepsDefinition: Choice;
}

/** The port of the console, and where it listens while it is on. */
export const consolePort = 9091;
const consoleListen = `$(POD_IP):${consolePort}`;

/** Pure: of values, for manifests that are applied as they are. */
export function settingsOf({
  namespace, namespaces, image, replicas, logLevel, resources, console, networkPolicy, ...values
}: CheckedOptions): OperatorSettings {
  const version = image.tag || product.version;
  const labels = labelsOf(operatorName, version);
  const { priorityClassName, nodeSelector, tolerations, affinity, podLabels, podAnnotations: annotations } = values;
  const added = { imagePullSecrets: image.pullSecrets, priorityClassName, nodeSelector, tolerations, affinity };
  return {
    namespace, labels, replicas, logLevel, resources: asResources(resources),
    image: `${image.registry}/operator:${version}`,
    pullPolicy: image.pullPolicy,
    namespaces: namespaces.join(','),
    console: {
      listen: console.enabled ? consoleListen : '',
      hasCallers: choose(Object.keys(console.namespaceLabels).length > 0),
      callersLabels: console.namespaceLabels,
    },
    pod: {
      metadata: { labels: { ...podLabels, ...labels }, ...withoutEmpty({ annotations }) },
      added: withoutEmpty(added),
    },
    network: {
      isEgressRestricted: choose(networkPolicy.egress.length > 0),
      ...withoutEmpty({ metricsLabels: networkPolicy.metricsNamespaceLabels, egress: networkPolicy.egress }),
    },
    keepsDefinition: choose(false),
  };
}

/** Marks for the values of the Helm chart. */
export function marksOf(template: Template): OperatorSettings {
  const value = (path: string) => `$.Values.${path}`;
  const version = template.text(`${value('image.tag')} | default $.Chart.AppVersion`);
  const labels = labelsOf(template.text('$.Release.Name'), version);
  return {
    namespace: template.text('$.Release.Namespace'),
    labels: {
      ...labels,
      'app.kubernetes.io/managed-by': template.text('$.Release.Service'),
      'helm.sh/chart': `cecochat-${product.version}`,
    },
    image: `${template.text(value('image.registry'))}/operator:${version}`,
    pullPolicy: template.text(value('image.pullPolicy')),
    replicas: template.number(value('replicas')),
    logLevel: template.text(value('logLevel')),
    namespaces: template.text(`join "," ${value('namespaces')}`),
    resources: template.field<V1ResourceRequirements>(value('resources')),
    console: {
      listen: template.text(`ternary "${consoleListen}" "" ${value('console.enabled')}`),
      hasCallers: template.choice(value('console.namespaceLabels')),
      callersLabels: template.field<Labels>(value('console.namespaceLabels')),
    },
    pod: {
      metadata: {
        labels: { ...template.entries(value('podLabels')), ...labels },
        annotations: template.field<Labels>(value('podAnnotations')),
      },
      added: {
        imagePullSecrets: template.field<V1LocalObjectReference[]>(value('image.pullSecrets')),
        priorityClassName: template.field<string>(value('priorityClassName')),
        nodeSelector: template.field<Labels>(value('nodeSelector')),
        tolerations: template.field<NonNullable<Added['tolerations']>>(value('tolerations')),
        affinity: template.field<NonNullable<Added['affinity']>>(value('affinity')),
      },
    },
    network: {
      metricsLabels: template.field<Labels>(value('networkPolicy.metricsNamespaceLabels')),
      isEgressRestricted: template.choice(value('networkPolicy.egress')),
      egress: template.field<V1NetworkPolicyEgressRule[]>(value('networkPolicy.egress')),
    },
    keepsDefinition: template.choice(value('crds.keep')),
  };
}

const labelsOf = (instance: string, version: string): Labels => ({
  ...selectorLabels, 'app.kubernetes.io/instance': instance, 'app.kubernetes.io/version': version,
});
