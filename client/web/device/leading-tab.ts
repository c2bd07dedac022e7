import {
  connect, HttpCalls, offset, timeOfId, userId, type ChatError, type ChatSession, type Content, type OutboxContent,
  type ReceivedEvent, type SessionStatus, type ShownUserSettings,
} from '../index.ts';
import { contentOf, contentOfSettings } from './content-of.ts';
import { DialogPresences, type DialogPresence } from './dialog-presences.ts';
import type { KeptConversation } from './kept-conversations.ts';
import { Listing } from './listing.ts';
import {
  idKey, isGroup, keptMessage, recipientOf, type ConversationKey, type KeptMessage, type PendingSend,
} from './records.ts';
import { StoredOutbox } from './stored-outbox.ts';
import type { DeviceStore } from './store.ts';
import { decodeSaved } from './saved-sends.ts';
import type { Connection } from './tab-messages.ts';
import { UseOfPages } from './use-of-pages.ts';

export interface LeadingTabOptions {
  /** Origin of the service `web`. */
  readonly url: string;
  readonly token: () => Promise<string>;
  readonly callToken: () => Promise<string>;
  readonly user: string;
  readonly device: string;
  readonly store: DeviceStore;
  /** Sends whose messages are kept, see `sendKey`. */
  readonly arrived: ReadonlySet<string>;
  /** By conversation, the id of the last message that the user has seen. */
  readonly read: ReadonlyMap<string, string>;
  onKept(messages: readonly KeptMessage[]): void;
  onPending(sends: readonly PendingSend[]): void;
  onConnection(connection: Connection): void;
  onListed(conversations: readonly KeptConversation[], user: ShownUserSettings): void;
  /** Dialogs whose other user types. */
  onTypists(conversations: readonly ConversationKey[]): void;
  /** Who is there of the users of dialogs. */
  onPresences(presences: readonly DialogPresence[]): void;
}

/** Sends of the session at once; the others stay in the queue. */
const maxPending = 1_000;

/** The tab that has the session of the device. */
export class LeadingTab {
  readonly #options: LeadingTabOptions;
  readonly #outbox: StoredOutbox;
  readonly #session: ChatSession;
  readonly #listing: Listing;
  readonly #presences: DialogPresences;
  readonly #use = new UseOfPages((activity) => this.#session.setActivity(activity));
  /** On their way, in the order of sending, by the key of the queue or of the saved outbox. */
  readonly #pending = new Map<string, PendingSend>();
  /** Settings that the list has, by their keys in `#pending`. */
  readonly #listed = new Set<string>();
  #lastTaken = 0;
  #taking = false;
  #connection: Connection = { status: 'connecting' };

