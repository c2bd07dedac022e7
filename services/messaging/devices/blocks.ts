import type { UserId } from '@cecochat/contracts';
import { withDeadline } from '@cecochat/runtime';
import type { PendingSend } from './sending-device.ts';

/** A receiver, and the user whose message it may not take. */
export interface Pair {
  readonly receiver: UserId;
  readonly sender: UserId;
}

export interface BlocksParts {
  /** Since when each is blocked, in milliseconds since the Unix epoch. Rejects while that cannot be read. */
  readonly read: (pairs: readonly Pair[]) => Promise<(number | undefined)[]>;
  /** Called with the number of sends that could not be looked up. */
  readonly onUnknown: (sends: number) => void;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
}

/** Users with lower ids have no account, and block no other. */
const firstAccount = 2n ** 62n;
/**
 * Sends wait for a read this long, and for none in the pause after one that failed: in milliseconds, as those of
 * claims.
 */
const [deadlineMs, pauseMs] = [500, 1_000];

/** Whether users take the messages of others. One read for a batch, and none where no receiver has an account. */
export class Blocks {
  readonly #parts: BlocksParts;
  #pausedUntilMs = Number.NEGATIVE_INFINITY;

  constructor(parts: BlocksParts) {
    this.#parts = parts;
  }

  /** Since when the receiver of each send takes no messages of its sender. While it cannot be read, all are taken. */
  async of(sends: readonly PendingSend[]): Promise<ReadonlyMap<PendingSend, number>> {
    const asked = sends.filter(
      ({ send, device }) => send.group === undefined && isBlockable(send.receiver, device.user),
    );
    const since = new Map<PendingSend, number>();
    if (asked.length === 0) return since;
    const { clock, onUnknown } = this.#parts;
    if (clock() < this.#pausedUntilMs) {
      onUnknown(asked.length);
      return since;
    }
    try {
      const answers = await this.#read(asked);
      asked.forEach((pending, index) => {
        const sinceMs = answers[index];
        if (sinceMs !== undefined) since.set(pending, sinceMs);
      });
    } catch {
      this.#pausedUntilMs = clock() + pauseMs;
      onUnknown(asked.length);
    }
    return since;
  }

  #read(asked: readonly PendingSend[]): Promise<(number | undefined)[]> {
    const pairs = asked.map(({ send, device: { user } }) => ({ receiver: send.receiver ?? user, sender: user }));
    return withDeadline(this.#parts.read(pairs), deadlineMs, () => new Error(`no answer within ${deadlineMs} ms`));
  }
}

const isBlockable = (receiver: UserId | undefined, sender: UserId): boolean =>
  receiver !== undefined && receiver >= firstAccount && receiver !== sender;
