import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startChild, tellingLine, type Child } from '@cecochat/runtime';
import { commandOf } from './process-command.ts';
import type { PlannedProcess } from './process-plan.ts';
import { decideRestart, type RestartPolicy } from './restart-policy.ts';

export interface PlatformLogger {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

export interface SupervisorOptions {
  readonly logDir: string;
  readonly policy: RestartPolicy;
  readonly random: () => number;
  readonly logger: PlatformLogger;
  /** Called when a process started, became ready, was asked to stop or ended. */
  readonly onChange: () => void;
}

export interface ProcessStatus {
  readonly name: string;
  readonly kind: PlannedProcess['kind'];
  readonly version: string;
  /**
   * - starting: it runs, and does not report that it is ready
   * - ready
   * - restarting: it died and is on its way back
   * - stopped: it was asked to stop
   */
  readonly state: 'starting' | 'ready' | 'restarting' | 'stopped';
  /** Whether its program runs at this moment. */
  readonly up: boolean;
  readonly pid: number;
  readonly address: string;
  readonly admin: string;
  readonly restarts: number;
  readonly log: string;
}

const [unreadyPollMs, readyPollMs, probeDeadlineMs] = [100, 1_000, 2_000];
/** A process that dies this often before it was first ready will not become ready by itself. */
const hopelessDeaths = 3;
const stopDeadlineMs = 15_000;

/** Keeps one process of the platform running until it is stopped. */
export class SupervisedProcess {
  readonly plan: PlannedProcess;
  readonly #options: SupervisorOptions;
  readonly #log: string;
  readonly #stopping = new AbortController();
  #child: Child | undefined;
  #running: Promise<void> | undefined;
  #ending: Promise<void> | undefined;
  #ready = false;
  #wasReady = false;
  #restarts = 0;
  #lastDeath = '';

  constructor(plan: PlannedProcess, options: SupervisorOptions) {
    this.plan = plan;
    this.#options = options;
    this.#log = join(options.logDir, `${plan.name}.log`);
  }

  start(): void {
    this.#running ??= this.#run();
  }

  /** The obstacle of a process that died again and again and was never ready; undefined while there is hope. */
  get hopeless(): string | undefined {
    return this.#restarts >= hopelessDeaths && !this.#wasReady ? this.describe(this.#lastDeath) : undefined;
  }

  /** Describes an event of the process, with its last log line. */
  describe(what: string): string {
    return `${this.plan.name} ${what}: ${tellingLine(this.#log)} (see ${this.#log})`;
  }

  status(): ProcessStatus {
    const { name, kind, version, address, admin } = this.plan;
    const up = this.#child !== undefined && this.#child.ended() === undefined;
    return {
      name,
      kind,
      version,
      state: this.#state(),
      up,
      pid: this.#child?.pid ?? 0,
      address,
      admin,
      restarts: this.#restarts,
      log: this.#log,
    };
  }

  /**
   * Drains and stops it; resolves when it is gone. A second call waits for the same end: a second signal would cut the
   * drain short.
   */
  stop(): Promise<void> {
    this.#ending ??= this.#end();
    return this.#ending;
  }

  /** Kills it at once. */
  async kill(): Promise<void> {
    this.#stopping.abort();
    this.#child?.kill('SIGKILL');
    await this.#running;
  }

  async #end(): Promise<void> {
    this.#stopping.abort();
    this.#options.onChange();
    await this.#child?.stop(stopDeadlineMs);
    await this.#running;
  }

  async #run(): Promise<void> {
    const { policy, random, logger, onChange } = this.#options;
    const { signal } = this.#stopping;
    let deaths = 0;
    while (!signal.aborted) {
      const startedMs = performance.now();
      const child = this.#startChild();
      void this.#probe(child);
      onChange();
      this.#lastDeath = await child.gone;
      this.#ready = false;
      onChange();
      if (signal.aborted) return;
      const restart = decideRestart(deaths, performance.now() - startedMs, random(), policy);
      deaths = restart.deaths;
      this.#restarts++;
      logger.warn(
        { process: this.plan.name, reason: this.#lastDeath, delayMs: Math.round(restart.delayMs) },
        'a process died and is started again',
      );
      await sleep(restart.delayMs, undefined, { signal }).catch(() => undefined);
    }
  }

  #startChild(): Child {
    const { name, firstEnv } = this.plan;
    const { env, ...command } = commandOf(this.plan);
    const child = startChild({
      name, log: this.#log, ...command, env: { ...env, ...(this.#restarts === 0 && firstEnv) },
    });
    this.#child = child;
    return child;
  }

  async #probe(child: Child): Promise<void> {
    while (child.ended() === undefined) {
      const ready = await isReady(this.plan.admin);
      if (child.ended() !== undefined) return;
      if (ready !== this.#ready) this.#setReady(ready, child.pid);
      await Promise.race([child.gone, sleep(ready ? readyPollMs : unreadyPollMs, undefined, { ref: false })]);
    }
  }

  #setReady(ready: boolean, pid: number): void {
    this.#ready = ready;
    this.#wasReady ||= ready;
    if (ready) this.#options.logger.info({ process: this.plan.name, pid }, 'a process is ready');
    this.#options.onChange();
  }

  #state(): ProcessStatus['state'] {
    if (this.#stopping.signal.aborted) return 'stopped';
    if (this.#ready) return 'ready';
    return this.#restarts > 0 ? 'restarting' : 'starting';
  }
}

async function isReady(admin: string): Promise<boolean> {
  try {
    const response = await fetch(`http://${admin}/readyz`, { signal: AbortSignal.timeout(probeDeadlineMs) });
    await response.body?.cancel();
    return response.ok;
  } catch {
    return false;
  }
}
