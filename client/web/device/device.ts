import type { ConversationKey, KeptMessage, MessageAction, PendingSend } from './records.ts';
import { LeadingTab } from './leading-tab.ts';
import { decodeSaved } from './saved-sends.ts';
import { DeviceStore } from './store.ts';
import type { Connection, TabMessage } from './tab-messages.ts';

export interface DeviceObserver {
  onMessages(messages: readonly KeptMessage[]): void;
  /** All that are on their way or were refused. */
  onPending(sends: readonly PendingSend[]): void;
  onConnection(connection: Connection): void;
  onRead(conversation: ConversationKey, id: string): void;
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
  readonly observer: DeviceObserver;
}

/** The content of the device when the page was opened. */
export interface Kept {
  readonly messages: readonly KeptMessage[];
  readonly read: ReadonlyMap<string, string>;
  readonly drafts: ReadonlyMap<string, string>;
  readonly pending: readonly PendingSend[];
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
  readonly #closing = new AbortController();
  #refused: readonly PendingSend[] = [];
  #pending: readonly PendingSend[] = [];
  /** Sends of this device whose messages are kept. */
  readonly #arrived = new Set<string>();
  #leading: LeadingTab | undefined;

  private constructor(options: DeviceOptions, store: DeviceStore) {
    this.#options = options;
    this.#store = store;
    this.#channel = new BroadcastChannel(`cecochat-${options.user}`);
    this.#channel.onmessage = ({ data }: MessageEvent<TabMessage>) => this.#onTabMessage(data);
  }

  /** Reads what the device has, and leads or follows from then on. */
  static async open(options: DeviceOptions): Promise<{ readonly device: Device; readonly kept: Kept }> {
    const store = await DeviceStore.open(options.user);
    const { name, sinceMs } = await store.device(() => crypto.randomUUID(), Date.now());
    const device = new Device(options, store);
    const { messages, read, drafts, refused, queue, outbox } = await store.readAll();
    device.#refused = refused;
    const queued = queue.map(({ key, ...send }) => ({ ...send, key: `queue/${key}` }));
    device.#noteArrived(messages);
    device.#pending = [...decodeSaved(outbox, device.#arrived), ...queued];
    device.#begin(name);
    return { device, kept: { messages, read, drafts, sinceMs, pending: device.#allPending() } };
  }

  /**
   * Resolves when the text is kept: it is sent then, by whichever tab leads. With an action it answers or changes a
   * message; what has no text of its own has an empty one.
   */
  async send(conversation: ConversationKey, text: string, action?: MessageAction): Promise<void> {
    const send = { conversation, text: text.toWellFormed(), timeMs: Date.now(), ...(action && { action }) };
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
    await this.#store.setRead(conversation, id);
  }

  setDraft(conversation: ConversationKey, text: string): Promise<void> {
    return this.#store.setDraft(conversation, text);
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
    navigator.locks.request(`cecochat-${this.#options.user}`, lock, () => this.#lead(name)).catch((error: unknown) => {
      if (!this.#closing.signal.aborted) throw error;
    });
  }

  /** Holds the lock until the tab is closed: a session that has ended for good has ended for all tabs. */
  async #lead(device: string): Promise<void> {
    const { url, user, token } = this.#options;
    this.#leading = new LeadingTab({
      url, user, token, device, store: this.#store,
      arrived: this.#arrived,
      onKept: (messages) => {
        this.#noteArrived(messages);
        this.#options.observer.onMessages(messages);
        this.#tell({ kind: 'kept', messages });
      },
      onPending: (sends) => this.#spreadPending(sends),
      onConnection: (connection) => {
        this.#options.observer.onConnection(connection);
        this.#tell({ kind: 'connection', connection });
      },
    });
    const { promise: closed, resolve } = Promise.withResolvers<undefined>();
    this.#closing.signal.addEventListener('abort', () => resolve(undefined));
    await closed;
    await this.#leading.close();
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
      case 'pending': return this.#setPending(message.sends);
      case 'connection': return observer.onConnection(message.connection);
      case 'read': return observer.onRead(message.conversation, message.id);
      case 'queued': return void this.#leading?.takeQueued();
      case 'signed-out': return observer.onSignedOut();
      case 'who-leads': return this.#answer();
    }
  }

  #noteArrived(messages: readonly KeptMessage[]): void {
    for (const { send } of messages) if (send !== undefined) this.#arrived.add(send);
  }

  #answer(): void {
    if (this.#leading === undefined) return;
    this.#tell({ kind: 'connection', connection: this.#leading.connection });
    this.#tell({ kind: 'pending', sends: this.#leading.pending });
  }
}
