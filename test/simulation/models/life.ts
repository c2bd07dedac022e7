import type { Agenda } from './agenda.ts';

/**
 * The life of a process, from a start to its end. Events while it is suspended (SIGSTOP) wait until it resumes; events
 * after its end are discarded.
 */
export class Life {
  readonly #agenda: Agenda;
  #state: 'running' | 'suspended' | 'ended' = 'running';
  #backlog: (() => void)[] = [];

  constructor(agenda: Agenda) {
    this.#agenda = agenda;
  }

  get ended(): boolean {
    return this.#state === 'ended';
  }

  get suspended(): boolean {
    return this.#state === 'suspended';
  }

  run(what: () => void): void {
    if (this.#state === 'running') what();
    else if (this.#state === 'suspended') this.#backlog.push(what);
  }

  after(delayMs: number, what: () => void): void {
    this.#agenda.after(delayMs, () => this.run(what));
  }

  every(periodMs: number, what: () => void): void {
    this.after(periodMs, () => {
      what();
      this.every(periodMs, what);
    });
  }

  suspend(): void {
    if (this.#state === 'running') this.#state = 'suspended';
  }

  resume(): void {
    if (this.#state !== 'suspended') return;
    this.#state = 'running';
    const backlog = this.#backlog;
    this.#backlog = [];
    for (const what of backlog) this.run(what);
  }

  end(): void {
    this.#state = 'ended';
    this.#backlog = [];
  }
}
