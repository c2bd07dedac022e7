import {
  isGroup, MessageStates, otherUserOf, refOf, refOfKept, type Connection, type ConversationKey, type DeviceObserver,
  type DialogPresence, type Kept, type KeptConversation, type KeptMessage, type KeptRef, type MessageState,
  type PendingSend, type Presence, type ShownSettings, type ShownUserSettings,
} from '../sdk.ts';
import { changeWords } from '../words/group-changes.ts';
import { nameInEvents } from './group-state.ts';
import { insertSorted } from './insert-sorted.ts';
import { eventOf, isMessage } from './kept-events.ts';
import { briefly } from './message-words.ts';
import { settingsOf, userSettingsOf } from './settings-of.ts';
import { t } from '../words/t.ts';

/** A conversation as the list shows it. */
export interface ConversationSummary {
  readonly key: ConversationKey;
  readonly name: string;
  readonly preview: string;
  /** Of the last message; 0 where there is none yet. */
  readonly timeMs: number;
  readonly unread: number;
  readonly hasDraft: boolean;
  readonly isPinned: boolean;
  readonly isMuted: boolean;
  readonly isArchived: boolean;
  readonly isMarkedUnread: boolean;
  /** Of a dialog: the other user is there, and not idle. */
  readonly isOnline: boolean;
}

/** The names of users. */
export interface Names {
  /** Undefined while it is not known. */
  nameOf(user: string): string | undefined;
}

const numbers: Names = { nameOf: (user) => t('User {id}', { id: user }) };

/** What a page shows: the messages that the device has, and what is on its way. Views subscribe to its changes. */
export class ChatModel implements DeviceObserver {
  readonly me: string;
  connection: Connection = { status: 'connecting' };
  /** When the connection was lost; undefined while it is there. */
  troubledSinceMs: number | undefined;
  signedOut = false;
  /** Grows with each change. */
  version = 0;
  readonly drafts = new Map<string, string>();
  readonly #messages = new Map<ConversationKey, KeptMessage[]>();
  readonly #states = new Map<ConversationKey, MessageStates>();
  readonly #read = new Map<string, string>();
  /** By decimal id. */
  readonly #groupNames = new Map<string, string>();
  /** What the platform knows. */
  #listed: ReadonlyMap<ConversationKey, KeptConversation> = new Map();
  #user: ShownUserSettings | undefined;
  /** What is older was read elsewhere. */
  #sinceMs = 0;
  #pending: readonly PendingSend[] = [];
  #typists: ReadonlySet<ConversationKey> = new Set();
  #presences: ReadonlyMap<ConversationKey, Presence> = new Map();
  readonly #listeners = new Set<() => void>();
  readonly #watchers = new Set<(messages: readonly KeptMessage[]) => void>();
  readonly #schedule: (run: () => void) => void;
  readonly #clock: () => number;
  readonly #names: Names;
  #isScheduled = false;

  /** Listeners are called by way of `schedule`, once for many changes. */
  constructor(me: string, schedule: (run: () => void) => void, clock: () => number, names = numbers) {
    this.me = me;
    this.#schedule = schedule;
    this.#clock = clock;
    this.#names = names;
    this.troubledSinceMs = clock();
  }

