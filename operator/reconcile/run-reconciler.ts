import { VersionConflict } from './reconcile.ts';

interface ReconcilerOptions {
  /** Looks at the world and does what is to be done. Gives how long to wait for the next round if nothing happens, in milliseconds. */
  readonly round: () => Promise<number>;
  readonly onError: (error: unknown) => void;
  readonly random: () => number;
  readonly signal: AbortSignal;
  readonly after?: After | undefined;
}

/** Calls back after so many milliseconds; gives how to prevent that. */
export type After = (forMs: number, call: () => void) => () => void;

const byTimer: After = (forMs, call) => {
  const timer = setTimeout(call, forMs);
  return () => clearTimeout(timer);
};

/** However much happens, a round is not begun sooner after the one before. */
const shortestPauseMs = 50;
const backOff = { baseMs: 100, capMs: 5_000 };

/** Runs rounds again and again: when something happened, when something is due, and after a failure with full jitter. */
export class Reconciler {
  readonly #options: ReconcilerOptions;
  #wake: (() => void) | undefined;
  #isWanted = false;
  #failures = 0;

  constructor(options: ReconcilerOptions) {
    this.#options = options;
    options.signal.addEventListener('abort', () => this.#wake?.(), { once: true });
  }

  /** Something happened: look soon. */
  wake(): void {
    this.#isWanted = true;
    this.#wake?.();
  }

  /** Runs until the signal aborts; the round under way is finished. */
  async run(): Promise<void> {
    const { signal } = this.#options;
    while (!signal.aborted) {
      this.#isWanted = false;
      const pauseMs = await this.#round();
      await this.#pause(shortestPauseMs, false);
      if (!this.#isWanted) await this.#pause(pauseMs - shortestPauseMs, true);
    }
  }

  /** How long to wait after this round, in milliseconds. Somebody else having been faster is no failure: all is looked at anew. */
  async #round(): Promise<number> {
    const { round, onError, random } = this.#options;
    try {
      const pauseMs = await round();
      this.#failures = 0;
      return pauseMs;
    } catch (error) {
      if (error instanceof VersionConflict) return 0;
      onError(error);
      return random() * Math.min(backOff.capMs, backOff.baseMs * 2 ** this.#failures++);
    }
  }

  async #pause(forMs: number, canWake: boolean): Promise<void> {
    if (forMs <= 0 || this.#options.signal.aborted) return;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const cancel = (this.#options.after ?? byTimer)(forMs, () => resolve(undefined));
    if (canWake) this.#wake = () => resolve(undefined);
    await promise;
    this.#wake = undefined;
    cancel();
  }
}
