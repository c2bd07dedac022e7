import { HttpCalls, type ConversationSettings, type ShownUserSettings, type UserSettings } from '../index.ts';
import type { DialogPresence } from './dialog-presences.ts';
import { readEarlier } from './earlier.ts';
import { readKeptConversations, type KeptConversation } from './kept-conversations.ts';
import {
  keptMessage, type ConversationKey, type KeptMessage, type MessageAction, type PendingSend,
} from './records.ts';
import { LeadingTab } from './leading-tab.ts';
import { decodeSaved } from './saved-sends.ts';
import { DeviceStore, type QueuedSend } from './store.ts';
import type { Connection, TabMessage } from './tab-messages.ts';

export interface DeviceObserver {
  onMessages(messages: readonly KeptMessage[]): void;
  /** All that are on their way or were refused. */
  onPending(sends: readonly PendingSend[]): void;
  onConnection(connection: Connection): void;
  /** The list of the platform, the latest first. */
  onListed(conversations: readonly KeptConversation[], user?: ShownUserSettings): void;
  onRead(conversation: ConversationKey, id: string): void;
  /** Dialogs whose other user types. */
  onTypists(conversations: readonly ConversationKey[]): void;
  /** The presence of the other users of dialogs, as far as it is known. */
  onPresences(presences: readonly DialogPresence[]): void;
  /** In another tab. */
  onSignedOut(): void;
}

export interface DeviceOptions {
  /** Origin of the service `web`. */
  readonly url: string;
  /** Decimal user id. */
  readonly user: string;
  /** A valid token of the user: asked at the start, and again when the platform refuses the last one. */
  readonly token: () => Promise<string>;
  /** A valid token of the user for a call: asked before each one. */
  readonly callToken: () => Promise<string>;
  readonly observer: DeviceObserver;
}

/** The content of the device when the page was opened. */
export interface Kept {
  readonly messages: readonly KeptMessage[];
  readonly read: ReadonlyMap<string, string>;
  readonly drafts: ReadonlyMap<string, string>;
  readonly pending: readonly PendingSend[];
  readonly conversations: readonly KeptConversation[];
  /** When the device was made: what is older was read elsewhere. */
  readonly sinceMs: number;
}

/**
 * The device that all tabs of a user in a browser are together. One of them leads: it has the session, and keeps what
 * arrives in the store. The others follow by messages between tabs. When the leading tab is closed, another one leads.
 */
export class Device {
  readonly #options: DeviceOptions;
  readonly #store: DeviceStore;
  readonly #channel: BroadcastChannel;
  readonly #calls: HttpCalls;
  readonly #closing = new AbortController();
  #name = '';
  #refused: readonly PendingSend[] = [];
  #pending: readonly PendingSend[] = [];
  /** Sends of this device whose messages are kept. */
  readonly #arrived = new Set<string>();
  /** By conversation, the id of the last message that the user has seen. */
  readonly #read = new Map<string, string>();
  #leading: LeadingTab | undefined;

  private constructor(options: DeviceOptions, store: DeviceStore) {
    this.#options = options;
    this.#store = store;
    this.#calls = new HttpCalls(new URL(options.url));
    this.#channel = new BroadcastChannel(`cecochat-${options.user}`);
    this.#channel.onmessage = ({ data }: MessageEvent<TabMessage>) => this.#onTabMessage(data);
  }

