import type { Bench } from '../../bench.ts';
import type { LoadReport } from '../../load/index.ts';
import {
  openStage, perCore, sayReport, startBareCalls, startMessaging, withDevices, type Stage, type Subject,
} from '../../stages/index.ts';

const sizes = {
  full: { devices: 1_000, warmUpMs: 5_000, measureMs: 15_000 },
  smoke: { devices: 20, warmUpMs: 200, measureMs: 400 },
};
const partitions = 12;

/** What sends without a stream cost, beside calls of a bare server that give back what they get. */
export const unary: Bench = {
  name: 'unary',
  summary:
    'sends by unary calls of 1,000 connections, Kafka replaced by a log in memory; the reference gives each ' +
    'request back',
  figures: [
    { figure: 'sends', unit: 'sends/s per core', ratioGoal: { atLeast: 0.6 } },
    { figure: 'generator', unit: '% of a core', goal: { atMost: 90 } },
  ],
  run: async (context) => {
    const stage = await openStage(context, sizes);
    const messaging = await measure(stage, await startMessaging(stage, { partitions, isRead: false }, 'unary'));
    const bare = await measure(stage, await startBareCalls(stage));
    return [
      { figure: 'sends', value: perCore(messaging), reference: perCore(bare) },
      { figure: 'generator', value: Math.max(messaging.generatorShare, bare.generatorShare) * 100 },
    ];
  },
};

function measure(stage: Stage, subject: Subject): Promise<LoadReport> {
  const { context, generator, times } = stage;
  return withDevices(stage, subject, async () => {
    const report = await generator.call('sendInTurn', { ...times, serverPid: subject.pid });
    sayReport(context, subject.name, report, true);
    return report;
  });
}
