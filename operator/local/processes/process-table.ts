import { lastingServices, type LastingService } from '../../../services/catalogue.ts';
import { planProcess, type PlannedProcess, type Surroundings } from './process-plan.ts';
import { SupervisedProcess, type ProcessStatus, type SupervisorOptions } from './supervised-process.ts';

/** Keeps the wanted processes, so that a restarted machine resumes with the same ones. */
export interface WantedProcesses {
  read(): Promise<Readonly<Record<string, string>>>;
  /** Name and version of each. */
  write(wanted: Readonly<Record<string, string>>): Promise<void>;
}

/** A process of the name is still stopping: the next one can start when it is gone. */
export class StillStopping extends Error {
  override readonly name = 'StillStopping';
}

/** The processes of the services that should run on this machine, by name. Requests are idempotent. */
export class ProcessTable {
  readonly #around: Surroundings;
  readonly #wanted: WantedProcesses;
  readonly #options: SupervisorOptions;
  readonly #processes = new Map<string, SupervisedProcess>();
  /** Serializes changes of the wanted processes. */
  #changing: Promise<unknown> = Promise.resolve();
  #closed = false;

  constructor(around: Surroundings, wanted: WantedProcesses, options: SupervisorOptions) {
    this.#around = around;
    this.#wanted = wanted;
    this.#options = options;
  }

  /** Starts the processes of the last run of the machine. */
  async restore(): Promise<void> {
    for (const [name, version] of Object.entries(await this.#wanted.read()))
      this.#start(planProcess(name, version, this.#around));
  }

  /** Those that run and those that are stopping; first the servers that have connected devices. */
  all(): SupervisedProcess[] {
    return [...this.#processes.values()].sort((a, b) => place(a.plan) - place(b.plan));
  }

  get(name: string): SupervisedProcess | undefined {
    return this.#processes.get(name);
  }

  list(): ProcessStatus[] {
    return this.all().map((each) => each.status());
  }

  /**
   * Starts the process unless it exists. Throws a PlatformError for an invalid name, a StillStopping for one that is
   * stopping.
   */
  async put(name: string, version: string): Promise<ProcessStatus> {
    const plan = planProcess(name, version, this.#around);
    return this.#change(async () => {
      const present = this.#processes.get(name);
      if (this.#closed || present?.status().state === 'stopped') throw new StillStopping(`${name} is being stopped`);
      if (present !== undefined) return present.status();
      await this.#wanted.write({ ...(await this.#wanted.read()), [name]: version });
      return this.#start(plan).status();
    });
  }

  /** Lets the process drain and end, if it is there; does not wait for its end. */
  async delete(name: string): Promise<void> {
    await this.#change(async () => {
      const wanted = Object.entries(await this.#wanted.read()).filter(([each]) => each !== name);
      await this.#wanted.write(Object.fromEntries(wanted));
      const present = this.#processes.get(name);
      if (present === undefined || present.status().state === 'stopped') return;
      void present.stop().then(() => {
        this.#processes.delete(name);
        this.#options.onChange();
      });
    });
  }

  /** From now on no process starts. */
  close(): void {
    this.#closed = true;
  }

  /** Stops the processes of these kinds, which stay wanted for the next run. */
  async stopKinds(kinds: readonly LastingService[]): Promise<void> {
    await Promise.all(
      [...this.#processes.values()]
        .filter(({ plan }) => kinds.some((kind) => kind === plan.kind))
        .map((each) => each.stop()),
    );
  }

  #start(plan: PlannedProcess): SupervisedProcess {
    const started = new SupervisedProcess(plan, this.#options);
    this.#processes.set(plan.name, started);
    started.start();
    return started;
  }

  #change<T>(change: () => Promise<T>): Promise<T> {
    const changed = this.#changing.then(change);
    this.#changing = changed.catch(() => undefined);
    return changed;
  }
}

function place({ kind, name }: PlannedProcess): number {
  return lastingServices.findIndex((each) => each === kind) * 10_000 + Number(name.split('-').at(-1));
}
