import type { Process } from '../../decide/index.ts';
import type { ServiceAddresses } from '../../reconcile/index.ts';
import type { ProcessStatus } from '../processes/index.ts';

type Seen = Pick<ProcessStatus, 'name' | 'kind' | 'version' | 'address' | 'admin' | 'up' | 'restarts' | 'state'>;

/** Pure: the messaging servers among the processes of the machine, as the decisions want them. */
export function serversAmong(processes: readonly Seen[]): Map<string, Process> {
  const servers = processes.filter(({ kind }) => kind === 'messaging');
  return new Map(
    servers.map(({ name, version, address, up, restarts, state }) => [
      name, { version, address, up, restarts, stopping: state === 'stopped' },
    ]),
  );
}

/** Pure: the addresses at which running messaging servers answer probes. */
export function probeUrlsAmong(processes: readonly Seen[]): Map<string, string> {
  const running = processes.filter(({ kind, up }) => kind === 'messaging' && up);
  return new Map(running.map(({ name, admin }) => [name, `http://${admin}/healthz`]));
}

/** Pure: the addresses of services that are reached at one; undefined while none of their processes should run. */
export function addressesAmong(processes: readonly Seen[]): ServiceAddresses {
  const addressOf = (wanted: string) =>
    processes.find(({ kind, state }) => kind === wanted && state !== 'stopped')?.address;
  return {
    historyAddress: addressOf('history'), groupsAddress: addressOf('groups'), accountsAddress: addressOf('accounts'),
  };
}
