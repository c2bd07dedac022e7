import { describeReport, isKept, type ReplayReport } from '../replay/index.ts';
import type { Figures, Spread } from './figures.ts';

/** Measurements of one drill, besides those common to all drills. */
export type OwnFigures = Readonly<Record<string, number | string>>;

/** The result of a drill: all that a replay reports, and the effects on the devices. */
export interface DrillReport extends ReplayReport, Figures {
  readonly drill: string;
  /** Whether everything that the drill must show was shown. */
  readonly ok: boolean;
  /** The requirements that were not shown to hold. */
  readonly problems: readonly string[];
  readonly own: OwnFigures;
}

/** Pure: broken guarantees for messages; every drill must keep all of them. */
export function brokenPromises(report: ReplayReport): string[] {
  if (isKept(report) && report.historyCaughtUpSeconds !== null) return [];
  const { messages, acked, lost, duplicates, reordered, misdelivered, historyMismatches } = report;
  const counts = {
    'not acknowledged': messages - acked,
    lost,
    duplicates,
    reordered,
    misdelivered,
    'history mismatches': historyMismatches,
  };
  const broken = Object.entries(counts).flatMap(([what, count]) => (count === 0 ? [] : [`${what}: ${count}`]));
  return report.historyCaughtUpSeconds === null ? [...broken, 'history did not catch up'] : broken;
}

const shownSpread = ({ p50, p99, max }: Spread) =>
  `${Math.round(p50)} ms (p50), ${Math.round(p99)} ms (p99), ${Math.round(max)} ms (max)`;

/** The report for people. */
export function describeDrill(report: DrillReport): string {
  const { drill, ok, problems, own, moved, lowerBound, gapMs, resumeMs } = report;
  return [
    describeReport(report),
    '',
    `${moved} times a partition moved, ${lowerBound} at least had to; each device ${report.movesPerDeviceMin} ` +
      `to ${report.movesPerDeviceMax} times`,
    `devices without a stream: ${report.disconnects} times, ${report.disconnectsUnmoved} of them on partitions ` +
      'that did not move',
    `longest time without a stream: ${shownSpread(gapMs)}`,
    `back after the fault: ${shownSpread(resumeMs)}`,
    `most streams taken by a server in a second: ${Math.round(report.reconnectPeakRatio * 100)} % of what it may`,
    ...Object.entries(own).map(([name, value]) => `${name}: ${value}`),
    '',
    ...problems.map((problem) => `! ${problem}`),
    `drill ${drill}: ${ok ? 'passed' : 'FAILED'}`,
  ].join('\n');
}
