import type { ConsoleFinished, ConsoleHandover } from './state.ts';

/** Partitions that move, or have moved, from one server to another at the same time. */
export interface Move {
  readonly from: string;
  readonly to: string;
  /** A state of a handover, or the outcome. */
  readonly state: ConsoleHandover['state'] | ConsoleFinished['outcome'];
  readonly partitions: readonly number[];
  readonly devices: number;
  /** Devices that have not left, respectively were disconnected. */
  readonly left: number;
  /** Time of the longest one, in milliseconds. */
  readonly tookMs: number;
  /** When the latest one ended; undefined while they are in progress. */
  readonly atMs: number | undefined;
}

/** Handovers that end further apart are of two changes, in milliseconds. */
const togetherMs = 10_000;

/** Pure: the handovers in progress, those of one way and state together. */
export const movesInProgress = (handovers: readonly ConsoleHandover[], nowMs: number): Move[] =>
  join(handovers.map(({ partition: of, from, to, state, devices, left, beganMs }) => ({
    from, to, state, devices, partitions: [of], tookMs: Math.max(0, nowMs - beganMs), atMs: undefined,
    left: state === 'warming' ? devices : Math.min(left, Math.max(devices, left)),
  })));

/** Pure: the handovers that ended, those of one change together, the newest first. */
export const movesEnded = (finished: readonly ConsoleFinished[]): Move[] =>
  join(finished.map(({ partition: of, from, to, outcome, devices, left, tookMs, atMs }) => ({
    from, to, state: outcome, devices, left, tookMs, atMs, partitions: [of],
  })));

function join(moves: readonly Move[]): Move[] {
  const joined: Move[] = [];
  for (const move of moves) {
    const place = joined.findIndex((each) => isTogether(each, move));
    const before = joined[place];
    if (before === undefined) joined.push(move);
    else
      joined[place] = {
        ...before,
        partitions: [...before.partitions, ...move.partitions],
        devices: before.devices + move.devices,
        left: before.left + move.left,
        tookMs: Math.max(before.tookMs, move.tookMs),
      };
  }
  return joined;
}

const isTogether = (a: Move, b: Move): boolean =>
  a.from === b.from && a.to === b.to && a.state === b.state &&
  Math.abs((a.atMs ?? 0) - (b.atMs ?? 0)) <= togetherMs;

/** Pure: `0-3, 7` of these partitions, in any order. */
export function rangesOf(partitions: readonly number[]): string {
  const ranges: [first: number, last: number][] = [];
  for (const each of partitions.toSorted((a, b) => a - b)) {
    const range = ranges.at(-1);
    if (range !== undefined && each <= range[1] + 1) range[1] = each;
    else ranges.push([each, each]);
  }
  return ranges.map(([first, last]) => (first === last ? `${first}` : `${first}-${last}`)).join(', ');
}
