import type { StatusReport } from '../machine/index.ts';
import { formatTable } from './table.ts';
import { paintStates } from './state-colours.ts';

/** The messaging servers and what each serves. */
export function describeServers({ servers }: Pick<StatusReport, 'servers'>): string[] {
  return formatTable(
    ['NAME', 'VERSION', 'ROLE', 'HEALTH', 'STATE', 'PARTITIONS', 'OF THEM', 'CONNECTIONS', 'SENDS/S', 'DELIVERIES/S', 'EPOCH'],
    servers.map((each) => [
      each.name, each.version, each.role, each.health, each.state, each.partitions, each.partitionCount,
      each.connections, each.sendsPerSecond, each.deliveriesPerSecond, each.epoch,
    ]),
    paintStates(servers.flatMap(({ state, health }) => [state, health])),
  );
}
