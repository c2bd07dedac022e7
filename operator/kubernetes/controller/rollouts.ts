import { z } from 'zod';
import type { Condition } from '../../decide/index.ts';
import type { ChildView } from '../children/index.ts';

const count = z.number().default(0);
const condition = z.object({ type: z.string(), status: z.string(), message: z.string().default('') });
const schema = z
  .object({
    observedGeneration: count,
    updatedReplicas: count,
    availableReplicas: count,
    replicas: count,
    conditions: z.array(condition).default([]),
  })
  .prefault({});

/**
 * Pure: what to report of Deployments that are not in their desired state yet. `present` is undefined for a missing
 * one.
 */
export function describeRollouts(
  deployments: readonly { readonly name: string; readonly replicas: number; readonly present: ChildView | undefined }[],
): Condition[] {
  const states = deployments.map(({ name, replicas, present }) => ({ name, ...stateOf(replicas, present) }));
  const namesOf = (some: typeof states) => some.map(({ name }) => name).join(', ');
  const [down, rolling] = [states.filter(({ isUp }) => !isUp), states.filter(({ isDone }) => !isDone)];
  const refused = states.flatMap(({ name, refusal }) => (refusal === undefined ? [] : [`${name}: ${refusal}`]));
  return [
    ...(refused.length === 0
      ? []
      : [{ type: 'Degraded', status: true, reason: 'PodsRefused', message: refused.join('; ') } as const]),
    ...(down.length === 0
      ? []
      : [
          {
            type: 'Ready',
            status: false,
            reason: 'ServicesUnavailable',
            message: `no pod is available of ${namesOf(down)}`,
          } as const,
        ]),
    ...(rolling.length === 0
      ? []
      : [{ type: 'Progressing', status: true, reason: 'RollingOut', message: namesOf(rolling) } as const]),
  ];
}

interface Rollout {
  readonly isUp: boolean;
  readonly isDone: boolean;
  /** Why the API server rejects its pods: a quota or a policy. */
  readonly refusal: string | undefined;
}

function stateOf(wanted: number, present: ChildView | undefined): Rollout {
  const { observedGeneration, updatedReplicas, availableReplicas, replicas, conditions } = schema.parse(
    present?.status,
  );
  const isSeen = present !== undefined && observedGeneration >= present.generation;
  const failure = conditions.find(({ type, status }) => type === 'ReplicaFailure' && status === 'True');
  return {
    isUp: availableReplicas > 0,
    isDone: isSeen && updatedReplicas === wanted && availableReplicas === wanted && replicas === wanted,
    // Every attempt has another pod name.
    refusal: failure?.message.replace(/^pods "[^"]*" is forbidden: /, ''),
  };
}