  /** Reads what the device has, and leads or follows from then on. */
  static async open(options: DeviceOptions): Promise<{ readonly device: Device; readonly kept: Kept }> {
    const store = await DeviceStore.open(options.user);
    const { name, sinceMs } = await store.device(() => crypto.randomUUID(), Date.now());
    const device = new Device(options, store);
    const { messages, read, drafts, refused, queue, outbox, conversations: listed } = await store.readAll();
    device.#name = name;
    for (const [key, id] of read) device.#read.set(key, id);
    device.#refused = refused;
    const queued = queue.map(({ key, ...send }) => ({ ...send, key: `queue/${key}` }));
    device.#noteArrived(messages);
    device.#pending = [...decodeSaved(outbox, device.#arrived), ...queued];
    device.#begin(name);
    const conversations = readKeptConversations(listed);
    return { device, kept: { messages, read, drafts, sinceMs, conversations, pending: device.#allPending() } };
  }

  /**
   * Resolves when the text is kept: it is sent then, by whichever tab leads. With an action it answers or changes a
   * message; what has no text of its own has an empty one.
   */
  async send(conversation: ConversationKey, text: string, action?: MessageAction): Promise<void> {
    await this.#enqueue({ conversation, text: text.toWellFormed(), timeMs: Date.now(), ...(action && { action }) });
  }

  /** Mutes, pins, archives a conversation or marks it as unread, or the contrary, on all devices of the user. */
  async setConversation(conversation: ConversationKey, settings: ConversationSettings): Promise<void> {
    await this.#enqueue({ conversation, text: '', timeMs: Date.now(), settings });
  }

  /** Sets something for all conversations, on all devices of the user. */
  async setUser(userSettings: UserSettings): Promise<void> {
    const conversation = `user/${this.#options.user}` as const;
    await this.#enqueue({ conversation, text: '', timeMs: Date.now(), userSettings });
  }

  async #enqueue(send: QueuedSend): Promise<void> {
    const key = await this.#store.enqueue(send);
    this.#setPending([...this.#pending, { ...send, key: `queue/${key}` }]);
    if (this.#leading === undefined) this.#tell({ kind: 'queued' });
    else await this.#leading.takeQueued();
  }

  /** Removes a text that was refused. */
  async forget(key: string): Promise<void> {
    this.#refused = this.#refused.filter((send) => send.key !== key);
    this.#options.observer.onPending(this.#allPending());
    await this.#store.forgetRefused(key);
  }

  /** The user has seen the messages of a conversation up to this one. */
  async setRead(conversation: ConversationKey, id: string): Promise<void> {
    this.#tell({ kind: 'read', conversation, id });
    this.#noteRead(conversation, id);
    await this.#store.setRead(conversation, id);
  }

  /**
   * Reads messages of a conversation from history, backwards: those before one, by its id, or the latest ones for an
   * empty id. Returns whether there are more before them. Rejects with a ChatError.
   */
  async readEarlier(conversation: ConversationKey, before: string): Promise<boolean> {
    const { events, hasMore } = await readEarlier(this.#calls, await this.#options.callToken(), {
      conversation, before,
    });
    const messages = events.map((event) => keptMessage(event, this.#options.user, this.#name));
    await this.#store.keep(messages);
    this.#onKept(messages);
    return hasMore;
  }

  /** To be called with each change of a text: the other user of a dialog sees that it is being written. */
  setDraft(conversation: ConversationKey, text: string): Promise<void> {
    this.#setTyping(conversation, text !== '');
    return this.#store.setDraft(conversation, text);
  }

  /** The user has used the page: without that for some minutes the user is idle. */
  noteUse(): void {
    if (this.#leading === undefined) this.#tell({ kind: 'used' });
    else this.#leading.noteUse();
  }

  /** The network is back, or the machine is awake. */
  retryNow(): void {
    this.#leading?.retryNow();
  }

  /** Ends the part of this tab in the device. */
  async close(): Promise<void> {
    this.#closing.abort();
    await this.#leading?.close();
    this.#channel.close();
    this.#store.close();
  }

  /** Ends the device in all tabs, and removes what it keeps. */
  async signOut(): Promise<void> {
    this.#tell({ kind: 'signed-out' });
    await this.close();
    await DeviceStore.remove(this.#options.user);
  }

  #begin(name: string): void {
    this.#tell({ kind: 'who-leads' });
    const lock = { signal: this.#closing.signal };
    navigator.locks
      .request(`cecochat-${this.#options.user}`, lock, () => this.#lead(name))
      .catch((error: unknown) => {
        if (!this.#closing.signal.aborted) throw error;
      });
  }

  /** Holds the lock until the tab is closed: a session that has ended for good has ended for all tabs. */
  async #lead(device: string): Promise<void> {
    const { url, user, token, callToken } = this.#options;
    this.#leading = new LeadingTab({
      url, user, token, callToken, device, store: this.#store, arrived: this.#arrived, read: this.#read,
      onKept: (messages) => this.#onKept(messages),
      onListed: (conversations, set) => this.#onListed(conversations, set),
      onTypists: (conversations) => this.#spreadTypists(conversations),
      onPresences: (presences) => {
        this.#options.observer.onPresences(presences);
        this.#tell({ kind: 'presences', presences });
      },
      onPending: (sends) => this.#spreadPending(sends),
      onConnection: (connection) => {
        this.#options.observer.onConnection(connection);
        this.#tell({ kind: 'connection', connection });
      },
    });
    this.#spreadTypists([]); // Of those of an earlier leading tab nothing more comes.
    const { promise: closed, resolve } = Promise.withResolvers<undefined>();
    this.#closing.signal.addEventListener('abort', () => resolve(undefined));
    await closed;
    await this.#leading.close();
  }

  #onKept(messages: readonly KeptMessage[]): void {
    this.#noteArrived(messages);
    this.#options.observer.onMessages(messages);
    this.#tell({ kind: 'kept', messages });
  }

  #onListed(conversations: readonly KeptConversation[], user: ShownUserSettings): void {
    this.#options.observer.onListed(conversations, user);
    this.#tell({ kind: 'listed', conversations, user });
    // The next page shows it until the platform answers.
    this.#store.setConversations(JSON.stringify(conversations)).catch(() => undefined);
  }

  #setTyping(conversation: ConversationKey, isTyping: boolean): void {
    if (this.#leading === undefined) this.#tell({ kind: 'typing', conversation, isTyping });
    else this.#leading.setTyping(conversation, isTyping);
  }

  #spreadTypists(conversations: readonly ConversationKey[]): void {
    this.#options.observer.onTypists(conversations);
    this.#tell({ kind: 'typists', conversations });
  }

  #spreadPending(sends: readonly PendingSend[]): void {
    this.#tell({ kind: 'pending', sends });
    this.#setPending(sends);
  }

