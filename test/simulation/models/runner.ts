import type { Process } from '../../../operator/decide/index.ts';
import type { Flaw } from '../scenario.ts';
import type { Stage } from '../stage.ts';
import type { Kafka } from './kafka.ts';
import type { Random } from './random.ts';
import type { Redis } from './redis.ts';
import { Server } from './server.ts';

/** Kills a process that is still there this long after it was asked to stop. */
const graceMs = 20_000;
/** A process that ran for this long has recovered: its next restart comes soon. */
const stableMs = 30_000;

interface Running {
  readonly name: string;
  readonly version: string;
  readonly uid: number;
  server: Server | undefined;
  up: boolean;
  restarts: number;
  /** Deaths in a row. */
  deaths: number;
  upSinceMs: number;
  stopping: boolean;
  /** It was asked to stop from outside, visibly or not: it is not started again. */
  isEvicted: boolean;
  /** Counts starts and ends, so that callbacks of an earlier run have no effect. */
  turn: number;
}

/** The runtime of the servers' processes: starts them, restarts them when they end, stops them. */
export class Runner {
  readonly #stage: Stage;
  readonly #stores: { readonly kafka: Kafka; readonly redis: Redis };
  readonly #random: Random;
  readonly #processes = new Map<string, Running>();
  readonly #watchers = new Set<() => void>();
  /** A process that is asked to stop ends before it could tidy up. */
  killsWhatStops = false;
  readonly flaws = new Map<string, Flaw>();
  /** The servers that were evicted, in order. */
  readonly evicted: string[] = [];
  #incarnations = 0;
  #uids = 0;

  constructor(stage: Stage, stores: { kafka: Kafka; redis: Redis }) {
    this.#stage = stage;
    this.#stores = stores;
    this.#random = stage.randomOf('runner');
  }

  watch(onChanged: () => void): void {
    this.#watchers.add(onChanged);
  }

  processes(): ReadonlyMap<string, Process> {
    return new Map([...this.#processes].map(([name, { version, up, restarts, stopping }]) => [
      name, { version, address: addressOf(name), up, restarts, stopping },
    ]));
  }

  servers(): Server[] {
    return [...this.#processes.values()].flatMap(({ server }) => server ?? []);
  }

  serverAt(address: string): Server | undefined {
    return this.servers().find((server) => server.address === address && server.isServing);
  }

  server(name: string): Server | undefined {
    return this.#processes.get(name)?.server;
  }

  /** Uids, which distinguish processes of the same name. */
  uids(): ReadonlyMap<string, number> {
    return new Map([...this.#processes].map(([name, { uid }]) => [name, uid]));
  }

  start(name: string, version: string): void {
    if (this.#processes.has(name)) return;
    const running: Running = {
      name,
      version,
      uid: ++this.#uids,
      server: undefined,
      up: false,
      restarts: 0,
      deaths: 0,
      upSinceMs: 0,
      stopping: false,
      isEvicted: false,
      turn: 0,
    };
    this.#processes.set(name, running);
    this.#stage.timeline.note(() => `${name} of version ${version} is started`);
    this.#boot(running, this.#random.between(200, 3_000));
    this.#tell();
  }

  /** SIGTERM; no effect when another process has the name by now. */
  stop(name: string, uid: number | undefined): void {
    const running = this.#processes.get(name);
    if (running === undefined || running.uid !== uid || running.stopping) return;
    running.stopping = true;
    this.#stage.witness.stopped(name);
    this.#stage.timeline.note(() => `${name} is told to stop`);
    const gone = () => this.#remove(running);
    // For an evicted process it is the second signal.
    if (this.killsWhatStops || running.isEvicted) this.#stage.agenda.after(2, () => this.#remove(running));
    else if (running.server === undefined) this.#stage.agenda.after(50, gone);
    else running.server.stop(gone);
    this.#stage.agenda.after(graceMs, gone);
    this.#tell();
  }

  /**
   * SIGTERM from outside: the server hands over until its limit, and its process is gone then. Unless `isSeen`, only
   * the server notices it.
   */
  evict(name: string, limitMs: number, isSeen: boolean): void {
    const running = this.#processes.get(name);
    if (running?.server === undefined || running.stopping || running.isEvicted) return;
    running.isEvicted = true;
    running.stopping = isSeen;
    this.evicted.push(name);
    this.#stage.timeline.note(() => `${name} is told to stop by somebody else, and may take ${Math.round(limitMs)} ms`);
    const gone = () => this.#remove(running);
    running.server.leave(limitMs, gone);
    this.#stage.agenda.after(limitMs + graceMs, gone);
    this.#tell();
  }

  /** Evicted servers that are still there. */
  leaving(): string[] {
    return [...this.#processes.values()].filter(({ isEvicted }) => isEvicted).map(({ name }) => name);
  }

  /** `kill -9`; it restarts after a pause. */
  kill(name: string, pauseMs?: number): void {
    const running = this.#processes.get(name);
    if (running?.up !== true) return;
    this.#stage.timeline.note(() => `${name} dies`);
    running.server?.end();
    running.server = undefined;
    running.up = false;
    running.turn++;
    const { nowMs } = this.#stage.agenda;
    running.deaths = nowMs - running.upSinceMs >= stableMs ? 1 : running.deaths + 1;
    if (running.stopping || running.isEvicted) {
      this.#remove(running);
      return;
    }
    running.restarts++;
    this.#boot(running, pauseMs ?? this.#random.next() * Math.min(10_000, 500 * 2 ** running.deaths));
    this.#tell();
  }

  #boot(running: Running, afterMs: number): void {
    const turn = ++running.turn;
    this.#stage.agenda.after(afterMs, () => {
      if (running.turn !== turn || running.stopping) return;
      running.up = true;
      running.upSinceMs = this.#stage.agenda.nowMs;
      const flaw = this.flaws.get(running.version);
      if (flaw === 'crashes') this.#stage.agenda.after(500, () => running.turn === turn && this.kill(running.name));
      if (flaw === undefined) running.server = this.#newServer(running.name);
      this.#tell();
    });
  }

  #newServer(name: string): Server {
    const incarnation = `${name}#${++this.#incarnations}`;
    this.#stage.timeline.note(() => `${incarnation} runs`);
    return new Server({ stage: this.#stage, ...this.#stores, name, address: addressOf(name), incarnation });
  }

  #remove(running: Running): void {
    if (this.#processes.get(running.name) !== running) return;
    running.server?.end();
    running.server = undefined;
    running.turn++;
    this.#processes.delete(running.name);
    this.#stage.timeline.note(() => `${running.name} is gone`);
    this.#tell();
  }

  #tell(): void {
    for (const onChanged of this.#watchers) this.#stage.agenda.after(this.#random.between(5, 50), onChanged);
  }
}

const addressOf = (name: string) => `${name}:7000`;
