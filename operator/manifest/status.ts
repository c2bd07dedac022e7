import { z } from 'zod';

const text = z.string().max(1_024);
const number = z.int().min(0);
const time = z.string().meta({ format: 'date-time' });

const condition = z.object({
  type: z
    .string()
    .max(316)
    .describe(
      'Ready, Progressing, Degraded, Balanced, DependenciesReady, ClocksAgree, HistoryComplete, TopicMatches or Secure',
    ),
  status: z.enum(['True', 'False', 'Unknown']),
  reason: z
    .string()
    .min(1)
    .max(1_024)
    .regex(/^[A-Za-z]([A-Za-z0-9_,:]*[A-Za-z0-9_])?$/)
    .describe('one stable word'),
  message: z.string().max(32_768).describe('for people'),
  observedGeneration: number.optional().describe('generation of the spec that this is about'),
  lastTransitionTime: time.describe('since when it has this status'),
});

const servers = z.object({
  wanted: number.describe('servers that should serve partitions'),
  running: number.describe('of these, those that run'),
  healthy: number.describe('of these, those that report and are well'),
});

const assignment = z.object({
  epoch: number.describe('version of the routing'),
  moving: number.describe('partitions on their way'),
  waiting: number.describe('partitions that still have to go'),
  maxToMean: z.number().min(0).describe('highest load of a server, as a multiple of the mean'),
  extraMoves: number.optional().describe('partitions that the latest assignment moves beyond the lower bound'),
});

const plan = z.object({
  start: z.array(text).max(2_000).describe('servers that would be started'),
  stop: z.array(text).max(2_000).describe('servers that would be stopped'),
  moves: number.describe('partitions that would move'),
  lowerBound: number.describe('the fewest that could'),
  devices: number.describe('devices connected in them'),
});

const lastHandover = z.object({
  partitions: number.describe('partitions that moved'),
  devices: number.describe('devices that moved with them'),
  tookMs: number.describe('milliseconds from the first partition that left to the last that arrived'),
  completedAt: time.describe('when the last one arrived'),
});

const refusal = z.object({ field: text.describe('field of the manifest'), rule: text.describe('rule that it breaks') });

/** State of a platform as the operator reports it in the resource. Omits fields whose value is unknown so far. */
export const chatClusterStatusSchema = z.object({
  observedGeneration: number.optional().describe('generation of the spec that the operator has seen'),
  conditions: z
    .array(condition)
    .max(16)
    .meta({ 'x-kubernetes-list-type': 'map', 'x-kubernetes-list-map-keys': ['type'] })
    .optional()
    .describe('how things stand'),
  servers: servers.optional().describe('messaging servers that serve partitions'),
  selector: text.optional().describe('labels of the messaging Pods'),
  connectAddress: text.optional().describe('host:port at which devices reach connect'),
  connections: number.optional().describe('devices connected'),
  version: text.optional().describe('version that serves'),
  assignment: assignment.optional().describe('who serves what, in figures'),
  plan: plan.optional().describe('with planOnly: what would be done'),
  lastHandover: lastHandover.optional().describe('the last time that partitions moved'),
  refusals: z
    .array(refusal)
    .max(100)
    .optional()
    .describe('why the spec is not followed; the last one that could be followed still is'),
});

export type ChatClusterStatus = z.infer<typeof chatClusterStatusSchema>;
