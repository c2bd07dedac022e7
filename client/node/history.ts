import type { ConversationsPage, HistoryGap, ReceivedEvent } from '@cecochat/client';
import {
  offset, readEvent, toNumber, type cecochat, type GroupId, type MessageId, type Offset, type UserId,
} from '@cecochat/contracts';
import { HistoryCalls, type DialogPage, type GroupPage } from './history-calls.ts';
import { PlatformAccess, type AccessOptions } from './platform-access.ts';
import { securityOf } from './security.ts';

export type HistoryOptions = AccessOptions;

export interface UserPage {
  /** In the order of the user's partition. */
  readonly events: readonly ReceivedEvent[];
  /** Where the next page begins. */
  readonly nextCursor: Offset;
  /** Every event of the user before this offset is in history, but for those in gaps. */
  readonly watermark: Offset;
  /** Between the cursor and `nextCursor`, in order. */
  readonly gaps: readonly HistoryGap[];
}

export interface ReadAllQuery {
  readonly cursor?: Offset;
  readonly count?: number;
  /** Called with each gap, with the page that reaches over it. */
  readonly onGap?: (gap: HistoryGap) => void;
}

/** Reads what was sent to the user and by the user, without being connected. Every call rejects with a ChatError. */
export class History {
  readonly #access: PlatformAccess;
  readonly #calls: HistoryCalls;

  constructor(options: HistoryOptions) {
    this.#access = new PlatformAccess(options);
    this.#calls = new HistoryCalls(securityOf(options.url, options));
  }

  /** The user's events from a cursor on, 0 for the first; 16 to 1,024 a page, the platform's default when not given. */
  readUser(query: { readonly cursor?: Offset; readonly count?: number } = {}): Promise<UserPage> {
    return this.#access.call(async ({ historyAddress }, token) => {
      const page = await this.#calls.readUser(historyAddress, token, {
        cursor: query.cursor ?? offset(0), count: query.count ?? 0,
      });
      return { ...page, events: page.events.flatMap(readStored) };
    });
  }

  /**
   * The events between the user and another one, newest first; 16 to 128 a page, the platform's default when not given.
   */
  readDialog(
    otherUser: UserId, query: { readonly olderThan?: MessageId; readonly count?: number } = {},
  ): Promise<DialogPage> {
    return this.#access.call(({ historyAddress }, token) =>
      this.#calls.readDialog(historyAddress, token, { otherUser, count: 0, ...query }));
  }

  /**
   * The events of a group that the user may see, newest first: those before the one with the seq `before`; 16 to 128 a
   * page, the platform's default when not given.
   */
  readGroup(
    group: GroupId, query: { readonly before?: number; readonly count?: number } = {},
  ): Promise<GroupPage> {
    return this.#access.call(({ historyAddress }, token) =>
      this.#calls.readGroup(historyAddress, token, { group, count: 0, ...query }));
  }

  /**
   * The conversations of the user, those that are pinned first, on the first page and beside its count, then the latest
   * first; 1 to 100 a page, 50 when not given.
   */
  listConversations(
    query: { readonly before?: Offset; readonly count?: number; readonly withoutArchived?: boolean } = {},
  ): Promise<ConversationsPage> {
    return this.#access.call(({ historyAddress }, token) =>
      this.#calls.listConversations(historyAddress, token, { before: offset(0), count: 0, ...query }));
  }

  /** All of the user's events that are in history now, from a cursor on. */
  async *readAll(query: ReadAllQuery = {}): AsyncGenerator<ReceivedEvent, void> {
    for (let cursor = query.cursor ?? offset(0); ; ) {
      const page = await this.readUser({ ...query, cursor });
      for (const gap of page.gaps) query.onGap?.(gap);
      yield* page.events;
      if (page.nextCursor >= page.watermark || page.nextCursor <= cursor) return;
      cursor = page.nextCursor;
    }
  }

  close(): void {
    this.#calls.close();
  }
}

/** Skips what does not decode as an event, as a session does. */
function readStored(stored: cecochat.v1.IStoredEvent): ReceivedEvent[] {
  try {
    return [{ ...readEvent(stored.event ?? {}), offset: toNumber(stored.offset) as Offset }];
  } catch {
    return [];
  }
}
