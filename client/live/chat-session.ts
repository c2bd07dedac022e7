import {
  checkWatched, conversationSettingsContent, deletionContent, editContent, reactionContent, refTo, replyContent,
  userSettingsContent, textContent, type Activity, type ChatError, type Content, type ConversationSettings,
  type Envelope, type MessageRef, type NamedConversation, type Offset, type Partition, type Presence, type SeenMark,
  type UserId, type UserSettings, type GroupId, type Target,
} from '@cecochat/contracts';
import type { ReceivedEvent, SessionStatus } from '../session/index.ts';
import type { SendWaiter, SentMessage, SessionHooks } from './session-parts.ts';
import { SessionRunner } from './session-runner.ts';

/** A device that stays connected. Made by `connect`. */
export class ChatSession implements AsyncIterable<ReceivedEvent> {
  readonly #runner: SessionRunner;

  constructor(hooks: SessionHooks) {
    this.#runner = new SessionRunner(hooks);
  }

  get status(): SessionStatus {
    return this.#runner.status;
  }

  /** Why the session is over, or why it waits; undefined when it was closed or all is well. */
  get error(): ChatError | undefined {
    return this.#runner.error;
  }

  /** The device has everything before this offset of its user's partition; undefined before the first connection. */
  get cursor(): Offset | undefined {
    return this.#runner.state?.cursor;
  }

  get user(): UserId | undefined {
    return this.#runner.state?.config.user;
  }

  get device(): string | undefined {
    return this.#runner.state?.config.device;
  }

  get partition(): Partition | undefined {
    return this.#runner.state?.route?.partition;
  }

  /** The messaging server of the user, by the session's current route. */
  get address(): string | undefined {
    return this.#runner.state?.route?.address;
  }

  /** The history service that `connect` named. */
  get historyAddress(): string | undefined {
    return this.#runner.state?.route?.historyAddress;
  }

  /** The service of groups that `connect` named; undefined while the platform does not know it. */
  get groupsAddress(): string | undefined {
    return this.#runner.state?.route?.groupsAddress;
  }

  /** How many streams were opened so far: one, and one more for each reconnect. */
  get connections(): number {
    return this.#runner.state?.opened ?? 0;
  }

  /** Sends that are not acknowledged. */
  get unacknowledged(): number {
    return this.#runner.state?.outgoing.length ?? 0;
  }

  /** Resolves when the device is live for the first time; rejects with a ChatError when the session ends before. */
  live(): Promise<undefined> {
    return this.#runner.live;
  }

  /** Resolves when the session is over, for any reason, and has released all resources. */
  get ended(): Promise<undefined> {
    return this.#runner.ended;
  }

  /**
   * Sends a text, or a body of any kind. Resolves once it is durable; rejects with a ChatError when it is refused or
   * the session ends before. Sends to a user, and to a group, arrive in the order of the calls, also over reconnects.
   */
  send(to: Recipient, message: string | Content): Promise<SentMessage> {
    return new Promise((resolve, reject) => {
      const acked: SendWaiter['acked'] = (sequence, messageId) => resolve({ sequence, messageId });
      this.submit(to, message, { acked, failed: reject });
    });
  }

  /** Sends a text that answers a message. Rejects as `send` does, as the following do. */
  reply(message: Envelope, text: string): Promise<SentMessage> {
    return this.#about(message, (ref) => replyContent(text.toWellFormed(), ref));
  }

  /** Replaces the text of an own message. */
  edit(message: Envelope, text: string): Promise<SentMessage> {
    return this.#about(message, (ref) => editContent(ref, text.toWellFormed()));
  }

  /** Deletes a message for all who see it: an own one or, as an admin of its group, that of another member. */
  delete(message: Envelope): Promise<SentMessage> {
    return this.#about(message, deletionContent);
  }

  /** Sets an emoji on a message, or removes it. */
  react(message: Envelope, emoji: string, isSet = true): Promise<SentMessage> {
    return this.#about(message, (ref) => reactionContent(ref, emoji, isSet));
  }

