import type { Committed, Spec } from '../../../operator/decide/index.ts';
import { Random } from '../models/random.ts';
import type { Simulation } from '../simulation.ts';
import type { Fault, Moment } from '../scenario.ts';
import { nothing, type Injecting } from './injection.ts';
import { injections } from './injections.ts';

/** Injects the faults of the scenario, and ends them. */
export class Injector implements Injecting {
  readonly simulation: Simulation;
  readonly injected = new Map<string, number>();
  /** What is asked for. */
  spec: Spec;
  #armed: { readonly fault: Fault; readonly moment: Moment }[] = [];
  #ends: (() => void)[] = [];
  #hasEnded = false;
  #active = 0;
  /** When a disturbance last began or ended, other than the death of a server. */
  disturbedMs = 0;

  constructor(simulation: Simulation) {
    this.simulation = simulation;
    this.spec = simulation.scenario.spec;
  }

  /** Whether there is a disturbance at the moment, other than the death of a server. */
  get isDisturbed(): boolean {
    return this.#active > 0 || this.spec.paused || this.spec.planOnly;
  }

  start(): void {
    const { agenda, scenario, store } = this.simulation;
    store.onCommitted((before, next) => this.#onCommitted(before, next));
    for (const fault of scenario.faults) {
      agenda.at(fault.atMs, () => {
        if (fault.moment === 'now') this.inject(fault);
        else this.#armed.push({ fault, moment: fault.moment });
      });
    }
  }

  /** Ends all faults. */
  end(): void {
    this.#hasEnded = true;
    this.#armed = [];
    for (const end of this.#ends.splice(0)) end();
    this.ask({ ...this.spec, paused: false, planOnly: false });
    this.simulation.stage.timeline.note(() => 'nothing goes wrong any more');
  }

  inject(fault: Fault): void {
    if (this.#hasEnded) return;
    this.simulation.stage.timeline.note(
      () => `FAULT: ${fault.kind}${fault.change === undefined ? '' : ` ${JSON.stringify(fault.change)}`}`,
    );
    if (fault.kind !== 'server is killed') this.#disturb();
    const random = Random.of(fault.salt, fault.kind);
    if (fault.flaw !== undefined) this.simulation.runner.flaws.set(fault.change?.version ?? '', fault.flaw);
    if (injections[fault.kind](this, fault, random) !== nothing) this.count(fault.kind);
  }

  count(kind: string): void {
    this.injected.set(kind, (this.injected.get(kind) ?? 0) + 1);
  }

  /** Ends a fault when its time is over, or when all faults end. */
  endAfter(durationMs: number, end: () => void): void {
    let isOver = false;
    this.#active++;
    const once = () => {
      if (isOver) return;
      isOver = true;
      this.#active--;
      this.#disturb();
      end();
    };
    this.#ends.push(once);
    this.simulation.agenda.after(durationMs, once);
  }

  /** Runs something later, unless faults have ended by then. */
  later(afterMs: number, what: () => void): void {
    this.simulation.agenda.after(afterMs, () => {
      if (!this.#hasEnded) what();
    });
  }

  ask(spec: Spec): void {
    this.spec = spec;
    this.simulation.store.put('spec', spec);
  }

  #disturb(): void {
    this.disturbedMs = this.simulation.agenda.nowMs;
  }

  #onCommitted(before: Committed | undefined, next: Committed): void {
    if (this.#armed.length === 0) return;
    const due = this.#armed.filter(({ moment }) => isMoment(moment, before, next));
    this.#armed = this.#armed.filter((each) => !due.includes(each));
    for (const { fault } of due) this.later(Random.of(fault.salt, 'moment').between(0, 400), () => this.inject(fault));
  }
}

function isMoment(moment: Moment, before: Committed | undefined, next: Committed): boolean {
  if (moment === 'commit') return true;
  const state = moment === 'flip' ? 'draining' : 'warming';
  return [...next.handovers].some(
    ([partition, handover]) => handover.state === state && before?.handovers.get(partition)?.state !== state,
  );
}
