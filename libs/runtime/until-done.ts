import { setTimeout as sleep } from 'node:timers/promises';
import { backOffMs, type BackOff } from '@cecochat/contracts';

/** Pauses between attempts, unless others are given. */
const usualBackOff: BackOff = { baseMs: 100, capMs: 2_000 };

export interface Attempts {
  /** Called once for every new reason why an attempt failed. */
  readonly onReason: (reason: string) => void;
  /** Whether the work is still needed, before attempt 0, 1, ...; always unless given. */
  readonly isWanted?: (attempt: number) => boolean;
  /** Errors that another attempt will not mend: they are thrown. */
  readonly isFinal?: (error: unknown) => boolean;
  /** The message of the error unless given. */
  readonly describe?: (error: unknown) => string;
  readonly signal?: AbortSignal | undefined;
  readonly backOff?: BackOff;
  /** 0 <= random() < 1, for the pauses. */
  readonly random?: () => number;
}

/** The work was no longer needed before it succeeded. */
export class NotWanted extends Error {
  override readonly name = 'NotWanted';
}

const usual = {
  isWanted: () => true, isFinal: () => false, describe: messageOf, backOff: usualBackOff, random: Math.random,
};

/**
 * The result of the first successful attempt. Throws final errors, NotWanted, and the reason of the signal when it is
 * aborted.
 */
export async function untilDone<T>(attempt: () => Promise<T>, attempts: Attempts): Promise<T> {
  const { onReason, isWanted, isFinal, describe, backOff, random, signal } = { ...usual, ...attempts };
  let lastReason = '';
  for (let failures = 0; isWanted(failures); failures++) {
    signal?.throwIfAborted();
    try {
      return await attempt();
    } catch (error) {
      if (isFinal(error)) throw error;
      const reason = describe(error);
      if (reason !== lastReason) onReason(reason);
      lastReason = reason;
    }
    await sleep(backOffMs(backOff, failures, random()), undefined, { ...(signal && { signal }) });
  }
  throw new NotWanted(`no longer needed, after: ${lastReason}`);
}

function messageOf(error: unknown): string {
  return Error.isError(error) ? error.message : String(error);
}
