import { lastingServices, services, type LastingService, type PortName } from '../../../services/catalogue.ts';

/** Every kind of process that the machine runs. */
export type ProcessKind = LastingService | 'operator';

/** Default address on which processes listen. */
export const defaultHost = '127.0.0.1';

/** Ports of the processes of a kind, the first of each port for the first process. */
export type KindPorts = { readonly [Port in PortName]?: readonly number[] };

/** Ports of loopback by their use: as many as the machine may run processes of the kind. */
export interface PortPlan {
  /** Address of loopback that they are on. */
  readonly host: string;
  readonly of: Readonly<Record<ProcessKind, KindPorts>>;
  readonly status: number;
  /** The page for operators of the platform. */
  readonly console: number;
}

/** The ports of a platform lie in `base .. base + 139`; of these `base + 90 .. base + 99` are left for its stores. */
export const portSpan = 140;
export const storePortsAt = 90;

const [statusPort, consolePort] = [9, 130];
const operatorPorts: KindPorts = { admin: [85, 86, 87, 88, 89] };

/** Pure: the ports of the platform that begins at `base`. The first of each kind are those that users type. */
export function planPorts(base: number, host = defaultHost): PortPlan {
  const local = (kind: ProcessKind): KindPorts => (kind === 'operator' ? operatorPorts : services[kind].local ?? {});
  const moved = (ports: KindPorts): KindPorts =>
    Object.fromEntries(
      Object.entries(ports).map(([port, offsets = []]) => [port, offsets.map((offset) => base + offset)]),
    );
  const kinds: readonly ProcessKind[] = [...lastingServices, 'operator'];
  return {
    host,
    of: Object.fromEntries(kinds.map((kind) => [kind, moved(local(kind))])) as PortPlan['of'],
    status: base + statusPort,
    console: base + consolePort,
  };
}

/** Pure: how many processes of the kind the machine has room for; each needs a port for health and metrics. */
export const roomFor = (kind: ProcessKind, { of }: PortPlan): number => of[kind].admin?.length ?? 0;
