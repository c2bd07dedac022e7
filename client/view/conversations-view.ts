import {
  changesOf, conversationKey, messageId, refTo, settingsIn, userSettingsIn, type GroupId, type MessageId,
  type MessageRef, type Receipt, type SeenMark, type UserId,
} from '@cecochat/contracts';
import type { ReceivedEvent } from '../session/index.ts';
import type { ConversationsPage, ListedConversation } from './read-conversations.ts';
import {
  nothingSet, nothingSetByUser, SettingRegisters, type ShownSettings, type ShownUserSettings,
} from './shown-settings.ts';
import { UnreadMessages } from './unread-messages.ts';

/** A conversation, as a list of them shows it. */
export interface ViewedConversation {
  /** `user/7` or `group/7`. */
  readonly key: string;
  /** Of a dialog; undefined in a group. */
  readonly other: UserId | undefined;
  readonly group: GroupId | undefined;
  /** The latest message, or change of the group. */
  readonly last: ReceivedEvent | undefined;
  /** Messages of others that the user has not seen. */
  readonly unread: number;
  /** Everything up to this offset is seen; -1 where nothing is. */
  readonly seenOffset: number;
  /** Of a dialog: the other user has seen the messages up to this one; 0 where that is not known. */
  readonly seenTo: MessageId;
  readonly settings: ShownSettings;
}

/** Unread messages of a dialog are counted up to this, here and on the platform. */
const maxUnread = 1_000;
/** Deletions of a group are looked for among as many messages, here and on the platform. */
const latestMessages = 256;

/** Everything that is known of a conversation grows only: it does not matter in which order, or how often, it comes. */
class Conversation {
  readonly key: string;
  readonly other: UserId | undefined;
  readonly group: GroupId | undefined;
  last: ReceivedEvent | undefined;
  lastOffset = -1;
  seenOffset = -1;
  seenTo = messageId(0n);
  readonly settings = new SettingRegisters(nothingSet);
  readonly #unread = new UnreadMessages();
  #n = 0;
  #seenN = 0;

  constructor({ other, group }: { readonly other: UserId | undefined; readonly group: GroupId | undefined }) {
    [this.other, this.group] = [other, group];
    this.key = group === undefined ? `user/${other}` : `group/${group}`;
  }

  get unread(): number {
    if (this.group === undefined) return Math.min(maxUnread, this.#unread.size);
    return Math.max(0, this.#n - this.#seenN - this.#unread.deleted);
  }

  load({ last, lastOffset, seenOffset, n, seenN, seenTo, ...listed }: ListedConversation): void {
    this.#setLast(lastOffset, last);
    this.#grow(n);
    this.see(seenOffset ?? -1, seenN);
    this.noteSeenTo(seenTo);
    listed.unreadOffsets.forEach((offset, index) => this.#unread.add(offset, this.#nameOf(listed.unreadIds[index])));
    for (const each of listed.unreadMessages) this.#unread.add(each.n, each.message);
    for (const each of listed.deletedN) this.#unread.removeAt(each);
    for (const each of listed.placedSettings) this.settings.apply(each);
  }

  /** Of a message of the other user of a dialog. */
  #nameOf(id: MessageId | undefined): MessageRef | undefined {
    return !id || this.other === undefined ? undefined : { messageId: id, seq: 0, author: this.other };
  }

  take(event: ReceivedEvent, { me, isRepeat }: { readonly me: UserId; readonly isRepeat: boolean }): void {
    const { kind, sender, offset } = event;
    const n = event.group === undefined ? 0 : event.n;
    this.#grow(n);
    if (kind === 'deletion') this.#delete(event);
    if (kind !== 'text' && kind !== 'group-changed') return;
    this.#setLast(offset, event);
    if (kind === 'group-changed') {
      if (entersBy(event, me)) this.see(-1, n);
    } else if (sender === me) this.see(offset, n);
    else if (event.group !== undefined) this.#unread.add(n, refTo(event));
    else if (!isRepeat) this.#unread.add(offset, refTo(event));
  }

  #delete(event: ReceivedEvent): void {
    const message = changesOf(event)?.message;
    if (message !== undefined) this.#unread.remove(message);
  }

  #grow(n: number): void {
    if (n <= this.#n) return;
    this.#n = n;
    this.#unread.see(n - latestMessages);
  }

  /** The user has seen everything up to an offset; in a group up to so many messages. */
  see(offset: number, n: number): void {
    this.#seenN = Math.max(this.#seenN, n);
    this.seenOffset = Math.max(this.seenOffset, offset);
    this.#unread.see(this.group === undefined ? this.seenOffset : this.#seenN);
  }

  noteSeenTo(id: MessageId): void {
    if (id > this.seenTo) this.seenTo = id;
  }

  /** The mark to report when the user has seen all of it. */
  markFor({ hasPrivateReceipts: isPrivate }: ShownUserSettings): SeenMark | undefined {
    const { last } = this;
    if (last === undefined || this.unread === 0 || last.offset <= this.seenOffset) return undefined;
    const seen = { offset: last.offset, isPrivate };
    if (last.group !== undefined) return { ...seen, group: last.group, seenTo: last.seq, n: last.n };
    return this.other === undefined ? undefined : { ...seen, other: this.other, seenTo: last.messageId };
  }

  view(): ViewedConversation {
    const { key, other, group, last, unread, seenOffset, seenTo } = this;
    return { key, other, group, last, unread, seenOffset, seenTo, settings: this.settings.values };
  }

  #setLast(offset: number, event: ReceivedEvent | undefined): void {
    if (offset <= this.lastOffset) return;
    this.lastOffset = offset;
    this.last = event;
  }
}

