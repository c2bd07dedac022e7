import { setTimeout as delay } from 'node:timers/promises';
import { conditionOf, MachineError, type Machine, type StatusReport } from '../../machine/index.ts';

/** The expected state of the platform; absent fields may have any value. */
export interface Wanted {
  readonly replicas?: number;
  readonly version?: string;
}

interface Waiting {
  readonly signal: AbortSignal;
  readonly withinMs?: number;
}

const everyMs = 200;
/** Longer than a server may take to start, become ready, and hand over its partitions. */
const defaultWithinMs = 180_000;

/** Pure: why the platform is not what is wanted, or is not at rest; undefined when it is. */
export function whatMoves(status: StatusReport, wanted: Wanted): string | undefined {
  return [...differences(status, wanted), ...unrest(status)][0];
}

const outside = (isMet: boolean, reason: string): string[] => (isMet ? [] : [reason]);

function differences({ servers, serverCounts }: StatusReport, { replicas, version }: Wanted): string[] {
  const active = servers.filter(({ role }) => role === 'active');
  const asked = serverCounts?.wanted ?? 0;
  return [
    ...outside(replicas === undefined || asked === replicas, `the operator wants ${asked} servers, not ${replicas}`),
    ...outside(replicas === undefined || active.length === replicas, `${active.length} servers serve, not ${replicas}`),
    ...outside(
      version === undefined || active.every((each) => each.version === version),
      `not every server runs version ${version}`,
    ),
  ];
}

function unrest(status: StatusReport): string[] {
  const [ready, progress] = [conditionOf(status, 'Ready'), conditionOf(status, 'Progressing')];
  return [
    ...outside(status.manifest.observed === status.manifest.revision, 'the operator has not seen the manifest yet'),
    ...outside(ready?.status === true, ready?.message ?? 'no operator has said anything yet'),
    ...outside(progress?.status === false, progress?.message ?? 'no operator has said anything yet'),
    ...outside(status.handovers.length === 0, `${status.handovers.length} partitions are on their way`),
    ...outside(
      status.servers.every(({ health, role }) => health === 'healthy' && role !== 'leaving'),
      'not every server is healthy',
    ),
    ...outside(
      status.operators.some(({ leading }) => leading), 'no operator leads',
    ),
  ];
}

/** Rejects with a MachineError that names the missing condition when that takes too long. */
export async function untilSettled(
  machine: Machine, wanted: Wanted, { signal, withinMs = defaultWithinMs }: Waiting,
): Promise<StatusReport> {
  const deadlineMs = performance.now() + withinMs;
  for (;;) {
    const status = await machine.status();
    const reason = whatMoves(status, wanted);
    if (reason === undefined) return status;
    if (performance.now() > deadlineMs)
      throw new MachineError(`the platform is not settled after ${withinMs / 1_000} s: ${reason}`);
    await delay(everyMs, undefined, { signal });
  }
}

/** Waits until the check gives something; rejects with a MachineError that names what was waited for. */
export async function untilGiven<T>(
  what: string, check: () => Promise<T | undefined>, { signal, withinMs = defaultWithinMs }: Waiting,
): Promise<T> {
  const deadlineMs = performance.now() + withinMs;
  for (;;) {
    const given = await check();
    if (given !== undefined) return given;
    if (performance.now() > deadlineMs) throw new MachineError(`${what} did not happen within ${withinMs / 1_000} s`);
    await delay(everyMs, undefined, { signal });
  }
}
