import type { SeenReport } from '../decide/index.ts';

/** Interval between questions to one server, and validity of an answer, in milliseconds. */
const [everyMs, holdsMs] = [1_000, 5_000];
/** Bound on silent servers that are asked at a time. */
const mostAtOnce = 200;
/** Reporting servers that are asked as well: if none of them answers, the questions themselves fail. */
const witnesses = 3;

/** Servers as the operator sees them. */
export interface AskedFor {
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
