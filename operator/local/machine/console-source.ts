import type { ConsoleProcess, PlatformSource, ServerProcess } from '../../console/index.ts';
import type { Plan } from '../../decide/index.ts';
import type { ChatClusterSpec } from '../../manifest/index.ts';
import type { ProcessStatus } from '../processes/index.ts';
import type { StatusInput } from './platform-status.ts';
import type { StoreStatus } from './store-control.ts';

interface Accepted {
  readonly name: string;
  readonly spec: Pick<ChatClusterSpec, 'messaging' | 'paused' | 'planOnly'>;
  readonly plan: Plan | undefined;
}

/** Pure: what the console shows of the platform on this machine. */
export function consoleSourceOf(input: StatusInput, { name, spec, plan }: Accepted): PlatformSource {
  const { committed, partitionCount, reports, services, lag, told, manifest } = input;
  const refusals = (told?.refusals ?? []).map(({ field, rule }) => `${field} ${rule}`);
  return {
    name, committed, partitionCount, reports, lag, plan,
    processes: new Map(services.map((each) => [each.name, serverOf(each)])),
    told: {
      version: told?.version, servers: told?.servers, waiting: told?.assignment?.waiting ?? 0,
      conditions: told?.conditions ?? [], events: told?.events ?? [],
    },
    manifest: {
      wanted: spec.messaging.replicas,
      mode: spec.paused ? 'paused' : spec.planOnly ? 'plan-only' : 'followed',
      problems: [...manifest.problems, ...refusals],
    },
    programs: [
      ...services.map((each) => describeProcess(each)),
      ...input.operators.map((each) => describeProcess(each, leads(each, input) ? 'leads' : 'waits')),
      ...input.stores.map(describeStore),
    ],
  };
}

const serverOf = ({ up, state, address }: ProcessStatus): ServerProcess =>
  ({ up, stopping: state === 'stopped', address });

const leads = ({ name, up }: ProcessStatus, { lease }: StatusInput): boolean => up && lease?.holder === name;

function describeProcess({ name, kind, state, address, restarts }: ProcessStatus, note = ''): ConsoleProcess {
  return { name, kind, state, isGood: state === 'ready', address, restarts, note };
}

const describeStore = ({ name, state, address }: StoreStatus): ConsoleProcess => ({
  name, kind: 'store', state, isGood: state === 'up', address, restarts: 0, note: '',
});
