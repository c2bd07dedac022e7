import type { Committed } from '../../../operator/decide/index.ts';
import type { Simulation } from '../simulation.ts';

const lookEveryMs = 1_000;
/** Without other disturbances, other servers own a dead server's partitions within this. */
const healedWithinMs = 15_000;
/** A server that has run for this long can take over partitions. */
const provenMs = 25_000;
/** Time beyond the lease that the operator may need to notice that a server reports again. */
const slackMs = 2_500;
/** A server that did not answer for this long may still be considered lost. */
const unansweredMs = 10_000;
/** A report that is not renewed expires after this. */
const reportExpiryMs = 10_000;

/** The disturbances at the moment, other than deaths of servers. */
interface Disturbance {
  /** When one last began or ended. */
  readonly disturbedMs: number;
  readonly isDisturbed: boolean;
}

/** Since when a process runs, or does not: otherwise a short restart could be missed. */
interface Since {
  readonly restarts: number;
  readonly atMs: number;
}

/** Partitions do not wait for a dead server, and do not move when most servers run but their reports are missing. */
export class HealingWatch {
  readonly #simulation: Simulation;
  readonly #disturbance: Disturbance;
  readonly #upSince = new Map<string, Since>();
  readonly #deadSince = new Map<string, Since>();
  /** When each server was last suspended, and so could not answer. */
  readonly #hungMs = new Map<string, number>();

  constructor(simulation: Simulation, disturbance: Disturbance) {
    [this.#simulation, this.#disturbance] = [simulation, disturbance];
    simulation.store.onCommitted((before, next) => before !== undefined && this.#checkBrake(before, next));
    this.#look();
  }

  #look(): void {
    const { agenda, runner } = this.#simulation;
    const { nowMs } = agenda;
    for (const [name, { up, restarts }] of runner.processes()) {
      const [is, was] = up ? [this.#upSince, this.#deadSince] : [this.#deadSince, this.#upSince];
      was.delete(name);
      if (is.get(name)?.restarts !== restarts) is.set(name, { restarts, atMs: nowMs });
    }
    for (const { name, life } of runner.servers()) if (life.suspended) this.#hungMs.set(name, nowMs);
    if (!this.#disturbance.isDisturbed) this.#checkDead(nowMs);
    agenda.after(lookEveryMs, () => this.#look());
  }

  #checkDead(nowMs: number): void {
    const { committed, judge } = this.#simulation;
    if (committed === undefined || !this.#hasAnother(committed, nowMs)) return;
    const waiting = committed.owners.findIndex((owner) => {
      const deadMs = owner === undefined ? undefined : this.#deadSince.get(owner)?.atMs;
      return deadMs !== undefined && nowMs - Math.max(deadMs, this.#disturbance.disturbedMs) > healedWithinMs;
    });
    if (waiting >= 0)
      judge.fail('a dead server is replaced soon', `partition ${waiting} waits for ${committed.owners[waiting]}`);
  }

  #hasAnother({ members }: Committed, nowMs: number): boolean {
    return [...members].some(([name, { role, deathsMs }]) => {
      const upMs = this.#upSince.get(name)?.atMs;
      return role === 'active' && deathsMs.length < 2 && upMs !== undefined && nowMs - upMs > provenMs;
    });
  }

  #checkBrake(before: Committed, next: Committed): void {
    const { runner, judge, agenda, scenario, leader } = this.#simulation;
    // An operator that paused cannot distinguish an old report from a new one.
    if (
      leader === undefined ||
      agenda.nowMs <= leader.keptBackUntilMs ||
      agenda.nowMs - leader.watchesSinceMs < scenario.spec.leaseMs + reportExpiryMs
    )
      return;
    const processes = runner.processes();
    const mayAnswer = (name: string) =>
      processes.get(name)?.up === true &&
      agenda.nowMs - (this.#hungMs.get(name) ?? Number.NEGATIVE_INFINITY) > unansweredMs;
    const serving = [...new Set(before.owners)].filter((name) => name !== undefined && mayAnswer(name));
    const heardMs = agenda.nowMs - scenario.spec.leaseMs - slackMs;
    const silent = serving.filter((name) => name !== undefined && judge.reports.lastMs(name) < heardMs);
    if (silent.length * 2 <= serving.length) return;
    const taken = before.owners.findIndex(
      (owner, index) => owner !== next.owners[index] && silent.includes(owner) && !before.handovers.has(index as never),
    );
    if (taken >= 0)
      judge.fail(
        'when most servers cannot be heard nothing moves', `partition ${taken} was taken from ${before.owners[taken]}`,
      );
  }
}
