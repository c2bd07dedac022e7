import { ownHostPort, processSettings } from '@cecochat/runtime';
import { z } from 'zod';

const names = z
  .string()
  .default('')
  .transform((text) => text.split(',').map((name) => name.trim()).filter((name) => name !== ''));

/** Settings of an operator in a cluster, each an environment variable with the prefix CECOCHAT_. */
export const configSchema = z.object({
  NAME: z.string().min(1).describe('name of this operator, unique among those of the cluster: the pod\'s'),
  NAMESPACE: z.string().min(1).describe('namespace of the operator, where its Lease is'),
  NAMESPACES: names.describe('namespaces whose ChatClusters it looks after, comma separated; empty: all of them'),
  ...processSettings,
  CONSOLE_LISTEN: z
    .literal('')
    .or(ownHostPort)
    .default('')
    .describe('host:port for the console, by which other operators reach it as well; empty: it is off'),
});

export type OperatorConfig = z.infer<typeof configSchema>;
