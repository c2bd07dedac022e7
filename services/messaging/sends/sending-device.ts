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
  readonly key: string;
  readonly window = new DeviceWindow();
  /** They are few. Not a Map: one that grows and shrinks all the time leaves a chain of its former selves, of which no garbage collection but a full one gets rid. */
  readonly #underWay: UnderWay[] = [];

  constructor(user: UserId, name: string) {
    this.user = user;
    this.name = name;
    this.key = deviceKey(user, name);
  }

  get busy(): boolean {
    return this.#underWay.length > 0;
  }

  /**
   * Sends once, however often it is asked to: a repeat of a send under way waits for the same outcome, a repeat of a finished
   * one is acknowledged at once. Each time it is asked it answers once. Returns the send when it is new: it is to be pushed.
   */
  submit(send: Send, reply: SendReply, receivedMs: number): PendingSend | undefined {
    for (const waiting of this.#underWay) {
      if (waiting.send.sequence !== send.sequence) continue;
      waiting.replies.push(reply);
      return undefined;
    }
    const known = this.window.find(send.sequence);
    if (known !== undefined) {
      reply.acknowledged(send.sequence, known);
      return undefined;
    }
    const pending = new UnderWay(this, send, receivedMs, reply);
    this.#underWay.push(pending);
    return pending;
  }

  finished(send: UnderWay): void {
    this.#underWay.splice(this.#underWay.indexOf(send), 1);
  }
}

/** A send with all who wait for what becomes of it. */
class UnderWay implements PendingSend {
  readonly device: SendingDevice;
  readonly send: Send;
  readonly receivedMs: number;
  readonly replies: SendReply[];

  constructor(device: SendingDevice, send: Send, receivedMs: number, reply: SendReply) {
    this.device = device;
    this.send = send;
    this.receivedMs = receivedMs;
    this.replies = [reply];
  }

  acknowledge(id: MessageId): void {
    this.device.finished(this);
    for (const each of this.replies) each.acknowledged(this.send.sequence, id);
  }

  refuse(error: ChatError): void {
    this.device.finished(this);
    for (const each of this.replies) each.refused(this.send.sequence, error);
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
