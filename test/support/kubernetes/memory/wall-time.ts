import { VirtualTime } from './virtual-time.ts';

/** The time of the machine in place of a virtual one, for tests of programs that take no other. */
export class WallTime extends VirtualTime {
  readonly #timers = new Set<NodeJS.Timeout>();
  #isOver = false;

  override readonly now = (): number => Date.now();
  override readonly after = (forMs: number, call: () => unknown): (() => void) => {
    if (this.#isOver) return () => undefined;
    const timer = setTimeout(() => {
      this.#timers.delete(timer);
      void call();
    }, forMs);
    this.#timers.add(timer);
    return () => {
      this.#timers.delete(timer);
      clearTimeout(timer);
    };
  };
  override readonly pause = this.after;

  /** Nothing is due any more. */
  end(): void {
    this.#isOver = true;
    for (const timer of this.#timers) clearTimeout(timer);
  }
}
