import { z } from 'zod';

const verdict = z.object({ file: z.string(), passed: z.int(), failed: z.int(), skipped: z.int(), seconds: z.number() });

/** Of one test file; tools/jest/verdict-reporter.js writes it. */
export type Verdict = z.infer<typeof verdict>;

export interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

/** One test file's counts a line. The last line may be incomplete: its writer was interrupted. */
export function parseVerdicts(text: string): Verdict[] {
  return text.split('\n').slice(0, -1).map((line) => verdict.parse(JSON.parse(line)));
}

export function sumOf(counts: readonly Counts[]): Counts {
  const total = (key: keyof Counts) => counts.reduce((sum, each) => sum + each[key], 0);
  return { passed: total('passed'), failed: total('failed'), skipped: total('skipped') };
}

/** A run that failed shows at least one failure, whatever failed in it. */
export const withFailure = (counts: Counts, hasFailed: boolean): Counts =>
  hasFailed && counts.failed === 0 ? { ...counts, failed: 1 } : counts;

export const verdictLine = ({ passed, failed, skipped }: Counts): string =>
  `${passed} passed, ${failed} failed, ${skipped} skipped`;

/**
 * The test cases that a source has, as it is written; a table of cases counts as one. End-to-end tests call theirs
 * scenarios.
 */
export const countCases = (source: string): number =>
  source.match(/^\s*(?:test|scenario)(?:\.each(?:<.*>)?)?\(/gm)?.length ?? 0;
