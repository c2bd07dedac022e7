import type { ChatClusterSpec } from '../../manifest/index.ts';
import type { MachineProcess } from './machine-client.ts';

type Kind = 'connect' | 'history' | 'materialize';

export interface ServicesDecision {
  readonly start: readonly { readonly name: string; readonly kind: Kind }[];
  readonly stop: readonly string[];
}

const kinds: readonly Kind[] = ['connect', 'history', 'materialize'];

/** Pure: the services without partitions that are missing or too many. Of those that are too many the last ones go. */
export function decideServices(spec: ChatClusterSpec, processes: readonly Pick<MachineProcess, 'name' | 'kind' | 'state'>[]): ServicesDecision {
  if (spec.paused || spec.planOnly) return { start: [], stop: [] };
  const present = new Set(processes.map(({ name }) => name));
  const wanted = kinds.flatMap((kind) => Array.from({ length: spec[kind].replicas }, (_, index) => ({ kind, name: `${kind}-${index}` })));
  const names = new Set(wanted.map(({ name }) => name));
  const isOurs = (kind: MachineProcess['kind']) => kinds.some((each) => each === kind);
  return {
    start: wanted.filter(({ name }) => !present.has(name)),
    stop: processes.filter(({ name, kind, state }) => isOurs(kind) && state !== 'stopped' && !names.has(name)).map(({ name }) => name),
  };
}
