import { describeReport, isKept, type ReplayReport } from '../replay/index.ts';
import type { Figures, Spread } from './figures.ts';

/** What a drill measured besides what all of them measure. */
export type OwnFigures = Readonly<Record<string, number | string>>;

/** What a drill found: everything that a replay reports, and what the devices went through. */
export interface DrillReport extends ReplayReport, Figures {
  readonly drill: string;
  /** Whether everything that the drill must show was shown. */
  readonly ok: boolean;
  /** What was not. */
  readonly problems: readonly string[];
  readonly own: OwnFigures;
}

/** Pure: what is wrong with the messages, which in no drill may be. */
export function brokenPromises(report: ReplayReport): string[] {
  if (isKept(report) && report.historyCaughtUpSeconds !== null) return [];
  const { messages, acked, lost, duplicates, reordered, misdelivered, historyMismatches } = report;
  const counts = { 'not acknowledged': messages - acked, lost, duplicates, reordered, misdelivered, 'history mismatches': historyMismatches };
  const broken = Object.entries(counts).flatMap(([what, count]) => (count === 0 ? [] : [`${what}: ${count}`]));
  return report.historyCaughtUpSeconds === null ? [...broken, 'history did not catch up'] : broken;
}

const shownSpread = ({ p50, p99, max }: Spread) => `${Math.round(p50)} ms (p50), ${Math.round(p99)} ms (p99), ${Math.round(max)} ms (max)`;

/** The report for people. */
export function describeDrill(report: DrillReport): string {
  const { drill, ok, problems, own, moved, lowerBound, gapMs, resumeMs } = report;
  return [
    describeReport(report),
    '',
    `${moved} times a partition moved, ${lowerBound} at least had to; each device ${report.movesPerDeviceMin} to ${report.movesPerDeviceMax} times`,
    `devices without a stream: ${report.disconnects} times, ${report.disconnectsUnmoved} of them on partitions that did not move`,
    `longest time without a stream: ${shownSpread(gapMs)}`,
    `back after the fault: ${shownSpread(resumeMs)}`,
    `most streams taken by a server in a second: ${Math.round(report.reconnectPeakRatio * 100)} % of what it may`,
    ...Object.entries(own).map(([name, value]) => `${name}: ${value}`),
    '',
    ...problems.map((problem) => `! ${problem}`),
    `drill ${drill}: ${ok ? 'passed' : 'FAILED'}`,
  ].join('\n');
}
