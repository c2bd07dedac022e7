import type { PendingSend, SendingDevice } from './sending-device.ts';
import type { WriteQueue } from '../log/write-queue.ts';

/** Sends that wait for partitions that do not take records: beyond this they are given back at once. */
const maxBytes = 16 * 1024 * 1024;

/**
 * Holds back sends whose partitions take no records, before anything of them is written, and those of the same devices
 * after them. One send is let through for each such partition: it finds out when the partition is well again.
 */
export class HeldSends {
  readonly #writes: Pick<WriteQueue<PendingSend>, 'hasSick' | 'isSick' | 'isStalled'>;
  readonly #devices = new Set<SendingDevice>();
  #bytes = 0;

  constructor(writes: Pick<WriteQueue<PendingSend>, 'hasSick' | 'isSick' | 'isStalled'>) {
    this.#writes = writes;
  }

  /** Whether one of its partitions, or of the sends of the device before it, takes no records now. */
  mustWait(pending: PendingSend): boolean {
    return this.#writes.hasSick && this.#isBlocked(pending, nothing);
  }

  /** False when too many are held: nothing has changed then. */
  hold(pending: PendingSend): boolean {
    if (this.#bytes > maxBytes) return false;
    pending.stage = 'held';
    this.#bytes += pending.bytes;
    this.#devices.add(pending.device);
    return true;
  }

  /** A held send is not held any more. */
  leave(pending: PendingSend): void {
    this.#bytes -= pending.bytes;
  }

  /** Lets go of those whose partitions take records, and of those that find out. They are to be queued at once. */
  *release(): Iterable<PendingSend> {
    const probed = new Set<number>();
    for (const device of this.#devices) {
      let pending = device.flow.firstHeld();
      for (; pending !== undefined && !this.#isBlocked(pending, probed); pending = device.flow.firstHeld()) {
        for (const each of [pending.home, pending.away]) if (this.#writes.isSick(each)) probed.add(each);
        this.leave(pending);
        yield pending;
      }
      if (pending === undefined) this.#devices.delete(device);
    }
  }

  #isBlocked(pending: PendingSend, probed: ReadonlySet<number>): boolean {
    const stalled = ({ home, away }: PendingSend) =>
      [home, away].some((each) => this.#writes.isStalled(each) || probed.has(each));
    const { sends } = pending.device.flow;
    return sends
      .slice(0, sends.indexOf(pending) + 1)
      .some((each) => (each.stage === 'held' && each !== pending) || stalled(each));
  }
}

const nothing: ReadonlySet<number> = new Set();
