import type { Violation } from '../invariants/judge.ts';
import { checkCalmChange, takeStock } from '../invariants/calm-change.ts';
import { Injector } from '../faults/injector.ts';
import { HealingWatch } from '../invariants/healing-watch.ts';
import { findUnrest } from './find-unrest.ts';
import type { Rules } from '../rules.ts';
import type { Scenario } from '../scenario.ts';
import { Simulation } from '../simulation.ts';

/** After the last fault, the platform comes to rest within this. */
const restWithinMs = 300_000;
/** A server that kept dying gets no partitions for up to ten minutes after its last death. */
const quarantineMs = 660_000;
/** The platform then stays at rest for this long: no writes. */
const quietMs = 120_000;
const stepMs = 1_000;
/** Rest that lasts this long counts: reports of the servers have settled as well. */
const settledMs = 8_000;

export interface ScenarioResult {
  readonly steps: number;
  /** Duration in virtual time. */
  readonly simulatedMs: number;
  /** Injected faults, by kind. */
  readonly injected: ReadonlyMap<string, number>;
  readonly violation: Violation | undefined;
  readonly timeline: readonly string[];
}

/** Runs one scenario to its end, or until a rule is broken. */
export function runScenario(
  scenario: Scenario, options: { rules?: Rules; keepTimeline?: boolean } = {},
): ScenarioResult {
  const simulation = new Simulation(scenario, options);
  const injector = new Injector(simulation);
  void new HealingWatch(simulation, injector);
  if (scenario.isCalm) runCalm(simulation, injector);
  else {
    injector.start();
    simulation.runUntil(scenario.faultsUntilMs);
    injector.end();
    simulation.runUntil(scenario.sendsUntilMs);
    runToRest(simulation);
  }
  staysAtRest(simulation);
  const { stage, agenda } = simulation;
  return {
    steps: agenda.steps, simulatedMs: agenda.nowMs, injected: injector.injected,
    violation: simulation.violations[0], timeline: stage.timeline.lines,
  };
}

function runCalm(simulation: Simulation, injector: Injector): void {
  runToRest(simulation);
  for (const fault of simulation.scenario.faults) {
    const before = takeStock(simulation);
    injector.inject(fault);
    simulation.runUntil(simulation.agenda.nowMs + 2 * stepMs);
    runToRest(simulation);
    if (simulation.violations.length > 0) return;
    checkCalmChange(simulation, fault, before);
  }
  simulation.runUntil(simulation.scenario.sendsUntilMs);
  runToRest(simulation);
}

function runToRest(simulation: Simulation): void {
  const { agenda, judge, committed } = simulation;
  const hasFlapped = [...(committed?.members.values() ?? [])].some(({ deathsMs }) => deathsMs.length >= 3);
  const untilMs = agenda.nowMs + restWithinMs + (hasFlapped ? quarantineMs : 0);
  let unrest: string | undefined;
  for (let calmMs = 0; calmMs < settledMs && agenda.nowMs < untilMs && simulation.violations.length === 0; ) {
    simulation.runUntil(agenda.nowMs + stepMs);
    unrest = findUnrest(simulation);
    calmMs = unrest === undefined ? calmMs + stepMs : 0;
  }
  if (unrest !== undefined && simulation.violations.length === 0) {
    judge.fail('when nothing goes wrong any more, everything comes to rest', unrest);
  }
}

function staysAtRest(simulation: Simulation): void {
  const { agenda, judge, operators } = simulation;
  const sinceMs = agenda.nowMs;
  simulation.runUntil(sinceMs + quietMs);
  if (simulation.violations.length > 0) return;
  const busy = operators.find(({ lastCommandMs }) => lastCommandMs > sinceMs);
  if (busy !== undefined) judge.fail('at rest nothing is written', `${busy.name} wrote at ${busy.lastCommandMs} ms`);
  const unrest = findUnrest(simulation);
  if (unrest !== undefined) judge.fail('what is at rest stays at rest', unrest);
}
