import {
  refuseSpec, type Command, type Committed, type Decision, type Published, type Spec, type World,
} from '../../../operator/decide/index.ts';
import type { Stage } from '../stage.ts';
import { Hearing } from './hearing.ts';
import { Leadership } from './leadership.ts';
import { Life } from './life.ts';
import { lost, type Answer } from './network.ts';
import type { Random } from './random.ts';
import type { Redis, StoredReport } from './redis.ts';
import { buildRouting, type Routing } from './routing.ts';
import type { Runner } from './runner.ts';
import type { Store, Stored } from './store.ts';

/** Interval at which reports are read: changes come without a notification. */
const lookEveryMs = 1_000;
const longestPauseMs = 2 * lookEveryMs;
const storeTimeoutMs = 1_000;
const redisTimeoutMs = 500;

interface Parts {
  readonly stage: Stage;
  readonly store: Store;
  readonly redis: Redis;
  readonly runner: Runner;
  readonly name: string;
}

/** The fault of a write: the operator ends right before or after it, or the network delays it. */
export interface WritePlan {
  /** Writes that succeed before that one. */
  writesBefore: number;
  readonly what: 'crash before' | 'crash after' | { readonly lateMs: number };
  readonly onWrite: (write: Command['kind']) => void;
}

/** The memory of one life of the operator. */
interface Memory {
  readonly life: Life;
  readonly leadership: Leadership;
  readonly hearing: Hearing;
  /** The processes of the last observation, by name. */
  uids: ReadonlyMap<string, number>;
  observingSinceMs: number;
  redisAnswered: boolean;
  /** The last valid spec. */
  spec: Spec | undefined;
  isBusy: boolean;
  isDue: boolean;
}

interface Observed {
  readonly committed: Stored<Committed> | undefined;
  readonly spec: Spec;
  readonly processes: World['processes'];
}

type Read = ReturnType<Redis['readRouting']>;

/**
 * The shell of the operator around its machine: observes, decides, and carries out the commands, one write after the
 * other.
 */
export class Operator {
  readonly name: string;
  /** Error of its clock, in milliseconds. */
  skewMs = 0;
  decision: Decision | undefined;
  writePlan: WritePlan | undefined;
  /** Since when it reads the reports without a longer pause. */
  watchesSinceMs = 0;
  /** Until then the network delays a write, which takes effect after its timeout. */
  keptBackUntilMs = Number.NEGATIVE_INFINITY;
  /** When it last wrote anything. */
  lastCommandMs = 0;
  readonly #stage: Stage;
  readonly #parts: Parts;
  readonly #random: Random;
  #memory: Memory | undefined;
  #lookedMs = 0;

