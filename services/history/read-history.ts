import { dialogUsers, type HistoryReader } from '@cecochat/cassandra';
import { ChatError, type cecochat, type UserId } from '@cecochat/contracts';
import { partitionOf } from '@cecochat/partitioning';
import { defaultHistorySettings, type HistorySettings, type Routing } from '@cecochat/redis';
import { encodeDialogPage, encodeInboxPage } from './encode-pages.ts';
import type { Inboxes } from './inboxes.ts';
import { decideDialogPage, decideInboxPage } from './pages.ts';
import { readDialogHistoryRequest, readUserHistoryRequest } from './read-request.ts';

export interface HistoryContext {
  readonly reader: Pick<HistoryReader, 'readDialog'>;
  readonly inboxes: Pick<Inboxes, 'find'>;
  /** The last known routing and settings; undefined while none was ever seen. */
  readonly routing: () => Pick<Routing, 'partitionCount'> | undefined;
  readonly settings: () => HistorySettings | undefined;
}

const routingRetryMs = 1_000;

/** A page of what concerns a user, as far as history is complete. */
export async function readUserHistory(
  context: HistoryContext,
  user: UserId,
  request: cecochat.v1.IGetUserHistoryRequest,
): Promise<Buffer> {
  const { cursor, count } = readUserHistoryRequest(request, settingsOf(context).userMessageCount);
  const routing = context.routing();
  if (routing === undefined) {
    throw new ChatError('unavailable', 'the number of partitions is not known yet', { retryAfterMs: routingRetryMs });
  }
  const { entries, watermark } = await context.inboxes.find(user, partitionOf(user, routing.partitionCount), { cursor, count });
  return encodeInboxPage(decideInboxPage(entries, { cursor, watermark, count }));
}

/** A page of the dialog of two users, newest first. */
export async function readDialogHistory(
  context: HistoryContext,
  user: UserId,
  request: cecochat.v1.IGetDialogHistoryRequest,
): Promise<Buffer> {
  const { otherUser, olderThan, count } = readDialogHistoryRequest(request, settingsOf(context).dialogMessageCount);
  const found = await context.reader.readDialog(dialogUsers(user, otherUser), olderThan, count + 1);
  return encodeDialogPage(decideDialogPage(found, count));
}

const settingsOf = (context: HistoryContext): HistorySettings => context.settings() ?? defaultHistorySettings;
