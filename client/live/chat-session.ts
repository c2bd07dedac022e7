import {
  ChatError, checkWatched, conversationSettingsContent, deletionContent, editContent, encodeActivity, encodeSeenMark,
  encodeTyping, encodeWatch, reactionContent, refTo, replyContent, userSettingsContent, type Activity, type Content,
  type ConversationSettings, type Envelope, type MessageId, type MessageRef, type NamedConversation, type Offset,
  type Partition, type Presence, type SeenMark, type Sequence, type UserId, type UserSettings,
} from '@cecochat/contracts';
import { step, type Input, type Output, type ReceivedEvent, type SessionStatus } from '../session/index.ts';
import { EventQueue } from './event-queue.ts';
import { guard, throwLater } from './guard.ts';
import { outboxError, type OutboxKeeper } from './outbox-keeper.ts';
import { PlatformCalls } from './platform-calls.ts';
import { contentOf, conversationOf, targetOf, type Recipient } from './recipient.ts';
import { SendGate } from './send-gate.ts';
import { notify, type Notice } from './notify.ts';
import type { Preparation, SendWaiter, SentMessage, SessionHooks, SessionParts } from './session-parts.ts';
import { Timers } from './timers.ts';

type SendFrame = Extract<Output, { kind: 'send-frame' }>;
type Question = Extract<
  Output,
  {
    kind: 'send-receipt' | 'send-typing' | 'send-watch' | 'send-activity'
      | 'lookup' | 'open-stream' | 'close-stream' | 'read-history' | 'refresh-token';
  }
>;

interface RunningParts extends SessionParts {
  readonly calls: PlatformCalls;
  /** Undefined where sends need not be saved before they leave. */
  readonly gate: SendGate<SendFrame> | undefined;
}

/** A device that stays connected. Made by `connect`. */
export class ChatSession implements AsyncIterable<ReceivedEvent> {
  readonly #hooks: SessionHooks;
  readonly #events: EventQueue;
  readonly #waiters = new Map<number, SendWaiter>();
  readonly #timers = new Timers((timer) => this.#feed({ kind: 'timer', timer }));
  readonly #world = { get nowMs() { return performance.now(); }, random: Math.random };
  readonly #live = Promise.withResolvers<undefined>();
  readonly #ended = Promise.withResolvers<undefined>();
  readonly #preparing: Promise<void>;
  readonly #closing = new AbortController();
  #parts: RunningParts | undefined;
  #status: SessionStatus = 'connecting';
  #error: ChatError | undefined;
  #finished = false;
  #inputs: Input[] = [];
  #stepping = false;
  #lastTicket = 0;