  constructor(parts: Parts) {
    this.#parts = parts;
    this.#stage = parts.stage;
    this.name = parts.name;
    this.#random = parts.stage.randomOf(parts.name);
    parts.store.watch(() => this.#lookSoon());
    parts.runner.watch(() => this.#lookSoon());
    this.start();
  }

  get isRunning(): boolean {
    return this.#memory !== undefined && !this.#memory.life.suspended;
  }

  get isLeader(): boolean {
    return this.#memory?.leadership.isLeader === true;
  }

  start(): void {
    if (this.#memory !== undefined) return;
    const life = new Life(this.#stage.agenda);
    const leadership = new Leadership(this.#stage, this.#parts.store, { life, name: this.name });
    const { stage, runner, name } = this.#parts;
    const hearing = new Hearing({ stage, runner, name, life, clock: () => this.nowMs, onNews: () => this.#lookSoon() });
    this.#memory = {
      life,
      leadership,
      hearing,
      uids: new Map(),
      observingSinceMs: this.nowMs,
      redisAnswered: false,
      spec: undefined,
      isBusy: false,
      isDue: false,
    };
    life.every(lookEveryMs, () => this.#lookSoon());
    this.#lookSoon();
  }

  /** Ends as by `kill -9`, and starts again later. */
  crash(againAfterMs: number): void {
    this.#stage.timeline.note(() => `${this.name} dies`);
    this.#memory?.life.end();
    this.#memory = undefined;
    this.#stage.agenda.after(againAfterMs, () => this.start());
  }

  suspend(): void {
    this.#memory?.life.suspend();
  }

  resume(): void {
    this.#memory?.life.resume();
  }

  /** Reading of its clock. */
  get nowMs(): number {
    return 1_000_000 + this.#stage.agenda.nowMs + this.skewMs;
  }

  /** Observes the world soon, or once more after an observation in progress. */
  #lookSoon(): void {
    const memory = this.#memory;
    if (memory === undefined || memory.isDue) return;
    memory.isDue = true;
    if (memory.isBusy) return;
    memory.life.after(this.#random.between(10, 60), () => {
      memory.isDue = false;
      if (memory.isBusy || !memory.leadership.isLeader) return;
      memory.isBusy = true;
      this.#observe(memory);
    });
  }

  #done(memory: Memory): void {
    memory.isBusy = false;
    if (!memory.isDue) return;
    memory.isDue = false;
    this.#lookSoon();
  }

  #observe(memory: Memory): void {
    const { store, redis, runner } = this.#parts;
    const readStore = () => ({
      committed: store.readCached('committed'),
      spec: store.readCached('spec')?.value,
      processes: runner.processes(),
      uids: runner.uids(),
    });
    this.#ask(memory, 'store', readStore, (read) => {
      if (read === lost || read.spec === undefined) {
        this.#done(memory);
        return;
      }
      const observed = { ...read, spec: read.spec };
      memory.uids = read.uids;
      const readRedis = (): Answer<{ routing: Read; reports: Answer<ReadonlyMap<string, StoredReport>> }> =>
        redis.isDown ? lost : { routing: redis.readRouting(), reports: redis.readReports() };
      this.#ask(memory, 'redis', readRedis, (answer) => {
        const { committed, processes, spec } = observed;
        const isKnown = (server: string) => processes.has(server) || committed?.value.members.has(server) === true;
        if (answer !== lost && answer.reports !== lost) memory.hearing.note(answer.reports, isKnown);
        if (answer !== lost && !memory.redisAnswered) memory.observingSinceMs = this.nowMs;
        memory.redisAnswered = answer !== lost;
        if (answer !== lost) this.#noteWatching();
        memory.hearing.askWhoIsSilent(
          [...processes].filter(([, { up }]) => up).map(([server]) => server), spec.leaseMs,
        );
        this.#decide(memory, observed, answer === lost ? lost : answer.routing);
      });
    });
  }

  #noteWatching(): void {
    const { nowMs } = this.#stage.agenda;
    if (nowMs - this.#lookedMs > longestPauseMs) this.watchesSinceMs = nowMs;
    this.#lookedMs = nowMs;
  }

  #decide(memory: Memory, { committed, spec, processes }: Observed, routing: Read): void {
    if (refuseSpec(spec, committed?.value).length === 0) memory.spec = spec;
    if (memory.spec === undefined) {
      this.#done(memory);
      return;
    }
    const world: World = {
      committed: committed && { state: committed.value, version: committed.version },
      processes,
      reports: memory.hearing.reports,
      published: this.#describe(routing, committed?.value),
      answers: memory.hearing.answers,
      observingSinceMs: memory.observingSinceMs,
    };
    this.decision = this.#stage.rules.decide(memory.spec, world, this.nowMs);
    for (const { reason, message } of this.decision.notes)
      this.#stage.timeline.note(() => `${this.name}: ${reason}: ${message}`);
    this.#begin(memory, this.decision, committed?.version);
  }

  #begin(memory: Memory, { commands, requeueAfterMs }: Decision, version: string | undefined): void {
    if (requeueAfterMs < lookEveryMs) memory.life.after(requeueAfterMs, () => this.#lookSoon());
    if (commands.length === 0) this.#done(memory);
    else if (commands[0]?.kind === 'commit' || !this.#stage.rules.fencesProcesses) this.#execute(memory, commands);
    else this.#fence(memory, commands, version);
  }

  /** Verifies that the committed state is still the one that was decided on; a commit checks that by itself. */
  #fence(memory: Memory, commands: readonly Command[], version: string | undefined): void {
    this.#ask(memory, 'store', () => this.#parts.store.read('committed')?.version, (present) => {
      if (present !== lost && present === version) this.#execute(memory, commands);
      else {
        this.#done(memory);
        this.#lookSoon();
      }
    });
  }

  #describe(routing: Read, committed: Committed | undefined): Published {
    if (routing === lost) return { kind: 'away' };
    if (routing === undefined) return { kind: 'nothing' };
    if (routing === 'garbage') return { kind: 'garbage' };
    return {
      kind: 'routing', epoch: routing.epoch, matches: committed !== undefined && this.#isSame(routing, committed),
    };
  }

  #isSame(routing: Routing, committed: Committed): boolean {
    if (routing.epoch !== committed.epoch) return false;
    return routing.fingerprint === buildRouting(committed, this.#stage.scenario.spec.handover.drainRate).fingerprint;
  }

  #execute(memory: Memory, [command, ...rest]: readonly Command[]): void {
    if (command === undefined || !memory.leadership.isLeader) {
      this.#done(memory);
      return;
    }
    if (this.writePlan !== undefined) this.writePlan.writesBefore--;
    if (this.#crashes(command, 'crash before')) return;
    this.lastCommandMs = this.#stage.agenda.nowMs;
    this.#perform(memory, command, (done) => {
      if (this.#crashes(command, 'crash after')) return;
      if (done) this.#execute(memory, rest);
      else {
        this.#done(memory);
        this.#lookSoon();
      }
    });
  }

  #crashes({ kind }: Command, what: WritePlan['what']): boolean {
    const plan = this.writePlan;
    if (plan?.what !== what || plan.writesBefore >= 0) return false;
    this.writePlan = undefined;
    plan.onWrite(kind);
    this.crash(this.#random.between(500, 5_000));
    return true;
  }

  /** The operator gives up a late write, which takes effect all the same. */
  #perform(memory: Memory, command: Command, then: (done: boolean) => void): void {
    const plan = this.writePlan;
    if (typeof plan?.what !== 'object' || plan.writesBefore >= 0) {
      this.#prepare(memory, command, then)();
      return;
    }
    this.writePlan = undefined;
    plan.onWrite(command.kind);
    this.keptBackUntilMs = this.#stage.agenda.nowMs + plan.what.lateMs + storeTimeoutMs;
    this.#stage.agenda.after(plan.what.lateMs, this.#prepare(memory, command, () => undefined));
    memory.life.after(storeTimeoutMs, () => then(false));
  }

  /** Prepares a write for now or later: its contents are fixed. */
  #prepare(memory: Memory, command: Command, then: (done: boolean) => void): () => void {
    const { store, redis, runner } = this.#parts;
    switch (command.kind) {
      case 'commit':
        return () =>
          this.#ask(
            memory,
            'store',
            () => store.swap('committed', command.expected, command.next),
            (swapped) => then(swapped === true),
          );
      case 'publish': {
        const routing = this.#stage.rules.buildRouting(command.committed, this.#stage.scenario.spec.handover.drainRate);
        return () => this.#ask(memory, 'redis', () => redis.publish(routing), (held) => then(held === routing.epoch));
      }
      case 'start-server':
        return () =>
          this.#ask(
            memory, 'store', () => runner.start(command.name, command.version), (started) => then(started !== lost),
          );
      case 'stop-server': {
        // Another process may have the name by the time this arrives.
        const uid = memory.uids.get(command.name);
        return () =>
          this.#ask(
            memory, 'store', () => runner.stop(command.name, uid), (stopped) => then(stopped !== lost),
          );
      }
    }
  }

  #ask<T>(memory: Memory, to: 'store' | 'redis', serve: () => Answer<T>, then: (answer: Answer<T>) => void): void {
    const timeoutMs = to === 'store' ? storeTimeoutMs : redisTimeoutMs;
    this.#stage.network.call({ from: this.name, to, timeoutMs }, serve, (answer) =>
      memory.life.run(() => then(answer)),
    );
  }
}