  load({ messages, read, drafts, pending, conversations, sinceMs }: Kept): void {
    this.#sinceMs = sinceMs;
    for (const [key, text] of drafts) this.drafts.set(key, text);
    for (const [key, id] of read) this.#read.set(key, id);
    this.#pending = pending;
    this.onListed(conversations);
    this.onMessages(messages);
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** Calls back with all that arrives from now on. Returns how to end that. */
  watchMessages(watcher: (messages: readonly KeptMessage[]) => void): () => void {
    this.#watchers.add(watcher);
    return () => this.#watchers.delete(watcher);
  }

  onMessages(messages: readonly KeptMessage[]): void {
    for (const message of messages) {
      this.#statesOf(message.conversation).add(eventOf(message, this.me));
      if (isMessage(message)) insertSorted(this.#of(message.conversation), message);
    }
    for (const watcher of this.#watchers) watcher(messages);
    this.#changed();
  }

  onPending(sends: readonly PendingSend[]): void {
    this.#pending = sends;
    this.#changed();
  }

  onListed(conversations: readonly KeptConversation[], user?: ShownUserSettings): void {
    this.#user = user ?? this.#user;
    this.#listed = new Map(conversations.map((each) => [each.key, each]));
    this.#changed();
  }

  onConnection(connection: Connection): void {
    this.connection = connection;
    this.troubledSinceMs = connection.status === 'live' ? undefined : this.troubledSinceMs ?? this.#clock();
    this.#changed();
  }

  onTypists(conversations: readonly ConversationKey[]): void {
    this.#typists = new Set(conversations);
    this.#changed();
  }

  /** Whether the other user of a dialog types. */
  isTyping(conversation: ConversationKey): boolean {
    return this.#typists.has(conversation);
  }

  onPresences(presences: readonly DialogPresence[]): void {
    this.#presences = new Map(presences.map(({ conversation, presence }) => [conversation, presence]));
    this.#changed();
  }

  /** Of the other user of a dialog; undefined where it is not known. */
  presenceOf(conversation: ConversationKey): Presence | undefined {
    return this.#presences.get(conversation);
  }

  onRead(conversation: ConversationKey, id: string): void {
    if (id > (this.#read.get(conversation) ?? '')) this.#read.set(conversation, id);
    this.#changed();
  }

  /** The names of some users are others now. */
  namesChanged(): void {
    this.#changed();
  }

  onSignedOut(): void {
    this.signedOut = true;
    this.#changed();
  }

  setDraft(conversation: ConversationKey, text: string): void {
    if (text === '') this.drafts.delete(conversation);
    else this.drafts.set(conversation, text);
    this.#changed();
  }

  /** As the service has it, for a group whose events do not have it. */
  setGroupName(id: string, name: string): void {
    this.#groupNames.set(id, name);
    this.#changed();
  }

  /** A message with its edits, deletion and reactions; undefined where it is not here. */
  stateOf(message: KeptMessage | KeptRef, conversation: ConversationKey): MessageState | undefined {
    const ref = 'conversation' in message ? refOfKept(message) : message;
    return ref && this.#states.get(conversation)?.find(refOf(ref, conversation));
  }

  messagesOf(conversation: ConversationKey): readonly KeptMessage[] {
    return this.#messages.get(conversation) ?? [];
  }

  pendingOf(conversation: ConversationKey): readonly PendingSend[] {
    // A change that is on its way is shown when it has arrived, and one that was refused with the reason.
    return this.#pending.filter((send) => send.conversation === conversation
      && (send.settings ?? send.userSettings) === undefined && (isMessage(send) || send.problem !== undefined));
  }

  /** What is set for all conversations; undefined until the list of the platform is here. */
  get userSettings(): ShownUserSettings | undefined {
    return this.#user && userSettingsOf(this.#user, this.#pending);
  }

  settingsOf(conversation: ConversationKey): ShownSettings {
    const pending = this.#pending.filter((send) => send.conversation === conversation);
    return settingsOf(this.#listed.get(conversation), pending);
  }

  /** The id of the last message that was seen; empty where none was. */
  readUpTo(conversation: ConversationKey): string {
    return this.#read.get(conversation) ?? '';
  }

  /** As the platform counts, for all devices of the user; before it has answered, as this device does. */
  unreadOf(conversation: ConversationKey): number {
    const listed = this.#listed.get(conversation);
    if (listed !== undefined) return this.#hasRead(listed) ? 0 : listed.unread;
    const messages = this.messagesOf(conversation);
    let count = 0;
    for (let index = messages.length - 1; index >= 0 && this.isNew(messages[index]); index--) {
      if (messages[index]?.sender !== this.me) count++;
    }
    return count;
  }

  /** Whether the page has shown all of a conversation, though the platform may not know it yet. */
  #hasRead({ key, last }: KeptConversation): boolean {
    return last !== undefined && this.readUpTo(key) >= last.id;
  }

  /** Whether the platform has a later message of a conversation than the device. */
  lacksLast(conversation: ConversationKey): boolean {
    const last = this.#listed.get(conversation)?.last;
    return last !== undefined && last.id > (this.messagesOf(conversation).at(-1)?.id ?? '');
  }

  /** The id of the last message that the other user of a dialog has seen; empty where that is not known. */
  seenToOf(conversation: ConversationKey): string {
    return this.#listed.get(conversation)?.seenTo ?? '';
  }

  /** Whether a message was not seen yet, on this device or before there was this device. */
  isNew(message: KeptMessage | undefined): boolean {
    return message !== undefined && message.timeMs >= this.#sinceMs && message.id > this.readUpTo(message.conversation);
  }

  /** The id of the first of so many messages of others that were not seen yet; undefined where it is not here. */
  firstNewOf(conversation: ConversationKey, unread = this.unreadOf(conversation)): string | undefined {
    const ofOthers = this.messagesOf(conversation).filter(({ sender }) => sender !== this.me);
    if (!this.#listed.has(conversation)) return ofOthers.find((message) => this.isNew(message))?.id;
    // The platform does not count changes of a group.
    return unread === 0 ? undefined : ofOthers.filter(({ change }) => change === undefined).at(-unread)?.id;
  }

  /** Of all conversations that are neither muted nor archived. */
  get unread(): number {
    const keys = new Set([...this.#messages.keys(), ...this.#listed.keys()]);
    return [...keys].reduce((sum, key) => sum + (this.isCalm(key) ? 0 : this.unreadOf(key)), 0);
  }

  /** Whether it is muted or archived: it does not ask for attention. */
  isCalm(conversation: ConversationKey): boolean {
    const { mutedUntilMs, isArchived } = this.settingsOf(conversation);
    return isArchived || mutedUntilMs > this.#clock();
  }

  nameOf(user: string): string {
    return user === this.me ? t('You') : this.#names.nameOf(user) ?? '…';
  }

  titleOf(conversation: ConversationKey): string {
    const user = otherUserOf(conversation);
    if (isGroup(conversation)) return this.#groupName(conversation) ?? t('Group {id}', { id: user });
    return user === this.me ? t('Notes to yourself') : this.nameOf(user);
  }

  /** Whether the name of a group is known. */
  hasName(group: ConversationKey): boolean {
    return this.#groupName(group) !== undefined;
  }

  #groupName(group: ConversationKey): string | undefined {
    return nameInEvents(this.messagesOf(group)) ?? this.#groupNames.get(otherUserOf(group));
  }

  /** Those that are pinned first, then the latest. */
  summaries(): readonly ConversationSummary[] {
    const keys = new Set([
      ...this.#messages.keys(), ...this.#listed.keys(), ...this.#pending.map((send) => send.conversation),
      ...([...this.drafts.keys()] as ConversationKey[]),
    ]);
    return [...keys].map((key) => this.#summaryOf(key)).sort((a, b) =>
      Number(b.isPinned) - Number(a.isPinned) || b.timeMs - a.timeMs || (a.key < b.key ? -1 : 1));
  }

  #summaryOf(key: ConversationKey): ConversationSummary {
    const [message, send] = [this.#lastOf(key), this.pendingOf(key).at(-1)];
    const draft = this.drafts.get(key);
    const last = send === undefined ? message : { text: send.text, sender: this.me };
    const preview = draft ?? (last === undefined ? '' : this.#previewOf(last, key));
    const timeMs = Math.max(message?.timeMs ?? 0, send?.timeMs ?? 0);
    const { mutedUntilMs, ...settings } = this.settingsOf(key);
    return {
      key, name: this.titleOf(key), preview, timeMs, unread: this.unreadOf(key), hasDraft: draft !== undefined,
      ...settings, isMuted: mutedUntilMs > this.#clock(), isOnline: this.presenceOf(key)?.state === 'online',
    };
  }

  /** The latest message, of this device or of the list of the platform. */
  #lastOf(key: ConversationKey): KeptMessage | undefined {
    const [here, listed] = [this.messagesOf(key).at(-1), this.#listed.get(key)?.last];
    return here === undefined || (listed !== undefined && listed.id > here.id) ? listed : here;
  }

  #previewOf(last: KeptMessage | Pick<KeptMessage, 'text' | 'sender' | 'change'>, key: ConversationKey): string {
    const { sender, change } = last;
    if (change !== undefined) return changeWords(change, { me: this.me, sender, nameOf: (user) => this.nameOf(user) });
    const state = 'id' in last ? this.stateOf(last, key) : undefined;
    const text = state === undefined ? last.text ?? t('A message of another kind') : briefly(state);
    return sender === this.me ? `${t('You')}: ${text}` : text;
  }

  #statesOf(conversation: ConversationKey): MessageStates {
    const states = this.#states.get(conversation) ?? new MessageStates();
    this.#states.set(conversation, states);
    return states;
  }

  #of(conversation: ConversationKey): KeptMessage[] {
    const known = this.#messages.get(conversation);
    if (known !== undefined) return known;
    const made: KeptMessage[] = [];
    this.#messages.set(conversation, made);
    return made;
  }

  #changed(): void {
    this.version++;
    if (this.#isScheduled) return;
    this.#isScheduled = true;
    this.#schedule(() => {
      this.#isScheduled = false;
      for (const listener of this.#listeners) listener();
    });
  }
}
