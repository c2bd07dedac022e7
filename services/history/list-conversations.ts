import type {
  ConversationHead, ConversationReader, StoredConversation, StoredUserSettings,
} from '@cecochat/cassandra';
import type { Offset, Partition, UserId } from '@cecochat/contracts';
import { fromLatest, type ConversationsQuery } from './read-request.ts';
import { withUnread, type ListedConversation, type UnreadReader } from './read-unread.ts';

export interface ConversationsPage {
  /** The latest first; on the first page those that are pinned before them. */
  readonly conversations: readonly ListedConversation[];
  /** 0 when there is no next page. */
  readonly nextBefore: Offset;
  readonly watermark: Offset;
  /** Of the first page. */
  readonly userSettings?: StoredUserSettings | undefined;
  /** Of the first page: conversations in which nothing has happened yet, and something is set. */
  readonly early?: readonly StoredConversation[];
}

export type ListReader =
  UnreadReader & Pick<ConversationReader, 'readWatermark' | 'readHeads' | 'readConversations' | 'readUserSettings'>;

/** Pinned conversations on the first page: further ones are listed like the others. */
const maxPinned = 100;
/** Conversations without an event whose settings are on the first page. */
const maxEarly = 1_000;

/** A page of the conversations of a user, the latest first. The watermark is read before the rows. */
export async function readConversationsPage(
  reader: ListReader, user: UserId, { home, ...query }: ConversationsQuery & { readonly home: Partition },
): Promise<ConversationsPage> {
  const watermark = await reader.readWatermark(home);
  const all = await reader.readHeads(user);
  const { heads, nextBefore } = pickPage(all, query);
  const first = query.before === fromLatest ? await readSettings(reader, user, all) : {};
  const stored = await reader.readConversations(user, heads);
  const conversations = await Promise.all(stored.map((each) => withUnread(reader, user, each)));
  // One that has gone on since its head was read keeps its place: the next page follows from the heads.
  const places = new Map(heads.map((head, place) => [nameOf(head), place]));
  const placeOf = (each: ListedConversation) => places.get(nameOf(each)) ?? 0;
  return { conversations: conversations.sort((a, b) => placeOf(a) - placeOf(b)), nextBefore, watermark, ...first };
}

/** Reads the parts of the first page beside its conversations. */
async function readSettings(
  reader: ListReader, user: UserId, heads: readonly ConversationHead[],
): Promise<Pick<ConversationsPage, 'userSettings' | 'early'>> {
  const names = heads.filter(({ last }) => last < 0).slice(0, maxEarly);
  const [userSettings, early] = await Promise.all([
    reader.readUserSettings(user), reader.readConversations(user, names),
  ]);
  return { userSettings, early };
}

const nameOf = ({ group, other }: ConversationHead) => (group === undefined ? `user/${other}` : `group/${group}`);

/**
 * Pure: the conversations whose latest event is before an offset, the latest first. Those that are pinned are before
 * all others, on the first page and beside its count.
 */
export function pickPage(
  all: readonly ConversationHead[], { before, count, withoutArchived }: Omit<ConversationsQuery, 'home'>,
): { readonly heads: readonly ConversationHead[]; readonly nextBefore: Offset } {
  const heads = all.filter(({ last, isArchived }) => last >= 0 && !(withoutArchived && isArchived))
    .sort((a, b) => b.last - a.last);
  const pinned = new Set(heads.filter(({ isPinned }) => isPinned).slice(0, maxPinned));
  const older = heads.filter((head) => head.last < before && !pinned.has(head));
  const page = older.slice(0, count);
  const last = page.at(-1);
  const nextBefore = (last === undefined || page.length === older.length ? 0 : last.last) as Offset;
  return { heads: before === fromLatest ? [...pinned, ...page] : page, nextBefore };
}
