import type { HistorySettings } from '@cecochat/redis';
import { VersionConflict, type Outcome } from '../../reconcile/index.ts';
import { buildOperatorStatus, operatorStatusSchema, saysSomethingNew, type OperatorStatus } from '../world/index.ts';
import type { MachineClient } from './machine-client.ts';
import type { Writes } from './writes.ts';

interface StatusParts {
  /** Of this operator. */
  readonly name: string;
  readonly machine: MachineClient;
  readonly writes: Writes;
}

/** Figures that change all the time are written no more often than this. */
const figuresMs = 5_000;

/** The object in which the operator that leads says how it sees the platform. */
export class StatusObject {
  readonly #parts: StatusParts;
  #isRead = false;
  #version: string | undefined;
  /** As this operator wrote it last: its first round writes in any case. */
  #written: OperatorStatus | undefined;
  #writtenMs = Number.NEGATIVE_INFINITY;
  #historySettings: HistorySettings | undefined;

  constructor(parts: StatusParts) {
    this.#parts = parts;
  }

  /** What was last published, also by an operator before this one. */
  async lastHistorySettings(): Promise<HistorySettings | undefined> {
    await this.#read();
    return this.#historySettings;
  }

  noteHistorySettings({ userMessageCount, dialogMessageCount }: HistorySettings): void {
    this.#historySettings = { userMessageCount, dialogMessageCount };
  }

  /** Writes what it says about the outcome of a round that followed this revision of the manifest, if that is something new. */
  async write(outcome: Outcome, revision: string): Promise<void> {
    const { name, machine, writes } = this.#parts;
    await this.#read();
    const history = this.#historySettings && { historySettings: this.#historySettings };
    const next = buildOperatorStatus(outcome, { operator: name, pid: process.pid, revision, writes: writes.count + 1, ...history });
    const isDue = performance.now() - this.#writtenMs >= figuresMs && !isSame(this.#written, next);
    if (!isDue && !saysSomethingNew(this.#written, next)) return;
    try {
      this.#version = await writes.perform('status', () => machine.writeObject('status', next, this.#version));
    } catch (error) {
      if (error instanceof VersionConflict) this.#isRead = false; // Somebody edited it, or led meanwhile.
      throw error;
    }
    this.#written = next;
    this.#writtenMs = performance.now();
  }

  async #read(): Promise<void> {
    if (this.#isRead) return;
    const found = await this.#parts.machine.readObject('status');
    this.#version = found?.version;
    this.#historySettings ??= operatorStatusSchema.safeParse(found?.value).data?.historySettings;
    this.#isRead = true;
  }
}

/** Whether nothing changed, nor was anything written since. */
function isSame(before: OperatorStatus | undefined, next: OperatorStatus): boolean {
  return before !== undefined && JSON.stringify(before) === JSON.stringify({ ...next, writes: next.writes - 1 });
}
