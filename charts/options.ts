import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { ChartError } from './chart-error.ts';

const product = z.object({ version: z.string() }).parse(JSON.parse(readFileSync(join(import.meta.dirname, '../package.json'), 'utf8')));

const namespaceName = z.string().regex(/^[a-z0-9]([-a-z0-9]{0,61}[a-z0-9])?$/, 'must be 1 .. 63 of a-z, 0-9 and - (not at an end)');
const quantity = z.string().regex(/^\d+(\.\d+)?(m|Ki|Mi|Gi)?$/, 'must be a quantity such as 100m or 192Mi');

/** How the operator is installed. */
const schema = z.strictObject({
  namespace: namespaceName.default('cecochat-system').describe('namespace in which the operator runs'),
  namespaces: z.array(namespaceName).refine((names) => new Set(names).size === names.length, 'must name each once').default([]).describe('namespaces whose ChatClusters it looks after; all when there is none'),
  registry: z.string().min(1).default('cecochat').describe('registry of the image'),
  version: z.string().regex(/^[\w][\w.-]{0,62}$/, 'must be a tag such as 1.2.3').default(product.version).describe('tag of the image'),
  pullPolicy: z.enum(['Always', 'IfNotPresent', 'Never']).default('IfNotPresent').describe('when the image is pulled'),
  pullSecrets: z.array(z.string().min(1)).default([]).describe('secrets in the namespace with which it is pulled'),
  replicas: z.int().min(1).max(5).default(2).describe('processes, one of which leads'),
  logLevel: z.enum(['debug', 'info', 'warn', 'error']).default('info').describe('least level to log'),
  resources: z
    .strictObject({ cpu: quantity.default('100m'), memory: quantity.default('128Mi'), memoryLimit: quantity.default('192Mi') })
    .prefault({})
    .describe('what a process is given at least, and the memory beyond which it is killed'),
});

export type InstallOptions = z.input<typeof schema>;
export type CheckedOptions = z.output<typeof schema>;

/** The options with their defaults. Throws a ChartError with a line for each that is wrong. */
export function checkOptions(options: InstallOptions): CheckedOptions {
  const checked = schema.safeParse(options);
  if (checked.success) return checked.data;
  throw new ChartError(checked.error.issues.map(({ path, message }) => `${path.join('.')} ${message}`).join('\n'));
}
