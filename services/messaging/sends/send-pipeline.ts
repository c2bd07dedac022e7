import { ChatError, encodeRecord, encodeTextEvent, type MessageId } from '@cecochat/contracts';
import { partitionOf } from '@cecochat/partitioning';
import type { Claim } from './device-window.ts';
import type { ClaimRequest } from './claims.ts';
import type { OutgoingRecord } from './requests.ts';
import type { PendingSend, SendingDevice } from './sending-device.ts';

export interface PipelineParts {
  readonly partitionCount: () => number;
  readonly claim: (requests: readonly ClaimRequest[]) => Promise<Claim[][]>;
  readonly nextId: () => MessageId;
  readonly write: (records: readonly OutgoingRecord[], signal: AbortSignal) => Promise<void>;
  /** Called for each batch: how many sends it holds and whether Redis had a part in it. */
  readonly onBatch: (sends: number, withRedis: boolean) => void;
  /** Called for each send that is answered. */
  readonly onFinished: (pending: PendingSend, acknowledged: boolean) => void;
}

const maxBatch = 500;
const lingerMs = 1;
/** After Redis failed, sends go on without it for this long before it is asked again. */
const redisPauseMs = 1_000;

interface Accepted {
  readonly pending: PendingSend;
  readonly id: MessageId;
  readonly senderRecord: OutgoingRecord;
  /** Undefined when both participants live in one partition. */
  readonly receiverRecord: OutgoingRecord | undefined;
}

/**
 * Gathers the sends of all devices into batches and takes each through claim, receiver's record, sender's record, ack.
 *
 * One batch is written at a time. The receivers' records are written before the senders' ones (which travel with the
 * receivers' records of the next batch): a device that finds its own send in its own log knows that the receiver has it
 * too, and need not send it again. A record that both participants share counts as the sender's, so that a device's
 * records are in the order of its sends in every partition.
 */
export class SendPipeline {
  readonly #parts: PipelineParts;
  readonly #clock: () => number;
  readonly #stopped = new AbortController();
  #queue: PendingSend[] = [];
  #bytes = 0;
  #running: Promise<void> | undefined;
  #redisPausedUntil = 0;
  #draining = false;

  /** `clock` gives milliseconds. */
  constructor(parts: PipelineParts, clock: () => number) {
    this.#parts = parts;
    this.#clock = clock;
  }

  /** Bytes of text that wait to be written. */
  get queuedBytes(): number {
    return this.#bytes;
  }

  get queuedSends(): number {
    return this.#queue.length;
  }

  push(pending: PendingSend): void {
    if (this.#draining) {
      pending.refuse(new ChatError('unavailable', 'the server is stopping', { retryAfterMs: 0 }));
      return;
    }
    this.#queue.push(pending);
    this.#bytes += pending.send.text.length;
    this.#running ??= this.#run();
  }

  /** Takes nothing new and finishes what is queued, at most until the signal aborts; what is left then gets no answer. */
  async drain(deadline: AbortSignal): Promise<void> {
    this.#draining = true;
    deadline.addEventListener('abort', () => this.#stopped.abort(), { once: true });
    await this.#running;
    this.#stopped.abort();
  }

  async #run(): Promise<void> {
    await new Promise((resolve) => setTimeout(resolve, lingerMs));
    let previous: Accepted[] = [];
    try {
      while (this.#queue.length > 0 || previous.length > 0) {
        const batch = await this.#accept(this.#queue.splice(0, maxBatch));
        const records = previous.map((accepted) => accepted.senderRecord);
        for (const { receiverRecord } of batch) if (receiverRecord !== undefined) records.push(receiverRecord);
        await this.#parts.write(records, this.#stopped.signal);
        for (const { pending, id } of previous) this.#acknowledge(pending, id);
        previous = batch;
      }
    } catch (error) {
      if (!this.#stopped.signal.aborted) throw error;
    } finally {
      this.#running = undefined; // In the same step in which the queue was found empty: a push never meets a loop that has ended.
    }
  }

  #acknowledge(pending: PendingSend, id: MessageId): void {
    this.#bytes -= pending.send.text.length;
    this.#parts.onFinished(pending, true);
    pending.acknowledge(id);
  }