/**
 * The conversations of a user, as a device sees them: from the list of the platform, and from what happens. The two may
 * come in any order and overlap. Once it has all pages of the list, and everything from the watermark of the first one
 * on, it is equal to the list of the platform.
 */
export class ConversationsView {
  readonly #me: UserId;
  readonly #conversations = new Map<string, Conversation>();
  readonly #user = new SettingRegisters(nothingSetByUser);

  constructor(me: UserId) {
    this.#me = me;
  }

  /** Takes a page: its conversations, and the page itself for what the first one has of other settings. */
  load(
    listed: readonly ListedConversation[],
    page?: Pick<ConversationsPage, 'placedUserSettings' | 'earlySettings'>,
  ): void {
    for (const each of listed) this.#of(each).load(each);
    for (const each of page?.placedUserSettings ?? []) this.#user.apply(each);
    for (const {
      conversation: { other, group }, ...each
    } of page?.earlySettings ?? []) {
      this.#of({ other, group }).settings.apply(each);
    }
  }

  /** What the user has set for all conversations. */
  get user(): ShownUserSettings {
    return this.#user.values;
  }

  onEvent(event: ReceivedEvent): void {
    this.#take(event, false);
  }

  /** An event that came before is in the log at another place as well: it counts once, and is the latest there. */
  onRepeat(event: ReceivedEvent): void {
    this.#take(event, true);
  }

  /** What the user has seen on another device, or what the other user of a dialog has. */
  onReceipt(receipt: Receipt): void {
    const { reader, offset } = receipt;
    if (reader !== this.#me) {
      if (receipt.group === undefined) this.#conversations.get(`user/${reader}`)?.noteSeenTo(receipt.seenTo);
      return;
    }
    this.#conversations.get(conversationKey(receipt))?.see(offset, receipt.group === undefined ? 0 : receipt.n);
  }

  /** Those that are pinned first, then the latest first; those that are archived as well. */
  list(): readonly ViewedConversation[] {
    const shown = [...this.#conversations.values()].filter(({ lastOffset }) => lastOffset >= 0);
    const pinned = ({ settings }: Conversation) => Number(settings.values.isPinned);
    return shown.sort((a, b) => pinned(b) - pinned(a) || b.lastOffset - a.lastOffset).map((each) => each.view());
  }

  get(key: string): ViewedConversation | undefined {
    return this.#conversations.get(key)?.view();
  }

  /**
   * For `markSeen`, when the user has all of a conversation in view; undefined where nothing is unread. It is private
   * where the user has set that: the view has the first page of the list before its marks are sent.
   */
  markOf(key: string): SeenMark | undefined {
    return this.#conversations.get(key)?.markFor(this.user);
  }

  #take(event: ReceivedEvent, isRepeat: boolean): void {
    if (event.kind === 'conversation-settings' || event.kind === 'user-settings') {
      this.#set(event);
      return;
    }
    const { sender, receiver, group } = event;
    this.#of({ group, other: sender === this.#me ? receiver : sender }).take(event, { me: this.#me, isRepeat });
  }

  #set(event: ReceivedEvent): void {
    const ofUser = userSettingsIn(event);
    if (ofUser !== undefined) this.#user.apply({ offset: event.offset, settings: ofUser });
    const { conversation, settings } = settingsIn(event) ?? {};
    if (conversation === undefined || settings === undefined) return;
    const { other, group } = conversation;
    this.#of({ other, group }).settings.apply({ offset: event.offset, settings });
  }

  #of({ other, group }: { readonly other: UserId | undefined; readonly group: GroupId | undefined }): Conversation {
    const key = group === undefined ? `user/${other}` : `group/${group}`;
    const known = this.#conversations.get(key);
    if (known !== undefined) return known;
    const made = new Conversation({ other: group === undefined ? other : undefined, group });
    this.#conversations.set(key, made);
    return made;
  }
}

/** Whether the user becomes a member by an event. */
function entersBy(event: ReceivedEvent, me: UserId): boolean {
  if (event.kind !== 'group-changed') return false;
  const { sender, body: { change, users } } = event;
  if (change === 'joined') return sender === me;
  return (
    (change === 'created' && sender === me) || ((change === 'created' || change === 'added') && users.includes(me))
  );
}
