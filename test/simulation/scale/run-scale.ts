import { percentile, timeDecisions, type TimedDecisions } from './time-decisions.ts';

const size = { servers: 1_600, partitions: 10_000, rounds: 120 };
const allowedMs = 50;
const allowedMiB = 160;

/** Measures a decision with 1,600 servers and 10,000 partitions; false when it takes too long. */
export function runScale(say: (line: string) => void): boolean {
  say(
    `${size.servers.toLocaleString('en-GB')} servers, ${size.partitions.toLocaleString('en-GB')} partitions; decisions in milliseconds`,
  );
  say('situation            decisions     p50     p99     max');
  const { situations, moved } = timeDecisions(size);
  for (const { name, tookMs } of situations) say(describe(name, tookMs));
  const all = situations.flatMap(({ tookMs }) => tookMs);
  say(describe('all', all));
  return judge(say, all, moved);
}

function judge(
  say: (line: string) => void, all: readonly number[], { moves, lowerBound }: TimedDecisions['moved'],
): boolean {
  const peakMiB = process.resourceUsage().maxRSS / 1_024;
  const p99 = percentile(all, 0.99);
  const checks = [
    { holds: p99 < allowedMs, text: `p99 ${p99.toFixed(1)} ms, allowed are ${allowedMs}` },
    { holds: peakMiB < allowedMiB, text: `peak memory ${peakMiB.toFixed(0)} MiB, allowed are ${allowedMiB}` },
    {
      holds: moves > 0 && moves === lowerBound,
      text: `one server more moves ${moves} partitions, the lower bound is ${lowerBound}`,
    },
  ];
  for (const { holds, text } of checks) say(`${holds ? 'ok  ' : 'FAIL'} ${text}`);
  const failed = checks.filter(({ holds }) => !holds).length;
  say(`${checks.length - failed} passed, ${failed} failed`);
  return failed === 0;
}

function describe(name: string, took: readonly number[]): string {
  const cells = [percentile(took, 0.5), percentile(took, 0.99), Math.max(...took)].map((ms) =>
    ms.toFixed(1).padStart(7),
  );
  return `${name.padEnd(20)} ${String(took.length).padStart(9)} ${cells.join(' ')}`;
}