  /** Those with a problem are kept apart: the leading tab names each of them once. */
  #setPending(sends: readonly PendingSend[]): void {
    const known = new Set(this.#refused.map(({ key }) => key));
    this.#refused = [...this.#refused, ...sends.filter(({ problem, key }) => problem !== undefined && !known.has(key))];
    this.#pending = sends.filter(({ problem }) => problem === undefined);
    this.#options.observer.onPending(this.#allPending());
  }

  #allPending(): readonly PendingSend[] {
    return [...this.#refused, ...this.#pending];
  }

  #tell(message: TabMessage): void {
    if (!this.#closing.signal.aborted) this.#channel.postMessage(message);
  }

  #onTabMessage(message: TabMessage): void {
    const { observer } = this.#options;
    switch (message.kind) {
      case 'kept':
        this.#noteArrived(message.messages);
        return observer.onMessages(message.messages);
      case 'pending':
        return this.#setPending(message.sends);
      case 'connection':
        return observer.onConnection(message.connection);
      case 'listed':
        return observer.onListed(message.conversations, message.user);
      case 'read':
        this.#noteRead(message.conversation, message.id);
        return observer.onRead(message.conversation, message.id);
      case 'typists':
        return observer.onTypists(message.conversations);
      case 'presences':
        return observer.onPresences(message.presences);
      case 'signed-out':
        return observer.onSignedOut();
      default:
        if (this.#leading !== undefined) this.#onRequest(message, this.#leading);
    }
  }

  /** Another tab wants something of the leading one, which is this. */
  #onRequest(
    message: Extract<TabMessage, { kind: 'typing' | 'used' | 'queued' | 'who-leads' }>,
    leading: LeadingTab,
  ): void {
    switch (message.kind) {
      case 'typing':
        return leading.setTyping(message.conversation, message.isTyping);
      case 'used':
        return leading.noteUse();
      case 'queued':
        return void leading.takeQueued();
      case 'who-leads':
        return this.#answer(leading);
    }
  }

  #noteRead(conversation: ConversationKey, id: string): void {
    if (id > (this.#read.get(conversation) ?? '')) this.#read.set(conversation, id);
    this.#leading?.reportSeen();
  }

  #noteArrived(messages: readonly KeptMessage[]): void {
    for (const { send } of messages) if (send !== undefined) this.#arrived.add(send);
  }

  #answer(leading: LeadingTab): void {
    this.#tell({ kind: 'connection', connection: leading.connection });
    this.#tell({ kind: 'pending', sends: leading.pending });
    this.#tell({ kind: 'presences', presences: leading.presences });
    const { conversations, userSettings: user } = leading;
    if (conversations !== undefined) this.#tell({ kind: 'listed', conversations, user });
  }
}
