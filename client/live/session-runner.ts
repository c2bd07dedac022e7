import {
  ChatError, encodeActivity, encodeSeenMark, encodeTyping, encodeWatch, type Content, type MessageId, type Sequence,
  type Target,
} from '@cecochat/contracts';
import {
  step, type Input, type Output, type ReceivedEvent, type SessionState, type SessionStatus, type TimerName,
} from '../session/index.ts';
import { EventQueue } from './event-queue.ts';
import { outboxError, SendGate, type OutboxKeeper } from './outbox-keeper.ts';
import { PlatformCalls } from './platform-calls.ts';
import type { Preparation, SendWaiter, SessionHooks, SessionParts } from './session-parts.ts';

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

/** Runs the machine of one session: gives it its inputs one after the other, and does what it puts out. */
export class SessionRunner {
  readonly events: EventQueue;
  /** Resolves when the user of the session is known, or the session is over. */
  readonly prepared: Promise<void>;
  readonly #hooks: SessionHooks;
  readonly #waiters = new Map<number, SendWaiter>();
  readonly #timers = new Timers((timer) => this.feed({ kind: 'timer', timer }));
  readonly #world = { get nowMs() { return performance.now(); }, random: Math.random };
  readonly #live = Promise.withResolvers<undefined>();
  readonly #ended = Promise.withResolvers<undefined>();
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
    this.events = new EventQueue({
      onFull: (full) => this.#parts?.calls.setPaused(full),
      onTaken: (event) => this.#parts?.keeper?.onTaken(event),
    });
    const preparation: Preparation = { signal: this.#closing.signal, onWaiting: (error) => this.#waitFor(error) };
    this.prepared = hooks.prepare(preparation).then(
      (parts) => this.#begin(parts),
      (error: unknown) => this.#finish(ChatError.from(error)),
    );
  }

  get status(): SessionStatus {
    return this.#status;
  }

  /** Why the session is over, or why it waits. */
  get error(): ChatError | undefined {
    return this.#error;
  }

  /** Undefined while the session is prepared. */
  get state(): SessionState | undefined {
    return this.#parts?.state;
  }

  /** Resolves when the device is live for the first time; rejects when the session ends before. */
  get live(): Promise<undefined> {
    return this.#live.promise;
  }

  /** Resolves when the session is over and has released all resources. */
  get ended(): Promise<undefined> {
    return this.#ended.promise;
  }

  /** Takes a send; the waiter gets its outcome. */
  submit(target: Target, content: Content, waiter: SendWaiter): void {
    const ticket = ++this.#lastTicket;
    this.#waiters.set(ticket, waiter);
    const max = this.#hooks.maxQueuedSends;
    // Once there are parts the machine sees to the bound.
    if (this.#parts === undefined && this.#inputs.length >= max)
      this.#fail(ticket, new ChatError('overloaded', `${max} sends wait already`, { field: 'send' }));
    else this.feed({ kind: 'send', target, content, ticket });
  }

  /** One input after the other: one that comes from within a step waits for its end. */
  feed(input: Input): void {
    this.#inputs.push(input);
    this.#run();
  }

  /** Ends the session. */
  close(): Promise<undefined> {
    if (this.#parts === undefined) this.#finish(undefined);
    else this.feed({ kind: 'close' });
    return this.#ended.promise;
  }

  #begin(parts: SessionParts): void {
    const { keeper, transport, token, state } = parts;
    const calls = new PlatformCalls({
      transport, token, refresh: this.#hooks.refresh, feed: (input) => this.feed(input),
    });
    this.#parts = { ...parts, calls, gate: keeper?.durable === true ? this.#openGate(keeper, calls) : undefined };
    if (this.#finished) return;
    keeper?.attach(state, () => this.events.oldest);
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
      this.events.push(event);
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
    this.feed({ kind: 'close', error: outboxError('cannot be saved', cause) });
  }

  #finish(error: ChatError | undefined): void {
    if (this.#finished) return;
    this.#finished = true;
    this.#closing.abort();
    this.#timers.clearAll();
    if (this.#status !== 'closed') this.#setStatus('closed', error);
    this.events.end(error);
    this.#live.reject(error ?? closedError());
    this.#release().then(
      () => this.#ended.resolve(undefined),
      (failure: unknown) => this.#ended.reject(outboxError('cannot be saved', failure)),
    );
    this.#run(); // Fails the sends that came too early.
  }

  async #release(): Promise<void> {
    await this.prepared; // A session that is closed while it is prepared still gives its outbox up.
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

/** Outputs that the program is notified of, beside events and outcomes of sends. */
type Notice = Extract<
  Output,
  {
    kind:
      | 'emit-repeat'
      | 'emit-receipt'
      | 'emit-typing'
      | 'emit-presence'
      | 'watch-refused'
      | 'gap'
      | 'group-gap'
      | 'unreadable';
  }
>;

type Notified = Pick<
  SessionHooks, 'onRepeat' | 'onReceipt' | 'onTyping' | 'onPresence' | 'onGap' | 'onGroupGap' | 'logger'
>;

type Notify = { readonly [Kind in Notice['kind']]: (hooks: Notified, notice: Extract<Notice, { kind: Kind }>) => void };

const each: Notify = {
  'emit-repeat': ({ onRepeat }, { event }) => onRepeat?.(event),
  'emit-receipt': ({ onReceipt }, { receipt }) => onReceipt?.(receipt),
  'emit-typing': ({ onTyping }, { typing }) => onTyping?.(typing),
  'emit-presence': ({ onPresence }, { presence }) => onPresence?.(presence),
  'watch-refused': ({ logger }, { error }) => logger?.warn({ err: error }, 'the list of watched users was refused'),
  gap: ({ onGap }, { gap }) => onGap?.(gap),
  'group-gap': ({ onGroupGap }, { gap }) => onGroupGap?.(gap),
  unreadable: ({ logger }, { offset, reason }) =>
    logger?.warn({ offset, reason }, 'a delivery is no event, passed over'),
};

function notify(hooks: Notified, notice: Notice): void {
  (each[notice.kind] as (hooks: Notified, notice: Notice) => void)(hooks, notice);
}

/** The timers of one session: one of each name at a time. */
class Timers {
  readonly #onTimer: (timer: TimerName) => void;
  readonly #running = new Map<TimerName, ReturnType<typeof setTimeout>>();

  constructor(onTimer: (timer: TimerName) => void) {
    this.#onTimer = onTimer;
  }

  set(timer: TimerName, delayMs: number): void {
    clearTimeout(this.#running.get(timer));
    const expire = () => {
      this.#running.delete(timer);
      this.#onTimer(timer);
    };
    this.#running.set(timer, setTimeout(expire, delayMs));
  }

  clear(timer: TimerName): void {
    clearTimeout(this.#running.get(timer));
    this.#running.delete(timer);
  }

  clearAll(): void {
    for (const timeout of this.#running.values()) clearTimeout(timeout);
    this.#running.clear();
  }
}

/** Runs code of the program's own: its errors are the program's, and must not leave a step half done. */
function guard(run: () => void): void {
  try {
    run();
  } catch (error) {
    throwLater(error);
  }
}

function throwLater(error: unknown): void {
  queueMicrotask(() => {
    throw error;
  });
}
