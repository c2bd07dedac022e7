import { dialogUsers, type HistoryReader } from '@cecochat/cassandra';
import { ChatError, type cecochat, type UserId } from '@cecochat/contracts';
import { partitionOf } from '@cecochat/partitioning';
import { defaultHistorySettings, type HistorySettings, type Routing } from '@cecochat/redis';
import { eventsOfToken, type FairGate } from '@cecochat/runtime';
import type { DialogGaps } from './dialog-gaps.ts';
import {
  encodeConversationsPage, encodeDialogPage, encodeGroupPage, encodeInboxPage, readGroupPage, type GroupReader,
} from './encode-pages.ts';
import type { Inboxes } from './inboxes.ts';
import { readConversationsPage, type ListReader } from './list-conversations.ts';
import { decideDialogPage, decideInboxPage, mergeEntry } from './pages.ts';
import {
  readConversationsRequest, readDialogHistoryRequest, readGroupHistoryRequest, readUserHistoryRequest,
} from './read-request.ts';

export interface HistoryContext {
  readonly reader: Pick<HistoryReader, 'readDialog'> & GroupReader;
  readonly conversations: ListReader;
  readonly inboxes: Pick<Inboxes, 'find' | 'findGaps'>;
  readonly dialogGaps: Pick<DialogGaps, 'find'>;
  /** The last known routing and settings; undefined while none was ever seen. */
  readonly routing: () => Pick<Routing, 'partitionCount'> | undefined;
  readonly settings: () => HistorySettings | undefined;
  /** Takes more tokens for a large page. Throws a ChatError when the user has none left. */
  readonly charge: (user: UserId, tokens: number) => void;
  /** Pages in progress, weighed by their events; of users by turns. */
  readonly gate: FairGate<UserId>;
}

const routingRetryMs = 1_000;

/** A page of what concerns a user, as far as history is complete. */
export async function readUserHistory(
  context: HistoryContext,
  user: UserId,
  request: cecochat.v1.IGetUserHistoryRequest,
): Promise<Buffer> {
  const { cursor, count } = readUserHistoryRequest(request, settingsOf(context).userMessageCount);
  const weight = chargeRest(context, user, count);
  const home = partitionOf(user, partitionCountOf(context));
  return context.gate.run(user, weight, async () => {
    const { entries, watermark, gapsBefore } = await context.inboxes.find(user, home, { cursor, count });
    const page = decideInboxPage(entries, { cursor, watermark, count });
    return encodeInboxPage(
      page,
      await context.inboxes.findGaps(home, { from: cursor, to: page.nextCursor }, gapsBefore),
    );
  });
}

/** A page of the dialog of two users, newest first. */
export async function readDialogHistory(
  context: HistoryContext,
  user: UserId,
  request: cecochat.v1.IGetDialogHistoryRequest,
): Promise<Buffer> {
  const { otherUser, olderThan, count } = readDialogHistoryRequest(request, settingsOf(context).dialogMessageCount);
  const weight = chargeRest(context, user, count);
  const partitionCount = partitionCountOf(context);
  const homes = [user, otherUser].map((each) => partitionOf(each, partitionCount));
  return context.gate.run(user, weight, async () => {
    const found = await context.reader.readDialog(dialogUsers(user, otherUser), olderThan, count + 1);
    const page = decideDialogPage(found.map(mergeEntry), count);
    return encodeDialogPage(
      page,
      await context.dialogGaps.find(homes, { after: page.nextOlderThan, before: olderThan }),
    );
  });
}

/** A page of a group, newest first. */
export async function readGroupHistory(
  context: HistoryContext,
  user: UserId,
  request: cecochat.v1.IGetGroupHistoryRequest,
): Promise<Buffer> {
  const query = readGroupHistoryRequest(request, settingsOf(context).dialogMessageCount);
  const weight = chargeRest(context, user, query.count);
  return context.gate.run(user, weight, async () => encodeGroupPage(await readGroupPage(context.reader, user, query)));
}

/** A page of the conversations of a user, the latest first. */
export async function listConversations(
  context: HistoryContext,
  user: UserId,
  request: cecochat.v1.IListConversationsRequest,
): Promise<Buffer> {
  const query = readConversationsRequest(request);
  const weight = chargeRest(context, user, query.count);
  const home = partitionOf(user, partitionCountOf(context));
  const read = () => readConversationsPage(context.conversations, user, { ...query, home });
  return context.gate.run(user, weight, async () => encodeConversationsPage(await read()));
}

/** The tokens that a page costs; the edge has taken one of them for the call. */
function chargeRest(context: HistoryContext, user: UserId, count: number): number {
  const tokens = Math.ceil(count / eventsOfToken);
  if (tokens > 1) context.charge(user, tokens - 1);
  return tokens;
}

function partitionCountOf(context: HistoryContext): number {
  const routing = context.routing();
  if (routing !== undefined) return routing.partitionCount;
  throw new ChatError('unavailable', 'the number of partitions is not known yet', { retryAfterMs: routingRetryMs });
}

const settingsOf = (context: HistoryContext): HistorySettings => context.settings() ?? defaultHistorySettings;
