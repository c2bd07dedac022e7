import type { BenchContext } from '../bench.ts';
import type { LoadReport } from '../load/index.ts';

/** The least time that the processor's clock in /proc shows. */
const tickSeconds = 0.01;

/** Pure: how many a second of processor time of the server, which is a second of a core that does nothing else. */
export const perCore = ({ count, serverSeconds }: LoadReport): number => count / Math.max(serverSeconds, tickSeconds);

const busyShare = 0.9;

const percent = (share: number): string => `${(share * 100).toFixed(0)} %`;

/** Prints the figures, with a warning where the server was not the limit. */
export function sayReport(context: BenchContext, name: string, report: LoadReport, isAtLimit: boolean): void {
  const { count, seconds, p50Ms, p99Ms, serverShare, generatorShare } = report;
  const times = Number.isFinite(p50Ms) ? `, p50 ${p50Ms.toFixed(1)} ms, p99 ${p99Ms.toFixed(1)} ms` : '';
  context.say(
    `${name}: ${(count / seconds).toFixed(0)}/s${times}; server ${percent(serverShare)}, ` +
      `generator ${percent(generatorShare)} of a core`,
  );
  if (context.size !== 'full' || !isAtLimit) return;
  if (generatorShare > busyShare) context.say('  warning: the generator was busy for more than 90 % of the time');
  if (serverShare < busyShare) context.say('  warning: the server was not at its limit');
}
