import type { Partition } from '@cecochat/contracts';
import type { Committed } from '../../../operator/decide/index.ts';
import type { Device } from '../models/device.ts';
import { buildRouting } from '../models/routing.ts';
import type { Server } from '../models/server.ts';
import type { Simulation } from '../simulation.ts';

/** Why the platform is not at rest; undefined when the spec is committed, published, followed, and all are served. */
export function findUnrest(simulation: Simulation): string | undefined {
  const { committed } = simulation;
  if (committed === undefined) return 'nothing is committed';
  return (
    describeOperator(simulation) ??
    describeCommitted(committed) ??
    describeAutoscaling(simulation, committed) ??
    describeBalance(simulation, committed) ??
    describePublished(simulation, committed) ??
    describeProcesses(simulation, committed) ??
    firstOf(simulation.runner.servers(), (server) => describeServer(server, committed)) ??
    firstOf(simulation.devices, (device) => describeDevice(simulation, device, committed))
  );
}

function describeOperator({ leader }: Simulation): string | undefined {
  if (leader?.decision === undefined) return 'nobody leads';
  const { conditions } = leader.decision.status;
  for (const [type, wanted] of [['DependenciesReady', true], ['Ready', true], ['Progressing', false]] as const) {
    const condition = conditions.find((each) => each.type === type);
    if (condition?.status !== wanted) return `${type} is ${condition?.status}: ${condition?.message}`;
  }
  return undefined;
}

function describeCommitted({ owners, handovers, members, target, autoscaling }: Committed): string | undefined {
  if (handovers.size > 0) return `${handovers.size} handovers`;
  const homeless = owners.filter((owner) => owner === undefined || members.get(owner)?.role !== 'active').length;
  if (homeless > 0) return `${homeless} partitions without an active server`;
  const waiting = [...members].filter(
    ([name, { role, healthySinceMs }]) =>
      healthySinceMs === undefined || (role === 'active' && target?.servers.includes(name) !== true),
  );
  if (waiting.length > 0) return `${waiting.map(([name]) => name).join(', ')} waits`;
  const isPending = autoscaling?.wanted.some(({ replicas }) => replicas !== autoscaling.replicas) === true;
  return isPending || (autoscaling?.wanted.length ?? 0) > 1 ? 'the autoscaling waits' : undefined;
}

/** After a handover the autoscaling waits, by the operator's clock, which may have been set back since. */
function describeAutoscaling({ leader }: Simulation, { autoscaling, finished }: Committed): string | undefined {
  const isHeld =
    autoscaling !== undefined && leader !== undefined && leader.nowMs < (finished.at(-1)?.atMs ?? 0) + 6_000;
  return isHeld ? 'the autoscaling waits' : undefined;
}

/** A lasting imbalance is checked once more when the time has come, and then left if no plan is better. */
function describeBalance({ leader, scenario }: Simulation, { imbalancedSinceMs }: Committed): string | undefined {
  if (leader === undefined || imbalancedSinceMs === undefined) return undefined;
  return leader.nowMs < imbalancedSinceMs + scenario.spec.balancing.windowMs + 2_000 ? 'out of balance' : undefined;
}

function describePublished({ redis, connect, scenario }: Simulation, committed: Committed): string | undefined {
  const { routing } = redis;
  if (typeof routing !== 'object') return `redis has ${routing}`;
  const { epoch } = committed;
  if (
    routing.epoch !== epoch ||
    routing.fingerprint !== buildRouting(committed, scenario.spec.handover.drainRate).fingerprint
  ) {
    return `redis has epoch ${routing.epoch} instead of ${epoch}`;
  }
  return connect.epoch === epoch ? undefined : `connect has epoch ${connect.epoch} instead of ${epoch}`;
}

function describeProcesses({ runner }: Simulation, { members }: Committed): string | undefined {
  const leaving = runner.leaving();
  if (leaving.length > 0) return `${leaving.join(', ')} is to leave`;
  const processes = runner.processes();
  const wrong = [...new Set([...processes.keys(), ...members.keys()])].filter(
    (name) => processes.get(name)?.up !== true || !members.has(name),
  );
  return wrong.length === 0 ? undefined : `processes differ: ${wrong.join(', ')}`;
}

function describeServer({ name, ownership, partitions }: Server, { epoch, owners }: Committed): string | undefined {
  if (ownership.epoch !== epoch) return `${name} follows epoch ${ownership.epoch} instead of ${epoch}`;
  const owned = owners.flatMap((owner, index) => (owner === name ? [index as Partition] : []));
  const isServing = owned.every(
    (each) => ownership.tenures.get(each)?.kind === 'serving' && partitions.get(each)?.isWarm === true,
  );
  return isServing && ownership.tenures.size === owned.length ? undefined : `${name} does not serve just what it owns`;
}

function describeDevice({ judge }: Simulation, device: Device, { owners }: Committed): string | undefined {
  if (!device.isContent) return `${device.site} is ${device.state.status} with ${device.state.outgoing.length} sends`;
  if (device.server !== owners[device.partition])
    return `${device.site} is on ${device.server} instead of ${owners[device.partition]}`;
  const missing = judge.promises.missing(device);
  return missing === 0 ? undefined : `${device.site} misses ${missing} events`;
}

function firstOf<T>(all: readonly T[], describe: (each: T) => string | undefined): string | undefined {
  for (const each of all) {
    const found = describe(each);
    if (found !== undefined) return found;
  }
  return undefined;
}
