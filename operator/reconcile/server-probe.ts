import type { World, SeenReport } from '../decide/index.ts';

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

/** Interval between questions to one server, and validity of an answer, in milliseconds. */
const [everyMs, holdsMs] = [1_000, 5_000];
/** Bound on silent servers that are asked at a time. */
const mostAtOnce = 200;
/** Reporting servers that are asked as well: if none of them answers, the questions themselves fail. */
const witnesses = 3;

/** Servers as the operator sees them. */
interface AskedFor {
  /** Servers with a running process, as far as is known. */
  readonly running: Iterable<string>;
  readonly reports: ReadonlyMap<string, SeenReport>;
}

/**
 * Selects the servers to ask whether they are there, because their reports are missing, and records the answers. Uses
 * the operator's own clock.
 */
export class AnswerTracker {
  readonly #answers = new Map<string, { readonly answered: boolean; readonly atMs: number }>();
  readonly #askedMs = new Map<string, number>();

  /**
   * Servers to ask now: those silent for `silentMs`, and some others; none while all report. The caller has to `note`
   * each of them in the end.
   */
  choose({ running, reports }: AskedFor, silentMs: number, nowMs: number): readonly string[] {
    const [silent, heard]: [string[], string[]] = [[], []];
    for (const name of running)
      (nowMs - (reports.get(name)?.freshMs ?? Number.NEGATIVE_INFINITY) > silentMs ? silent : heard).push(name);
    if (silent.length === 0) return [];
    const isDue = (name: string) => nowMs - (this.#askedMs.get(name) ?? Number.NEGATIVE_INFINITY) >= everyMs;
    const asked = [...silent.filter(isDue).slice(0, mostAtOnce), ...heard.slice(0, witnesses).filter(isDue)];
    for (const name of asked) this.#askedMs.set(name, Number.POSITIVE_INFINITY);
    return asked;
  }

  /** Returns whether that is news: the last valid answer was different, or there was none. */
  note(name: string, answered: boolean, nowMs: number): boolean {
    const isNews = this.#answers.get(name)?.answered !== answered;
    this.#askedMs.set(name, nowMs);
    this.#answers.set(name, { answered, atMs: nowMs });
    return isNews;
  }

  /** The answers that are still valid. */
  answers(nowMs: number): Map<string, boolean> {
    for (const [name, { atMs }] of this.#answers) if (nowMs - atMs > holdsMs) this.#forget(name);
    return new Map([...this.#answers].map(([name, { answered }]) => [name, answered]));
  }

  #forget(name: string): void {
    this.#answers.delete(name);
    if (this.#askedMs.get(name) !== Number.POSITIVE_INFINITY) this.#askedMs.delete(name);
  }
}
