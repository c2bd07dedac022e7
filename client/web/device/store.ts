import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { ConversationSettings, OutboxContent, UserSettings } from '../index.ts';
import {
  isGroup, type ConversationKey, type KeptMessage, type KeptRef, type MessageAction, type PendingSend,
} from './records.ts';

/** A text that a tab wants to send, until the leading tab has it in the outbox. */
export interface QueuedSend {
  readonly conversation: ConversationKey;
  readonly text: string;
  readonly timeMs: number;
  readonly action?: MessageAction | undefined;
  /** What is set about the conversation, in place of a text. */
  readonly settings?: ConversationSettings | undefined;
  /** What is set for all conversations, in place of a text. */
  readonly userSettings?: UserSettings | undefined;
}

interface Schema extends DBSchema {
  /** One value, under `content`. */
  outbox: { key: string; value: OutboxContent };
  /** By number, in the order of the calls. */
  queue: { key: number; value: QueuedSend };
  /** By conversation and id. */
  messages: { key: [string, string]; value: KeptMessage };
  refused: { key: string; value: PendingSend };
  /** By conversation: the id of the last message that was seen. */
  read: { key: string; value: string };
  drafts: { key: string; value: string };
  facts: { key: string; value: string | number };
}

const isEditOf = ({ action }: KeptMessage, id: string): boolean => action?.kind === 'edit' && action.message.id === id;

const nameOf = (user: string): string => `cecochat-${user}`;

/** What a device keeps in the browser: one database for each user. All tabs use it; one of them has the session. */
export class DeviceStore {
  readonly #database: IDBPDatabase<Schema>;

  private constructor(database: IDBPDatabase<Schema>) {
    this.#database = database;
  }

  static async open(user: string): Promise<DeviceStore> {
    const database = await openDB<Schema>(nameOf(user), 1, {
      upgrade: (made) => {
        for (const name of ['outbox', 'refused', 'read', 'drafts', 'facts'] as const) made.createObjectStore(name);
        made.createObjectStore('queue', { autoIncrement: true });
        made.createObjectStore('messages', { keyPath: ['conversation', 'id'] });
      },
      // A later version of the page wants to change the database, in another tab.
      blocking: (_version, _blocked, event) => (event.target as IDBDatabase).close(),
    });
    return new DeviceStore(database);
  }

  static remove(user: string): Promise<void> {
    return deleteDB(nameOf(user));
  }

  /** The name of the device and when it was made; made at the first call. */
  async device(random: () => string, nowMs: number): Promise<{ readonly name: string; readonly sinceMs: number }> {
    const facts = this.#database.transaction('facts', 'readwrite').store;
    let [name, sinceMs] = [await facts.get('device'), await facts.get('since')];
    if (typeof name !== 'string' || typeof sinceMs !== 'number') {
      [name, sinceMs] = [`web-${random()}`, nowMs];
      await Promise.all([facts.put(name, 'device'), facts.put(sinceMs, 'since')]);
    }
    return { name, sinceMs };
  }

  async readAll() {
    const [messages, refused, read, drafts, queue, outbox, conversations] = await Promise.all([
      this.#database.getAll('messages'), this.#database.getAll('refused'), this.#entries('read'),
      this.#entries('drafts'), this.queued(), this.outbox(), this.#database.get('facts', 'conversations'),
    ]);
    return { messages, refused, read, drafts, queue, outbox, conversations };
  }

  outbox(): Promise<OutboxContent | undefined> {
    return this.#database.get('outbox', 'content');
  }

  /** Saves the outbox, and takes from the queue what is in it now: both or neither. */
  async saveOutbox(content: OutboxContent, taken: readonly number[]): Promise<void> {
    const change = this.#database.transaction(['outbox', 'queue', 'messages'], 'readwrite', { durability: 'strict' });
    await Promise.all([
      change.objectStore('outbox').put(content, 'content'),
      ...taken.map((key) => change.objectStore('queue').delete(key)),
      change.done,
    ]);
  }

  enqueue(send: QueuedSend): Promise<number> {
    return this.#database.add('queue', send);
  }

  async queued(): Promise<readonly (QueuedSend & { readonly key: number })[]> {
    const reading = this.#database.transaction('queue').store;
    const [keys, sends] = await Promise.all([reading.getAllKeys(), reading.getAll()]);
    return sends.map((send, index) => ({ ...send, key: keys[index] ?? 0 }));
  }

  /** Kept before any later `saveOutbox`, whose cursor is behind them. */
  async keep(messages: readonly KeptMessage[]): Promise<void> {
    const change = this.#database.transaction('messages', 'readwrite');
    await Promise.all([...messages.map((message) => change.store.put(message)), change.done]);
    for (const message of messages)
      if (message.action?.kind === 'deletion') await this.#erase(message, message.action.message);
  }

  /** The text of a deleted message is not kept any longer, nor are those of its edits. */
  async #erase({ conversation, sender }: KeptMessage, { id, author }: KeptRef): Promise<void> {
    if (!isGroup(conversation) && sender !== author) return;
    const change = this.#database.transaction('messages', 'readwrite');
    const since = await change.store.getAll(IDBKeyRange.bound([conversation, id], [conversation, '\uFFFF']));
    const texts = since.filter((each) => each.sender === author && (each.id === id || isEditOf(each, id)));
    await Promise.all([...texts.map((each) => change.store.put({ ...each, text: '' })), change.done]);
  }

  async keepRefused(send: PendingSend): Promise<void> {
    await this.#database.put('refused', send, send.key);
  }

  async forgetRefused(key: string): Promise<void> {
    await this.#database.delete('refused', key);
  }

  async setRead(conversation: ConversationKey, id: string): Promise<void> {
    await this.#database.put('read', id, conversation);
  }

  async setConversations(text: string): Promise<void> {
    await this.#database.put('facts', text, 'conversations');
  }

  async setDraft(conversation: ConversationKey, text: string): Promise<void> {
    if (text === '') await this.#database.delete('drafts', conversation);
    else await this.#database.put('drafts', text, conversation);
  }

  close(): void {
    this.#database.close();
  }

  async #entries(name: 'read' | 'drafts'): Promise<ReadonlyMap<string, string>> {
    const reading = this.#database.transaction(name).store;
    const [keys, values] = await Promise.all([reading.getAllKeys(), reading.getAll()]);
    return new Map(keys.map((key, index) => [key, values[index] ?? '']));
  }
}
