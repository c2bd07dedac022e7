import { setTimeout as pause } from 'node:timers/promises';
import type { BenchContext } from '../../bench.ts';
import type { DeviceSpec } from '../../load/index.ts';
import { CpuWatch, settledMemoryKb } from '../../processes/index.ts';
import type { Generator, Subject } from '../../stages/index.ts';

/** A server, started with `collectsOnSignal`. */
export interface IdleServer extends Pick<Subject, 'name' | 'pid' | 'address' | 'path' | 'protocol' | 'stop'> {
  /** PEM of who signed its certificate; plain text without it. */
  readonly ca: string | undefined;
}

export interface IdleLoad {
  readonly devices: readonly DeviceSpec[];
  /** Processes that have the devices, in parts: one may not open so many files. */
  readonly generators: readonly Generator[];
  /** How many devices are connected when memory is measured, in ascending order. */
  readonly steps: readonly number[];
  /**
   * Devices that come and go before anything is measured, so often: what the server needs once is not counted for its
   * devices.
   */
  readonly warmUp: { readonly devices: number; readonly rounds: number };
  readonly restMs: number;
}

export interface IdleMeasure {
  /** For each step. */
  readonly kbOfDevice: readonly number[];
  /** Part (0..1) of a core while the devices of the last step are at rest. */
  readonly restShare: number;
}

/** Connects devices in steps, measures the server's memory at each, then its CPU with pings only. Stops the server. */
export async function measureIdle(context: BenchContext, server: IdleServer, load: IdleLoad): Promise<IdleMeasure> {
  const { say, signal } = context;
  for (let round = 0; round < load.warmUp.rounds; round++) {
    await connect(server, load, 0, load.warmUp.devices);
    await disconnect(load);
  }
  const base = await settledMemoryKb(server.pid, signal);
  const kbOfDevice: number[] = [];
  for (const [index, step] of load.steps.entries()) {
    await connect(server, load, load.steps[index - 1] ?? 0, step);
    const kb = (await settledMemoryKb(server.pid, signal) - base) / step;
    say(`${server.name}: ${kb.toFixed(1)} KB a device at ${step}`);
    kbOfDevice.push(kb);
  }
  const watch = new CpuWatch(server.pid, () => performance.now());
  await pause(load.restMs, undefined, { signal });
  const { share } = watch.stop();
  say(`${server.name}: ${(share * 100).toFixed(1)} % of a core at rest`);
  await disconnect(load);
  await server.stop();
  return { kbOfDevice, restShare: share };
}

/** Connects the devices from one place to another, each generator its part of them. */
async function connect(
  { address, path, protocol, ca }: IdleServer, { devices, generators }: IdleLoad, from: number, to: number,
): Promise<void> {
  const wanted = devices.slice(from, to);
  await Promise.all(
    generators.map((generator, part) =>
      generator.call('open', {
        address, path, protocol, ca, devices: wanted.filter((_, index) => index % generators.length === part),
      }),
    ),
  );
}

async function disconnect({ generators }: IdleLoad): Promise<void> {
  await Promise.all(generators.map((generator) => generator.call('close', null)));
}
