import { setTimeout as sleep } from 'node:timers/promises';
import { isRefusal } from './api-client.ts';

const retryMs = 100;

/**
 * Does the work of each key, one at a time for a key, and once more when the key was added meanwhile. What fails is tried again:
 * a conflict, something that has gone or goes in the meantime, or an API server that is away, is in the nature of things;
 * everything else is written to stderr.
 */
export class KeyQueue {
  readonly #what: string;
  readonly #work: (key: string) => Promise<void>;
  readonly #busy = new Map<string, Promise<void>>();
  readonly #again = new Set<string>();
  readonly #stopping = new AbortController();

  constructor(what: string, work: (key: string) => Promise<void>) {
    this.#what = what;
    this.#work = work;
  }

  add(key: string): void {
    if (this.#stopping.signal.aborted) return;
    this.#again.add(key);
    if (!this.#busy.has(key)) this.#busy.set(key, this.#run(key));
  }

  /** Adds the key when the time has passed. */
  addLater(key: string, delayMs: number): void {
    sleep(delayMs, undefined, { signal: this.#stopping.signal }).then(() => this.add(key), () => undefined);
  }

  async stop(): Promise<void> {
    this.#stopping.abort();
    await Promise.all(this.#busy.values());
  }

  async #run(key: string): Promise<void> {
    const { signal } = this.#stopping;
    await Promise.resolve(); // Until it is noted that the key is busy.
    while (this.#again.delete(key) && !signal.aborted) {
      try {
        await this.#work(key);
      } catch (error) {
        if (signal.aborted) break;
        if (!isExpected(error)) process.stderr.write(`${this.#what} ${key}: ${Error.isError(error) ? error.message : String(error)}\n`);
        await sleep(retryMs, undefined, { signal }).catch(() => undefined);
        this.#again.add(key);
      }
    }
    this.#busy.delete(key);
  }
}

function isExpected(error: unknown): boolean {
  if (isRefusal(error, 404, 409)) return true;
  if (isRefusal(error, 403)) return Error.isError(error) && error.message.includes('being terminated');
  return Error.isError(error) && 'code' in error && (error.code === 'ECONNREFUSED' || error.code === 'ECONNRESET');
}
