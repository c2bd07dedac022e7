import type { Process, World } from '../../decide/index.ts';
import { AnswerTracker } from '../../reconcile/index.ts';
import { hostOf, ports } from '../objects/index.ts';

/** An answer is waited for this long: who asks is in the same network, and any answer will do. */
const waitMs = 500;

interface ProbeParts {
  /** Milliseconds of the clock by which reports are seen. */
  readonly clock: () => number;
  /** Something else was answered than before: what is known has changed. */
  readonly onNews: () => void;
  /** Whether anything answers at the pod with that IP. */
  readonly ask?: (ip: string) => Promise<boolean>;
}

/** Asks messaging pods whose reports are missing whether they are there at all: past Redis, at their port for probes. */
export class ServerProbe {
  readonly #clock: () => number;
  readonly #onNews: () => void;
  readonly #ask: (ip: string) => Promise<boolean>;
  readonly #tracker = new AnswerTracker();

  constructor({ clock, onNews, ask = askPod }: ProbeParts) {
    this.#clock = clock;
    this.#onNews = onNews;
    this.#ask = ask;
  }

  /** What was answered lately. Begins to ask whoever is to be asked, and does not wait for it. */
  look(processes: ReadonlyMap<string, Process>, { reports }: Pick<World, 'reports'>, silentMs: number): ReadonlyMap<string, boolean> {
    const running = [...processes].filter(([, { up }]) => up).map(([name]) => name);
    const nowMs = this.#clock();
    for (const name of this.#tracker.choose({ running, reports }, silentMs, nowMs)) {
      void this.#ask(processes.get(name)?.address ?? '').then((answered) => {
        if (this.#tracker.note(name, answered, this.#clock())) this.#onNews();
      });
    }
    return this.#tracker.answers(nowMs);
  }
}

/** Any answer is one: what it says is for others. */
async function askPod(ip: string): Promise<boolean> {
  try {
    const response = await fetch(`http://${hostOf(ip)}:${ports.admin}/healthz`, { signal: AbortSignal.timeout(waitMs) });
    await response.body?.cancel();
    return true;
  } catch {
    return false;
  }
}
