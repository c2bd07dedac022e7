import { setTimeout as delay } from 'node:timers/promises';
import {
  backOffMs, ChatError, offset, readEvent, textOf, toNumber, type cecochat, type Offset, type Partition,
} from '@cecochat/contracts';
import type { HistoryPage, Transport } from '@cecochat/client-node';
import type { Fleet, Member } from './fleet.ts';
import { Patience, forEachBounded } from './repeatedly.ts';
import type { Script } from './script.ts';
import type { Verdict } from './verdict.ts';

export interface HistoryCheckOptions {
  readonly script: Script;
  readonly fleet: Fleet;
  readonly verdict: Verdict;
  readonly transport: Transport;
  /** How long history may stand still before the log's end. */
  readonly stallMs: number;
  readonly signal: AbortSignal;
  /** Milliseconds of a monotonic clock. */
  readonly clock: () => number;
}

/** One partition of the log: where it ends, as its devices know, and a member to ask history through. */
interface LogEnd {
  readonly member: Member;
  readonly end: Offset;
}

const pollMs = 100;
const readsAtOnce = 16;
/** Events a page, the most that history gives. */
const pageCount = 1_024;
/** The least that history gives, where only the watermark is wanted. */
const leastCount = 16;
const backOff = { baseMs: 100, capMs: 5_000 };
const maxAttempts = 12;

/** Reads the history of each user, and passes its messages to the `Verdict`. */
export class HistoryCheck {
  readonly #options: HistoryCheckOptions;
  readonly #ends = new Map<Partition, LogEnd>();
  #caughtUp = 0;
  #read = 0;

  constructor(options: HistoryCheckOptions) {
    this.#options = options;
    for (const member of options.fleet.members) this.#noteEnd(member);
  }

  get partitions(): number {
    return this.#ends.size;
  }

  /** Partitions whose history is known to be complete. */
  get caughtUp(): number {
    return this.#caughtUp;
  }

  /** Users whose history was read. */
  get read(): number {
    return this.#read;
  }

  /** Waits until history has everything that the devices have; false when it stood still for too long before. */
  async waitForWatermarks(): Promise<boolean> {
    const { stallMs, clock, signal } = this.#options;
    const watermarks = new Map<Partition, number>();
    const patience = new Patience(stallMs);
    for (let missing = [...this.#ends]; ; ) {
      await forEachBounded(missing, readsAtOnce, async ([partition, { member, end }]) => {
        watermarks.set(partition, (await this.#readPage(member, end, leastCount)).watermark);
      });
      missing = missing.filter(([partition, { end }]) => (watermarks.get(partition) ?? 0) < end);
      this.#caughtUp = this.#ends.size - missing.length;
      if (missing.length === 0) return true;
      if (patience.isOver([...watermarks.values()].reduce((sum, each) => sum + each, 0), clock())) return false;
      await delay(pollMs, undefined, { signal });
    }
  }

  async readAll(): Promise<void> {
    const { fleet } = this.#options;
    await forEachBounded(fleet.members, readsAtOnce, async (member, user) => {
      await this.#readUser(member, user);
      this.#read++;
    });
  }

  #noteEnd(member: Member): void {
    for (const { partition, cursor } of member.sessions) {
      if (partition === undefined || cursor === undefined) continue;
      if (cursor > (this.#ends.get(partition)?.end ?? -1)) this.#ends.set(partition, { member, end: cursor });
    }
  }

  async #readUser(member: Member, user: number): Promise<void> {
    const { verdict, script } = this.#options;
    const partition = member.sessions[0]?.partition;
    const end = (partition === undefined ? undefined : this.#ends.get(partition)?.end) ?? offset(0);
    for (let cursor = member.cursor; cursor < end; ) {
      const page = await this.#readPage(member, cursor, pageCount);
      for (const stored of page.events) {
        const message = script.messageOf(textOfStored(stored));
        if (message !== undefined && toNumber(stored.offset) < end) verdict.history(user, message);
      }
      if (page.nextCursor <= cursor) return; // There is no more: history does not reach the log's end.
      cursor = page.nextCursor;
    }
  }

  /** Tries again while that may help. */
  async #readPage(member: Member, cursor: Offset, count: number): Promise<HistoryPage> {
    const { transport, signal } = this.#options;
    const address = member.sessions[0]?.historyAddress ?? '';
    for (let attempts = 0; ; attempts++) {
      signal.throwIfAborted();
      try {
        return await transport.readHistory(address, member.token, { cursor, count });
      } catch (cause) {
        const error = ChatError.from(cause);
        if (!error.retryable || attempts === maxAttempts)
          throw new ChatError(error.code, `history cannot be read: ${error.message}`, { cause });
        await delay(backOffMs(backOff, attempts, Math.random(), error.details.retryAfterMs), undefined, { signal });
      }
    }
  }
}

function textOfStored({ event }: cecochat.v1.IStoredEvent): string {
  try {
    return textOf(readEvent(event ?? {})) ?? '';
  } catch {
    return ''; // No event of ours.
  }
}
