import type { Process } from '../../decide/index.ts';
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

/** Pure: host:port of the history service; undefined while none should run. */
export function historyAddressAmong(processes: readonly Seen[]): string | undefined {
  return processes.find(({ kind, state }) => kind === 'history' && state !== 'stopped')?.address;
}
