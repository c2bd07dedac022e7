import { buildScript, type FileMessage } from '../../../client/replay/index.ts';
import type { Bench, BenchContext, FigureSpec, Sample } from '../../bench.ts';
import { readSample, repeat, runEvents, startPlatform } from '../../platform/index.ts';
import { LoadMaker, type LoadFound, type LoadPlan } from './load.ts';
import { measureLogAlone } from './log-alone.ts';

interface Size {
  /** Of the sample; all of it when undefined. */
  readonly messages: number | undefined;
  readonly roughSeconds: number;
  readonly sustainedSeconds: number;
  readonly stepSeconds: number;
  readonly warmUpSeconds: number;
  readonly logSeconds: number;
}

const sizes: Readonly<Record<BenchContext['size'], Size>> = {
  full: {
    messages: undefined, roughSeconds: 15, sustainedSeconds: 60, stepSeconds: 20, warmUpSeconds: 3, logSeconds: 10,
  },
  smoke: {
    messages: 60, roughSeconds: 0.5, sustainedSeconds: 0.5, stepSeconds: 0.5, warmUpSeconds: 0.1, logSeconds: 0.5,
  },
};

/** Parts of the most that the platform takes, in percent, at which it is measured how long a message is on its way. */
const steps = [25, 50, 75, 90] as const;
/** Messages that the log alone is given, over and over. */
const logMessages = 20_000;
/**
 * Messages a second, more than two cores can do; once it is known what they do, so many times that, and no fewer than
 * `least`.
 */
const [roughlyAtMost, margin, least] = [20_000, 1.5, 5_000];

const rateOf = (percent: number) => `messages-${percent}`;
const timesOf = (percent: number): readonly (readonly [figure: string, of: (found: LoadFound) => number])[] => [
  [`ack-p50-${percent}`, ({ ackMs }) => ackMs.p50],
  [`ack-p99-${percent}`, ({ ackMs }) => ackMs.p99],
  [`delivery-p50-${percent}`, ({ deliveryMs }) => deliveryMs.p50],
  [`delivery-p99-${percent}`, ({ deliveryMs }) => deliveryMs.p99],
];
const goals: Readonly<Record<string, Pick<FigureSpec, 'goal'>>> = { 'delivery-p99-50': { goal: { atMost: 100 } } };

const figures: readonly FigureSpec[] = [
  { figure: 'messages', unit: 'messages/s', goal: { atLeast: 4_000 } },
  { figure: 'history-complete', unit: 's', goal: { atMost: 10 } },
  ...steps.flatMap((percent): FigureSpec[] => [
    { figure: rateOf(percent), unit: 'messages/s' },
    ...timesOf(percent).map(([figure]) => ({ figure, unit: 'ms', ...goals[figure] })),
  ]),
  ...timesOf(100).map(([figure]) => ({ figure, unit: 'ms' })),
  { figure: 'load-generator', unit: '% of a core' },
];

/** The whole way of a message, with all that runs of a platform on one machine. */
export const endToEnd: Bench = {
  name: 'end-to-end',
  summary: 'messages from send to delivery, with Kafka, Cassandra, Redis and all services on this machine',
  figures,
  run,
};

async function run(context: BenchContext): Promise<Sample[]> {
  const size = sizes[context.size];
  const platform = await startPlatform(context);
  const file = await readSample(size.messages);
  const load = new LoadMaker(platform, file, context);
  const put = (plan: Partial<LoadPlan>) =>
    load.put({
      perSecond: undefined,
      atMostPerSecond: roughlyAtMost,
      warmUpSeconds: size.warmUpSeconds,
      seconds: size.stepSeconds,
      ...plan,
    });
  const rough = await put({ seconds: size.roughSeconds });
  const most = await put({
    atMostPerSecond: Math.max(least, margin * rough.perSecond), seconds: size.sustainedSeconds,
  });
  const log = {
    events: logEvents(file, platform.partitions), warmUpSeconds: size.warmUpSeconds, seconds: size.logSeconds,
  };
  const alone = await measureLogAlone(platform, log, context);
  const found: [percent: number, found: LoadFound][] = [];
  for (const percent of steps) found.push([percent, await put({ perSecond: (most.perSecond * percent) / 100 })]);
  return [
    { figure: 'messages', value: most.perSecond, reference: alone },
    { figure: 'history-complete', value: most.historySeconds },
    ...found.map(([percent, { perSecond }]) => ({ figure: rateOf(percent), value: perSecond })),
    ...[...found, [100, most] as const].flatMap(([percent, each]) =>
      timesOf(percent).map(([figure, of]) => ({ figure, value: of(each) })),
    ),
    { figure: 'load-generator', value: most.loadPercent },
  ];
}

const logEvents = (file: readonly FileMessage[], partitions: number) =>
  runEvents(buildScript(repeat(file, logMessages), 'log'), partitions);
