import {
  readConversations, type ConversationsPage, type HistoryGap, type ReceivedEvent, type HistoryPage,
} from '@cecochat/client';
import {
  offset, readEvent, toNumber, historyService, messageId, readStates, toBigInt, toLong, type cecochat, type GroupId,
  type MessageId, type Offset, type UserId, type ChatEvent, type NamedChanges,
} from '@cecochat/contracts';
import { PlatformAccess, type AccessOptions } from './platform-access.ts';
import { securityOf, type Security } from './security.ts';
import { UnaryCalls } from './unary-calls.ts';

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

const deadlineMs = 10_000;

/**
 * Message ids above `after` and below `before`: the platform lost records of these times before they were in history.
 */
export interface IdGap {
  readonly after: MessageId;
  readonly before: MessageId;
}

export interface DialogPage {
  /** Newest first, as they were sent. A message that was deleted has no body. */
  readonly events: readonly ChatEvent[];
  /** What became of them: `MessageView` and `MessageStates` merge it. */
  readonly changes: readonly NamedChanges[];
  /**
   * Where messages of the dialog may be missing, newest first, within the page. A longer gap is in parts on several
   * pages.
   */
  readonly gaps: readonly IdGap[];
  /** Undefined when there are no older ones. */
  readonly nextOlderThan: MessageId | undefined;
}

export interface GroupPage {
  /** Newest first, as they were sent: those of the times in which the user was a member. */
  readonly events: readonly ChatEvent[];
  /** What became of them, as in a dialog. */
  readonly changes: readonly NamedChanges[];
  /** Undefined when there are no older ones. */
  readonly nextBefore: number | undefined;
}

/** Reads history. Holds one connection for each address. */
export class HistoryCalls {
  readonly #calls: UnaryCalls;

  constructor(security: Security) {
    this.#calls = new UnaryCalls(security);
  }

  /** The user's events from the cursor on; a count of 0 is the platform's default. Rejects with a ChatError. */
  async readUser(
    address: string,
    token: string,
    query: { readonly cursor: Offset; readonly count: number },
  ): Promise<HistoryPage> {
    const request = { cursor: toLong(query.cursor), count: query.count };
    const page = await this.#calls.call({ address, token, deadlineMs }, historyService.getUserHistory, request);
    const [nextCursor, watermark] = [toNumber(page.nextCursor) as Offset, toNumber(page.watermark) as Offset];
    const gaps = (page.gaps ?? []).map(({ from, to }) => ({
      from: toNumber(from) as Offset, to: toNumber(to) as Offset,
    }));
    return { events: page.events ?? [], nextCursor, watermark, gaps };
  }

  /** The messages between the user and another one before a message; a count of 0 is the platform's default. */
  async readDialog(
    address: string,
    token: string,
    query: { readonly otherUser: UserId; readonly olderThan?: MessageId; readonly count: number },
  ): Promise<DialogPage> {
    const request = { otherUser: toLong(query.otherUser), olderThan: toLong(query.olderThan ?? 0), count: query.count };
    const page = await this.#calls.call({ address, token, deadlineMs }, historyService.getDialogHistory, request);
    const next = toBigInt(page.nextOlderThan);
    const gaps = (page.gaps ?? []).map(({ after, before }) => ({
      after: messageId(toBigInt(after)), before: messageId(toBigInt(before)),
    }));
    const events = (page.events ?? []).map(readEvent);
    const changes = readStates(events, page.states);
    return { events, changes, gaps, nextOlderThan: next === 0n ? undefined : messageId(next) };
  }

  /** The events of a group before an event, by its seq; a count of 0 is the platform's default. */
  async readGroup(
    address: string,
    token: string,
    query: { readonly group: GroupId; readonly before?: number; readonly count: number },
  ): Promise<GroupPage> {
    const request = { group: toLong(query.group), before: toLong(query.before ?? 0), count: query.count };
    const page = await this.#calls.call({ address, token, deadlineMs }, historyService.getGroupHistory, request);
    const next = toNumber(page.nextBefore);
    const events = (page.events ?? []).map(readEvent);
    return { events, changes: readStates(events, page.states), nextBefore: next === 0 ? undefined : next };
  }

  /** The conversations of the user whose latest event is before an offset, 0 for all; a count of 0 is 50. */
  async listConversations(
    address: string,
    token: string,
    query: { readonly before: Offset; readonly count: number; readonly withoutArchived?: boolean },
  ): Promise<ConversationsPage> {
    const { count, withoutArchived = false } = query;
    const request = { before: toLong(query.before), count, withoutArchived };
    return readConversations(
      await this.#calls.call({ address, token, deadlineMs }, historyService.listConversations, request),
    );
  }

  close(): void {
    this.#calls.close();
  }
}
