import { readFileSync } from 'node:fs';
import { constants } from 'node:os';
import { setTimeout as sleep } from 'node:timers/promises';
import type { V1Container } from '@kubernetes/client-node';
import { startChild, type Child } from '@cecochat/runtime';
import type { Program } from './images.ts';
import type { ContainerState, ContainerView, Termination } from './pod-status.ts';
import { runProbe } from './probe.ts';
import { CannotResolve } from './resolve-env.ts';

export interface Launch {
  readonly program: Exclude<Program, { kind: 'missing' }>;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
}

export interface ContainerOptions {
  readonly container: V1Container;
  readonly restartPolicy: string;
  readonly address: string;
  /** File of what it prints. */
  readonly log: string;
  readonly graceSeconds: number;
  /** Everything it takes to start it. Throws CannotResolve, or ImageMissing. */
  readonly prepare: () => Promise<Launch>;
  readonly onChange: () => void;
}

export class ImageMissing extends Error {
  override readonly name = 'ImageMissing';
}

/** A kubelet's pauses, shortened: the second start is immediate, then 0.5 s, doubled up to 5 s. */
const [backOffMs, backOffCapMs, prepareAgainMs] = [500, 5_000, 200];

/** Keeps one container of a pod running, by its restart policy. */
export class ContainerRunner {
  readonly #options: ContainerOptions;
  readonly #stopping = new AbortController();
  readonly #running: Promise<void>;
  #state: ContainerState = { kind: 'waiting', reason: 'ContainerCreating' };
  #lastEnd: Termination | undefined;
  #child: Child | undefined;
  #restarts = 0;
  #started = false;
  #ready = false;
  #over = false;

  constructor(options: ContainerOptions) {
    this.#options = options;
    this.#running = this.#run();
  }

  view(): ContainerView {
    const { name, image = '' } = this.#options.container;
    return { name, image, state: this.#state, lastEnd: this.#lastEnd, restarts: this.#restarts, started: this.#started, ready: this.#ready, over: this.#over };
  }

  /** Undefined while no process of it runs. */
  get pid(): number | undefined {
    return this.#child?.ended() === undefined ? this.#child?.pid : undefined;
  }

  /** To the program alone: the watch beside it has to see that we die. */
  signal(signal: NodeJS.Signals): void {
    if (this.pid !== undefined) process.kill(this.pid, signal);
  }

  /** SIGTERM, and SIGKILL when the grace period is over; resolves when it is gone. It is not started again. */
  async stop(graceMs: number): Promise<void> {
    this.#stopping.abort();
    await (graceMs === 0 ? this.#kill() : this.#child?.stop(graceMs));
    await this.#running;
  }

  #kill(): Promise<unknown> | undefined {
    this.#child?.kill('SIGKILL');
    return this.#child?.gone;
  }

  async #run(): Promise<void> {
    const { signal } = this.#stopping;
    while (!signal.aborted) {
      const launch = await this.#prepared();
      if (launch === undefined || signal.aborted) break;
      const end = await (launch.program.kind === 'imaginary' ? this.#pretend() : this.#runOnce(launch));
      if (!this.#isRestarted(end)) {
        this.#change({ kind: 'terminated', end }, true);
        return;
      }
      await this.#backOff(end);
    }
    this.#change(this.#state.kind === 'terminated' ? this.#state : { kind: 'terminated', end: this.#lastEnd ?? endOf('ended with exit code 137', new Date(), new Date()) }, true);
  }

  #isRestarted({ exitCode }: Termination): boolean {
    const { restartPolicy } = this.#options;
    return !this.#stopping.signal.aborted && restartPolicy !== 'Never' && !(restartPolicy === 'OnFailure' && exitCode === 0);
  }

