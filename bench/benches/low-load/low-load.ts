import { join } from 'node:path';
import { createKafka, ensureTopics, topicNames } from '@cecochat/kafka';
import { silentLogger } from '../../../test/support/silent-logger.ts';
import { uniqueName } from '../../../test/support/stores.ts';
import type { Bench, BenchContext, FigureSpec, Sample } from '../../bench.ts';
import { median } from '../../frame/index.ts';
import { startPlatform, type Platform } from '../../platform/index.ts';
import { programs, totalSeconds, startWorker, type ProgramSeconds } from '../../processes/index.ts';
import type { BareReport, BareLoad, BarePathCalls } from './bare-path.ts';
import { Pairs, type SliceReport } from './pairs.ts';

interface Size {
  /** Of the load, and of the platform at rest. */
  readonly users: number;
  readonly idleDevices: number;
  readonly warmUpMs: number;
  /** How often each rate has its turn. */
  readonly rounds: number;
  readonly sliceMs: number;
  /** Before a slice is measured. */
  readonly settleMs: number;
  readonly saturatedMs: number;
  /** Before the platform counts as at rest, and how long it is watched then. */
  readonly calmMs: number;
  readonly restMs: number;
}

const sizes: Readonly<Record<BenchContext['size'], Size>> = {
  full: {
    users: 400, idleDevices: 2_000, warmUpMs: 60_000, rounds: 3, sliceMs: 8_000, settleMs: 1_000, saturatedMs: 10_000,
    calmMs: 8_000, restMs: 20_000,
  },
  smoke: {
    users: 8, idleDevices: 20, warmUpMs: 100, rounds: 1, sliceMs: 500, settleMs: 100, saturatedMs: 500, calmMs: 50,
    restMs: 300,
  },
};

/** Messages a second, of all users together. */
const rates = [20, 200, 500] as const;
/** The platform is warmed up at this one, and its processor time is shown by program. */
const mainRate = 200;
const times = ['ack', 'delivery'] as const;
const parts = [['p50', 'p50Ms'], ['p99', 'p99Ms']] as const;
/** Of processor time where a program used less than one tick of the kernel's clock. */
const leastMs = 0.001;

const goals: Readonly<Record<string, Pick<FigureSpec, 'goal' | 'ratioGoal'>>> = {
  'ack-p50-200': { ratioGoal: { atMost: 4 } },
  'cpu-200': { ratioGoal: { atMost: 2.5 } },
  'at-rest-0': { goal: { atMost: 10 } },
};
const spec = (figure: string, unit: string): FigureSpec => ({ figure, unit, ...goals[figure] });

const figures: readonly FigureSpec[] = [
  ...rates.flatMap((rate) => [
    ...times.flatMap((time) => parts.map(([part]) => spec(`${time}-${part}-${rate}`, 'ms'))),
    spec(`cpu-${rate}`, 'ms a message'),
  ]),
  ...programs.map((program) => spec(`cpu-${mainRate}-${program}`, 'ms a message')),
  spec('saturated', 'messages/s'),
  ...['0', 'devices'].flatMap((devices) => [
    spec(`at-rest-${devices}`, '% of a core'),
    ...programs.map((program) => spec(`at-rest-${devices}-${program}`, '% of a core')),
  ]),
];

/** A platform with little to do. */
export const lowLoad: Bench = {
  name: 'low-load',
  summary:
    'a platform with 20, 200 and 500 messages a second, and with none; the reference is kafkajs with single records',
  figures,
  run,
};

/** A turn of one rate: first the bare path, then the platform, in the same minute. */
interface Turn {
  readonly rate: (typeof rates)[number];
  readonly bare: BareReport;
  readonly ours: SliceReport;
}

async function run(context: BenchContext): Promise<Sample[]> {
  const size = sizes[context.size];
  const platform = await startPlatform(context);
  const pairs = await Pairs.prepare(platform, size.idleDevices, context);
  await pairs.connect(size.users);
  const bare = await startBarePath(platform, context);
  context.say('warming up');
  const warmUp = { warmUpMs: 0, measureMs: size.warmUpMs };
  await pairs.sendAtRate(mainRate, warmUp);
  await bare.sendAtRate(mainRate, { ...warmUp, measureMs: size.warmUpMs / 10 });
  const turns: Turn[] = [];
  for (let round = 0; round < size.rounds; round++)
    for (const rate of rates) turns.push(await takeTurn(rate, { bare, pairs }, { size, context }));
  const saturated = await pairs.sendInTurn({ warmUpMs: size.settleMs, measureMs: size.saturatedMs });
  await bare.close();
  await pairs.disconnect();
  const rest = { warmUpMs: size.calmMs, measureMs: size.restMs };
  const alone = await pairs.watch(rest);
  await pairs.connect(size.idleDevices);
  const listening = await pairs.watch(rest);
  return [
    ...rates.flatMap((rate) => samplesAt(rate, turns.filter((turn) => turn.rate === rate), saturated)),
    { figure: 'saturated', value: saturated.count / saturated.seconds },
    ...samplesAtRest('0', alone, size.restMs),
    ...samplesAtRest('devices', listening, size.restMs),
  ];
}

