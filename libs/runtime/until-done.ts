import { setTimeout as sleep } from 'node:timers/promises';

const retryMs = 1_000;

export interface Attempts {
  /** Called once for every new reason why an attempt failed. */
  readonly onReason: (reason: string) => void;
  /** Errors that another attempt will not mend: they are thrown. */
  readonly isFinal?: (error: unknown) => boolean;
  /** The message of the error unless given. */
  readonly describe?: (error: unknown) => string;
  readonly signal?: AbortSignal | undefined;
}

/** The result of the first successful attempt, one a second. Throws final errors, and when the signal is aborted. */
export async function untilDone<T>(attempt: () => Promise<T>, { onReason, isFinal = () => false, describe = messageOf, signal }: Attempts): Promise<T> {
  let said = '';
  for (;;) {
    signal?.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      if (isFinal(error)) throw error;
      const reason = describe(error);
      if (reason !== said) onReason(reason);
      said = reason;
    }
    await sleep(retryMs, undefined, { ...(signal && { signal }) });
  }
}

const messageOf = (error: unknown): string => (Error.isError(error) ? error.message : String(error));
