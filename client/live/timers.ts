import type { TimerName } from '../session/index.ts';

/** The timers of one session: one of each name at a time. */
export class Timers {
  readonly #onTimer: (timer: TimerName) => void;
  readonly #running = new Map<TimerName, ReturnType<typeof setTimeout>>();

  constructor(onTimer: (timer: TimerName) => void) {
    this.#onTimer = onTimer;
  }

  set(timer: TimerName, delayMs: number): void {
    clearTimeout(this.#running.get(timer));
    const expire = () => {
      this.#running.delete(timer);
      this.#onTimer(timer);
    };
    this.#running.set(timer, setTimeout(expire, delayMs));
  }

  clear(timer: TimerName): void {
    clearTimeout(this.#running.get(timer));
    this.#running.delete(timer);
  }

  clearAll(): void {
    for (const timeout of this.#running.values()) clearTimeout(timeout);
    this.#running.clear();
  }
}
