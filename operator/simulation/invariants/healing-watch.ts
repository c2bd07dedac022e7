import type { Committed } from '../../decide/index.ts';
import type { Simulation } from '../simulation.ts';

const lookEveryMs = 1_000;
/** A dead server's partitions are with others within this, when nothing else goes wrong. */
const healedWithinMs = 15_000;
/** A server that has run for this long is one that can take them. */
const provenMs = 25_000;
/** Beyond the lease, so much longer may the operator take to find out that a server reports again. */
const slackMs = 2_500;
/** Who did not answer within so long may still be taken for one that is lost. */
const unansweredMs = 10_000;
/** A report that is not renewed is there for so long. */
const reportExpiryMs = 10_000;

/** What goes wrong at the moment, besides servers that die. */
interface Disturbance {
  /** When something last began or ended. */
  readonly disturbedMs: number;
  readonly isDisturbed: boolean;
}

/** Since when a process runs, or does not: a restart may be too short to be seen otherwise. */
interface Since {
  readonly restarts: number;
  readonly atMs: number;
}

/** Partitions do not wait for a server that is dead, and are not taken away from servers that only cannot be heard, most of them at once. */
export class HealingWatch {
  readonly #simulation: Simulation;
  readonly #disturbance: Disturbance;
  readonly #upSince = new Map<string, Since>();
  readonly #deadSince = new Map<string, Since>();
  /** When each server last answered nobody. */
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
    if (waiting >= 0) judge.fail('a dead server is replaced soon', `partition ${waiting} waits for ${committed.owners[waiting]}`);
  }

  #hasAnother({ members }: Committed, nowMs: number): boolean {
    return [...members].some(([name, { role, deathsMs }]) => {
      const upMs = this.#upSince.get(name)?.atMs;
      return role === 'active' && deathsMs.length < 2 && upMs !== undefined && nowMs - upMs > provenMs;
    });
  }

  #checkBrake(before: Committed, next: Committed): void {
    const { runner, judge, agenda, scenario, leader } = this.#simulation;
    // Who did not look for a while cannot tell an old report from a new one.
    if (leader === undefined || agenda.nowMs <= leader.keptBackUntilMs || agenda.nowMs - leader.watchesSinceMs < scenario.spec.leaseMs + reportExpiryMs) return;
    const processes = runner.processes();
    const mayAnswer = (name: string) => processes.get(name)?.up === true && agenda.nowMs - (this.#hungMs.get(name) ?? Number.NEGATIVE_INFINITY) > unansweredMs;
    const serving = [...new Set(before.owners)].filter((name) => name !== undefined && mayAnswer(name));
    const heardMs = agenda.nowMs - scenario.spec.leaseMs - slackMs;
    const silent = serving.filter((name) => name !== undefined && judge.reports.lastMs(name) < heardMs);
    if (silent.length * 2 <= serving.length) return;
    const taken = before.owners.findIndex((owner, index) => owner !== next.owners[index] && silent.includes(owner) && !before.handovers.has(index as never));
    if (taken >= 0) judge.fail('when most servers cannot be heard nothing moves', `partition ${taken} was taken from ${before.owners[taken]}`);
  }
}
