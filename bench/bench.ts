/** One measured value of one run. `reference` was measured in the same minute of the same run. */
export interface Sample {
  readonly figure: string;
  readonly value: number;
  readonly reference?: number;
}

export interface Goal {
  readonly atMost?: number;
  readonly atLeast?: number;
}

/** A figure of a bench: `goal` bounds the value, `ratioGoal` bounds value/reference. */
export interface FigureSpec {
  readonly figure: string;
  readonly unit: string;
  readonly goal?: Goal;
  readonly ratioGoal?: Goal;
}

export interface BenchContext {
  readonly size: 'full' | 'smoke';
  readonly signal: AbortSignal;
  /** Progress, to stderr. */
  readonly say: (line: string) => void;
  /** Temporary folder of this bench, removed afterwards. */
  readonly folder: string;
  /** `end` is done when the run is over, whatever became of it; the last first. */
  readonly defer: (end: () => Promise<void>) => void;
}

/** `run` is one run: the frame repeats it, three times by default, and takes medians. */
export interface Bench {
  readonly name: string;
  readonly summary: string;
  readonly figures: readonly FigureSpec[];
  run(context: BenchContext): Promise<readonly Sample[]>;
}
