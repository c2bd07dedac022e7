import { Lookout, type Machine } from '../../../client/machine/index.ts';
import type { Handed } from './moving-rate.ts';

/** The platform remembers the last 20: more than are over in this time. */
const everyMs = 200;

/** Notes every handover that was finished, from now on. */
export class HandoverLog {
  readonly #machine: Machine;
  readonly #handed = new Map<string, Handed>();
  readonly #earlier: ReadonlySet<string>;
  readonly #lookout: Lookout;

  private constructor(machine: Machine, earlier: ReadonlySet<string>) {
    this.#machine = machine;
    this.#earlier = earlier;
    this.#lookout = new Lookout(() => this.#look(), everyMs);
  }

  static async start(machine: Machine): Promise<HandoverLog> {
    const { finished } = await machine.status();
    return new HandoverLog(machine, new Set(finished.map(nameOf)));
  }

  /** Polls a last time; gives all handovers since the start. */
  async stop(): Promise<readonly Handed[]> {
    await this.#lookout.stop();
    return [...this.#handed.values()];
  }

  async #look(): Promise<void> {
    const { finished } = await this.#machine.status();
    for (const each of finished) if (!this.#earlier.has(nameOf(each))) this.#handed.set(nameOf(each), each);
  }
}

const nameOf = ({ partition, atMs }: Handed): string => `${partition} ${atMs}`;
