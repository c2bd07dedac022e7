import type { SeenReport } from '../decide/index.ts';

/** Somebody is asked again after this long, and what was said counts for so long, in milliseconds. */
const [everyMs, holdsMs] = [1_000, 5_000];
/** Of those that are silent so many are asked at a time. */
const mostAtOnce = 200;
/** So many that report are asked besides: if none of them answers, it is the asking that fails. */
const witnesses = 3;

/** Servers as the operator sees them. */
export interface AskedFor {
  /** Those whose process runs, as far as is known. */
  readonly running: Iterable<string>;
  readonly reports: ReadonlyMap<string, SeenReport>;
}

/** Knows who is to be asked whether it is there, because its reports are missing, and what came of it; by the operator's own clock. */
export class AnswerTracker {
  readonly #answers = new Map<string, { readonly answered: boolean; readonly atMs: number }>();
  readonly #askedMs = new Map<string, number>();

  /** Whom to ask now: who has been silent for `silentMs`, and some others. Nobody while all report. Each is to be noted in the end. */
  choose({ running, reports }: AskedFor, silentMs: number, nowMs: number): readonly string[] {
    const [silent, heard]: [string[], string[]] = [[], []];
    for (const name of running) (nowMs - (reports.get(name)?.freshMs ?? Number.NEGATIVE_INFINITY) > silentMs ? silent : heard).push(name);
    if (silent.length === 0) return [];
    const isDue = (name: string) => nowMs - (this.#askedMs.get(name) ?? Number.NEGATIVE_INFINITY) >= everyMs;
    const asked = [...silent.filter(isDue).slice(0, mostAtOnce), ...heard.slice(0, witnesses).filter(isDue)];
    for (const name of asked) this.#askedMs.set(name, Number.POSITIVE_INFINITY);
    return asked;
  }

  /** Whether that is news: what was said lately was something else, or nothing. */
  note(name: string, answered: boolean, nowMs: number): boolean {
    const isNews = this.#answers.get(name)?.answered !== answered;
    this.#askedMs.set(name, nowMs);
    this.#answers.set(name, { answered, atMs: nowMs });
    return isNews;
  }

  /** What was said lately. */
  answers(nowMs: number): Map<string, boolean> {
    for (const [name, { atMs }] of this.#answers) if (nowMs - atMs > holdsMs) this.#forget(name);
    return new Map([...this.#answers].map(([name, { answered }]) => [name, answered]));
  }

  #forget(name: string): void {
    this.#answers.delete(name);
    if (this.#askedMs.get(name) !== Number.POSITIVE_INFINITY) this.#askedMs.delete(name);
  }
}
