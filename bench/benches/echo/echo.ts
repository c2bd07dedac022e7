import type { Bench, Sample } from '../../bench.ts';
import type { LoadReport } from '../../load/index.ts';
import {
  openStage, perCore, sayReport, startBareStreams, startMessaging, withDevices, type Stage, type Subject,
} from '../../stages/index.ts';

const sizes = {
  full: { devices: 1_000, warmUpMs: 5_000, measureMs: 10_000 },
  smoke: { devices: 20, warmUpMs: 200, measureMs: 400 },
};
const partitions = 12;
/** Sends a second, of all streams together; a smoke run has a twentieth of them. */
const rates = [2_500, 5_000, 10_000] as const;
const smokeDivisor = 20;
const judgedRate = 10_000;
const allowedP99Ms = 25;
/** Part of the wanted rate that a server answers which keeps up with it. */
const keptUp = 0.95;
/**
 * What a send makes a server write to devices when the log is read: an acknowledgement, and a delivery to the sender
 * and to the receiver.
 */
const framesOfSend = 3;

/** What sends cost a messaging server, beside a bare server that gives back what it gets. */
export const echo: Bench = {
  name: 'echo',
  summary: 'sends of 1,000 streams, Kafka replaced by a log in memory; the reference gives each message back',
  figures: [
    { figure: 'acknowledged', unit: 'sends/s per core', goal: { atLeast: 10_000 }, ratioGoal: { atLeast: 0.5 } },
    { figure: 'acknowledged-and-delivered', unit: 'sends/s per core' },
    ...rates.flatMap((rate) => [
      { figure: `ack-p50-${rate}`, unit: 'ms' },
      { figure: `ack-p99-${rate}`, unit: 'ms', ...(rate === judgedRate && { goal: { atMost: allowedP99Ms } }) },
      { figure: `cpu-${rate}`, unit: '% of a core' },
    ]),
    { figure: 'generator', unit: '% of a core', goal: { atMost: 90 } },
  ],
  run: async (context) => {
    const stage = await openStage(context, sizes);
    const acked = await measure(stage, await startMessaging(stage, { partitions, isRead: false }, 'chat'));
    const bare = await measure(stage, await startBareStreams(stage, 1));
    const delivered = await measureMost(stage, await startMessaging(stage, { partitions, isRead: true }, 'chat'));
    const bareCopies = await measureMost(stage, await startBareStreams(stage, framesOfSend));
    return [
      { figure: 'acknowledged', value: perCore(acked.most), reference: perCore(bare.most) },
      { figure: 'acknowledged-and-delivered', value: perCore(delivered), reference: perCore(bareCopies) },
      ...rates.flatMap((rate, index) => samplesAt(rate, acked.atRates[index], bare.atRates[index])),
      { figure: 'generator', value: Math.max(acked.most.generatorShare, bare.most.generatorShare) * 100 },
    ];
  },
};

/** What a server does with as many sends as it can take, and with so many a second. */
interface Measured {
  readonly most: LoadReport;
  readonly atRates: readonly LoadReport[];
}

async function measure(stage: Stage, subject: Subject): Promise<Measured> {
  return withDevices(stage, subject, async () => {
    const most = await sendInTurn(stage, subject);
    const atRates: LoadReport[] = [];
    for (const rate of rates) atRates.push(await sendAtRate(stage, subject, rate));
    return { most, atRates };
  });
}

const measureMost = (stage: Stage, subject: Subject): Promise<LoadReport> =>
  withDevices(stage, subject, () => sendInTurn(stage, subject));

async function sendInTurn({ context, generator, times }: Stage, { pid, name }: Subject): Promise<LoadReport> {
  const report = await generator.call('sendInTurn', { ...times, serverPid: pid });
  sayReport(context, `${name}, as many as it can`, report, true);
  return report;
}

async function sendAtRate(
  { context, generator, times }: Stage, { pid, name }: Subject, rate: number,
): Promise<LoadReport> {
  const ratePerSecond = context.size === 'full' ? rate : rate / smokeDivisor;
  const report = await generator.call('sendAtRate', { ...times, serverPid: pid, ratePerSecond });
  sayReport(context, `${name}, ${ratePerSecond}/s wanted`, report, false);
  if (context.size === 'full' && report.count / report.seconds < ratePerSecond * keptUp)
    context.say('  warning: the server did not keep up, and has more to do than what is shown');
  return report;
}

function samplesAt(rate: number, messaging: LoadReport | undefined, bare: LoadReport | undefined): Sample[] {
  if (messaging === undefined || bare === undefined) return [];
  return [
    { figure: `ack-p50-${rate}`, value: messaging.p50Ms, reference: bare.p50Ms },
    { figure: `ack-p99-${rate}`, value: messaging.p99Ms, reference: bare.p99Ms },
    {
      figure: `cpu-${rate}`,
      value: messaging.serverShare * 100,
      reference: Math.max(bare.serverShare, leastShare) * 100,
    },
  ];
}

/** A server that used less than one tick of the processor's clock, in a smoke run. */
const leastShare = 0.001;
