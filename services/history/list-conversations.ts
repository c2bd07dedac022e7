import type { ConversationHead, ConversationReader } from '@cecochat/cassandra';
import type { Offset, Partition, UserId } from '@cecochat/contracts';
import type { ConversationsQuery } from './read-request.ts';
import { withUnread, type ListedConversation, type UnreadReader } from './read-unread.ts';

export interface ConversationsPage {
  /** The latest first. */
  readonly conversations: readonly ListedConversation[];
  /** 0 when there is no next page. */
  readonly nextBefore: Offset;
  readonly watermark: Offset;
}

export type ListReader =
  UnreadReader & Pick<ConversationReader, 'readWatermark' | 'readHeads' | 'readConversations'>;

/** A page of the conversations of a user, the latest first. The watermark is read before the rows. */
export async function readConversationsPage(
  reader: ListReader, user: UserId, { home, before, count }: ConversationsQuery & { readonly home: Partition },
): Promise<ConversationsPage> {
  const watermark = await reader.readWatermark(home);
  const { heads, nextBefore } = pickPage(await reader.readHeads(user), { before, count });
  const stored = await reader.readConversations(user, heads);
  const conversations = await Promise.all(stored.map((each) => withUnread(reader, user, each)));
  // One that has gone on since its head was read keeps its place: the next page follows from the heads.
  const places = new Map(heads.map((head, place) => [nameOf(head), place]));
  const placeOf = (each: ListedConversation) => places.get(nameOf(each)) ?? 0;
  return { conversations: conversations.sort((a, b) => placeOf(a) - placeOf(b)), nextBefore, watermark };
}

const nameOf = ({ group, other }: ConversationHead) => (group === undefined ? `user/${other}` : `group/${group}`);

/** Pure: the conversations whose latest event is before an offset, the latest first. */
export function pickPage(
  heads: readonly ConversationHead[], { before, count }: Omit<ConversationsQuery, 'home'>,
): { readonly heads: readonly ConversationHead[]; readonly nextBefore: Offset } {
  const older = heads.filter(({ last }) => last < before).sort((a, b) => b.last - a.last);
  const page = older.slice(0, count);
  const last = page.at(-1);
  return { heads: page, nextBefore: (last === undefined || page.length === older.length ? 0 : last.last) as Offset };
}
