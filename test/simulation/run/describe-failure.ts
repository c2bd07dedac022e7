import type { Fault } from '../scenario.ts';
import type { Explanation } from './run-seed.ts';

/** Lines of the timeline that are shown, up to the violation. */
const shownLines = 80;

/** A failure for contributors who analyse it: the broken rule, the faults needed to break it, and the events. */
export function describeFailure(seed: number, { scenario, violation, timeline }: Explanation): string[] {
  const { spec, devices, operators, faults } = scenario;
  return [
    `seed ${seed}: ${violation.rule}`,
    `  found at ${(violation.atMs / 1_000).toFixed(3)} s: ${violation.found}`,
    `  with ${spec.partitions} partitions, ${spec.replicas} servers and ${spec.standby} spares at the beginning, ${operators} operators, ${devices.length} devices`,
    `  schedule${faults.length === 0 ? ': nothing' : ''}`,
    ...faults.map((fault) => `    ${describeFault(fault)}`),
    '  timeline',
    ...(timeline.length > shownLines ? ['    ...'] : []),
    ...timeline.slice(-shownLines).map((line) => `    ${line}`),
    `  again: make simulate SEED=${seed}`,
  ];
}

function describeFault({ kind, atMs, moment, durationMs, change }: Fault): string {
  const when = moment === 'now' ? '' : `, at the next ${moment}`;
  const asked = change === undefined ? `, for ${(durationMs / 1_000).toFixed(1)} s` : ` ${JSON.stringify(change)}`;
  return `${(atMs / 1_000).toFixed(3)} s${when}: ${kind}${asked}`;
}
