import { MachineError, numbersIn, type StatusReport } from '../../machine/index.ts';

/** A messaging server that something is done to. */
export interface Victim {
  readonly name: string;
  readonly address: string;
  readonly pid: number;
  readonly partitions: ReadonlySet<number>;
}

/** Pure: the server that most devices are connected to. */
export function chooseVictim({ servers, services }: StatusReport): Victim {
  const [busiest] = servers.filter(({ role }) => role === 'active').toSorted((a, b) => b.connections - a.connections);
  const process = services.find(({ name }) => name === busiest?.name);
  if (busiest === undefined || !process?.pid) throw new MachineError('no messaging server runs');
  return {
    name: busiest.name, address: busiest.address, pid: process.pid, partitions: new Set(numbersIn(busiest.partitions)),
  };
}
