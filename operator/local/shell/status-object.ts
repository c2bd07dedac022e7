import { VersionConflict } from '@cecochat/runtime';
import { addEvents, type ConsoleEvent } from '../../console/index.ts';
import type { Note } from '../../decide/index.ts';
import type { PublishedSettings } from '../../publishing/index.ts';
import type { Outcome } from '../../reconcile/index.ts';
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

/** The object with the status of the platform, written by the leading operator. */
export class StatusObject {
  readonly #parts: StatusParts;
  #isRead = false;
  #version: string | undefined;
  /** The last status that this operator wrote: its first reconcile writes in any case. */
  #written: OperatorStatus | undefined;
  #writtenMs = Number.NEGATIVE_INFINITY;
  #published: PublishedSettings = {};
  /** Oldest first: those of earlier operators, and what this one noted. */
  #events: readonly ConsoleEvent[] = [];

  constructor(parts: StatusParts) {
    this.#parts = parts;
  }

  /** The settings that were published last, also by an earlier operator. */
  async lastPublished(): Promise<PublishedSettings> {
    await this.#read();
    return this.#published;
  }

  notePublished(published: PublishedSettings): void {
    this.#published = published;
  }

  /** The next write contains it. */
  noteEvent(note: Note): void {
    this.#events = addEvents(this.#events, [note], Date.now());
  }

  /** Writes the status after a reconcile of this revision of the manifest, if it differs from the last one. */
  async write(outcome: Outcome, revision: string): Promise<void> {
    const { name, machine, writes } = this.#parts;
    await this.#read();
    const { historySettings, limits } = this.#published;
    const next = buildOperatorStatus(outcome, {
      operator: name, pid: process.pid, revision, writes: writes.count + 1, events: [...this.#events],
      historySettings, limits,
    });
    const isDue = performance.now() - this.#writtenMs >= figuresMs && !isSame(this.#written, next);
    if (!isDue && !saysSomethingNew(this.#written, next)) return;
    try {
      this.#version = await writes.perform('status', () => machine.writeObject('status', next, this.#version));
    } catch (error) {
      if (error instanceof VersionConflict) this.#isRead = false; // It was edited, or another operator led meanwhile.
      throw error;
    }
    this.#written = next;
    this.#writtenMs = performance.now();
  }

  async #read(): Promise<void> {
    if (this.#isRead) return;
    const found = await this.#parts.machine.readObject('status');
    this.#version = found?.version;
    const { historySettings, limits, events = [] } = operatorStatusSchema.safeParse(found?.value).data ?? {};
    this.#published = { historySettings, limits, ...this.#published };
    const known = new Set(this.#events.map((event) => JSON.stringify(event)));
    this.#events = [...events.filter((event) => !known.has(JSON.stringify(event))), ...this.#events];
    this.#isRead = true;
  }
}

/** Whether nothing changed, and no write happened since. */
function isSame(before: OperatorStatus | undefined, next: OperatorStatus): boolean {
  return before !== undefined && JSON.stringify(before) === JSON.stringify({ ...next, writes: next.writes - 1 });
}
