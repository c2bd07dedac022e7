import type { Spec } from '../decide/index.ts';
import { reconcile, VersionConflict, type Outcome, type Shell } from './reconcile.ts';

interface ReconcilerOptions {
  readonly shell: Shell;
  /** What is asked for now; undefined while nothing that can be followed is. */
  readonly spec: () => Spec | undefined;
  readonly onOutcome: (outcome: Outcome, tookMs: number) => void;
  readonly onError: (error: unknown) => void;
  /** Milliseconds of a clock that all operators of this platform share, about. */
  readonly clock: () => number;
  readonly random: () => number;
  readonly signal: AbortSignal;
  /** The world is looked at again after this at the latest. */
  readonly longestPauseMs: number;
}

/** However much happens, a round is not begun sooner after the one before. */
const shortestPauseMs = 50;
const backOff = { baseMs: 100, capMs: 5_000 };

/** Reconciles again and again: when something happened, when something is due, and now and then anyway. */
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
      const pauseMs = await this.#round();
      await this.#pause(shortestPauseMs, false);
      if (!this.#isWanted) await this.#pause(pauseMs - shortestPauseMs, true);
      this.#isWanted = false;
    }
  }

  /** How long to wait after this round, in milliseconds. */
  async #round(): Promise<number> {
    const { shell, spec, clock, onOutcome, onError, longestPauseMs, random } = this.#options;
    const wanted = spec();
    if (wanted === undefined) return longestPauseMs;
    const beganMs = performance.now();
    try {
      const outcome = await reconcile(wanted, shell, clock);
      this.#failures = 0;
      onOutcome(outcome, performance.now() - beganMs);
      return outcome.kind === 'decided' ? Math.min(outcome.decision.requeueAfterMs, longestPauseMs) : longestPauseMs;
    } catch (error) {
      if (error instanceof VersionConflict) return 0;
      onError(error);
      return random() * Math.min(backOff.capMs, backOff.baseMs * 2 ** this.#failures++);
    }
  }

  async #pause(forMs: number, canWake: boolean): Promise<void> {
    if (forMs <= 0 || this.#options.signal.aborted) return;
    const { promise, resolve } = Promise.withResolvers<undefined>();
    const timer = setTimeout(() => resolve(undefined), forMs);
    if (canWake) this.#wake = () => resolve(undefined);
    await promise;
    this.#wake = undefined;
    clearTimeout(timer);
  }
}
