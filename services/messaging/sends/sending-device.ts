import type { ChatError, MessageId, Sequence, UserId } from '@cecochat/contracts';
import { DeviceWindow } from './device-window.ts';
import type { Send } from './parse-send.ts';

/** Who waits for the outcome of a send: a stream, or a unary call. */
export interface SendReply {
  acknowledged(sequence: Sequence, id: MessageId): void;
  refused(sequence: Sequence, error: ChatError): void;
}

/** A send under way. Exactly one of the two is called, once. */
export interface PendingSend {
  readonly device: SendingDevice;
  readonly send: Send;
  readonly receivedMs: number;
  acknowledge(id: MessageId): void;
  refuse(error: ChatError): void;
}

/** `<user>:<name>`. */
export const deviceKey = (user: UserId, name: string): string => `${user}:${name}`;

/** A device as a sender: what it sent lately, and what is under way, whichever stream or call it came by. */
export class SendingDevice {
  readonly user: UserId;
  readonly name: string;
  readonly window = new DeviceWindow();
  readonly #underWay = new Map<Sequence, SendReply[]>();

  constructor(user: UserId, name: string) {
    this.user = user;
    this.name = name;
  }

  get key(): string {
    return deviceKey(this.user, this.name);
  }

  get busy(): boolean {
    return this.#underWay.size > 0;
  }

  /**
   * Sends once, however often it is asked to: a repeat of a send under way waits for the same outcome, a repeat of a finished
   * one is acknowledged at once. Each time it is asked it answers once.
   */
  submit(send: Send, reply: SendReply, receivedMs: number, push: (pending: PendingSend) => void): void {
    const waiting = this.#underWay.get(send.sequence);
    if (waiting !== undefined) {
      waiting.push(reply);
      return;
    }
    const known = this.window.find(send.sequence);
    if (known !== undefined) {
      reply.acknowledged(send.sequence, known);
      return;
    }
    this.#underWay.set(send.sequence, [reply]);
    push({
      device: this,
      send,
      receivedMs,
      acknowledge: (id) => {
        for (const each of this.#finish(send.sequence)) each.acknowledged(send.sequence, id);
      },
      refuse: (error) => {
        for (const each of this.#finish(send.sequence)) each.refused(send.sequence, error);
      },
    });
  }

  #finish(sequence: Sequence): Iterable<SendReply> {
    const replies = this.#underWay.get(sequence) ?? [];
    this.#underWay.delete(sequence);
    return replies;
  }
}

/** Devices that are idle stay known for a while, so that a resend after a reconnect needs no Redis. */
const maxIdle = 20_000;

/** The devices that send through this server. */
export class SendingDevices {
  readonly #devices = new Map<string, SendingDevice>();
  readonly #held = new Map<SendingDevice, number>();

  /** The device; to be released by whoever acquires it. */
  acquire(user: UserId, name: string): SendingDevice {
    const key = deviceKey(user, name);
    const device = this.#devices.get(key) ?? new SendingDevice(user, name);
    this.#devices.delete(key);
    this.#devices.set(key, device); // Now the youngest: the map's order is the order of use.
    this.#held.set(device, (this.#held.get(device) ?? 0) + 1);
    this.#forgetOldest();
    return device;
  }

  release(device: SendingDevice): void {
    const holders = (this.#held.get(device) ?? 1) - 1;
    if (holders > 0) this.#held.set(device, holders);
    else this.#held.delete(device);
  }

  #forgetOldest(): void {
    if (this.#devices.size <= this.#held.size + maxIdle) return;
    for (const [key, device] of this.#devices) {
      if (this.#held.has(device) || device.busy) continue;
      this.#devices.delete(key);
      return;
    }
  }
}
