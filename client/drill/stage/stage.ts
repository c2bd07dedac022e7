import { setTimeout as delay } from 'node:timers/promises';
import type { Machine, StatusReport } from '../../machine/index.ts';
import type { RunningLoad } from '../../replay/index.ts';
import type { Transport } from '@cecochat/client-node';
import type { Fault } from '../figures.ts';
import { servingAt, type StreamRecorder, type StreamSpan } from '../streams/index.ts';
import type { OwnershipWatch } from './ownership-watch.ts';
import { untilSettled, type Wanted } from './until-settled.ts';

export interface StageParts {
  readonly machine: Machine;
  readonly load: RunningLoad;
  readonly transport: Transport;
  readonly ownership: OwnershipWatch;
  readonly streams: StreamRecorder;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
  /** Is done when the drill is over, whatever became of it; the last first. */
  readonly defer: (restore: () => Promise<void>) => void;
}

/** The tools of a drill while messages flow. */
export class Stage {
  readonly parts: StageParts;
  readonly machine: Machine;
  readonly say: (line: string) => void;
  #fault: Fault | undefined;

  constructor(parts: StageParts) {
    this.parts = parts;
    this.machine = parts.machine;
    this.say = parts.say;
  }

  get nowMs(): number {
    return this.parts.clock();
  }

  /** When something was done to a server, and to which. */
  get fault(): Fault | undefined {
    return this.#fault;
  }

  /** Something is done now to a server. */
  noteFault({ address, partitions }: Pick<Fault, 'address' | 'partitions'>): void {
    this.#fault = { atMs: this.nowMs, address, partitions };
  }

  /** The streams of each device that was connected to that server. */
  get hit(): readonly (readonly StreamSpan[])[] {
    const fault = this.#fault;
    return fault === undefined
      ? []
      : this.parts.streams.spans.filter((spans) => servingAt(spans, fault.atMs)?.address === fault.address);
  }

  /** Whether a device has got another stream since. */
  isBack(spans: readonly StreamSpan[]): boolean {
    return spans.some(({ readyMs }) => readyMs > (this.#fault?.atMs ?? 0));
  }

  defer(restore: () => Promise<void>): void {
    this.parts.defer(restore);
  }

  /** Lets time pass, with the messages. */
  async pass(ms: number): Promise<void> {
    await delay(ms, undefined, { signal: this.parts.signal });
  }

  /** Waits until the platform is what was asked for and nothing is on its way. */
  settled(wanted: Wanted, withinMs?: number): Promise<StatusReport> {
    return untilSettled(this.machine, wanted, {
      signal: this.parts.signal, ...(withinMs !== undefined && { withinMs }),
    });
  }
}
