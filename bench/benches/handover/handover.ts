import { requestToken } from '@cecochat/client-node';
import { runDrill, type Drill, type Load } from '../../../client/drill/index.ts';
import { Lookout, type Machine } from '../../../client/machine/index.ts';
import type { Bench, BenchContext, Sample } from '../../bench.ts';
import { sampleFile, startPlatform } from '../../platform/index.ts';

interface Size {
  /** How many messaging servers there are to be, one number after the other; there are two at first. */
  readonly servers: readonly number[];
  readonly load: Load;
  readonly betweenMs: number;
}

const sizes: Readonly<Record<BenchContext['size'], Size>> = {
  full: { servers: [5, 3], load: { devices: 1_000, rate: 500 }, betweenMs: 2_000 },
  smoke: { servers: [3], load: { devices: 30, rate: 30 }, betweenMs: 0 },
};

/** The drill `scale` with its measurements, and a log of the handovers. */
export const handover: Bench = {
  name: 'handover',
  summary: 'from 2 messaging servers to 5 and back to 3, while 1,000 devices chat',
  figures: [
    { figure: 'gap-p50', unit: 'ms' },
    { figure: 'gap-p99', unit: 'ms', goal: { atMost: 250 } },
    { figure: 'gap-max', unit: 'ms' },
    { figure: 'partitions', unit: 'partitions/s' },
  ],
  run,
};

const rate = 'partitions a second';

async function run(context: BenchContext): Promise<Sample[]> {
  const { signal, say } = context;
  const { servers, load, betweenMs } = sizes[context.size];
  const platform = await startPlatform(context);
  const { gapMs, own, problems } = await runDrill(buildDrill(servers, betweenMs), {
    machine: platform.machine, url: platform.url, file: sampleFile, load, signal,
    settings: { standby: 0, isShort: context.size === 'smoke' },
    tokenOf: (user) => requestToken(platform.url, user),
    onProgress: (line) => {
      if (!/^(connecting|sending|history):/.test(line)) say(line);
    },
  });
  if (problems.length > 0) throw new Error(`promises were broken: ${problems.join('; ')}`);
  return [
    { figure: 'gap-p50', value: gapMs.p50 },
    { figure: 'gap-p99', value: gapMs.p99 },
    { figure: 'gap-max', value: gapMs.max },
    { figure: 'partitions', value: Number(own[rate]) },
  ];
}

/** The goals of the bench check its gaps. */
const buildDrill = (servers: readonly number[], betweenMs: number): Drill => ({
  name: 'handover',
  summary: handover.summary,
  act: async (stage) => {
    const log = await HandoverLog.start(stage.machine);
    let handed: readonly Handed[] = [];
    try {
      for (const replicas of servers) {
        stage.say(`scaling to ${replicas} servers`);
        await stage.machine.scale(replicas);
        await stage.settled({ replicas });
        await stage.pass(betweenMs);
      }
    } finally {
      handed = await log.stop();
    }
    return { [rate]: movingRate(handed) };
  },
  judge: () => [],
});

/** The platform remembers the last 20: more than are over in this time. */
const everyMs = 200;

/** Notes every handover that was finished, from now on. */
class HandoverLog {
  readonly #machine: Machine;
  readonly #handed = new Map<string, Handed>();
  readonly #earlier: ReadonlySet<string>;
  readonly #lookout: Lookout;

  private constructor(machine: Machine, earlier: ReadonlySet<string>) {
    this.#machine = machine;
    this.#earlier = earlier;
    this.#lookout = new Lookout(() => this.#look(), everyMs);
  }

  static async start(machine: Machine): Promise<HandoverLog> {
    const { finished } = await machine.status();
    return new HandoverLog(machine, new Set(finished.map(nameOf)));
  }

  /** Polls a last time; gives all handovers since the start. */
  async stop(): Promise<readonly Handed[]> {
    await this.#lookout.stop();
    return [...this.#handed.values()];
  }

  async #look(): Promise<void> {
    const { finished } = await this.#machine.status();
    for (const each of finished) if (!this.#earlier.has(nameOf(each))) this.#handed.set(nameOf(each), each);
  }
}

const nameOf = ({ partition, atMs }: Handed): string => `${partition} ${atMs}`;

/** A partition that was handed over. */
interface Handed {
  readonly partition: number;
  /** From the decision to the old server being empty, in milliseconds of the clock of `atMs`. */
  readonly tookMs: number;
  /** When it was over. */
  readonly atMs: number;
}

/** Pure: partitions a second, over the time in which at least one of them was on its way. */
export function movingRate(handed: readonly Handed[]): number {
  const spans = handed
    .map(({ atMs, tookMs }) => ({ fromMs: atMs - tookMs, toMs: atMs }))
    .toSorted((a, b) => a.fromMs - b.fromMs);
  let [movingMs, coveredMs] = [0, Number.NEGATIVE_INFINITY];
  for (const { fromMs, toMs } of spans) {
    movingMs += Math.max(0, toMs - Math.max(fromMs, coveredMs));
    coveredMs = Math.max(coveredMs, toMs);
  }
  if (movingMs === 0) throw new Error('no partition was on its way');
  return (handed.length * 1_000) / movingMs;
}
