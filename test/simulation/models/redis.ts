import { epoch as asEpoch, type Epoch } from '@cecochat/contracts';
import type { Report } from '../../../operator/decide/index.ts';
import type { Stage } from '../stage.ts';
import { DeviceWindow, type Claim, type Numbers } from './device-window.ts';
import { lost, type Answer } from './network.ts';
import type { Random } from './random.ts';
import type { Routing } from './routing.ts';

/** A report that is not renewed disappears after this. */
const reportExpiryMs = 10_000;

export interface StoredReport {
  readonly report: Report;
  readonly ageMs: number;
}

/** The routing, the reports of the servers and the windows of the devices; and PUB/SUB, which may lose messages. */
export class Redis {
  isDown = false;
  /** Share of PUB/SUB messages that get lost, 0 .. 1, and the delay of the others. */
  notificationLoss = 0;
  notificationDelayMs = 0;
  routing: Routing | 'garbage' | undefined;
  readonly #stage: Stage;
  readonly #random: Random;
  #reports = new Map<string, { readonly report: Report; readonly expiresMs: number }>();
  #windows = new Map<string, DeviceWindow>();
  readonly #subscribers = new Set<() => void>();
  #nextId = 1;
  /** Routings that were published earlier, newest last. */
  readonly #earlier: Routing[] = [];

  constructor(stage: Stage) {
    this.#stage = stage;
    this.#random = stage.randomOf('redis');
  }

  subscribe(onChanged: () => void): void {
    this.#subscribers.add(onChanged);
  }

  readRouting(): Answer<Routing | 'garbage' | undefined> {
    return this.isDown ? lost : this.routing;
  }

  /** Returns the epoch in force afterwards: a higher one than the published one means a refusal. */
  publish(routing: Routing): Answer<Epoch> {
    if (this.isDown) return lost;
    const held = this.routing === undefined || this.routing === 'garbage' ? asEpoch(0) : this.routing.epoch;
    if (held > routing.epoch && this.#stage.rules.refusesOlderEpoch) return held;
    this.#stage.witness.published(held, routing);
    if (typeof this.routing === 'object') this.#earlier.push(this.routing);
    this.routing = routing;
    this.#notify();
    return routing.epoch;
  }

  writeReport(name: string, report: Report): Answer<true> {
    if (this.isDown) return lost;
    this.#stage.witness.reported(name, report);
    this.#reports.set(name, { report, expiresMs: this.#stage.agenda.nowMs + reportExpiryMs });
    return true;
  }

  removeReport(name: string): Answer<true> {
    if (!this.isDown) this.#reports.delete(name);
    return true;
  }

  readReports(): Answer<ReadonlyMap<string, StoredReport>> {
    if (this.isDown) return lost;
    const found = new Map<string, StoredReport>();
    const { nowMs } = this.#stage.agenda;
    for (const [name, { report, expiresMs }] of this.#reports) {
      if (expiresMs > nowMs) found.set(name, { report, ageMs: nowMs + reportExpiryMs - expiresMs });
    }
    return found;
  }

  /** The message id of a send; a repeat gets the same one. */
  claim(device: string, send: { readonly lineage: number; readonly sequence: number }): Claim {
    const window = this.#windows.get(device) ?? new DeviceWindow();
    this.#windows.set(device, window);
    return window.claim(send, 0, () => this.nextId());
  }

  remembered(device: string): Answer<Numbers> {
    return this.isDown ? lost : (this.#windows.get(device) ?? new DeviceWindow());
  }

  /** A message id for a server that cannot reach Redis. */
  nextId(): number {
    return this.#nextId++;
  }

  wipe(): void {
    this.routing = undefined;
    this.#reports = new Map();
    this.#windows = new Map();
  }

  /** A replica that lags behind takes over. */
  fallBack(): void {
    const back = this.#earlier.at(-this.#random.whole(1, 4)) ?? this.#earlier[0];
    if (back !== undefined) this.routing = back;
    this.#windows = new Map();
  }

  #notify(): void {
    for (const onChanged of this.#subscribers) {
      if (this.#random.chance(this.notificationLoss)) continue;
      this.#stage.agenda.after(
        this.#random.between(0.5, 3) + this.#random.next() * this.notificationDelayMs, onChanged,
      );
    }
  }
}
