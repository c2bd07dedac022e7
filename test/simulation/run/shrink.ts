import type { Scenario } from '../scenario.ts';

/** Scenarios with a part left out, the largest parts first. */
function* smaller(scenario: Scenario): Iterable<Scenario> {
  const { faults, devices } = scenario;
  for (let size = Math.ceil(faults.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < faults.length; at += size) yield { ...scenario, faults: faults.toSpliced(at, size) };
  }
  for (let size = Math.ceil(devices.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < devices.length; at += size) yield { ...scenario, devices: devices.toSpliced(at, size) };
  }
  if (scenario.operators > 1) yield { ...scenario, operators: 1 };
}

/**
 * The smallest scenario that still fails, found by leaving out one part after the other: faults, changes of the spec,
 * devices.
 */
export function shrink(scenario: Scenario, fails: (smaller: Scenario) => boolean, isTimeUp: () => boolean): Scenario {
  let smallest = scenario;
  for (let found: Scenario | undefined = scenario; found !== undefined && !isTimeUp(); ) {
    found = undefined;
    for (const candidate of smaller(smallest)) {
      if (isTimeUp() || !fails(candidate)) continue;
      smallest = found = candidate;
      break;
    }
  }
  return smallest;
}
