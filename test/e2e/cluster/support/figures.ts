import type { DrillReport } from '../../../../client/drill/index.ts';

/** One line of figures of a case, into the output of the run. */
export function tellFigures({ drill, messages, lost, duplicates, reordered, historyMismatches, moved, lowerBound, disconnects, movesPerDeviceMax, gapMs, resumeMs, own }: DrillReport): void {
  const line = { drill, messages, lost, duplicates, reordered, historyMismatches, moved, lowerBound, disconnects, movesPerDeviceMax, gapMs, resumeMs, ...own };
  process.stderr.write(`${JSON.stringify(line)}\n`);
}
