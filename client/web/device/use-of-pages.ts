import type { Activity } from '../index.ts';

/** Without a use of a page for this long the user is idle. */
const idleAfterMs = 3 * 60_000;

/** Whether the user uses a page of the device, for others to see. */
export class UseOfPages {
  readonly #onChange: (activity: Activity) => void;
  #timer: ReturnType<typeof setTimeout> | undefined;

  constructor(onChange: (activity: Activity) => void) {
    this.#onChange = onChange;
    this.#wait();
  }

  /** The user has used a page. */
  note(): void {
    if (this.#timer === undefined) this.#onChange('active');
    this.#wait();
  }

  close(): void {
    clearTimeout(this.#timer);
  }

  #wait(): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.#timer = undefined;
      this.#onChange('idle');
    }, idleAfterMs);
  }
}
