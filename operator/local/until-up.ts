import { setTimeout as sleep } from 'node:timers/promises';
import type { Machine, PlatformStatus } from './machine/index.ts';
import { PlatformError } from './platform-error.ts';
import { namesOf, type SupervisedProcess } from './processes/index.ts';

interface Waiting {
  /** Version of the status before this start; undefined when there was none. */
  readonly earlier: string | undefined;
  readonly progress: (line: string) => void;
  readonly signal: AbortSignal | undefined;
}

const [pollMs, deadlineMs] = [100, 60_000];

/**
 * Waits until everything that the manifest requests is ready and every partition is served. Throws a PlatformError when
 * a process dies repeatedly, at the deadline, or when the platform is stopped.
 */
export async function untilUp(machine: Machine, { earlier, progress, signal }: Waiting): Promise<void> {
  const { operators, processes } = machine.parts;
  const begunMs = performance.now();
  const told = new Set<string>();
  for (;;) {
    const all = [...operators.all(), ...processes.all()];
    refuseHopeless(all);
    for (const { name, state } of all.map((each) => each.status())) {
      if (state !== 'ready' || told.has(name)) continue;
      progress(`${name} is ready after ${((performance.now() - begunMs) / 1_000).toFixed(1)} s`);
      told.add(name);
    }
    const missing = await findMissing(machine, earlier);
    if (missing === undefined) return;
    if (performance.now() - begunMs > deadlineMs) throw new PlatformError(`after ${deadlineMs / 1_000} s ${missing}`);
    await sleep(pollMs);
    if (signal?.aborted === true) throw new PlatformError('the platform was stopped before it was up');
  }
}

function refuseHopeless(all: readonly SupervisedProcess[]): void {
  const hopeless = all.find((each) => each.hopeless !== undefined)?.hopeless;
  if (hopeless !== undefined) throw new PlatformError(hopeless);
}

/** The first missing thing; undefined when all is there. Does not wait for other steps of an upgrade in progress. */
async function findMissing(machine: Machine, earlier: string | undefined): Promise<string | undefined> {
  const { objects, processes, manifest } = machine.parts;
  const { spec } = manifest.accepted.cluster;
  const isHeld = spec.paused || spec.planOnly;
  const status = await machine.status();
  const serving = status.servers.filter(({ partitionCount }) => partitionCount > 0).map(({ name }) => name);
  const services = namesOf(spec).filter((name) => !name.startsWith('messaging-'));
  const ready = new Set(status.services.filter(({ state }) => state === 'ready').map(({ name }) => name));
  const missing = [...serving, ...(isHeld ? [] : services)].find((name) => !ready.has(name));
  if (missing !== undefined) return processes.get(missing)?.describe('is not ready') ?? `${missing} was not started`;
  if ((await objects.get('status'))?.version === earlier) return 'no operator has looked at the platform';
  return isHeld ? undefined : describeLack(status);
}

function describeLack({ conditions, serverCounts }: PlatformStatus): string | undefined {
  const ready = conditions.find(({ type }) => type === 'Ready');
  if (ready?.status !== true) return ready?.message ?? 'no operator has said how the platform is';
  const { wanted = 0, healthy = 0 } = serverCounts ?? {};
  return healthy < wanted ? `only ${healthy} of ${wanted} messaging servers are healthy` : undefined;
}
