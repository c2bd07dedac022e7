import { MachineError, numbersIn, type StatusReport } from '../../machine/index.ts';
import { numberIn, unless, within, type Drill } from '../drill.ts';
import { untilGiven } from '../stage/index.ts';

const replicas = 3;
const [resumeLimitMs, resumeWithSpareLimitMs, peakLimit] = [5_000, 3_000, 1.2];

export const kill: Drill = {
  name: 'kill',
  summary: 'kill -9 of one messaging server of three',
  prepare: ({ standby }) => ({ 'spec.messaging.replicas': replicas, 'spec.messaging.standby': standby }),
  act: async (stage) => {
    const victim = chooseVictim(await stage.machine.status());
    stage.say(`killing ${victim.name}, process ${victim.pid}, with ${victim.partitions.size} partitions`);
    stage.noteFault(victim);
    process.kill(victim.pid, 'SIGKILL');
    const allBack = async () => (stage.hit.every((spans) => stage.isBack(spans)) ? true : undefined);
    await untilGiven('the return of all its devices', allBack, { signal: stage.parts.signal, withinMs: 60_000 });
    await stage.settled({ replicas });
    return { hit: stage.hit.length };
  },
  judge: ({ resumeMs, reconnectPeakRatio }, own, { standby }) => [
    ...unless(numberIn(own, 'hit') > 0, 'no device was connected to the server'),
    ...within('back after the kill, p99', resumeMs.p99, standby > 0 ? resumeWithSpareLimitMs : resumeLimitMs),
    ...unless(
      reconnectPeakRatio <= peakLimit,
      `a server took ${reconnectPeakRatio} times the streams a second that it may, at most ${peakLimit} are allowed`,
    ),
  ],
};

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
