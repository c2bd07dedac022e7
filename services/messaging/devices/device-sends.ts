import { ChatError, encodeAcked, messagingService, toLong, type cecochat } from '@cecochat/contracts';
import type { Acknowledgement, ErrorCode, Lineage, MessageId, Sequence } from '@cecochat/contracts';
import type { SendAllowance } from '@cecochat/runtime';
import { windowSize } from '../log/device-window.ts';
import { parseSend } from './parse-send.ts';
import type { PendingSend, SendingDevice, SendReply } from './sending-device.ts';

const encode = messagingService.chat.responseSerialize;

/** What all streams of a server share. */
export interface SendsOwner {
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
  /** Takes a send; false when too many wait: the stream is not read until `release`. */
  readonly push: (sends: DeviceSends, pending: PendingSend) => boolean;
  /** Called for each send that is refused, for metrics. */
  readonly onRefused: (code: ErrorCode) => void;
}

/** The stream that the sends come on, and their answers go to. */
export interface SendsStream {
  write(frame: Buffer): boolean;
  /** Does not read until `readOn` is called and no other reason is left. */
  stopReading(): void;
  readOn(): void;
  close(error: ChatError): void;
}

export interface DeviceSendsParts {
  readonly stream: SendsStream;
  readonly device: SendingDevice;
  /** Of the sequences on the stream. */
  readonly lineage: Lineage;
  /** The rate at which sends of the user are read. */
  readonly allowance: SendAllowance;
  readonly owner: SendsOwner;
}

/** What an open device sends: checks each send, hands it on, and writes its answer to the stream. */
export class DeviceSends implements SendReply {
  readonly device: SendingDevice;
  /** When the device last opened or sent, in milliseconds of the monotonic clock. */
  activeMs: number;
  readonly #stream: SendsStream;
  readonly #lineage: Lineage;
  readonly #allowance: SendAllowance;
  readonly #owner: SendsOwner;
  #outstanding = 0;
  #acks: Acknowledgement[] = [];
  #held = false;
  /** Runs while the user has sent faster than the limit: the stream is not read meanwhile. */
  #throttle: NodeJS.Timeout | undefined;
  /** Why a send was refused that comes again: later ones are refused as well, as they would overtake it. */
  #refusing: ChatError | undefined;
  #isOver = false;

  constructor({ stream, device, lineage, allowance, owner }: DeviceSendsParts) {
    this.device = device;
    this.#stream = stream;
    this.#lineage = lineage;
    this.#allowance = allowance;
    this.#owner = owner;
    this.activeMs = owner.clock();
  }

  /** Whether there is room and allowance for more sends. */
  get mayRead(): boolean {
    return !this.#held && this.#throttle === undefined;
  }

  /** The device has sent something: while its user sends faster than the limit, the stream is not read. */
  charge(): void {
    this.activeMs = this.#owner.clock();
    const waitMs = this.#allowance.charge(this.activeMs);
    if (waitMs > 0) this.#readLater(waitMs);
  }

  take(wire: cecochat.v1.IOutgoingEvent): void {
    this.charge();
    try {
      const send = parseSend(wire, this.#lineage);
      if (++this.#outstanding > windowSize) {
        this.#owner.onRefused('overloaded');
        this.#stream.close(tooManyOutstanding());
        return;
      }
      if (this.#refusing !== undefined) {
        this.refused(send.sequence, this.#refusing);
        return;
      }
      const pending = this.device.submit(send, this, this.activeMs);
      if (pending === undefined || this.#owner.push(this, pending)) return;
      this.#held = true;
      this.#stream.stopReading();
    } catch (error) {
      this.#reject(wire.sequence, ChatError.from(error));
    }
  }

  acknowledged(sequence: Sequence, id: MessageId): void {
    this.#outstanding--;
    if (this.#isOver) return;
    if (this.#acks.push({ sequence, messageId: id }) === 1) queueMicrotask(() => this.flush());
  }

  refused(sequence: Sequence, error: ChatError): void {
    this.#outstanding--;
    if (resumes(error)) this.#refusing = error;
    this.#reject(toLong(sequence), error);
  }

  /** The sends that waited are written: the stream is read again. */
  release(): void {
    this.#held = false;
    this.#stream.readOn();
  }

  /** Writes the acknowledgements of this step. */
  flush(): void {
    if (this.#isOver || this.#acks.length === 0) return;
    const acks = this.#acks;
    this.#acks = [];
    this.#stream.write(encodeAcked(acks));
  }

  /** The stream has ended: later answers are dropped. */
  end(): void {
    this.#isOver = true;
    clearTimeout(this.#throttle);
  }

  #reject(sequence: cecochat.v1.IOutgoingEvent['sequence'], error: ChatError): void {
    if (this.#isOver) return;
    const { code, message, details } = error;
    this.#owner.onRefused(code);
    const rejected = {
      sequence: sequence ?? toLong(0),
      code,
      message,
      field: details.field ?? '',
      lastSequence: toLong(details.lastSequence ?? this.device.window.last),
      retryAfterMs: details.retryAfterMs ?? 0,
    };
    this.#stream.write(encode({ rejected }));
  }

  #readLater(waitMs: number): void {
    this.#stream.stopReading();
    clearTimeout(this.#throttle);
    this.#throttle = setTimeout(() => {
      this.#throttle = undefined;
      this.#stream.readOn();
    }, waitMs);
  }
}

/** Whether a device answers the refusal with another stream and sends again what has no answer. */
const resumes = ({ code }: ChatError): boolean => code === 'unavailable' || code === 'overloaded';

export function tooManyOutstanding(): ChatError {
  return new ChatError('overloaded', `at most ${windowSize} sends may be unacknowledged at once`, { field: 'send' });
}
