import type { Partition } from '@cecochat/contracts';
import { eviction, type Fault } from '../scenario.ts';
import type { Simulation } from '../simulation.ts';
import type { SeenDevice } from '../witness.ts';

/** Counts of moves before a change. */
interface Stock {
  readonly flips: ReadonlyMap<Partition, number>;
  readonly forServers: ReadonlyMap<Partition, number>;
  readonly switches: ReadonlyMap<SeenDevice, number>;
  readonly targets: number;
  readonly version: string | undefined;
  readonly owners: readonly (string | undefined)[];
  /** How many servers had been evicted. */
  readonly evicted: number;
}

export function takeStock({ judge, committed, runner }: Simulation): Stock {
  const { moves, disconnects } = judge;
  return {
    flips: new Map(moves.flips),
    forServers: new Map(moves.forServers),
    switches: new Map(disconnects.switches),
    targets: moves.targets,
    version: committed?.stableVersion,
    owners: committed?.owners ?? [],
    evicted: runner.evicted.length,
  };
}

/** Without faults, each device moves as often as its partition does, and a partition no more often than necessary. */
export function checkCalmChange(simulation: Simulation, fault: Fault, before: Stock): void {
  const { judge } = simulation;
  for (const device of simulation.devices) {
    const [moved, switched] = [
      changeOf(judge.moves.flips, before.flips, device.partition),
      changeOf(judge.disconnects.switches, before.switches, device),
    ];
    if (moved !== switched)
      judge.fail(
        'a device moves when its partition does',
        `${device.site} moved ${switched} times, its partition ${moved} times`,
      );
  }
  const counts = simulation.kafka.logs.map((_, index) => changeOf(judge.moves.flips, before.flips, index as Partition));
  if (fault.kind === 'upgrade') checkUpgrade(simulation, before);
  if (fault.kind === eviction && fault.change === undefined) checkEviction(simulation, before);
  const targets = judge.moves.targets - before.targets;
  if (Math.max(...counts) > targets)
    judge.fail('a target moves each partition at most once', `${Math.max(...counts)} moves under ${targets} targets`);
}

function checkUpgrade({ judge, committed, kafka }: Simulation, before: Stock): void {
  const counts = kafka.logs.map((_, index) => changeOf(judge.moves.forServers, before.forServers, index as Partition));
  const isNew = committed?.stableVersion !== before.version;
  const wrong = counts.findIndex((count) => count !== (isNew ? 1 : 0));
  if (wrong >= 0) judge.fail('an upgrade moves everything once', `partition ${wrong} moved ${counts[wrong]} times`);
}

/**
 * The partitions of evicted servers move once; nothing else moves. A server without partitions ends at once, and is
 * another one when it comes back.
 */
function checkEviction({ judge, runner }: Simulation, before: Stock): void {
  const told = new Set(runner.evicted.slice(before.evicted));
  if (![...told].every((name) => before.owners.includes(name))) return;
  before.owners.forEach((owner, index) => {
    const count = changeOf(judge.moves.forServers, before.forServers, index as Partition);
    const wanted = owner !== undefined && told.has(owner) ? 1 : 0;
    if (count !== wanted)
      judge.fail(
        'who is told to stop hands over what it has, once', `partition ${index} of ${owner} moved ${count} times`,
      );
  });
}

const changeOf = <K,>(now: ReadonlyMap<K, number>, before: ReadonlyMap<K, number>, key: K) =>
  (now.get(key) ?? 0) - (before.get(key) ?? 0);
