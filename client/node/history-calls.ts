import { readConversations, type ConversationsPage, type HistoryPage } from '@cecochat/client';
import { historyService, messageId, readEvent, readStates, toBigInt, toLong, toNumber } from '@cecochat/contracts';
import type { ChatEvent, GroupId, MessageId, NamedChanges, Offset, UserId } from '@cecochat/contracts';
import type { Security } from './security.ts';
import { UnaryCalls } from './unary-calls.ts';

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
