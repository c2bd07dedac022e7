import { setTimeout as delay } from 'node:timers/promises';
import type { UserId } from '@cecochat/contracts';
import {
  describeReport, isKept, runLoad, type FileMessage, type ReplayReport, type RunningLoad,
} from '../../../client/replay/index.ts';
import { requestToken } from '@cecochat/client-node';
import type { BenchContext } from '../../bench.ts';
import { repeat, type Platform } from '../../platform/index.ts';
import { CpuWatch } from '../../processes/index.ts';

export interface LoadPlan {
  /** Messages a second; undefined is as many as the platform takes. */
  readonly perSecond: number | undefined;
  /** More than the platform can take in a second. */
  readonly atMostPerSecond: number;
  /** Not measured. */
  readonly warmUpSeconds: number;
  readonly seconds: number;
}

/** What one load showed. Times are in milliseconds, from handing a message to its sender's session on. */
export interface LoadFound extends Pick<ReplayReport, 'ackMs' | 'deliveryMs'> {
  /** Messages a second that every device of both sides saw. */
  readonly perSecond: number;
  /** From the last delivery to history having everything. */
  readonly historySeconds: number;
  /** What making the load took, of one core. */
  readonly loadPercent: number;
}

/**
 * Unacknowledged messages of all devices together, where as many are sent as the platform takes: batches of both
 * servers are full,
 * and another one is ready for each.
 */
const saturating = 2_000;
/** At a given rate nothing is held back: what waits, waits inside the measured times. */
const unbounded = 1_000_000;

/**
 * Makes load of the same devices again and again: all of them connect, messages flow, history is checked against what
 * each device saw.
 */
export class LoadMaker {
  readonly #platform: Platform;
  readonly #file: readonly FileMessage[];
  readonly #context: BenchContext;
  readonly #tokens = new Map<UserId, Promise<string>>();

  constructor(platform: Platform, file: readonly FileMessage[], context: BenchContext) {
    this.#platform = platform;
    this.#file = file;
    this.#context = context;
  }

  /** Rejects with an Error when the platform broke a promise: its figures are void then. */
  async put(plan: LoadPlan): Promise<LoadFound> {
    const { signal, say } = this.#context;
    const { url } = this.#platform;
    const count = Math.ceil((plan.warmUpSeconds + plan.seconds) * (plan.perSecond ?? plan.atMostPerSecond));
    let measured: Pick<LoadFound, 'perSecond' | 'loadPercent'> | undefined;
    const report = await runLoad(
      repeat(this.#file, count),
      {
        url,
        signal,
        rate: plan.perSecond,
        devicesPerUser: 1,
        tokenOf: (user) => this.#tokenOf(user),
        onProgress: () => undefined,
      },
      {
        maxUnderWay: plan.perSecond === undefined ? saturating : unbounded,
        devicePrefix: 'bench',
        transportOf: (transport) => transport,
        run: async (load) => {
          measured = await measure(load, plan, signal);
        },
      },
    );
    say(
      `${plan.perSecond === undefined ? 'as fast as it goes' : `${Math.round(plan.perSecond)}/s`}: ${report.acked} ` +
        `messages, ${report.messagesPerSecond}/s, delivered after ${report.deliveryMs.p50} ms ` +
        `(p50), ${report.deliveryMs.p99} ms (p99)`,
    );
    const { historyCaughtUpSeconds, ackMs, deliveryMs } = report;
    if (!isKept(report) || historyCaughtUpSeconds === null || measured === undefined)
      throw new Error(`promises were broken:\n${describeReport(report)}`);
    return { ...measured, ackMs, deliveryMs, historySeconds: historyCaughtUpSeconds };
  }

  #tokenOf(user: UserId): Promise<string> {
    const known = this.#tokens.get(user) ?? requestToken(this.#platform.url, user);
    this.#tokens.set(user, known);
    return known;
  }
}

/** Runs the load for its time, or longer until a message came, and counts the deliveries in it. */
async function measure(
  { standing }: RunningLoad, { warmUpSeconds, seconds }: LoadPlan, signal: AbortSignal,
): Promise<Pick<LoadFound, 'perSecond' | 'loadPercent'>> {
  await delay(warmUpSeconds * 1_000, undefined, { signal });
  const clock = () => performance.now();
  const [begunMs, before, cpu] = [clock(), standing.delivered, new CpuWatch(process.pid, clock)];
  do await delay(seconds * 1_000, undefined, { signal });
  while (standing.delivered === before && standing.delivered < standing.submitted);
  return {
    perSecond: ((standing.delivered - before) * 1_000) / (clock() - begunMs), loadPercent: cpu.stop().share * 100,
  };
}
