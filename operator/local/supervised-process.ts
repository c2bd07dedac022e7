import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { startChild, tellingLine, type Child } from '@cecochat/runtime';
import { PlatformError } from './platform-error.ts';
import type { PlannedProcess } from './process-plan.ts';
import { decideRestart, type RestartPolicy } from './restart-policy.ts';
import { serviceCommand } from './service-command.ts';

export interface PlatformLogger {
  info(details: object, message: string): void;
  warn(details: object, message: string): void;
}

export interface SupervisorOptions {
  readonly logDir: string;
  readonly policy: RestartPolicy;
  readonly random: () => number;
  readonly logger: PlatformLogger;
}

export interface ProcessStatus {
  readonly name: string;
  readonly kind: PlannedProcess['kind'];
  /**
   * - starting: it runs, and does not say that it is ready
   * - ready
   * - restarting: it died and is on its way back
   * - stopped: it was told to stop
   */
  readonly state: 'starting' | 'ready' | 'restarting' | 'stopped';
  readonly pid: number;
  readonly address: string;
  readonly admin: string;
  readonly restarts: number;
  readonly log: string;
}

const [unreadyPollMs, readyPollMs, probeDeadlineMs] = [100, 1_000, 2_000];
/** A process that dies this often before it was ready for the first time will not get ready by itself. */
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
  #ready = false;
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

  /** Waits until it is ready. Throws a PlatformError when it dies again and again, takes longer than the deadline or is stopped. */
  async untilReady(deadlineMs: number): Promise<void> {
    const deadline = performance.now() + deadlineMs;
    while (!this.#ready) {
      if (this.#restarts >= hopelessDeaths) throw this.#failed(this.#lastDeath);
      if (performance.now() > deadline) throw this.#failed(`did not get ready within ${deadlineMs / 1000} s`);
      if (this.#stopping.signal.aborted) throw new PlatformError(`${this.plan.name} was stopped before it was ready`);
      await sleep(unreadyPollMs);
    }
  }

  status(): ProcessStatus {
    const { name, kind, address, admin } = this.plan;
    return { name, kind, state: this.#state(), pid: this.#child?.pid ?? 0, address, admin, restarts: this.#restarts, log: this.#log };
  }

  /** Lets it drain; resolves when it is gone. */
  async stop(): Promise<void> {
    this.#stopping.abort();
    await this.#child?.stop(stopDeadlineMs);
    await this.#running;
  }

  async #run(): Promise<void> {
    const { policy, random, logger } = this.#options;
    const { signal } = this.#stopping;
    let deaths = 0;
    while (!signal.aborted) {
      const startedMs = performance.now();
      const child = startChild({ name: this.plan.name, log: this.#log, ...serviceCommand(this.plan.kind, this.plan.env) });
      this.#child = child;
      void this.#probe(child);
      this.#lastDeath = await child.gone;
      this.#ready = false;
      if (signal.aborted) return;
      const restart = decideRestart(deaths, performance.now() - startedMs, random(), policy);
      deaths = restart.deaths;
      this.#restarts++;
      logger.warn({ process: this.plan.name, reason: this.#lastDeath, delayMs: Math.round(restart.delayMs) }, 'a process died and is started again');
      await sleep(restart.delayMs, undefined, { signal }).catch(() => undefined);
    }
  }

  async #probe(child: Child): Promise<void> {
    while (child.ended() === undefined) {
      const ready = await isReady(this.plan.admin);
      if (child.ended() !== undefined) return;
      if (ready && !this.#ready) this.#options.logger.info({ process: this.plan.name, pid: child.pid }, 'a process is ready');
      this.#ready = ready;
      await Promise.race([child.gone, sleep(ready ? readyPollMs : unreadyPollMs, undefined, { ref: false })]);
    }
  }

  #state(): ProcessStatus['state'] {
    if (this.#stopping.signal.aborted) return 'stopped';
    if (this.#ready) return 'ready';
    return this.#restarts > 0 ? 'restarting' : 'starting';
  }

  #failed(why: string): PlatformError {
    return new PlatformError(`${this.plan.name} ${why}: ${tellingLine(this.#log)} (see ${this.#log})`);
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
