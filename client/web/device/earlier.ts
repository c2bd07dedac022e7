import { cecochat, readEvent, toLong, type ChatEvent } from '@cecochat/contracts';
import type { HttpCalls } from '../index.ts';
import { isGroup, otherUserOf, type ConversationKey } from './records.ts';

const v1 = cecochat.v1;

/** Messages of a page. */
const pageSize = 64;

export interface EarlierQuery {
  readonly conversation: ConversationKey;
  /** By its id; empty for the latest. */
  readonly before: string;
}

export interface EarlierPage {
  /** Newest first. */
  readonly events: readonly ChatEvent[];
  readonly hasMore: boolean;
}

/** Reads the messages of a conversation before one of them, or the latest ones. Rejects with a ChatError. */
export async function readEarlier(
  calls: HttpCalls, token: string, { conversation, before }: EarlierQuery,
): Promise<EarlierPage> {
  const id = toLong(BigInt(before === '' ? 0 : before));
  const other = toLong(BigInt(otherUserOf(conversation)));
  if (isGroup(conversation)) {
    const page = await calls.call(
      'HistoryService/GetGroupHistory', token, v1.GetGroupHistoryRequest, v1.GetGroupHistoryResponse,
      { group: other, before: id, count: pageSize },
    );
    return { events: (page.events ?? []).flatMap(readOne), hasMore: (page.nextBefore ?? 0).toString() !== '0' };
  }
  const page = await calls.call(
    'HistoryService/GetDialogHistory', token, v1.GetDialogHistoryRequest, v1.GetDialogHistoryResponse,
    { otherUser: other, olderThan: id, count: pageSize },
  );
  return { events: (page.events ?? []).flatMap(readOne), hasMore: (page.nextOlderThan ?? 0).toString() !== '0' };
}

/** Skips what does not decode as an event, as a session does. */
function readOne(event: cecochat.v1.IEvent): ChatEvent[] {
  try {
    return [readEvent(event)];
  } catch {
    return [];
  }
}
