import { setTimeout as delay } from 'node:timers/promises';
import { createSecureContext } from 'node:tls';
import { percentile } from '../frame/index.ts';
import { CpuWatch } from '../processes/index.ts';
import type { GrpcTarget } from './grpc-connection.ts';
import { LoadClient, type Protocol } from './load-client.ts';
import { deliveredSend, type DeviceSpec } from './messages.ts';

export interface OpenRequest {
  readonly address: string;
  readonly path: string;
  /** PEM of who signed the server's certificate; plain text without it. */
  readonly ca?: string | undefined;
  readonly protocol: Protocol;
  readonly devices: readonly DeviceSpec[];
  /** Whether it is measured when sends reach the devices of their receivers. Costs the load time for each. */
  readonly timesDeliveries?: true;
}

export interface LoadRequest {
  readonly warmUpMs: number;
  readonly measureMs: number;
  /** The server, to see what processor time it uses meanwhile. */
  readonly serverPid: number;
}

/** What was seen between the end of warming up and the end of measuring. */
export interface LoadReport {
  /** Sends answered, or deliveries. */
  readonly count: number;
  readonly seconds: number;
  /** From when a send was due until its answer was there. */
  readonly p50Ms: number;
  readonly p99Ms: number;
  /** From when a send was due until the receiver's device had it; null where that is not measured. */
  readonly delivery: { readonly p50Ms: number; readonly p99Ms: number } | null;
  /** Of processor time. */
  readonly serverSeconds: number;
  /** Parts (0..1) of a core. */
  readonly serverShare: number;
  readonly generatorShare: number;
}

/** Devices ping this often, and so do those of the load. */
const pingMs = 4_000;
const pingSlices = 40;
const openingAtOnce = 64;
const openDeadlineMs = 300_000;
const drainDeadlineMs = 120_000;
const lookMs = 10;

/** The clients of this process, and what they do together. Times are of a monotonic clock, in milliseconds. */
export class Load {
  readonly #clock: () => number;
  readonly #clients: LoadClient[] = [];
  readonly #failed = Promise.withResolvers<never>();
  readonly #pings: NodeJS.Timeout;
  #slice = 0;
  #onAnswer: (client: LoadClient, dueMs: number) => void = () => undefined;
  #deliveries = 0;
  #latencies: number[] | undefined;
  /** When sends were due whose deliveries are timed. */
  readonly #dues = new Map<string, number>();
  #deliveryLatencies: number[] | undefined;
  #timesDeliveries = false;

  constructor(clock: () => number) {
    this.#clock = clock;
    this.#failed.promise.catch(() => undefined); // Users of `#failed` handle the rejection.
    this.#pings = setInterval(() => this.#pingSome(), pingMs / pingSlices);
  }

  /** Messages that came without being an answer. */
  get deliveries(): number {
    return this.#deliveries;
  }

  /** Opens connections beside those there are; resolves when the server has confirmed each as open. */
  async open({ devices, protocol, ca, timesDeliveries, ...where }: OpenRequest): Promise<void> {
    const target: GrpcTarget = { ...where, secureContext: ca === undefined ? undefined : createSecureContext({ ca }) };
    const left = devices.values();
    this.#timesDeliveries = timesDeliveries === true;
    const openRest = async () => {
      for (const device of left) await this.#openOne(target, device, protocol);
    };
    await this.#within(openDeadlineMs, 'opening', Promise.all(Array.from({ length: openingAtOnce }, openRest)));
  }