  /**
   * Mutes, pins, archives a conversation or marks it as unread, or the contrary, for all devices of the user.
   * Rejects as `send` does.
   */
  async setConversation(conversation: NamedConversation, settings: ConversationSettings): Promise<SentMessage> {
    await this.#runner.prepared; // It names the user, who gets it. A session that is over refuses every send.
    const to = this.user ?? (0n as UserId);
    return this.send(to, conversationSettingsContent(conversation, settings) as Content);
  }

  /** Sets something for all conversations, on all devices of the user. Rejects as `send` does. */
  async setUser(settings: UserSettings): Promise<SentMessage> {
    await this.#runner.prepared;
    return this.send(this.user ?? (0n as UserId), userSettingsContent(settings) as Content);
  }

  async #about(message: Envelope, content: (message: MessageRef) => Content): Promise<SentMessage> {
    await this.#runner.prepared; // It names the user, whose dialogs are with the others.
    return this.send(conversationOf(message, this.user), content(refTo(message)));
  }

  /** As `send`, for callers with many sends: calls the waiter in place of a promise. */
  submit(to: Recipient, message: string | Content, waiter: SendWaiter): void {
    this.#runner.submit(targetOf(to), contentOf(message), waiter);
  }

  /**
   * The user has seen a conversation up to an event. That is sent once a second at most, and again after a reconnect
   * until it comes back by `onReceipt`. One that is refused is dropped.
   */
  markSeen(mark: SeenMark): void {
    this.#runner.feed({ kind: 'seen', mark });
  }

  /**
   * The user types to another one, or has stopped. To be called with each change of a text: it is sent every 4 s at
   * most. A message ends it. It may be lost, and is not kept.
   */
  typing(to: UserId, isTyping = true): void {
    if (this.#runner.state !== undefined) this.#runner.feed({ kind: 'typing', typing: { other: to, isTyping } });
  }

  /** The users who type to this one. */
  get typists(): readonly UserId[] {
    return [...(this.#runner.state?.typing.typists.keys() ?? [])];
  }

  /**
   * Watches these users from now on, at most 200, in place of those before: `onPresence` gets what is known of each,
   * and every change. Throws a ChatError for too many.
   */
  watch(users: Iterable<UserId>): void {
    const watched = new Set(users);
    checkWatched([...watched]);
    this.#runner.feed({ kind: 'watch', users: watched });
  }

  /** Of a watched user; undefined while it is not known. While the session is not connected it is the last one. */
  presenceOf(user: UserId): Presence | undefined {
    return this.#runner.state?.watched.presences.get(user);
  }

  /**
   * What the user does from now on, as others see it: the user is online where a device is active. With `hidden` others
   * see neither that the user is there nor when that was.
   */
  setActivity(activity: Activity): void {
    this.#runner.feed({ kind: 'activity', activity });
  }

  /**
   * The events of the user, sent and received, from all devices, each once and in order. One loop at a time; leaving it
   * does not close the session. Throws a ChatError when the session ends by itself. While 1,000 events wait, nothing
   * more is read from the stream, acknowledgements included: a program that ignores events passes an `onEvent` that
   * does nothing.
   */
  [Symbol.asyncIterator](): AsyncIterator<ReceivedEvent, undefined> {
    return this.#runner.events;
  }

  /** The network is back, or the machine is awake: an attempt to connect that waits is made now. */
  retryNow(): void {
    if (this.#runner.state?.awaiting === 'retry') this.#runner.feed({ kind: 'timer', timer: 'retry' });
  }

  /** Ends the session. Sends that are not acknowledged reject; a file outbox keeps them for the next session. */
  close(): Promise<undefined> {
    return this.#runner.close();
  }
}

/** Where a message goes: to a user, or to a group. */
export type Recipient = UserId | { readonly group: GroupId };

const targetOf = (to: Recipient): Target => (typeof to === 'bigint' ? { receiver: to } : { group: to.group });

/** Where what is about a message goes: to its conversation. */
function conversationOf({ sender, receiver, group }: Envelope, me: UserId | undefined): Recipient {
  if (group !== undefined) return { group };
  return sender === me ? receiver : sender;
}

/** Half a character becomes U+FFFD, as it would when it is encoded. */
const contentOf = (message: string | Content): Content =>
  typeof message === 'string' ? textContent(message.toWellFormed()) : message;
