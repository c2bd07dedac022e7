import { buildScenario } from '../build-scenario.ts';
import type { Violation } from '../invariants/judge.ts';
import { realRules, type Rules } from '../rules.ts';
import type { Scenario } from '../scenario.ts';
import { runScenario, type ScenarioResult } from './run-scenario.ts';
import { shrink } from './shrink.ts';

export interface SeedResult extends ScenarioResult {
  readonly seed: number;
}

/** Runs the scenario of a seed. */
export function runSeed(seed: number, rules: Rules = realRules): SeedResult {
  return { seed, ...runSafely(buildScenario(seed), rules, false) };
}

export interface Explanation {
  /** The smallest scenario that fails in the same way. */
  readonly scenario: Scenario;
  readonly violation: Violation;
  readonly timeline: readonly string[];
}

/** Finds the cause of a seed's failure; undefined when it does not fail. */
export function explainSeed(seed: number, isTimeUp: () => boolean, rules: Rules = realRules): Explanation | undefined {
  const whole = buildScenario(seed);
  const { violation } = runSafely(whole, rules, false);
  if (violation === undefined) return undefined;
  const scenario = shrink(
    whole, (smaller) => runSafely(smaller, rules, false).violation?.rule === violation.rule, isTimeUp,
  );
  const { timeline, violation: found = violation } = runSafely(scenario, rules, true);
  return { scenario, violation: found, timeline };
}

/** A machine that throws counts as a broken rule. */
function runSafely(scenario: Scenario, rules: Rules, keepTimeline: boolean): ScenarioResult {
  try {
    return runScenario(scenario, { rules, keepTimeline });
  } catch (error) {
    const found = Error.isError(error) ? (error.stack ?? error.message) : String(error);
    return {
      steps: 0,
      simulatedMs: 0,
      injected: new Map(),
      timeline: [],
      violation: { atMs: 0, rule: 'no machine throws', found },
    };
  }
}