  /** Each client sends as soon as what it sent before is answered. */
  async sendInTurn(request: LoadRequest): Promise<LoadReport> {
    let isOver = false;
    this.#onAnswer = (client) => {
      if (!isOver) client.send(this.#clock());
    };
    for (const client of this.#clients) client.send(this.#clock());
    const report = await this.watch(request);
    isOver = true;
    await this.#untilAnswered();
    return report;
  }

  /** The clients send in turn, so many a second together, whether or not what was sent before is answered. */
  async sendAtRate(ratePerSecond: number, request: LoadRequest): Promise<LoadReport> {
    this.#onAnswer = () => undefined;
    const stop = paced({ ratePerSecond, clock: this.#clock }, (number, dueMs) =>
      this.#clients[number % this.#clients.length]?.send(dueMs),
    );
    try {
      return await this.watch(request);
    } finally {
      stop();
      await this.#untilAnswered();
    }
  }

  /** Measures for the requested time, or longer until an event: on a busy machine a short time may see none. */
  async watch({ warmUpMs, measureMs, serverPid }: LoadRequest): Promise<LoadReport> {
    await this.#pass(warmUpMs);
    const beganMs = this.#clock();
    const [server, generator] = [new CpuWatch(serverPid, this.#clock), new CpuWatch(process.pid, this.#clock)];
    const latencies: number[] = [];
    const before = this.#deliveries;
    const deliveryLatencies: number[] = [];
    [this.#latencies, this.#deliveryLatencies] = [latencies, deliveryLatencies];
    const count = () => (latencies.length > 0 ? latencies.length : this.#deliveries - before);
    await this.#pass(measureMs);
    const hasBoth = () => latencies.length > 0 && deliveryLatencies.length > 0;
    await this.#until(this.#timesDeliveries ? hasBoth : () => count() > 0, 'waiting for anything at all');
    [this.#latencies, this.#deliveryLatencies] = [undefined, undefined];
    const { seconds: serverSeconds, share: serverShare } = server.stop();
    return {
      count: count(),
      seconds: (this.#clock() - beganMs) / 1_000,
      p50Ms: percentile(latencies, 0.5),
      p99Ms: percentile(latencies, 0.99),
      delivery: deliveryLatencies.length === 0
        ? null
        : { p50Ms: percentile(deliveryLatencies, 0.5), p99Ms: percentile(deliveryLatencies, 0.99) },
      serverSeconds,
      serverShare,
      generatorShare: generator.stop().share,
    };
  }

  /** Closes every connection. */
  close(): void {
    for (const client of this.#clients.splice(0)) client.close();
  }

  stop(): void {
    clearInterval(this.#pings);
    this.close();
  }

  #openOne(target: GrpcTarget, device: DeviceSpec, protocol: Protocol): Promise<void> {
    const isTimed = this.#timesDeliveries;
    return new Promise((resolve) => {
      this.#clients.push(new LoadClient(target, device, protocol, {
        onOpen: resolve,
        onAnswer: (client, dueMs) => {
          this.#latencies?.push(this.#clock() - dueMs);
          this.#onAnswer(client, dueMs);
        },
        onSent: isTimed ? (key, dueMs) => void this.#dues.set(key, dueMs) : undefined,
        onDelivery: (user, message) => {
          this.#deliveries++;
          if (isTimed) this.#delivered(user, message);
        },
        onFailure: (reason) => this.#failed.reject(new Error(`device ${device.user}/${device.device}: ${reason}`)),
      }));
    });
  }

  /** Also the sender's own device gets its sends: those count for nothing here. */
  #delivered(user: string, message: Buffer): void {
    const { sender, key } = deliveredSend(message);
    const dueMs = this.#dues.get(key);
    if (dueMs === undefined || sender === user) return;
    this.#dues.delete(key);
    this.#deliveryLatencies?.push(this.#clock() - dueMs);
  }

  #pingSome(): void {
    for (let at = this.#slice; at < this.#clients.length; at += pingSlices) this.#clients[at]?.ping();
    this.#slice = (this.#slice + 1) % pingSlices;
  }

  #pass(ms: number): Promise<unknown> {
    return Promise.race([delay(ms), this.#failed.promise]);
  }

  #untilAnswered(): Promise<void> {
    return this.#until(() => this.#clients.every(({ outstanding }) => outstanding === 0), 'waiting for answers');
  }

  #until(check: () => boolean, what: string): Promise<void> {
    const passed = async () => {
      while (!check()) await this.#pass(lookMs);
    };
    return this.#within(drainDeadlineMs, what, passed());
  }

  #within<T>(ms: number, what: string, work: Promise<T>): Promise<T> {
    const { promise: late, reject } = Promise.withResolvers<never>();
    const timer = setTimeout(() => reject(new Error(`${what} took longer than ${ms / 1_000} s`)), ms);
    return Promise.race([work, late, this.#failed.promise]).finally(() => clearTimeout(timer));
  }
}

/** Between two checks of what is due, in milliseconds. */
const everyMs = 1;

export interface Pace {
  readonly ratePerSecond: number;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
}

/**
 * Calls `send` at a rate, with the number of the call from 0 on and the time at which it was due. A late call does not
 * delay those after it. Returns a function that ends it.
 */
export function paced({ ratePerSecond, clock }: Pace, send: (number: number, dueMs: number) => void): () => void {
  const beganMs = clock();
  let sent = 0;
  const timer = setInterval(() => {
    for (const due = ((clock() - beganMs) * ratePerSecond) / 1_000; sent < due; sent++)
      send(sent, beganMs + (sent * 1_000) / ratePerSecond);
  }, everyMs);
  return () => clearInterval(timer);
}
