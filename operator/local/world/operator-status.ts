import { z } from 'zod';
import type { Outcome } from '../../reconcile/index.ts';

const condition = z.object({ type: z.string(), status: z.boolean(), reason: z.string(), message: z.string() });
const plan = z.object({ start: z.array(z.string()), stop: z.array(z.string()), moves: z.number(), lowerBound: z.number(), devices: z.number() });
const historySettings = z.object({ userMessageCount: z.number(), dialogMessageCount: z.number() });

/** The object `status`: how the operator that leads sees the platform. */
export const operatorStatusSchema = z.object({
  /** Name and process of the operator that wrote it. */
  operator: z.string(),
  pid: z.number(),
  /** Of the manifest that it follows. */
  revision: z.string(),
  /** How often it changed something since it started, with this: commits, publications, starts and stops of processes, statuses. */
  writes: z.number(),
  conditions: z.array(condition),
  servers: z.object({ wanted: z.number(), running: z.number(), healthy: z.number() }).optional(),
  version: z.string().optional(),
  assignment: z.object({ moving: z.number(), waiting: z.number(), maxToMean: z.number() }).optional(),
  plan: plan.optional(),
  /** What is wrong with what is asked for: fields and rules. */
  refusals: z.array(z.object({ field: z.string(), rule: z.string() })),
  /** Counts of pages of history that the manifest asked for when they were last published. */
  historySettings: historySettings.optional(),
});

export type OperatorStatus = z.infer<typeof operatorStatusSchema>;

/** Pure: what to write about the outcome of a round. Leaves out what changes all the time and others can count themselves. */
export function buildOperatorStatus(outcome: Outcome, about: Pick<OperatorStatus, 'operator' | 'pid' | 'revision' | 'writes' | 'historySettings'>): OperatorStatus {
  if (outcome.kind === 'refused') {
    const message = outcome.refusals.map(({ field, rule }) => `${field} ${rule}`).join('; ');
    const conditions = [{ type: 'Progressing', status: false, reason: 'ManifestRefused', message }];
    return { ...about, conditions, refusals: [...outcome.refusals] };
  }
  const { conditions, servers, version, assignment, plan: planned } = outcome.decision.status;
  const { moving, waiting, maxToMean } = assignment;
  return {
    ...about,
    conditions: [...conditions],
    servers, version,
    assignment: { moving, waiting, maxToMean },
    ...(planned !== undefined && { plan: { ...planned, start: [...planned.start], stop: [...planned.stop] } }),
    refusals: [],
  };
}

/** Pure: whether it says something that a person would call another state: figures of the load change with every look. */
export function saysSomethingNew(before: OperatorStatus | undefined, next: OperatorStatus): boolean {
  return before === undefined || JSON.stringify(essence(before)) !== JSON.stringify(essence(next));
}

function essence({ writes: _writes, assignment, conditions, ...rest }: OperatorStatus): object {
  const told = conditions.map(({ type, status, reason, message }) => ({ type, status, reason, message: type === 'Balanced' ? '' : message }));
  return { ...rest, conditions: told, moving: assignment?.moving, waiting: assignment?.waiting };
}
