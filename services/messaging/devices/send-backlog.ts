import type { PendingSend, SendingDevice } from './sending-device.ts';

/** Memory of a send beside its body: its objects, its records, its places in queues. Measured, and rounded up. */
const sendOverheadBytes = 1_024;
/** Beyond this nothing is taken, or beyond half of the memory that the sends share with the tails. */
const mostHeldBytes = 128 * 1024 * 1024;
/** Beyond this part of it the streams that send are not read. */
const fullPart = 3 / 8;
/**
 * A send that is not in the log by then is given back: its device opens another stream and sends it again. A broker
 * that is restarted on a slow machine is back before that, and no device is disconnected.
 */
const maxWaitMs = 30_000;
const sweepMs = 250;

export interface SendBacklogParts {
  /** What waiting sends and tails may hold together. */
  readonly memoryBytes: number;
  /** Called with the oldest send of a device while that has waited for too long. */
  readonly onLate: (oldest: PendingSend) => void;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
}

/** The unfinished sends of a server: the memory that they hold, and for how long they have waited. */
export class SendBacklog {
  readonly maxBytes: number;
  readonly #parts: SendBacklogParts;
  /** Those with unfinished sends, and some that had them until a moment ago. */
  readonly #devices = new Set<SendingDevice>();
  readonly #emptied = Promise.withResolvers<undefined>();
  #sends = 0;
  #bytes = 0;
  #sweeps: NodeJS.Timeout | undefined;
  #closing = false;

  constructor(parts: SendBacklogParts) {
    this.#parts = parts;
    this.maxBytes = Math.min(mostHeldBytes, parts.memoryBytes / 2);
  }

  get sends(): number {
    return this.#sends;
  }

  /** Memory of the sends. */
  get bytes(): number {
    return this.#bytes;
  }

  /** Whether the sends hold more than they may: the latest one is to be refused. */
  get isOver(): boolean {
    return this.#bytes > this.maxBytes;
  }

  /** Whether the sends exceed the bound at which reading of streams stops. */
  get isFull(): boolean {
    return this.#bytes > fullPart * this.maxBytes;
  }

  /** Whether streams that were not read may be read again. */
  get hasRoom(): boolean {
    return this.#bytes < (fullPart * this.maxBytes) / 2;
  }

  add(pending: PendingSend): void {
    const { device, send: { content: { kind, body } } } = pending;
    pending.bytes = sendOverheadBytes + kind.memoryOf(body);
    this.#sends++;
    this.#bytes += pending.bytes;
    this.#devices.add(device);
    this.#sweeps ??= setInterval(() => this.#sweep(), sweepMs).unref();
  }

  remove(pending: PendingSend): void {
    this.#bytes -= pending.bytes;
    this.#sends--;
    if (this.#sends === 0 && this.#closing) this.#emptied.resolve(undefined);
  }

  /** Resolves when no send is left, and when the signal aborts at the latest. */
  async emptied(deadline: AbortSignal): Promise<void> {
    this.#closing = true;
    const resolve = () => this.#emptied.resolve(undefined);
    if (this.#sends === 0 || deadline.aborted) resolve();
    deadline.addEventListener('abort', resolve, { once: true });
    await this.#emptied.promise;
    clearInterval(this.#sweeps);
  }

  #sweep(): void {
    const nowMs = this.#parts.clock();
    for (const device of this.#devices) {
      const [oldest] = device.flow.sends;
      if (oldest === undefined) this.#devices.delete(device);
      else if (nowMs - oldest.receivedMs >= maxWaitMs) this.#parts.onLate(oldest);
    }
    if (this.#devices.size > 0) return;
    clearInterval(this.#sweeps);
    this.#sweeps = undefined;
  }
}
