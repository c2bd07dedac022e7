import { silentAfterMs, type SeenReport } from '../../../operator/decide/index.ts';
import { AnswerTracker } from '../../../operator/reconcile/index.ts';
import type { Stage } from '../stage.ts';
import type { Life } from './life.ts';
import { lost } from './network.ts';
import type { StoredReport } from './redis.ts';
import type { Runner } from './runner.ts';

interface Parts {
  readonly stage: Stage;
  readonly runner: Runner;
  /** Of the operator. */
  readonly name: string;
  readonly life: Life;
  /** Reading of the operator's clock. */
  readonly clock: () => number;
  /** Called when a silent server does or does not answer, unless that was the last result. */
  readonly onNews: () => void;
}

const answerTimeoutMs = 500;

/** Reports and answers of servers that one life of the operator received. */
export class Hearing {
  readonly #parts: Parts;
  readonly #reports = new Map<string, SeenReport>();
  readonly #answers = new AnswerTracker();

  constructor(parts: Parts) {
    this.#parts = parts;
  }

  get reports(): ReadonlyMap<string, SeenReport> {
    return this.#reports;
  }

  /** Of those that were asked. */
  get answers(): ReadonlyMap<string, boolean> {
    return this.#answers.answers(this.#parts.clock());
  }

  /**
   * A missing report stays as it was: when Redis has lost all of them, they come back one after the other. A report
   * that is seen for the first time has its age from Redis: an earlier server of the same name may have left it there.
   */
  note(read: ReadonlyMap<string, StoredReport>, isKnown: (name: string) => boolean): void {
    const nowMs = this.#parts.clock();
    for (const name of this.#reports.keys()) if (!isKnown(name)) this.#reports.delete(name);
    for (const [name, { report, ageMs }] of read) {
      const before = this.#reports.get(name);
      if (before?.report !== report)
        this.#reports.set(name, { report, freshMs: before === undefined ? nowMs - ageMs : nowMs });
    }
  }

  /** Past Redis: a server answers while its process runs. */
  askWhoIsSilent(running: readonly string[], leaseMs: number): void {
    const { stage, runner, name: from, life, clock, onNews } = this.#parts;
    for (const name of this.#answers.choose({ running, reports: this.#reports }, silentAfterMs(leaseMs), clock())) {
      const serve = () => (runner.server(name)?.life.suspended === false ? true : lost);
      stage.network.call({ from, to: name, timeoutMs: answerTimeoutMs }, serve, (answer) =>
        life.run(() => {
          if (this.#answers.note(name, answer === true, clock())) onNews();
        }));
    }
  }
}
