import type { WriteError } from '@cecochat/kafka';
import type { Logger } from '@cecochat/runtime';

/** Between two lines about one error. */
const pauseMs = 10_000;

/** Logs what keeps records from being written: each error at once, and then with what came of it meanwhile. */
export class WriteWarnings {
  readonly #logger: Pick<Logger, 'warn'>;
  readonly #clock: () => number;
  readonly #seen = new Map<string, { loggedMs: number; failures: number }>();

  /** `clock` gives milliseconds. */
  constructor(logger: Pick<Logger, 'warn'>, clock: () => number) {
    this.#logger = logger;
    this.#clock = clock;
  }

  failed(error: WriteError, partition: number): void {
    const nowMs = this.#clock();
    const seen = this.#seen.get(error.code) ?? { loggedMs: -Infinity, failures: 0 };
    this.#seen.set(error.code, seen);
    seen.failures++;
    if (nowMs - seen.loggedMs < pauseMs) return;
    this.#logger.warn(
      { error: error.code, reason: error.message, partition, failures: seen.failures },
      'kafka did not take records',
    );
    seen.loggedMs = nowMs;
    seen.failures = 0;
  }
}
