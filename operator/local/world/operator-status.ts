import { z } from 'zod';
import { consoleEvent } from '../../console/index.ts';
import type { Outcome } from '../../reconcile/index.ts';

const condition = z.object({ type: z.string(), status: z.boolean(), reason: z.string(), message: z.string() });
const plan = z.object({
  start: z.array(z.string()), stop: z.array(z.string()), moves: z.number(), lowerBound: z.number(), devices: z.number(),
});
const historySettings = z.object({ userMessageCount: z.number(), dialogMessageCount: z.number() });

/** The object `status`: the platform as the leading operator sees it. */
export const operatorStatusSchema = z.object({
  /** Name and process of the operator that wrote it. */
  operator: z.string(),
  pid: z.number(),
  /** Of the followed manifest. */
  revision: z.string(),
  /** Changes since its start, including this one: commits, publications, starts and stops of processes, statuses. */
  writes: z.number(),
  conditions: z.array(condition),
  servers: z.object({ wanted: z.number(), running: z.number(), healthy: z.number() }).optional(),
  version: z.string().optional(),
  assignment: z
    .object({ moving: z.number(), waiting: z.number(), maxToMean: z.number(), extraMoves: z.number().optional() })
    .optional(),
  plan: plan.optional(),
  /** Problems of the manifest: fields and rules. */
  refusals: z.array(z.object({ field: z.string(), rule: z.string() })),
  /** The latest of all operators, oldest first. */
  events: z.array(consoleEvent).optional(),
  /** Page sizes of history in the manifest at their last publication. */
  historySettings: historySettings.optional(),
  /** The limits of the manifest at their last publication. */
  limits: z.string().optional(),
});

export type OperatorStatus = z.infer<typeof operatorStatusSchema>;

/**
 * Pure: the status after a reconcile. Leaves out figures that change all the time and that readers can count
 * themselves.
 */
export function buildOperatorStatus(
  outcome: Outcome,
  about: Pick<OperatorStatus, 'operator' | 'pid' | 'revision' | 'writes' | 'events' | 'historySettings' | 'limits'>,
): OperatorStatus {
  if (outcome.kind === 'refused') {
    const message = outcome.refusals.map(({ field, rule }) => `${field} ${rule}`).join('; ');
    const conditions = [{ type: 'Progressing', status: false, reason: 'ManifestRefused', message }];
    return { ...about, conditions, refusals: [...outcome.refusals] };
  }
  const { conditions, servers, version, assignment, plan: planned } = outcome.decision.status;
  const { moving, waiting, maxToMean, extraMoves } = assignment;
  return {
    ...about,
    conditions: [...conditions],
    servers,
    version,
    assignment: { moving, waiting, maxToMean, extraMoves },
    ...(planned !== undefined && { plan: { ...planned, start: [...planned.start], stop: [...planned.stop] } }),
    refusals: [],
  };
}

/**
 * Pure: whether the status differs in more than the figures of the load, which change with every reconcile, and than
 * events: they wait for the next write.
 */
export function saysSomethingNew(before: OperatorStatus | undefined, next: OperatorStatus): boolean {
  return before === undefined || JSON.stringify(essence(before)) !== JSON.stringify(essence(next));
}

function essence({ writes: _writes, events: _events, assignment, conditions, ...rest }: OperatorStatus): object {
  const told = conditions.map(({ type, status, reason, message }) => ({
    type, status, reason, message: type === 'Balanced' ? '' : message,
  }));
  return { ...rest, conditions: told, moving: assignment?.moving, waiting: assignment?.waiting };
}
