import { setTimeout as pause } from 'node:timers/promises';
import { cecochat, encodeWatch, messagingService, userId, type UserId } from '@cecochat/contracts';
import type { Bench } from '../../bench.ts';
import { GrpcConnection, kindOf, listenFrame, type DeviceSpec } from '../../load/index.ts';
import { CpuWatch } from '../../processes/index.ts';
import { openStage, startMessaging, type Stage } from '../../stages/index.ts';

const sizes = {
  full: { devices: 2_000, warmUpMs: 40_000, measureMs: 60_000 },
  smoke: { devices: 20, warmUpMs: 100, measureMs: 500 },
};
/**
 * Users that a device watches. In each period a tenth of the devices goes, and comes back after a while: later than
 * users are there without a device.
 */
const plans = {
  full: { watched: 50, periodMs: 60_000, awayMs: 20_000 },
  smoke: { watched: 5, periodMs: 200, awayMs: 50 },
};
const changing = 0.1;
const pingMs = 4_000;
const openingAtOnce = 32;

/** The cost of showing who is there. */
export const presence: Bench = {
  name: 'presence',
  summary:
    '2,000 devices that each watch 50 users, while 10 % of them go and come back each minute; the reference is the ' +
    'same without lists',
  figures: [{ figure: 'share', unit: '% of a core' }],
  run: async (context) => {
    const stage = await openStage(context, sizes);
    const { watched } = plans[context.size];
    return [{ figure: 'share', value: await measure(stage, watched), reference: await measure(stage, 0) }];
  },
};

/** How much of a core the server uses, in per cent, while devices come and go. */
async function measure(stage: Stage, watched: number): Promise<number> {
  const { context: { say, signal }, devices: specs, times } = stage;
  const server = await startMessaging(stage, { partitions: 12, isRead: true }, 'chat');
  const devices = new WatchingDevices(server.address, specs, watched);
  const pings = setInterval(() => devices.pingAll(), pingMs);
  const failed = Promise.withResolvers<never>();
  try {
    await connectAll(devices, specs.length);
    const change = changeInTurn(stage, devices, failed.reject);
    await Promise.race([pause(times.warmUpMs, undefined, { signal }), failed.promise]);
    const [watch, before] = [new CpuWatch(server.pid, () => performance.now()), devices.frames];
    await Promise.race([pause(times.measureMs, undefined, { signal }), failed.promise]);
    const { share } = watch.stop();
    clearInterval(change);
    const rate = (devices.frames - before) / (times.measureMs / 1_000);
    say(`${watched} watched: ${rate.toFixed(0)} frames/s, ${(share * 100).toFixed(1)} % of a core`);
    return share * 100;
  } finally {
    failed.promise.catch(() => undefined);
    clearInterval(pings);
    devices.closeAll();
    await server.stop();
  }
}

async function connectAll(devices: WatchingDevices, count: number): Promise<void> {
  const left = Array.from({ length: count }, (_, index) => index).values();
  await Promise.all(Array.from({ length: openingAtOnce }, async () => {
    for (const index of left) await devices.connect(index);
  }));
}

/** Devices go one after the other, spread over the whole circle, and each comes back a while later. */
function changeInTurn(
  { context: { size }, devices: { length } }: Stage, devices: WatchingDevices, onFailure: (error: unknown) => void,
): NodeJS.Timeout {
  const { periodMs, awayMs } = plans[size];
  let turn = 0;
  return setInterval(() => {
    const index = (turn++ * 7) % length; // Neighbours, who are in the same lists, do not go together.
    devices.disconnect(index);
    setTimeout(() => void devices.connect(index).catch(onFailure), awayMs).unref();
  }, periodMs / (length * changing)).unref();
}

/** Devices that come and go, and watch each other where there is a list. */
class WatchingDevices {
  readonly #address: string;
  readonly #devices: readonly DeviceSpec[];
  /** Users that each device watches; 0 for none. */
  readonly #watched: number;
  readonly #open = new Map<number, GrpcConnection>();
  /** Frames that servers have sent beside `ready`. */
  frames = 0;
  #isOver = false;

  constructor(address: string, devices: readonly DeviceSpec[], watched: number) {
    [this.#address, this.#devices, this.#watched] = [address, devices, watched];
  }

  /** Connects a device; resolves when its stream is open and, where it watches, has the answer. */
  async connect(index: number): Promise<void> {
    if (this.#isOver) return;
    const device = this.#devices[index];
    if (device === undefined) throw new Error(`there is no device ${index}`);
    const { promise, resolve, reject } = Promise.withResolvers<undefined>();
    const connection = new GrpcConnection({ address: this.#address, path: messagingService.chat.path }, device.token, {
      onMessage: (message) => {
        if (kindOf(message) !== 'ready') this.#onFrame(message, () => resolve(undefined));
        else if (this.#watched === 0) resolve(undefined);
        else connection.send(encodeWatch(this.#listOf(index)));
      },
      onCallEnded: () => reject(new Error('the server ended a stream')),
      onLost: (reason) => reject(new Error(reason)),
    });
    this.#open.set(index, connection);
    connection.call(listenFrame(device), false);
    await promise;
  }

  disconnect(index: number): void {
    this.#open.get(index)?.close();
    this.#open.delete(index);
  }

  pingAll(): void {
    for (const connection of this.#open.values()) connection.ping();
  }

  closeAll(): void {
    this.#isOver = true;
    for (const index of [...this.#open.keys()]) this.disconnect(index);
  }

  #onFrame(message: Buffer, answered: () => void): void {
    if (kindOf(message) !== 'other') return;
    const { presence, refused } = cecochat.v1.ChatResponse.decode(message);
    if (refused) throw new Error(`a list was refused: ${refused.message}`);
    if (!presence) return;
    this.frames++;
    answered();
  }

  /** The users beside it in the circle. */
  #listOf(index: number): UserId[] {
    const count = this.#devices.length;
    const userAt = (place: number) => userId(BigInt(this.#devices[place % count]?.user ?? 1));
    return Array.from({ length: this.#watched }, (_, place) => userAt(index + place + 1));
  }
}
