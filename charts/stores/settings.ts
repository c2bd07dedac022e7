import type {
  V1LocalObjectReference, V1PersistentVolumeClaimSpec, V1PodSpec, V1ResourceRequirements, V1Toleration,
} from '@kubernetes/client-node';
import { z } from 'zod';
import { choose, type Choice, type Template } from '../helm/index.ts';
import type { Labels } from '../objects.ts';
import { product } from '../product.ts';
import { asResources, withoutEmpty, imageValues, namespaceName, resourceValues, size, texts } from '../values.ts';

export const storeNames = ['kafka', 'cassandra', 'redis'] as const;
export type StoreName = (typeof storeNames)[number];

export const chartName = 'cecochat-dev-stores';

type Added = Partial<Pick<V1PodSpec, 'imagePullSecrets' | 'nodeSelector' | 'tolerations'>>;

/** What the objects are built from: values, or the marks that stand for them in a template. */
export interface StoresSettings {
  readonly namespace: string;
  /** Of every object. */
  readonly labels: Labels;
  readonly registry: string;
  readonly version: string;
  readonly pullPolicy: string;
  /** Fields of the Pods that the values of the installation set. */
  readonly added: Added;
  readonly isPersistent: Choice;
  readonly storageClass: Pick<V1PersistentVolumeClaimSpec, 'storageClassName'>;
  readonly stores: Readonly<
    Record<StoreName, { readonly storage: string; readonly resources: V1ResourceRequirements }>
  >;
}

/** Pure: of values, for manifests that are applied as they are. */
export function settingsOf({
  namespace, image, persistence: { enabled, storageClassName }, nodeSelector, tolerations, kafka, cassandra, redis,
}: CheckedStoresOptions): StoresSettings {
  return {
    stores: { kafka: needsOf(kafka), cassandra: needsOf(cassandra), redis: needsOf(redis) },
    namespace,
    labels: {},
    registry: image.registry,
    version: image.tag || product.version,
    pullPolicy: image.pullPolicy,
    added: withoutEmpty({ imagePullSecrets: image.pullSecrets, nodeSelector, tolerations }),
    isPersistent: choose(enabled),
    storageClass: withoutEmpty({ storageClassName }),
  };
}

const needsOf = ({ storage, resources }: CheckedStoresOptions[StoreName]) => ({
  storage, resources: asResources(resources),
});

/** Marks for the values of the Helm chart. */
export function marksOf(template: Template): StoresSettings {
  const value = (path: string) => `$.Values.${path}`;
  const storeOf = (name: StoreName) => ({
    storage: template.text(value(`${name}.storage`)),
    resources: template.field<V1ResourceRequirements>(value(`${name}.resources`)),
  });
  return {
    namespace: template.text('$.Release.Namespace'),
    labels: {
      'app.kubernetes.io/instance': template.text('$.Release.Name'),
      'app.kubernetes.io/managed-by': template.text('$.Release.Service'),
      'helm.sh/chart': `${chartName}-${product.version}`,
    },
    registry: template.text(value('image.registry')),
    version: template.text(`${value('image.tag')} | default $.Chart.AppVersion`),
    pullPolicy: template.text(value('image.pullPolicy')),
    added: {
      imagePullSecrets: template.field<V1LocalObjectReference[]>(value('image.pullSecrets')),
      nodeSelector: template.field<Labels>(value('nodeSelector')),
      tolerations: template.field<V1Toleration[]>(value('tolerations')),
    },
    isPersistent: template.choice(value('persistence.enabled')),
    storageClass: { storageClassName: template.field<string>(value('persistence.storageClassName')) },
    stores: { kafka: storeOf('kafka'), cassandra: storeOf('cassandra'), redis: storeOf('redis') },
  };
}

interface Needs {
  readonly requests: Readonly<Record<string, string>>;
  readonly limits: Readonly<Record<string, string>>;
  readonly storage: string;
}

const storeValues = (what: string, { requests, limits, storage }: Needs) =>
  z
    .strictObject({
      storage: size.default(storage).describe('Size of its volume.'),
      resources: resourceValues(requests, limits),
    })
    .prefault({})
    .describe(what);

/**
 * How the stores for trying things out are installed: the values of the Helm chart, and the options of plain manifests.
 */
export const storesValues = z.strictObject({
  image: imageValues('dev-kafka', 'The images: dev-kafka, dev-cassandra and dev-redis.'),
  persistence: z
    .strictObject({
      enabled: z
        .boolean()
        .default(true)
        .describe(
          'Whether data outlives Pods, in a PersistentVolumeClaim each; false: it does not, in an emptyDir each. ' +
            'Cannot be changed later.',
        ),
      storageClassName: z.string().default('').describe('StorageClass; when empty the default one of the cluster.'),
    })
    .prefault({})
    .describe('Where data is.'),
  nodeSelector: texts.default({}).describe('Labels that the nodes must have on which they run.'),
  tolerations: z.array(z.looseObject({})).default([]).describe('Taints that do not matter, as in a Pod.'),
  // Beside its heap a process needs about as much again.
  kafka: storeValues('Kafka, with a heap of 384 MiB.', {
    requests: { cpu: '100m', memory: '512Mi' }, limits: { memory: '1Gi' }, storage: '4Gi',
  }),
  cassandra: storeValues('Cassandra, with a heap of 512 MiB.', {
    requests: { cpu: '100m', memory: '1Gi' }, limits: { memory: '2Gi' }, storage: '4Gi',
  }),
  redis: storeValues('Redis.', {
    requests: { cpu: '25m', memory: '32Mi' }, limits: { memory: '256Mi' }, storage: '1Gi',
  }),
});

/** Of plain manifests. */
export const storesOptions = storesValues.extend({ namespace: namespaceName.default('stores') });

export type StoresOptions = z.input<typeof storesOptions>;
type CheckedStoresOptions = z.output<typeof storesOptions>;
