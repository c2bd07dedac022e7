import { z } from 'zod';
import { imageValues, namespaceName, resourceValues, size, texts } from '../values.ts';

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
export type CheckedStoresOptions = z.output<typeof storesOptions>;
