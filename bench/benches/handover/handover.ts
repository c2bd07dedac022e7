import { runDrill, type Drill, type Load } from '../../../client/drill/index.ts';
import { requestToken } from '@cecochat/client-node';
import type { Bench, BenchContext, Sample } from '../../bench.ts';
import { sampleFile, startPlatform } from '../../platform/index.ts';
import { HandoverLog } from './handover-log.ts';
import { movingRate, type Handed } from './moving-rate.ts';

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
