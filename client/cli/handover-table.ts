import type { StatusReport } from '../machine/index.ts';
import { fitTable, rangesOf, type Row } from './table.ts';

const secondsOf = (ms: number) => `${(Math.max(0, ms) / 1_000).toFixed(1)} s`;

/** Partitions that go from one server to another in the same way. */
interface Move {
  readonly from: string;
  readonly to: string;
  readonly state: string;
  readonly partitions: number[];
  devices: number;
  cutOff: number | null;
  /** The longest of them. */
  forMs: number;
  /** Since the latest of them ended; null while they are in progress. */
  readonly agoMs: number | null;
}

/**
 * The partitions that are on their way from one server to another, and the last `most` groups of those that were, the
 * latest first.
 */
export function describeHandovers(
  { handovers, finished }: Pick<StatusReport, 'handovers' | 'finished'>,
  nowMs: number,
  { width, most }: { readonly width: number; readonly most: number },
): string[] {
  const inProgress = handovers.map(({ partition, from, to, state, devices, sinceMs }) => ({
    from, to, state, partitions: [partition], devices, cutOff: null, forMs: nowMs - sinceMs, agoMs: null,
  }));
  const ended = finished.toReversed().map(({ partition, from, to, outcome, devices, left, tookMs, atMs }) => ({
    from, to, state: outcome, partitions: [partition], devices, cutOff: left, forMs: tookMs, agoMs: nowMs - atMs,
  }));
  const moves = [...group(inProgress), ...group(ended).slice(0, most)];
  if (moves.length === 0) return ['none'];
  return fitTable(moves.map(rowOf), width, ['FOR', 'DEVICES']);
}

/** Handovers that end further apart are of two changes, in milliseconds. */
const togetherMs = 10_000;

/** One move for those that go the same way at the same time. */
function group(moves: readonly Move[]): Move[] {
  const groups: Move[] = [];
  for (const move of moves) {
    const last = groups.find((each) => isTogether(each, move));
    if (last === undefined) groups.push({ ...move });
    else {
      last.partitions.push(...move.partitions);
      last.devices += move.devices;
      last.cutOff = last.cutOff === null || move.cutOff === null ? null : last.cutOff + move.cutOff;
      last.forMs = Math.max(last.forMs, move.forMs);
    }
  }
  return groups;
}

const isTogether = (a: Move, b: Move): boolean =>
  a.from === b.from &&
  a.to === b.to &&
  a.state === b.state &&
  (a.agoMs === null || Math.abs(a.agoMs - (b.agoMs ?? a.agoMs)) <= togetherMs);

const rowOf = ({ from, to, state, partitions, devices, cutOff, forMs, agoMs }: Move): Row => ({
  PARTITIONS: rangesOf(partitions), FROM: from, TO: to, STATE: state, DEVICES: devices, 'CUT OFF': cutOff,
  FOR: secondsOf(forMs),
  AGO: agoMs === null ? null : secondsOf(agoMs),
});
