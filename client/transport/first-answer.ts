import { pause as wait } from './pause.ts';

export interface Asking<T> {
  /** Asks once; the signal aborts when another one was answered. */
  readonly ask: (signal: AbortSignal) => Promise<T>;
  /** Whether a rejection is an answer as well. */
  readonly isAnswer: (error: unknown) => boolean;
  readonly everyMs: number;
  /** How often it is asked at most. */
  readonly most: number;
  /** Whether it may be asked once more. */
  readonly mayAskAgain: () => boolean;
}

/**
 * Asks again until the first answer, which it takes: the server that was asked may be on a lost machine. Rejects with
 * the last failure as soon as no request is open: an immediate failure is not retried.
 */
export async function firstAnswer<T>(
  { ask, isAnswer, everyMs, most, mayAskAgain }: Asking<T>,
  pause = wait,
): Promise<T> {
  const done = new AbortController();
  const { promise, resolve, reject } = Promise.withResolvers<T>();
  let open = 0;
  const begin = () => {
    open++;
    ask(done.signal).then(resolve, (error: unknown) => {
      if (--open === 0 || isAnswer(error)) reject(error);
    });
  };
  const goOn = async () => {
    for (let asked = 1; asked < most; asked++) {
      await pause(everyMs, done.signal);
      if (!mayAskAgain()) return;
      begin();
    }
  };
  begin();
  goOn().catch(() => undefined); // It was answered.
  try {
    return await promise;
  } finally {
    done.abort();
  }
}
