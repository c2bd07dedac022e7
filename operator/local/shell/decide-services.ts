import { isReplicated, replicatedServices, type ReplicatedService } from '../../../services/catalogue.ts';
import { replicasOf, type ChatClusterSpec } from '../../manifest/index.ts';
import type { MachineProcess } from './machine-client.ts';

export interface ServicesDecision {
  readonly start: readonly { readonly name: string; readonly kind: ReplicatedService }[];
  readonly stop: readonly string[];
}

/** Pure: the services without partitions that are missing or surplus. The last ones of the surplus stop. */
export function decideServices(
  spec: ChatClusterSpec,
  processes: readonly Pick<MachineProcess, 'name' | 'kind' | 'state'>[],
): ServicesDecision {
  if (spec.paused || spec.planOnly) return { start: [], stop: [] };
  const present = new Set(processes.map(({ name }) => name));
  const wanted = replicatedServices.flatMap((kind) =>
    Array.from({ length: replicasOf(spec[kind], 'machine') }, (_, index) => ({ kind, name: `${kind}-${index}` })),
  );
  const names = new Set(wanted.map(({ name }) => name));
  return {
    start: wanted.filter(({ name }) => !present.has(name)),
    stop: processes
      .filter(
        ({ name, kind, state }) => kind !== 'operator' && isReplicated(kind) && state !== 'stopped' && !names.has(name),
      )
      .map(({ name }) => name),
  };
}