  #refuse(pending: PendingSend, error: ChatError): void {
    this.#bytes -= pending.send.text.length;
    this.#parts.onFinished(pending, false);
    pending.refuse(error);
  }

  async #accept(sends: readonly PendingSend[]): Promise<Accepted[]> {
    if (sends.length === 0) return [];
    const claims = await this.#claim(sends);
    const accepted: Accepted[] = [];
    sends.forEach((pending, index) => {
      const claim = claims[index];
      if (claim === undefined || claim.kind === 'behind') {
        const last = claim?.last ?? pending.device.window.last;
        this.#refuse(pending, behindWindow(last));
        return;
      }
      pending.device.window.record(pending.send.sequence, claim.id);
      accepted.push(this.#encode(pending, claim.id));
    });
    return accepted;
  }

  #encode(pending: PendingSend, id: MessageId): Accepted {
    const { device, send } = pending;
    const count = this.#parts.partitionCount();
    const [home, away] = [partitionOf(device.user, count), partitionOf(send.receiver, count)];
    const event = { messageId: id, sender: device.user, device: device.name, ...send };
    const value = encodeRecord(encodeTextEvent(event));
    const receiverRecord = home === away ? undefined : { partition: away, value };
    return { pending, id, senderRecord: { partition: home, value }, receiverRecord };
  }

  /** The claim of each send, from Redis, or from what this server remembers while Redis is away. */
  async #claim(sends: readonly PendingSend[]): Promise<Claim[]> {
    const alone = (pending: PendingSend) => pending.device.window.claim(pending.send.sequence, this.#parts.nextId());
    if (this.#clock() < this.#redisPausedUntil) {
      this.#parts.onBatch(sends.length, false);
      return claimInOrder(sends, alone);
    }
    try {
      const claims = await this.#claimTogether(sends);
      this.#parts.onBatch(sends.length, true);
      return claims;
    } catch {
      this.#redisPausedUntil = this.#clock() + redisPauseMs;
      this.#parts.onBatch(sends.length, false);
      return claimInOrder(sends, alone);
    }
  }

  async #claimTogether(sends: readonly PendingSend[]): Promise<Claim[]> {
    const byDevice = new Map<SendingDevice, number[]>();
    const claims = new Array<Claim>(sends.length);
    sends.forEach((pending, index) => {
      const known = pending.device.window.find(pending.send.sequence);
      if (known !== undefined) claims[index] = { kind: 'repeated', id: known };
      else append(byDevice, pending.device, index);
    });
    const requests = [...byDevice].map(([device, indexes]) => ({
      device: device.key,
      sequences: indexes.flatMap((index) => sends[index]?.send.sequence ?? []),
    }));
    const answers = await this.#parts.claim(requests);
    [...byDevice.values()].forEach((indexes, request) => {
      indexes.forEach((index, place) => {
        const claim = answers[request]?.[place];
        if (claim !== undefined) claims[index] = claim;
      });
    });
    return claims;
  }
}

/** Claims one after the other, each seeing what the ones before it recorded. */
function claimInOrder(sends: readonly PendingSend[], claim: (pending: PendingSend) => Claim): Claim[] {
  return sends.map((pending) => {
    const made = claim(pending);
    if (made.kind !== 'behind') pending.device.window.record(pending.send.sequence, made.id);
    return made;
  });
}

function behindWindow(last: number): ChatError {
  return new ChatError('behind-window', `sequence is too far behind the last one accepted, ${last}`, {
    field: 'sequence',
    lastSequence: last,
  });
}

function append<K>(lists: Map<K, number[]>, key: K, value: number): void {
  const list = lists.get(key);
  if (list === undefined) lists.set(key, [value]);
  else list.push(value);
}
