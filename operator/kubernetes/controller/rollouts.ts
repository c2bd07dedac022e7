import { z } from 'zod';
import type { Condition } from '../../decide/index.ts';
import type { ChildView } from '../children/index.ts';

const count = z.number().default(0);
const schema = z.object({ observedGeneration: count, updatedReplicas: count, availableReplicas: count, replicas: count }).prefault({});

/** Pure: what there is to say of Deployments that are not yet as they were asked for. `present` is undefined where one is not there. */
export function describeRollouts(deployments: readonly { readonly name: string; readonly replicas: number; readonly present: ChildView | undefined }[]): Condition[] {
  const states = deployments.map(({ name, replicas, present }) => ({ name, ...stateOf(replicas, present) }));
  const namesOf = (some: typeof states) => some.map(({ name }) => name).join(', ');
  const [down, rolling] = [states.filter(({ isUp }) => !isUp), states.filter(({ isDone }) => !isDone)];
  return [
    ...(down.length === 0 ? [] : [{ type: 'Ready', status: false, reason: 'ServicesUnavailable', message: `no pod is available of ${namesOf(down)}` } as const]),
    ...(rolling.length === 0 ? [] : [{ type: 'Progressing', status: true, reason: 'RollingOut', message: namesOf(rolling) } as const]),
  ];
}

function stateOf(wanted: number, present: ChildView | undefined): { readonly isUp: boolean; readonly isDone: boolean } {
  const { observedGeneration, updatedReplicas, availableReplicas, replicas } = schema.parse(present?.status);
  const isSeen = present !== undefined && observedGeneration >= present.generation;
  return { isUp: availableReplicas > 0, isDone: isSeen && updatedReplicas === wanted && availableReplicas === wanted && replicas === wanted };
}
