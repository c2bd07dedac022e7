import type { Arrival, ConversationReader, GroupMessage, StoredConversation } from '@cecochat/cassandra';
import { refKey, type GroupId, type UserId } from '@cecochat/contracts';

/** What is unread of a conversation. */
export interface Unread {
  /** Everything up to this offset is seen; -1 where nothing is. */
  readonly seen: number;
  /** Of a group: how many messages are seen. */
  readonly seenN: number;
  readonly unread: number;
  /** Of a dialog: the unread messages, the latest first. */
  readonly arrivals: readonly Arrival[];
  /** Of a group: the unread messages among the latest ones, the latest first. */
  readonly messages: readonly GroupMessage[];
  /** Of a group: the numbers of those among the latest ones that are not seen and were deleted. */
  readonly deletedN: readonly number[];
}

/** A conversation as a list shows it. */
export type ListedConversation = StoredConversation & Unread;

export type UnreadReader = Pick<
  ConversationReader, 'readArrivals' | 'readDialogDeletions' | 'readGroupMessages' | 'readGroupDeletions'
>;

/** Most dialogs have few unread messages. */
const fewArrivals = 96;
/** Deletions of a group are looked for among as many messages. Devices know as many, and count the same. */
const latestMessages = 256;

const none = { unread: 0, arrivals: [], messages: [], deletedN: [] } as const;

/** What a user has not seen of a conversation. A message that was deleted is not unread. */
export async function withUnread(
  reader: UnreadReader, user: UserId, stored: StoredConversation,
): Promise<ListedConversation> {
  const { own, read, last, other, group, readN, ownN, joinedN } = stored;
  const seen = Math.max(own, read);
  if (group !== undefined) {
    const seenN = Math.max(readN, ownN, joinedN);
    return { ...stored, seen, seenN, ...(await unreadOfGroup(reader, group, { ...stored, seenN })) };
  }
  const isUnseen = other !== undefined && last > seen;
  const arrivals = isUnseen ? await unreadOfDialog(reader, user, { ...stored, other, seen }) : [];
  return { ...stored, seen, seenN: 0, ...none, unread: arrivals.length, arrivals };
}

async function unreadOfDialog(
  reader: UnreadReader, user: UserId,
  { other, seen, hasDeletions }: StoredConversation & { readonly other: UserId; readonly seen: number },
): Promise<Arrival[]> {
  const unread = unreadOf(await readUnseen(reader, user, { other, seen }), seen);
  if (!hasDeletions) return unread;
  const ids = unread.map(({ messageId }) => messageId);
  const deleted = new Set(await reader.readDialogDeletions(user, other, ids));
  return unread.filter(({ messageId }) => !deleted.has(messageId));
}

/** The unseen messages of a dialog, as far as they are counted, and some before them. */
async function readUnseen(
  reader: UnreadReader, user: UserId, { other, seen }: { readonly other: UserId; readonly seen: number },
): Promise<Arrival[]> {
  const few = await reader.readArrivals(user, other, fewArrivals);
  const unseen = few.filter((each) => each.offset > seen).length;
  if (few.length < fewArrivals || unseen + lookBack <= fewArrivals) return few;
  return reader.readArrivals(user, other, maxUnread + lookBack);
}

async function unreadOfGroup(
  reader: UnreadReader, group: GroupId,
  { n, seenN, hasDeletions }: Pick<StoredConversation, 'n' | 'hasDeletions'> & { readonly seenN: number },
): Promise<Omit<Unread, 'seen' | 'seenN'>> {
  if (n <= seenN) return none;
  const range = { after: Math.max(seenN, n - latestMessages), to: n };
  const found = (await reader.readGroupMessages(group, range)).sort((a, b) => b.n - a.n);
  const deleted = new Set((hasDeletions ? await reader.readGroupDeletions(group, found) : []).map(refKey));
  const deletedN = found.filter((each) => deleted.has(refKey(each))).map((each) => each.n);
  const messages = found.filter((each) => !deleted.has(refKey(each)));
  return { unread: n - seenN - deletedN.length, arrivals: [], messages, deletedN };
}

/** Unread messages of a dialog are counted up to this. */
export const maxUnread = 1_000;

/** As many messages before the unread ones show which of these are repeats: a device has no more without an answer. */
const lookBack = 64;

/**
 * Pure: the messages behind the last one that was seen, the latest first. The arrivals are in that order, and
 * reach back beyond what is seen. A message that is in the log twice counts once, and not at all where the first one
 * was seen: those of one device are in the order of their lineages and sequences.
 */
export function unreadOf(arrivals: readonly Arrival[], seen: number): Arrival[] {
  const highest = new Map<string, Arrival>();
  const unread: Arrival[] = [];
  for (const arrival of [...arrivals].sort((a, b) => a.offset - b.offset)) {
    const known = highest.get(arrival.device);
    if (known !== undefined && !isLater(arrival, known)) continue;
    highest.set(arrival.device, arrival);
    if (arrival.offset > seen) unread.push(arrival);
  }
  return unread.reverse().slice(0, maxUnread);
}

const isLater = (one: Arrival, other: Arrival) =>
  one.lineage > other.lineage || (one.lineage === other.lineage && one.sequence > other.sequence);
