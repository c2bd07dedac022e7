import type { V1ResourceRequirements } from '@kubernetes/client-node';
import { z } from 'zod';
import { ChartError } from './chart-error.ts';

/** The name of a Namespace. */
export const namespaceName = z
  .string()
  .regex(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/, 'must be 1 .. 63 of a-z, 0-9 and - (not at an end)');

const quantity = z.union(
  [z.int().min(0), z.string().regex(/^\d+(\.\d+)?(m|[kMGTPE]i?|Ki)?$/, 'must be a quantity such as 100m or 192Mi')],
  {
    error: 'must be a quantity such as 100m or 192Mi',
  },
);

/** Of processor, memory and the like. */
const quantities = z.record(z.string(), quantity);

/** What a container is given at least, and what it may use at most. */
export const resourceValues = (requests: Readonly<Record<string, string>>, limits: Readonly<Record<string, string>>) =>
  z
    .strictObject({ requests: quantities.default({ ...requests }), limits: quantities.default({ ...limits }) })
    .prefault({})
    .describe('What it is given at least, and the memory beyond which it is killed.');

/** Numbers are quantities as well, though not in the types of the API. */
export const asResources = (resources: z.output<ReturnType<typeof resourceValues>>): V1ResourceRequirements =>
  resources as V1ResourceRequirements;

/** Labels, annotations and the like. */
export const texts = z.record(z.string(), z.string());

/** A volume of this size. */
export const size = z.string().regex(/^\d+(\.\d+)?(Ki|Mi|Gi|Ti)$/, 'must be a size such as 2Gi');

/** Where images come from, one of which has this name. */
export const imageValues = (name: string, description: string) =>
  z
    .strictObject({
      registry: z
        .string()
        .regex(
          /^[a-z0-9]([a-zA-Z0-9._:/-]*[a-z0-9])?$/,
          'must be a registry, a path or both, such as registry.example.com/cecochat',
        )
        .default('cecochat')
        .describe(`Registry, path or both: <registry>/${name}:<tag>.`),
      tag: z
        .string()
        .regex(/^([a-zA-Z0-9]([\w.-]{0,61}[a-zA-Z0-9])?)?$/, 'must be a tag such as 1.2.3')
        .default('')
        .describe('Tag, the version; when empty that of the chart.'),
      pullPolicy: z
        .enum(['Always', 'IfNotPresent', 'Never'])
        .default('IfNotPresent')
        .describe('When a node fetches from there: Always, IfNotPresent or Never.'),
      pullSecrets: z
        .array(z.strictObject({ name: z.string().min(1) }))
        .default([])
        .describe('Secrets with which nodes fetch, such as { name: registry-login }.'),
    })
    .prefault({})
    .describe(description);

/** The options with their defaults. Throws a ChartError with a line for each that is wrong. */
export function checkOptions<Schema extends z.ZodType>(schema: Schema, options: z.input<Schema>): z.output<Schema> {
  const checked = schema.safeParse(options);
  if (checked.success) return checked.data;
  throw new ChartError(checked.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('\n'));
}

/** Leaves out empty values. */
export function withoutEmpty<T extends object>(values: T): Partial<T> {
  const isEmpty = (value: unknown) =>
    value === '' || (typeof value === 'object' && value !== null && Object.keys(value).length === 0);
  return Object.fromEntries(Object.entries(values).filter(([, value]) => !isEmpty(value))) as Partial<T>;
}
