import type { Bench, FigureSpec, Goal, Sample } from '../bench.ts';

/** A figure of a bench over all runs. */
export interface Result {
  readonly bench: string;
  readonly figure: string;
  readonly unit: string;
  /** Median of the runs. */
  readonly value: number;
  readonly min: number;
  readonly max: number;
  /** Median of the runs; null where there is none. */
  readonly reference: number | null;
  /** Median of what value/reference was in each run. */
  readonly ratio: number | null;
  readonly goal: string | null;
  /** Whether the goal is met; null without one. */
  readonly ok: boolean | null;
}

/** Pure: the middle of the values, or the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const half = sorted.length >> 1;
  const upper = sorted[half] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? Number.NaN) + upper) / 2;
}

/** Pure: the least value that `part` (0..1) of all do not exceed; NaN when there are none. */
export function percentile(values: readonly number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(part * sorted.length) - 1)] ?? Number.NaN;
}

/**
 * Pure: the figures of a bench from the samples of its runs. Throws an Error that names the figure when a run did not
 * give exactly what is declared.
 */
export function summarise(bench: Pick<Bench, 'name' | 'figures'>, runs: readonly (readonly Sample[])[]): Result[] {
  for (const run of runs) checkRun(bench, run);
  return bench.figures.map((spec) => {
    const samples = runs.flatMap((run) => run.filter(({ figure }) => figure === spec.figure));
    const values = samples.map(({ value }) => value);
    const pairs = samples.flatMap(({ value, reference }) =>
      reference === undefined ? [] : [{ reference, ratio: value / reference }],
    );
    const value = median(values);
    const reference = pairs.length === 0 ? null : median(pairs.map((pair) => pair.reference));
    const ratio = pairs.length === 0 ? null : median(pairs.map((pair) => pair.ratio));
    const judged = { goal: describeGoals(spec), ok: judge(spec, value, ratio) };
    return {
      bench: bench.name,
      figure: spec.figure,
      unit: spec.unit,
      value,
      min: Math.min(...values),
      max: Math.max(...values),
      reference,
      ratio,
      ...judged,
    };
  });
}

function checkRun({ name, figures }: Pick<Bench, 'name' | 'figures'>, run: readonly Sample[]): void {
  const wrong = (figure: string, what: string) => new Error(`bench ${name}: figure ${figure} ${what}`);
  for (const { figure, value, reference } of run) {
    if (!figures.some((spec) => spec.figure === figure)) throw wrong(figure, 'is not declared');
    if (!Number.isFinite(value)) throw wrong(figure, `is ${value}`);
    if (reference !== undefined && !(Number.isFinite(reference) && reference > 0))
      throw wrong(figure, `has the reference ${reference}`);
  }
  for (const spec of figures) {
    const count = run.filter(({ figure }) => figure === spec.figure).length;
    if (count !== 1) throw wrong(spec.figure, `was measured ${count} times in a run`);
  }
}

/**
 * Pure: whether every goal of the figure is met; null when it has none. A goal for a ratio is not met without a
 * reference.
 */
export function judge({ goal, ratioGoal }: FigureSpec, value: number, ratio: number | null): boolean | null {
  if (goal === undefined && ratioGoal === undefined) return null;
  return isMet(goal, value) && (ratioGoal === undefined || (ratio !== null && isMet(ratioGoal, ratio)));
}

function isMet(goal: Goal | undefined, value: number): boolean {
  const { atMost = Number.POSITIVE_INFINITY, atLeast = Number.NEGATIVE_INFINITY } = goal ?? {};
  return value <= atMost && value >= atLeast;
}

/** Pure: the goals in a few characters, such as `<= 45, <= 1.15 x`; null without any. */
export function describeGoals({ goal, ratioGoal }: Pick<FigureSpec, 'goal' | 'ratioGoal'>): string | null {
  const parts = [...bounds(goal, ''), ...bounds(ratioGoal, ' x')];
  return parts.length === 0 ? null : parts.join(', ');
}

function bounds({ atMost, atLeast }: Goal = {}, mark: string): string[] {
  return [
    ...(atLeast === undefined ? [] : [`>= ${atLeast.toLocaleString('en-GB')}${mark}`]),
    ...(atMost === undefined ? [] : [`<= ${atMost.toLocaleString('en-GB')}${mark}`]),
  ];
}

/** Pure: a number for people, with three significant digits or all those before the point. */
export function showNumber(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : Math.abs(value) >= 1 ? 2 : 3;
  return value.toLocaleString('en-GB', {
    maximumFractionDigits: digits, minimumFractionDigits: Number.isInteger(value) ? 0 : digits,
  });
}
