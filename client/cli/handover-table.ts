import type { StatusReport } from '../machine/index.ts';
import { formatTable } from './table.ts';

const secondsOf = (ms: number) => `${(Math.max(0, ms) / 1_000).toFixed(1)} s`;

/** The partitions that are on their way from one server to another, and the last ones that were, the latest first. */
export function describeHandovers({ handovers, finished }: Pick<StatusReport, 'handovers' | 'finished'>, nowMs: number, most: number): string[] {
  const underWay = handovers.map(({ partition, from, to, state, devices, sinceMs }) => [partition, from, to, state, devices, null, secondsOf(nowMs - sinceMs), null]);
  const ended = finished
    .toReversed()
    .slice(0, most)
    .map(({ partition, from, to, outcome, devices, left, tookMs, atMs }) => [partition, from, to, outcome, devices, left, secondsOf(tookMs), secondsOf(nowMs - atMs)]);
  if (underWay.length + ended.length === 0) return ['none yet'];
  return formatTable(['PARTITION', 'FROM', 'TO', 'STATE', 'DEVICES', 'CUT OFF', 'FOR', 'AGO'], [...underWay, ...ended]);
}
