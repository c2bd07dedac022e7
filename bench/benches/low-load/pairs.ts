import { join } from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { messagingService, userId } from '@cecochat/contracts';
import { lookUp, requestToken } from '@cecochat/client-node';
import type { BenchContext } from '../../bench.ts';
import type { DeviceSpec, GeneratorCalls, LoadReport } from '../../load/index.ts';
import type { Platform } from '../../platform/index.ts';
import { ProgramWatch, startWorker, type ProgramSeconds, type Worker } from '../../processes/index.ts';

/** Beside the users of other benches that share a platform. */
const firstUser = 3_000_000;
const atOnce = 16;

interface PlacedDevice extends DeviceSpec {
  /** host:port of the server of its user. */
  readonly address: string;
}

export interface Slice {
  readonly warmUpMs: number;
  readonly measureMs: number;
}

/** What a slice of load showed. */
export interface SliceReport extends LoadReport {
  /** Milliseconds of processor time of the whole platform for a message, by program. */
  readonly cpuOfMessage: ProgramSeconds;
}

/** Users in pairs, each with one device, on a whole platform; a process of its own makes their load. */
export class Pairs {
  readonly #platform: Platform;
  readonly #devices: readonly PlacedDevice[];
  readonly #generator: Worker<GeneratorCalls>;
  #connected = 0;

  private constructor(platform: Platform, devices: readonly PlacedDevice[], generator: Worker<GeneratorCalls>) {
    this.#platform = platform;
    this.#devices = devices;
    this.#generator = generator;
  }

  /** Prepares so many users, none of which is connected. */
  static async prepare(platform: Platform, users: number, { folder, defer }: BenchContext): Promise<Pairs> {
    const generator = startWorker<GeneratorCalls>({
      program: join(import.meta.dirname, '../../load/generator.ts'), log: join(folder, 'low-load-generator.log'),
    });
    defer(() => generator.stop());
    const devices: PlacedDevice[] = [];
    const places = Array.from({ length: users }, (_, place) => place).values();
    const placeRest = async () => {
      for (const place of places) devices[place] = await placeDevice(platform.url, place);
    };
    await Promise.all(Array.from({ length: atOnce }, placeRest));
    return new Pairs(platform, devices, generator);
  }

  /** Has so many of them connected, the first ones. */
  async connect(count: number): Promise<void> {
    const byAddress = Map.groupBy(this.#devices.slice(this.#connected, count), ({ address }) => address);
    for (const [address, devices] of byAddress) {
      await this.#generator.call('open', {
        address, devices, path: messagingService.chat.path, protocol: { kind: 'chat' }, timesDeliveries: true,
      });
    }
    this.#connected = count;
  }

  async disconnect(): Promise<void> {
    await this.#generator.call('close', null);
    this.#connected = 0;
  }

  sendAtRate(ratePerSecond: number, slice: Slice): Promise<SliceReport> {
    const request = { ...slice, serverPid: this.#platform.child.pid, ratePerSecond };
    return this.#measure(slice, this.#generator.call('sendAtRate', request));
  }

  /** Each sends as soon as what it sent before is acknowledged. */
  sendInTurn(slice: Slice): Promise<SliceReport> {
    return this.#measure(slice, this.#generator.call('sendInTurn', { ...slice, serverPid: this.#platform.child.pid }));
  }

  /** Processor time of the platform in the measured part of a slice. */
  async watch({ warmUpMs, measureMs }: Slice): Promise<ProgramSeconds> {
    await delay(warmUpMs);
    const watch = new ProgramWatch(this.#platform.child.pid);
    await delay(measureMs);
    return watch.stop();
  }

  async #measure(slice: Slice, load: Promise<LoadReport>): Promise<SliceReport> {
    const [report, cpu] = await Promise.all([load, this.watch(slice)]);
    const messages = (report.count / report.seconds) * (slice.measureMs / 1_000);
    const cpuOfMessage = Object.fromEntries(
      Object.entries(cpu).map(([program, seconds]) => [program, (seconds * 1_000) / messages]),
    ) as unknown as ProgramSeconds;
    return { ...report, cpuOfMessage };
  }
}

/** Neighbours are a pair: an even place and the one after it. */
async function placeDevice(url: URL, place: number): Promise<PlacedDevice> {
  const user = userId(firstUser + place);
  const token = await requestToken(url, user);
  const { address } = await lookUp(url, token);
  return { user: `${user}`, device: 'bench', token, address, receiver: `${firstUser + (place ^ 1)}` };
}
