import type { ConversationHead, ConversationReader, StoredConversation } from '@cecochat/cassandra';
import type { Offset, Partition, UserId } from '@cecochat/contracts';
import { lookBack, maxUnread, unreadOf } from './count-unread.ts';
import type { ConversationsQuery } from './read-request.ts';

/** A conversation as a list shows it. */
export interface ListedConversation extends StoredConversation {
  /** Everything up to this offset is seen; -1 where nothing is. */
  readonly seen: number;
  /** Of a group: how many messages are seen. */
  readonly seenN: number;
  readonly unread: number;
  /** Of a dialog: where the unread messages are, the latest first. */
  readonly unreadOffsets: readonly Offset[];
}

export interface ConversationsPage {
  /** The latest first. */
  readonly conversations: readonly ListedConversation[];
  /** 0 when there is no next page. */
  readonly nextBefore: Offset;
  readonly watermark: Offset;
}

export type ListReader = Pick<ConversationReader, 'readWatermark' | 'readHeads' | 'readConversations' | 'readArrivals'>;

/** Most dialogs have few unread messages. */
const fewArrivals = 96;

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

async function withUnread(reader: ListReader, user: UserId, stored: StoredConversation): Promise<ListedConversation> {
  const seen = Math.max(stored.own, stored.read);
  if (stored.other === undefined) {
    const seenN = Math.max(stored.readN, stored.ownN, stored.joinedN);
    return { ...stored, seen, seenN, unread: Math.max(0, stored.n - seenN), unreadOffsets: [] };
  }
  const arrivals = stored.last > seen ? await readUnseen(reader, user, { other: stored.other, seen }) : [];
  const unreadOffsets = unreadOf(arrivals, seen);
  return { ...stored, seen, seenN: 0, unread: unreadOffsets.length, unreadOffsets };
}

/** The unseen messages of a dialog, as far as they are counted, and some before them. */
async function readUnseen(reader: ListReader, user: UserId, { other, seen }: { readonly other: UserId; readonly seen: number }) {
  const few = await reader.readArrivals(user, other, fewArrivals);
  const unseen = few.filter((each) => each.offset > seen).length;
  if (few.length < fewArrivals || unseen + lookBack <= fewArrivals) return few;
  return reader.readArrivals(user, other, maxUnread + lookBack);
}
