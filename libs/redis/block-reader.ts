import type { UserId } from '@cecochat/contracts';
import { withDeadline } from '@cecochat/runtime';

/** A receiver, and the user who writes to it. */
export interface Pair {
  /** Undefined where it is not a user. */
  readonly receiver: UserId | undefined;
  readonly sender: UserId;
}

type BlockablePair = Pair & { readonly receiver: UserId };

export interface BlockReaderParts {
  /** Since when each is blocked, in milliseconds since the Unix epoch. Rejects while that cannot be read. */
  readonly read: (pairs: readonly BlockablePair[]) => Promise<(number | undefined)[]>;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
}

/** What is known of pairs, in their order. */
export interface Blocked {
  /** Since when the receiver takes nothing of the sender; undefined where it takes all, and where that is not known. */
  readonly sinceMs: readonly (number | undefined)[];
  /** For how many it is not known. */
  readonly unknown: number;
}

/** Users with lower ids have no account, and block no other. */
const firstAccount = 2n ** 62n;
/**
 * Callers wait for a read this long, and for none in the pause after one that failed: in milliseconds, as those of
 * claims.
 */
const [deadlineMs, pauseMs] = [500, 1_000];

/** Whether users take what others send. One read for a batch, and none where no receiver has an account. */
export class BlockReader {
  readonly #parts: BlockReaderParts;
  #pausedUntilMs = Number.NEGATIVE_INFINITY;

  constructor(parts: BlockReaderParts) {
    this.#parts = parts;
  }

  /** What is known of each pair. */
  async of(pairs: readonly Pair[]): Promise<Blocked> {
    const { clock, read } = this.#parts;
    const asked = pairs.filter(isBlockable);
    const sinceMs = pairs.map((): number | undefined => undefined);
    if (asked.length === 0) return { sinceMs, unknown: 0 };
    if (clock() < this.#pausedUntilMs) return { sinceMs, unknown: asked.length };
    try {
      const answers = await withDeadline(read(asked), deadlineMs, () => new Error(`no answer within ${deadlineMs} ms`));
      let next = 0;
      return { sinceMs: pairs.map((pair) => (isBlockable(pair) ? answers[next++] : undefined)), unknown: 0 };
    } catch {
      this.#pausedUntilMs = clock() + pauseMs;
      return { sinceMs, unknown: asked.length };
    }
  }
}

const isBlockable = (pair: Pair): pair is BlockablePair =>
  pair.receiver !== undefined && pair.receiver >= firstAccount && pair.receiver !== pair.sender;