  /** Undefined when it is stopped before that. */
  async #prepared(): Promise<Launch | undefined> {
    const { signal } = this.#stopping;
    for (let attempt = 0; !signal.aborted; attempt++) {
      try {
        return await this.#options.prepare();
      } catch (error) {
        this.#change(waitingFor(error, attempt));
      }
      await sleep(prepareAgainMs, undefined, { signal }).catch(() => undefined);
    }
    return undefined;
  }

  async #pretend(): Promise<Termination> {
    const startedAt = new Date();
    const { promise, resolve } = Promise.withResolvers<undefined>();
    this.#stopping.signal.addEventListener('abort', () => resolve(undefined));
    this.#started = this.#ready = true;
    this.#change({ kind: 'running', startedAt });
    await promise;
    this.#started = this.#ready = false;
    return endOf('ended with exit code 0', startedAt, new Date());
  }

  async #runOnce({ program, args, env }: Launch): Promise<Termination> {
    if (program.kind !== 'process') throw new Error('only a process runs');
    const settings = Object.entries({ PATH: process.env['PATH'] ?? '', ...env }).map(([name, value]) => `${name}=${value}`);
    const startedAt = new Date();
    // By env -i: a container has none of our own settings.
    const child = startChild({
      name: this.#options.container.name, command: 'env', args: ['-i', ...settings, program.command, ...program.args, ...args], log: this.#options.log,
    });
    this.#child = child;
    const probing = new AbortController();
    this.#probe(probing.signal);
    this.#change({ kind: 'running', startedAt });
    const why = await child.gone;
    probing.abort();
    this.#started = this.#ready = false;
    const end = endOf(why, startedAt, new Date());
    const isTold = end.exitCode !== 0 && this.#options.container.terminationMessagePolicy === 'FallbackToLogsOnError';
    return isTold ? { ...end, message: lastOf(readFileSync(this.#options.log, 'utf8')) } : end;
  }

  async #backOff(end: Termination): Promise<void> {
    this.#lastEnd = end;
    this.#restarts++;
    const delayMs = this.#restarts === 1 ? 0 : Math.min(backOffCapMs, backOffMs * 2 ** (this.#restarts - 2));
    if (delayMs === 0) return;
    this.#change({ kind: 'waiting', reason: 'CrashLoopBackOff', message: `back-off ${delayMs} ms restarting failed container=${this.#options.container.name}` });
    await sleep(delayMs, undefined, { signal: this.#stopping.signal }).catch(() => undefined);
  }

  #probe(signal: AbortSignal): void {
    const { container, address } = this.#options;
    const { startupProbe, readinessProbe, livenessProbe } = container;
    const run = (probe: NonNullable<typeof startupProbe>, from: boolean, onChange: (passes: boolean) => void) =>
      void runProbe({ probe, container, address, signal }, from, { onChange }).catch((error: unknown) => this.#change({ kind: 'waiting', reason: 'CreateContainerError', message: String(error) }));
    const begin = () => {
      this.#started = true;
      if (readinessProbe === undefined) this.#ready = true;
      else run(readinessProbe, false, (passes) => this.#setReady(passes));
      if (livenessProbe !== undefined) run(livenessProbe, true, (passes) => (passes ? undefined : void this.#child?.stop(this.#options.graceSeconds * 1_000)));
      this.#options.onChange();
    };
    if (startupProbe === undefined) {
      begin();
      return;
    }
    run(startupProbe, false, (passes) => (passes && !this.#started ? begin() : undefined));
    const { initialDelaySeconds = 0, periodSeconds = 10, failureThreshold = 3 } = startupProbe;
    sleep((initialDelaySeconds + periodSeconds * failureThreshold) * 1_000, undefined, { signal }).then(
      () => (this.#started ? undefined : this.#child?.stop(this.#options.graceSeconds * 1_000)),
      () => undefined,
    );
  }

  #setReady(ready: boolean): void {
    this.#ready = ready;
    this.#options.onChange();
  }

  #change(state: ContainerState, over = false): void {
    this.#state = state;
    this.#over = over;
    this.#options.onChange();
  }
}

/** What a kubelet takes of a log as the message of a container that failed: 80 lines and 2,048 bytes at most. */
const lastOf = (log: string): string => Buffer.from(log.split('\n').slice(-81).join('\n')).subarray(-2_048).toString('utf8');

function waitingFor(error: unknown, attempt: number): ContainerState {
  const message = Error.isError(error) ? error.message : String(error);
  if (error instanceof ImageMissing) return { kind: 'waiting', reason: attempt % 5 === 0 ? 'ErrImagePull' : 'ImagePullBackOff', message };
  return { kind: 'waiting', reason: error instanceof CannotResolve ? 'CreateContainerConfigError' : 'ContainerCreating', message };
}

/** Pure: the exit status as a container runtime reports it, from the description of a child's end. */
export function endOf(why: string, startedAt: Date, finishedAt: Date): Termination {
  const name = /SIG[A-Z0-9]+/.exec(why)?.[0];
  const signal = name === undefined ? undefined : constants.signals[name as NodeJS.Signals];
  if (signal !== undefined) return { exitCode: 128 + signal, signal, startedAt, finishedAt };
  return { exitCode: Number(/exit code (\d+)/.exec(why)?.[1] ?? 128), startedAt, finishedAt };
}
