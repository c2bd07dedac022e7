import { backOffMs } from '@cecochat/contracts';
import { VersionConflict } from '@cecochat/runtime';

interface ReconcilerOptions {
  /**
   * Observes the world and acts on it. Returns how long to wait for the next reconcile if nothing happens, in
   * milliseconds.
   */
  readonly round: () => Promise<number>;
  readonly onError: (error: unknown) => void;
  readonly random: () => number;
  readonly signal: AbortSignal;
  readonly after?: After | undefined;
}

/** Calls back after a time in milliseconds; returns a function that cancels the call. */
export type After = (forMs: number, call: () => void) => () => void;

const byTimer: After = (forMs, call) => {
  const timer = setTimeout(call, forMs);
  return () => clearTimeout(timer);
};

/** Shortest pause between two reconciles, however much happens. */
const shortestPauseMs = 50;
const backOff = { baseMs: 100, capMs: 5_000 };

/** Runs reconciles repeatedly: on a change, at a due time, and after a failure with full jitter. */
export class Reconciler {
  readonly #options: ReconcilerOptions;
  #wake: (() => void) | undefined;
  #isWanted = false;
  #failures = 0;

  constructor(options: ReconcilerOptions) {
    this.#options = options;
    options.signal.addEventListener('abort', () => this.#wake?.(), { once: true });
  }

  /** Requests a reconcile soon, after a change. */
  wake(): void {
    this.#isWanted = true;
    this.#wake?.();
  }

  /** Runs until the signal aborts; a reconcile in progress finishes. */
  async run(): Promise<void> {
    const { signal } = this.#options;
    while (!signal.aborted) {
      this.#isWanted = false;
      const pauseMs = await this.#round();
      await this.#pause(shortestPauseMs, false);
      if (!this.#isWanted) await this.#pause(pauseMs - shortestPauseMs, true);
    }
  }

  /**
   * How long to wait after this reconcile, in milliseconds. A VersionConflict does not count as a failure: the next
   * reconcile follows at once.
   */
  async #round(): Promise<number> {
    const { round, onError, random } = this.#options;
    try {
      const pauseMs = await round();
      this.#failures = 0;
      return pauseMs;
    } catch (error) {
      if (error instanceof VersionConflict) return 0;
      onError(error);
      return backOffMs(backOff, this.#failures++, random());
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
