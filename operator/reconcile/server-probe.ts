import type { World } from '../decide/index.ts';
import { AnswerTracker } from './answer-tracker.ts';

/** Wait for an answer: the operator is in the same network, and any answer will do. */
const waitMs = 500;

interface ProbeParts {
  /** Milliseconds of the clock that dates the reports. */
  readonly clock: () => number;
  /** Called when an answer differs from the one before. */
  readonly onNews?: () => void;
}

/** Asks servers whose reports are missing directly, past Redis, by HTTP. */
export class ServerProbe {
  readonly #parts: ProbeParts;
  readonly #tracker = new AnswerTracker();

  constructor(parts: ProbeParts) {
    this.#parts = parts;
  }

  /**
   * The answers that are still valid. Starts the questions that are due, at a URL of each server that runs, and does
   * not wait for them.
   */
  look(urls: ReadonlyMap<string, string>, reports: World['reports'], silentMs: number): ReadonlyMap<string, boolean> {
    const { clock, onNews } = this.#parts;
    for (const name of this.#tracker.choose({ running: urls.keys(), reports }, silentMs, clock())) {
      void answers(urls.get(name) ?? '').then((answered) => {
        if (this.#tracker.note(name, answered, clock())) onNews?.();
      });
    }
    return this.#tracker.answers(clock());
  }
}

/** Any response counts as an answer; its contents are ignored. */
async function answers(url: string): Promise<boolean> {
  try {
    const response = await fetch(url, { signal: AbortSignal.timeout(waitMs) });
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  }
}
