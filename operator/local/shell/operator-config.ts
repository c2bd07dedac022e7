import { redisRules, redisSettings } from '@cecochat/redis';
import { obeys, processSettings } from '@cecochat/runtime';
import { z } from 'zod';
import { parseCrashPoint } from './writes.ts';

/** Settings of an operator on one machine, each an environment variable with the prefix CECOCHAT_. */
export const configSchema = z.object({
  NAME: z.string().min(1).describe('name of this operator, unique among those of the platform: it leads under it'),
  MACHINE_URL: z.url({ protocol: /^http$/ }).describe('URL of the machine that keeps objects and runs processes'),
  ...redisSettings,
  ...processSettings,
  OPERATOR_CRASH: z
    .string()
    .refine((text) => parseCrashPoint(text) !== undefined, 'must be before:<n> or after:<n>, n being 1 or more')
    .optional()
    .describe('for drills: before:<n> or after:<n> has this process kill itself before or after its n-th write'),
}).check(obeys(redisRules));

export type OperatorConfig = z.infer<typeof configSchema>;
