import { defaultAcceptRate } from '@cecochat/contracts';
import { gapsIn, movesIn, peakPerServer, servingAt, type StreamSpan } from './streams/index.ts';

export interface Spread {
  readonly p50: number;
  readonly p99: number;
  readonly max: number;
}

/** The effects of a drill on its devices. Times are in milliseconds. */
export interface Figures {
  /** Times that a partition got another server. */
  readonly moved: number;
  /**
   * The fewest that could move, as the operator counted when it chose where they go, and those whose server was lost.
   */
  readonly lowerBound: number;
  /** Times that a device whose partition never moved was without a stream. */
  readonly disconnectsUnmoved: number;
  /** Times that any device was without a stream. */
  readonly disconnects: number;
  readonly movesPerDeviceMax: number;
  readonly movesPerDeviceMin: number;
  /**
   * The longest time without a stream of each device that moved or lost its server; 0 for one that opened the next
   * before it left.
   */
  readonly gapMs: Spread;
  /**
   * From the fault to the next stream, of each device whose server it hit; those that never got one count as the whole
   * drill.
   */
  readonly resumeMs: Spread;
  /** Most streams that a server took in a second, as part of what it may take. */
  readonly reconnectPeakRatio: number;
}

/** A change of the committed assignment. */
export interface OwnerChange {
  readonly partition: number;
  readonly from: string;
  readonly to: string;
  readonly atMs: number;
}

/** Something that is done to a messaging server. */
export interface Fault {
  readonly atMs: number;
  readonly address: string;
  /** Those that it serves. */
  readonly partitions: ReadonlySet<number>;
}

export interface DrillRecord {
  /** The streams of each device. */
  readonly devices: readonly { readonly partition: number; readonly spans: readonly StreamSpan[] }[];
  readonly changes: readonly OwnerChange[];
  /** The fewest moves of what the operator chose to move. */
  readonly lowerBound: number;
  /** Undefined for a drill that does nothing to a messaging server. */
  readonly fault: Fault | undefined;
  readonly startMs: number;
  readonly endMs: number;
}

const windowMs = 1_000;

/** Pure. */
export function figuresOf({ devices, changes, lowerBound, fault, startMs, endMs }: DrillRecord): Figures {
  const moved = new Set(changes.map(({ partition }) => partition));
  const lives = devices.map(({ partition, spans }) => ({
    spans,
    hasMoved: moved.has(partition),
    gaps: gapsIn(spans, endMs).filter(({ fromMs, ms }) => fromMs + ms > startMs),
    moves: movesIn(spans, startMs),
  }));
  const isHit = (spans: readonly StreamSpan[]) =>
    fault !== undefined && servingAt(spans, fault.atMs)?.address === fault.address;
  const affected = lives.filter(({ spans, hasMoved }) => hasMoved || isHit(spans));
  const hit = lives.filter(({ spans }) => isHit(spans));
  const moves = lives.map((life) => life.moves);
  return {
    moved: changes.length,
    lowerBound: lowerBound + [...(fault?.partitions ?? [])].filter((partition) => moved.has(partition)).length,
    disconnectsUnmoved: sum(lives.filter(({ hasMoved }) => !hasMoved).map(({ gaps }) => gaps.length)),
    disconnects: sum(lives.map(({ gaps }) => gaps.length)),
    movesPerDeviceMax: Math.max(0, ...moves),
    movesPerDeviceMin: moves.length === 0 ? 0 : Math.min(...moves),
    gapMs: spreadOf(affected.map(({ gaps }) => Math.max(0, ...gaps.map(({ ms }) => ms)))),
    resumeMs: spreadOf(hit.map(({ spans }) => resumeOf(spans, fault?.atMs ?? endMs, endMs))),
    reconnectPeakRatio: Number(
      (
        peakPerServer(
          devices.map(({ spans }) => spans), startMs, windowMs,
        ) / defaultAcceptRate
      ).toFixed(3),
    ),
  };
}

function resumeOf(spans: readonly StreamSpan[], faultMs: number, endMs: number): number {
  return (spans.find(({ readyMs }) => readyMs > faultMs)?.readyMs ?? endMs) - faultMs;
}

/** Pure: the values that half, 99 % and all of them do not exceed; zeros when there are none. */
export function spreadOf(values: readonly number[]): Spread {
  const sorted = values.toSorted((a, b) => a - b);
  const at = (part: number) => Number((sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? 0).toFixed(1));
  return { p50: at(0.5), p99: at(0.99), max: at(1) };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, each) => total + each, 0);