async function takeTurn(
  rate: Turn['rate'], { bare, pairs }: { readonly bare: BarePath; readonly pairs: Pairs },
  { size, context: { say, signal } }: { readonly size: Size; readonly context: BenchContext },
): Promise<Turn> {
  signal.throwIfAborted();
  const slice = { warmUpMs: size.settleMs, measureMs: size.sliceMs };
  const turn = { rate, bare: await bare.sendAtRate(rate, slice), ours: await pairs.sendAtRate(rate, slice) };
  say(describeTurn(turn));
  return turn;
}

function describeTurn({ rate, ours, bare: { ack } }: Turn): string {
  const acks = (p50Ms: number, p99Ms: number) => `${p50Ms.toFixed(1)} ms (p50), ${p99Ms.toFixed(1)} ms (p99)`;
  const cpu = programs.map((program) => `${program} ${ours.cpuOfMessage[program].toFixed(2)}`).join(', ');
  return (
    `${rate}/s: acked after ${acks(ours.p50Ms, ours.p99Ms)}, bare ${acks(ack.p50Ms, ack.p99Ms)}; ms a ` +
    `message: ${cpu}`
  );
}

function samplesAt(rate: Turn['rate'], turns: readonly Turn[], saturated: SliceReport): Sample[] {
  const middle = (of: (turn: Turn) => number) => median(turns.map(of));
  const cpu = (of: (seconds: ProgramSeconds) => number) =>
    Math.max(leastMs, middle(({ ours }) => of(ours.cpuOfMessage)));
  return [
    ...times.flatMap((time) =>
      parts.map(([part, field]) => ({
        figure: `${time}-${part}-${rate}`,
        value: middle(({ ours }) => (time === 'ack' ? ours[field] : (ours.delivery?.[field] ?? Number.NaN))),
        reference: middle(({ bare }) => bare[time][field]),
      })),
    ),
    {
      figure: `cpu-${rate}`,
      value: cpu(totalSeconds),
      reference: Math.max(leastMs, totalSeconds(saturated.cpuOfMessage)),
    },
    ...(rate === mainRate
      ? programs.map((program) => ({
          figure: `cpu-${rate}-${program}`,
          value: cpu((each) => each[program]),
          reference: Math.max(leastMs, saturated.cpuOfMessage[program]),
        }))
      : []),
  ];
}

function samplesAtRest(devices: string, seconds: ProgramSeconds, restMs: number): Sample[] {
  const percent = (used: number) => (used * 100_000) / restMs;
  return [
    { figure: `at-rest-${devices}`, value: percent(totalSeconds(seconds)) },
    ...programs.map((program) => ({ figure: `at-rest-${devices}-${program}`, value: percent(seconds[program]) })),
  ];
}

interface BarePath {
  sendAtRate(ratePerSecond: number, slice: Omit<BareLoad, 'ratePerSecond'>): Promise<BareReport>;
  close(): Promise<void>;
}

/** Starts the process of the reference, on a topic of its own in the Kafka of the platform. */
async function startBarePath(
  { kafkaBrokers, partitions }: Platform, { folder, defer }: BenchContext,
): Promise<BarePath> {
  const [broker = ''] = kafkaBrokers.split(',');
  const names = topicNames(`${uniqueName('bench-bare')}-`);
  const kafka = createKafka({ brokers: [broker], clientId: 'bench', logger: silentLogger });
  await ensureTopics(kafka, { names, partitions, replicationFactor: 1 });
  const worker = startWorker<BarePathCalls>({
    program: join(import.meta.dirname, 'bare-path.ts'), log: join(folder, 'bare-path.log'),
  });
  defer(() => worker.stop());
  await worker.call('open', { broker, topic: names.messages, partitions });
  return {
    sendAtRate: (ratePerSecond, slice) => worker.call('sendAtRate', { ...slice, ratePerSecond }),
    close: async () => {
      await worker.call('close', null);
      await worker.stop();
      const admin = kafka.admin();
      await admin.connect();
      try {
        await admin.deleteTopics({ topics: [names.messages, names.groups, names.rejected] });
      } finally {
        await admin.disconnect();
      }
    },
  };
}
