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
  const { committed, partitionCount, reports, services, lag, manifest } = input;
  const { refusals, ...told } = toldBy(input.told);
  return {
    name, committed, partitionCount, reports, lag, plan, told,
    processes: new Map(services.map((each) => [each.name, serverOf(each)])),
    manifest: {
      wanted: spec.messaging.replicas,
      mode: modeOf(spec),
      problems: [...manifest.problems, ...refusals],
    },
    programs: [
      ...services.map((each) => describeProcess(each)),
      ...input.operators.map((each) => describeProcess(each, leads(each, input) ? 'leads' : 'waits')),
      ...input.stores.map(describeStore),
    ],
  };
}

const modeOf = ({ paused, planOnly }: Accepted['spec']): PlatformSource['manifest']['mode'] =>
  paused ? 'paused' : planOnly ? 'plan-only' : 'followed';

/** Of the last status of an operator. */
function toldBy(status: StatusInput['told']): PlatformSource['told'] & { readonly refusals: readonly string[] } {
  const { version, servers, assignment, conditions = [], events = [], refusals = [] } = status ?? {};
  return {
    version, servers, conditions, events, waiting: assignment?.waiting ?? 0,
    refusals: refusals.map(({ field, rule }) => `${field} ${rule}`),
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