  constructor(options: LeadingTabOptions) {
    this.#options = options;
    const { url, token, callToken, user, device, store } = options;
    const calls = new HttpCalls(new URL(url));
    this.#listing = new Listing({
      user, device,
      readPage: async (before) => calls.listConversations(await callToken(), { before, count: 0 }),
      onChange: (conversations, set) => {
        this.#onListed(conversations, set);
        this.#presences.watch(conversations);
      },
    });
    this.#outbox = new StoredOutbox(store, (content) => this.#carryOver(content));
    this.#session = connect({
      url, token, device, outbox: this.#outbox, cursor: offset(0),
      onRepeat: (event) => this.#listing.onRepeat(event),
      onReceipt: (receipt) => this.#listing.onReceipt(receipt),
      onTyping: () => this.#options.onTypists(this.#session.typists.map((user): ConversationKey => `user/${user}`)),
      onPresence: () => this.#presences.changed(),
      onEvent: (event) => this.#onEvent(event),
      onStatus: (status, error) => this.#onStatus(status, error),
    });
    this.#presences = new DialogPresences(user, this.#session, (presences) => this.#options.onPresences(presences));
  }

  get connection(): Connection {
    return this.#connection;
  }

  get pending(): readonly PendingSend[] {
    return [...this.#pending.values()];
  }

  /** Resolves when the session is over. */
  get ended(): Promise<unknown> {
    return this.#session.ended;
  }

  /** Undefined until the list of the platform is here. */
  get conversations(): readonly KeptConversation[] | undefined {
    return this.#listing.conversations;
  }

  /** What the user has set for all conversations. */
  get userSettings(): ShownUserSettings {
    return this.#listing.user;
  }

  /**
   * Notifies the platform of conversations that the user has seen to their last message, on an earlier page as well.
   */
  reportSeen(): void {
    for (const { key, unread, last } of this.#listing.conversations ?? []) {
      if (unread === 0 || last === undefined || (this.#options.read.get(key) ?? '') < last.id) continue;
      const mark = this.#listing.markOf(key);
      if (mark !== undefined) this.#session.markSeen(mark);
    }
  }

  /** The user types in a conversation, or has stopped. */
  setTyping(conversation: ConversationKey, isTyping: boolean): void {
    const to = recipientOf(conversation);
    if (typeof to === 'bigint') this.#session.typing(to, isTyping);
  }

  get presences(): readonly DialogPresence[] {
    return this.#presences.all;
  }

  /** The user has used a page. */
  noteUse(): void {
    this.#use.note();
  }

  retryNow(): void {
    this.#session.retryNow();
  }

  close(): Promise<unknown> {
    this.#listing.close();
    this.#presences.close();
    this.#use.close();
    return this.#session.close();
  }

  /** Sends what tabs have put into the queue; the outbox takes each over with its next save. */
  async takeQueued(): Promise<void> {
    if (this.#taking || this.#session.user === undefined || this.#connection.status === 'closed') return;
    this.#taking = true;
    const queued = await this.#readQueue().finally(() => (this.#taking = false));
    for (const { key, ...send } of queued.filter((each) => each.key > this.#lastTaken)) {
      if (this.#pending.size >= maxPending) break;
      this.#lastTaken = key;
      this.#submit({ ...send, key: `queue/${key}` });
      this.#outbox.take(key);
    }
    this.#options.onPending(this.pending);
  }

  /** None when the store is gone, as after a sign-out in another tab: the session ends with its next save then. */
  async #readQueue(): ReturnType<DeviceStore['queued']> {
    try {
      return await this.#options.store.queued();
    } catch (error) {
      this.#outbox.fail(error);
      return [];
    }
  }

  #submit(send: PendingSend): void {
    this.#pending.set(send.key, send);
    const to = isSetting(send) ? userId(BigInt(this.#options.user)) : recipientOf(send.conversation);
    this.#session.submit(to, contentOf(send), {
      acked: (_sequence, id) => {
        if (isSetting(send)) return; // Shown as on its way until the list has it.
        if (isGroup(send.conversation)) return; // Its event has its place, and comes to this device as well.
        this.#pending.delete(send.key);
        const { conversation, text, action } = send;
        const sent = { sender: this.#options.user, text, timeMs: timeOfId(id), messageId: id.toString() };
        this.#keep({ id: idKey(id), conversation, ...sent, ...(action && { action }) });
        this.#options.onPending(this.pending);
        if (this.#pending.size === maxPending - 1) void this.takeQueued();
      },
      failed: (error) => this.#onFailed(send, error),
    });
  }

  /** Refused for good. A send that fails because the session ends stays in the outbox, for the next one. */
  #onFailed(send: PendingSend, error: ChatError): void {
    if (error.retryable) return;
    this.#pending.delete(send.key);
    if (isSetting(send)) return this.#options.onPending(this.pending);
    const refused = { ...send, problem: error.message };
    this.#options.store.keepRefused(refused).then(
      () => this.#options.onPending([...this.pending, refused]),
      (reason: unknown) => this.#outbox.fail(reason),
    );
  }

  /** This session sends the sends of an earlier one that were not acknowledged; no caller waits for them. */
  #carryOver(content: OutboxContent | undefined): void {
    for (const send of decodeSaved(content, this.#options.arrived)) this.#pending.set(send.key, send);
  }

  #onEvent(event: ReceivedEvent): void {
    const set = contentOfSettings(event);
    if (set !== undefined) return this.#onSettings(event, set);
    const message = keptMessage(event, this.#options.user, this.#options.device);
    this.#keep(message);
    this.#listing.onEvent(event);
    if (message.sender === this.#options.user && event.device === this.#options.device) this.#settle(message);
  }

  /** Settings of this device are on their way until the list is shown with them. */
  #onSettings(event: ReceivedEvent, set: Content): void {
    this.#listing.onEvent(event);
    if (event.device !== this.#options.device) return;
    const sends = this.pending.filter((send) => isSetting(send) && !this.#listed.has(send.key));
    const send = sends.find((each) => textOf(contentOf(each)) === textOf(set));
    if (send !== undefined) this.#listed.add(send.key);
  }

  #onListed(conversations: readonly KeptConversation[], user: ShownUserSettings): void {
    this.#options.onListed(conversations, user);
    for (const key of this.#listed) this.#pending.delete(key);
    if (this.#listed.size > 0) this.#options.onPending(this.pending);
    this.#listed.clear();
    this.reportSeen();
  }

  /** A send of this device has come back as an event: the first one with this text. Its acknowledgement may be late. */
  #settle({ conversation, text, action }: KeptMessage): void {
    const what = JSON.stringify(action);
    for (const send of this.#pending.values()) {
      if (send.conversation !== conversation || send.text !== text || JSON.stringify(send.action) !== what) continue;
      this.#pending.delete(send.key);
      this.#options.onPending(this.pending);
      return;
    }
  }

  #keep(message: KeptMessage): void {
    this.#options.onKept([message]);
    this.#options.store.keep([message]).catch((error: unknown) => this.#outbox.fail(error));
  }

  #onStatus(status: SessionStatus, error: ChatError | undefined): void {
    this.#connection = { status, ...(error && { problem: { code: error.code, words: error.message } }) };
    this.#options.onConnection(this.#connection);
    if (status === 'live' && this.#session.cursor !== undefined) this.#listing.read(this.#session.cursor);
    void this.takeQueued();
  }
}

const isSetting = ({ settings, userSettings }: PendingSend): boolean => (settings ?? userSettings) !== undefined;

/** What is set: the same for a send and for its event. */
const textOf = ({ kind, body }: Content): string => `${kind.field} ${kind.encode(body).join()}`;