  constructor(hooks: SessionHooks) {
    this.#hooks = hooks;
    // Programs that do not await these promises need not handle their rejections.
    this.#live.promise.catch(() => undefined);
    this.#ended.promise.catch(() => undefined);
    this.#events = new EventQueue({
      onFull: (full) => this.#parts?.calls.setPaused(full),
      onTaken: (event) => this.#parts?.keeper?.onTaken(event),
    });
    const preparation: Preparation = { signal: this.#closing.signal, onWaiting: (error) => this.#waitFor(error) };
    this.#preparing = hooks.prepare(preparation).then(
      (parts) => this.#begin(parts),
      (error: unknown) => this.#finish(ChatError.from(error)),
    );
  }

  get status(): SessionStatus {
    return this.#status;
  }

  /** Why the session is over, or why it waits; undefined when it was closed or all is well. */
  get error(): ChatError | undefined {
    return this.#error;
  }

  /** The device has everything before this offset of its user's partition; undefined before the first connection. */
  get cursor(): Offset | undefined {
    return this.#parts?.state.cursor;
  }

  get user(): UserId | undefined {
    return this.#parts?.state.config.user;
  }

  get device(): string | undefined {
    return this.#parts?.state.config.device;
  }

  get partition(): Partition | undefined {
    return this.#parts?.state.route?.partition;
  }

  /** The messaging server of the user, by the session's current route. */
  get address(): string | undefined {
    return this.#parts?.state.route?.address;
  }

  /** The history service that `connect` named. */
  get historyAddress(): string | undefined {
    return this.#parts?.state.route?.historyAddress;
  }

  /** The service of groups that `connect` named; undefined while the platform does not know it. */
  get groupsAddress(): string | undefined {
    return this.#parts?.state.route?.groupsAddress;
  }

  /** How many streams were opened so far: one, and one more for each reconnect. */
  get connections(): number {
    return this.#parts?.state.opened ?? 0;
  }

  /** Sends that are not acknowledged. */
  get unacknowledged(): number {
    return this.#parts?.state.outgoing.length ?? 0;
  }

  /** Resolves when the device is live for the first time; rejects with a ChatError when the session ends before. */
  live(): Promise<undefined> {
    return this.#live.promise;
  }

  /** Resolves when the session is over, for any reason, and has released all resources. */
  get ended(): Promise<undefined> {
    return this.#ended.promise;
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
    await this.#preparing; // It names the user, who gets it. A session that is over refuses every send.
    const to = this.user ?? (0n as UserId);
    return this.send(to, conversationSettingsContent(conversation, settings) as Content);
  }

  /** Sets something for all conversations, on all devices of the user. Rejects as `send` does. */
  async setUser(settings: UserSettings): Promise<SentMessage> {
    await this.#preparing;
    return this.send(this.user ?? (0n as UserId), userSettingsContent(settings) as Content);
  }

  async #about(message: Envelope, content: (message: MessageRef) => Content): Promise<SentMessage> {
    await this.#preparing; // It names the user, whose dialogs are with the others.
    return this.send(conversationOf(message, this.user), content(refTo(message)));
  }

  /** As `send`, for callers with many sends: calls the waiter in place of a promise. */
  submit(to: Recipient, message: string | Content, waiter: SendWaiter): void {
    const ticket = ++this.#lastTicket;
    this.#waiters.set(ticket, waiter);
    const max = this.#hooks.maxQueuedSends;
    // Once there are parts the machine sees to the bound.
    if (this.#parts === undefined && this.#inputs.length >= max)
      this.#fail(ticket, new ChatError('overloaded', `${max} sends wait already`, { field: 'send' }));
    else this.#feed({ kind: 'send', target: targetOf(to), content: contentOf(message), ticket });
  }

  /**
   * The user has seen a conversation up to an event. That is sent once a second at most, and again after a reconnect
   * until it comes back by `onReceipt`. One that is refused is dropped.
   */
  markSeen(mark: SeenMark): void {
    this.#feed({ kind: 'seen', mark });
  }

  /**
   * The user types to another one, or has stopped. To be called with each change of a text: it is sent every 4 s at
   * most. A message ends it. It may be lost, and is not kept.
   */
  typing(to: UserId, isTyping = true): void {
    if (this.#parts !== undefined) this.#feed({ kind: 'typing', typing: { other: to, isTyping } });
  }

  /** The users who type to this one. */
  get typists(): readonly UserId[] {
    return [...(this.#parts?.state.typing.typists.keys() ?? [])];
  }

  /**
   * Watches these users from now on, at most 200, in place of those before: `onPresence` gets what is known of each,
   * and every change. Throws a ChatError for too many.
   */
  watch(users: Iterable<UserId>): void {
    const watched = new Set(users);
    checkWatched([...watched]);
    this.#feed({ kind: 'watch', users: watched });
  }

  /** Of a watched user; undefined while it is not known. While the session is not connected it is the last one. */
  presenceOf(user: UserId): Presence | undefined {
    return this.#parts?.state.watched.presences.get(user);
  }

  /**
   * What the user does from now on, as others see it: the user is online where a device is active. With `hidden` others
   * see neither that the user is there nor when that was.
   */
  setActivity(activity: Activity): void {
    this.#feed({ kind: 'activity', activity });
  }

  /**
   * The events of the user, sent and received, from all devices, each once and in order. One loop at a time; leaving it
   * does not close the session. Throws a ChatError when the session ends by itself. While 1,000 events wait, nothing
   * more is read from the stream, acknowledgements included: a program that ignores events passes an `onEvent` that
   * does nothing.
   */
  [Symbol.asyncIterator](): AsyncIterator<ReceivedEvent, undefined> {
    return this.#events;
  }

  /** The network is back, or the machine is awake: an attempt to connect that waits is made now. */
  retryNow(): void {
    if (this.#parts?.state.awaiting === 'retry') this.#feed({ kind: 'timer', timer: 'retry' });
  }

  /** Ends the session. Sends that are not acknowledged reject; a file outbox keeps them for the next session. */
  close(): Promise<undefined> {
    if (this.#parts === undefined) this.#finish(undefined);
    else this.#feed({ kind: 'close' });
    return this.#ended.promise;
  }

  #begin(parts: SessionParts): void {
    const { keeper, transport, token, state } = parts;
    const calls = new PlatformCalls({
      transport, token, refresh: this.#hooks.refresh, feed: (input) => this.#feed(input),
    });
    this.#parts = { ...parts, calls, gate: keeper?.durable === true ? this.#openGate(keeper, calls) : undefined };
    if (this.#finished) return;
    keeper?.attach(state, () => this.#events.oldest);
    this.#inputs.unshift({ kind: 'start' });
    this.#run();
  }

  #openGate(keeper: OutboxKeeper, calls: PlatformCalls): SendGate<SendFrame> {
    return new SendGate({
      save: () => keeper.save(),
      release: ({ key, send }) => calls.send(key, send),
      onError: (error) => this.#outboxFailed(error),
    });
  }

  /** A dependency that the session needs before it can begin is unavailable. */
  #waitFor(error: ChatError): void {
    if (!this.#finished) this.#setStatus('waiting', error);
  }

  /** One input after the other: one that comes from within a step waits for its end. */
  #feed(input: Input): void {
    this.#inputs.push(input);
    this.#run();
  }

  #run(): void {
    if (this.#stepping || (this.#parts === undefined && !this.#finished)) return;
    this.#stepping = true;
    for (let next = this.#inputs.shift(); next !== undefined; next = this.#inputs.shift()) this.#take(next);
    this.#stepping = false;
  }

  #take(input: Input): void {
    if (this.#finished || this.#parts === undefined) {
      if (input.kind === 'send') this.#fail(input.ticket, this.#error ?? closedError());
      return;
    }
    for (const output of step(this.#parts.state, input, this.#world)) {
      try {
        this.#perform(output, this.#parts);
      } catch (error) {
        throwLater(error); // Of what took an event or an acknowledgement; `guard` would cost a closure for each.
      }
    }
    if (input.kind === 'send') this.#parts.keeper?.saveSoon();
  }

  #perform(output: Output, parts: RunningParts): void {
    switch (output.kind) {
      case 'emit': return this.#emit(output.event, parts.keeper);
      case 'send-frame': return this.#send(output, parts);
      case 'acked': return this.#settle(output.send.ticket, output.send.sequence, output.messageId);
      case 'failed': return this.#fail(output.send.ticket, output.error);
      case 'status': return this.#setStatus(output.status, output.error);
      case 'ended': return this.#finish(output.error);
      case 'set-timer': return this.#timers.set(output.timer, output.delayMs);
      case 'clear-timer': return this.#timers.clear(output.timer);
      default: this.#ask(output, parts.calls);
    }
  }

  #ask(output: Question | Notice, calls: PlatformCalls): void {
    switch (output.kind) {
      case 'lookup': return calls.lookUp();
      case 'open-stream': return calls.open(output);
      case 'close-stream': return calls.close(output.key);
      case 'send-receipt': return calls.sendFrame(output.key, encodeSeenMark(output.mark));
      case 'send-typing': return calls.sendFrame(output.key, encodeTyping(output.typing));
      case 'send-watch': return calls.sendFrame(output.key, encodeWatch(output.users));
      case 'send-activity': return calls.sendFrame(output.key, encodeActivity(output.activity));
      case 'read-history': return calls.readHistory(output);
      case 'refresh-token': return calls.refreshToken();
      default: guard(() => notify(this.#hooks, output));
    }
  }

  #send(frame: SendFrame, { gate, calls }: RunningParts): void {
    if (gate === undefined) calls.send(frame.key, frame.send);
    else gate.push(frame);
  }

  #emit(event: ReceivedEvent, keeper: OutboxKeeper | undefined): void {
    if (this.#hooks.onEvent === undefined) {
      this.#events.push(event);
      return;
    }
    this.#hooks.onEvent(event);
    keeper?.onTaken(event);
  }

  #settle(ticket: number, sequence: Sequence, messageId: MessageId): void {
    this.#parts?.keeper?.saveSoon();
    const waiter = this.#waiters.get(ticket);
    this.#waiters.delete(ticket);
    waiter?.acked(sequence, messageId);
  }

  #fail(ticket: number, error: ChatError): void {
    const waiter = this.#waiters.get(ticket);
    this.#waiters.delete(ticket);
    guard(() => waiter?.failed(error));
  }

  #setStatus(status: SessionStatus, error: ChatError | undefined): void {
    this.#status = status;
    this.#error = error;
    this.#parts?.keeper?.saveSoon();
    this.#hooks.logger?.debug({ status, ...(error && { err: error }) }, 'session');
    if (status === 'live') this.#live.resolve(undefined);
    guard(() => this.#hooks.onStatus?.(status, error));
  }

  /** A send that cannot be kept must not leave, so the session is over. */
  #outboxFailed(cause: unknown): void {
    this.#feed({ kind: 'close', error: outboxError('cannot be saved', cause) });
  }

  #finish(error: ChatError | undefined): void {
    if (this.#finished) return;
    this.#finished = true;
    this.#closing.abort();
    this.#timers.clearAll();
    if (this.#status !== 'closed') this.#setStatus('closed', error);
    this.#events.end(error);
    this.#live.reject(error ?? closedError());
    this.#release().then(
      () => this.#ended.resolve(undefined),
      (failure: unknown) => this.#ended.reject(outboxError('cannot be saved', failure)),
    );
    this.#run(); // Fails the sends that came too early.
  }

  async #release(): Promise<void> {
    await this.#preparing; // A session that is closed while it is prepared still gives its outbox up.
    try {
      await this.#parts?.keeper?.close();
    } finally {
      this.#hooks.onEnded();
    }
  }
}

function closedError(): ChatError {
  return new ChatError('unavailable', 'the session is closed');
}
