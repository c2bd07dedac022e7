import { planProcess, type Surroundings } from './process-plan.ts';
import { SupervisedProcess, type ProcessStatus, type SupervisorOptions } from './supervised-process.ts';

/** The operators that run on this machine, by name. */
export class OperatorProcesses {
  readonly #around: Surroundings;
  readonly #options: SupervisorOptions;
  readonly #processes = new Map<string, SupervisedProcess>();

  constructor(around: Surroundings, options: SupervisorOptions) {
    this.#around = around;
    this.#options = options;
  }

  all(): SupervisedProcess[] {
    return [...this.#processes.values()].sort((a, b) => a.plan.name.localeCompare(b.plan.name));
  }

  /**
   * Starts an operator unless one of that name runs. `firstEnv` is for its first start. Throws a PlatformError for an
   * invalid name.
   */
  put(name: string, version: string, firstEnv: Readonly<Record<string, string>> = {}): ProcessStatus {
    const plan = { ...planProcess(name, version, this.#around), firstEnv };
    const started = this.#processes.get(name) ?? new SupervisedProcess(plan, this.#options);
    this.#processes.set(name, started);
    started.start();
    return started.status();
  }

  /** Ends the operator, if there is one; resolves when it is gone. */
  async delete(name: string, how: 'stop' | 'kill' = 'stop'): Promise<void> {
    const present = this.#processes.get(name);
    await (how === 'stop' ? present?.stop() : present?.kill());
    if (this.#processes.get(name) === present) this.#processes.delete(name);
    this.#options.onChange();
  }

  async stop(): Promise<void> {
    await Promise.all([...this.#processes.values()].map((each) => each.stop()));
  }
}
