import { z } from 'zod';
import { monitoringValues } from '../monitoring/index.ts';
import { imageValues, namespaceName, resourceValues, texts } from '../values.ts';
import { selectorLabels } from './labels.ts';

const ownLabels = [...Object.keys(selectorLabels), 'app.kubernetes.io/instance', 'app.kubernetes.io/version'];

const podLabels = texts
  .refine((labels) => ownLabels.every((name) => !(name in labels)), `must leave ${ownLabels.join(', ')} as they are`)
  .meta({ propertyNames: { not: { enum: ownLabels } } });

const namespaces = z
  .array(namespaceName)
  .refine((names) => new Set(names).size === names.length, 'must name each once')
  .meta({ uniqueItems: true });

/** How the operator is installed: the values of the Helm chart, and the options of plain manifests. */
export const operatorValues = z.strictObject({
  image: imageValues('operator', 'The image.'),
  replicas: z.int().min(1).max(5).default(2).describe('Processes, one of which leads.'),
  logLevel: z
    .enum(['debug', 'info', 'warn', 'error'])
    .default('info')
    .describe('Least level to log: debug, info, warn or error.'),
  namespaces: namespaces
    .default([])
    .describe(
      'Namespaces whose ChatClusters it looks after, which have to be there; when there is none: all, by a ' +
        'ClusterRole.',
    ),
  resources: resourceValues({ cpu: '100m', memory: '128Mi' }, { memory: '192Mi' }),
  priorityClassName: z.string().default('').describe('PriorityClass of its Pods.'),
  nodeSelector: texts.default({}).describe('Labels that a node must have.'),
  tolerations: z.array(z.looseObject({})).default([]).describe('Taints that do not matter, as in a Pod.'),
  affinity: z
    .looseObject({})
    .default({})
    .describe('As in a Pod. Its Pods are spread over nodes where that can be done in any case.'),
  podLabels: podLabels.default({}).describe('More labels of its Pods.'),
  podAnnotations: texts.default({}).describe('Annotations of its Pods.'),
  networkPolicy: z
    .strictObject({
      enabled: z
        .boolean()
        .default(true)
        .describe('Whether there is one: its Pods then take connections for metrics, health and the console alone.'),
      metricsNamespaceLabels: texts
        .default({})
        .describe('Labels of the namespaces whose Pods may read metrics and health; all of them when there is none.'),
      egress: z
        .array(z.looseObject({}))
        .default([])
        .describe(
          'Where its Pods may open connections to, as rules of a NetworkPolicy: the API server, names, the stores ' +
            'of each ChatCluster, port 9090 of Pods of messaging, and what the console reaches; anywhere when there ' +
            'is none.',
        ),
    })
    .prefault({})
    .describe('The NetworkPolicy of the operator.'),
  console: z
    .strictObject({
      enabled: z
        .boolean()
        .default(false)
        .describe('Whether the operator serves its console, to administrators of its ChatClusters.'),
      namespaceLabels: texts
        .default({})
        .describe(
          'Labels of namespaces whose Pods may connect to it, such as the one of an ingress; when there is none: no ' +
            'Pods, and kubectl port-forward alone leads to it.',
        ),
    })
    .prefault({})
    .describe('The page that shows the platforms.'),
  monitoring: monitoringValues,
});

/** Beside those, the values of Helm alone. */
export const chartValues = operatorValues.extend({
  crds: z
    .strictObject({
      install: z
        .boolean()
        .default(true)
        .describe(
          'Whether the definition of ChatCluster is installed and upgraded; false where another release does that.',
        ),
      keep: z
        .boolean()
        .default(true)
        .describe(
          'Whether it stays when the release is uninstalled. Without it every ChatCluster is deleted, and with it ' +
            'the platform.',
        ),
    })
    .prefault({})
    .describe('The definition of ChatCluster.'),
});

/** Of plain manifests. */
export const installOptions = operatorValues.extend({ namespace: namespaceName.default('cecochat-system') });

export type InstallOptions = z.input<typeof installOptions>;
export type CheckedOptions = z.output<typeof installOptions>;
