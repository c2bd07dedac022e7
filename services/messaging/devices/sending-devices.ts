import type { Epoch, UserId } from '@cecochat/contracts';
import { UserLane } from './send-turns.ts';
import { deviceKey, SendingDevice, type PendingSend } from './sending-device.ts';

/** Devices that are idle stay known for a while, so that a resend after a reconnect needs no Redis. */
const maxIdle = 20_000;
/** Of one user, as many as Redis remembers: a user with many names takes no place from others. */
const maxIdleOfUser = 64;

interface Known {
  readonly device: SendingDevice;
  /** The epoch from which on this server alone serves the device. */
  readonly servedSince: Epoch;
}

interface OfUser {
  readonly lane: UserLane<PendingSend>;
  readonly devices: Set<SendingDevice>;
}

/**
 * The devices that send through this server. One that sent nothing for the expiry of its key in Redis is forgotten here
 * as well, and so is one that another server has served meanwhile: this server does not have the sends to that server.
 * It would acknowledge a sequence that was used there, and receivers would drop it.
 */
export class SendingDevices {
  readonly #devices = new Map<string, Known>();
  /** The same devices by user. */
  readonly #users = new Map<UserId, OfUser>();
  readonly #held = new Map<SendingDevice, number>();
  readonly #expiryMs: number;
  readonly #clock: () => number;

  /** `clock` gives milliseconds. */
  constructor(expiryMs: number, clock: () => number) {
    this.#expiryMs = expiryMs;
    this.#clock = clock;
  }

  /** The device; the caller must release it. */
  acquire(user: UserId, name: string, servedSince: Epoch): SendingDevice {
    const key = deviceKey(user, name);
    const device = this.#remembered(key, servedSince) ?? this.#add(user, name);
    const before = this.#devices.get(key)?.device;
    if (before !== undefined && before !== device) this.#drop(before);
    this.#devices.delete(key);
    this.#devices.set(key, { device, servedSince }); // Now the youngest: the map's order is the order of use.
    this.#held.set(device, (this.#held.get(device) ?? 0) + 1);
    this.#forgetOldest();
    return device;
  }

  release(device: SendingDevice): void {
    const holders = (this.#held.get(device) ?? 1) - 1;
    if (holders > 0) {
      this.#held.set(device, holders);
      return;
    }
    this.#held.delete(device);
    device.idleSinceMs = this.#clock();
    const known = this.#users.get(device.user);
    if (known !== undefined && known.devices.size > maxIdleOfUser) this.#forgetOldestOf(known);
  }

  #remembered(key: string, servedSince: Epoch): SendingDevice | undefined {
    const known = this.#devices.get(key);
    if (known?.servedSince !== servedSince) return undefined;
    const { device } = known;
    const isForgotten =
      !this.#held.has(device) && device.outstanding === 0 && this.#clock() - device.idleSinceMs >= this.#expiryMs;
    return isForgotten ? undefined : device;
  }

  #forgetOldest(): void {
    if (this.#devices.size <= this.#held.size + maxIdle) return;
    for (const [key, { device }] of this.#devices) {
      if (!this.#isIdle(device)) continue;
      this.#devices.delete(key);
      this.#drop(device);
      return;
    }
  }

  #forgetOldestOf({ devices }: OfUser): void {
    const idle = [...devices].filter((device) => this.#isIdle(device));
    if (idle.length <= maxIdleOfUser) return;
    idle.sort((one, other) => one.idleSinceMs - other.idleSinceMs);
    for (const device of idle.slice(0, -maxIdleOfUser)) {
      this.#devices.delete(device.key);
      this.#drop(device);
    }
  }

  #isIdle(device: SendingDevice): boolean {
    return !this.#held.has(device) && device.outstanding === 0;
  }

  #add(user: UserId, name: string): SendingDevice {
    const known = this.#users.get(user) ?? { lane: new UserLane<PendingSend>(), devices: new Set() };
    const device = new SendingDevice(user, name, known.lane);
    known.devices.add(device);
    this.#users.set(user, known);
    return device;
  }

  #drop(device: SendingDevice): void {
    const known = this.#users.get(device.user);
    known?.devices.delete(device);
    if (known?.devices.size === 0) this.#users.delete(device.user);
  }
}
