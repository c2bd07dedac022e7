import Denque from 'denque';
import type { ReceivedEvent } from '../session/index.ts';

type Result = IteratorResult<ReceivedEvent, undefined>;

interface Waiter {
  resolve(result: Result): void;
  reject(error: unknown): void;
}

/** How many events wait for the program before the stream is not read any more. */
const fullAt = 1_000;

export interface EventQueueObserver {
  /** Too many events wait, or no longer. */
  onFull(full: boolean): void;
  /** The program is done with an event: it asked for the next one. */
  onTaken(event: ReceivedEvent): void;
}

/** The events that wait for a `for await` loop. One loop at a time takes from it. */
export class EventQueue implements AsyncIterator<ReceivedEvent, undefined> {
  readonly #observer: EventQueueObserver;
  readonly #events = new Denque<ReceivedEvent>();
  #waiters: Waiter[] = [];
  /** The event that the program is processing. */
  #given: ReceivedEvent | undefined;
  #end: { readonly error: unknown } | undefined;
  #full = false;

  constructor(observer: EventQueueObserver) {
    this.#observer = observer;
  }

  /** The oldest event that the program is not done with. */
  get oldest(): ReceivedEvent | undefined {
    return this.#given ?? this.#events.peekFront();
  }

  push(event: ReceivedEvent): void {
    const waiter = this.#waiters.shift();
    if (waiter !== undefined) {
      this.#given = event;
      waiter.resolve({ done: false, value: event });
      return;
    }
    this.#events.push(event);
    if (!this.#full && this.#events.length >= fullAt) this.#setFull(true);
  }

  /** No more events come; those that wait are still given, then the loop ends or throws. */
  end(error: unknown): void {
    this.#end = { error };
    for (const waiter of this.#waiters) finish(waiter, error);
    this.#waiters = [];
  }

  next(): Promise<Result> {
    this.#take();
    const event = this.#shift();
    if (event !== undefined) {
      this.#given = event;
      return Promise.resolve({ done: false, value: event });
    }
    return new Promise((resolve, reject) => {
      if (this.#end === undefined) this.#waiters.push({ resolve, reject });
      else finish({ resolve, reject }, this.#end.error);
    });
  }

  /** The program left the loop: it has processed the last event. */
  return(): Promise<Result> {
    this.#take();
    return Promise.resolve({ done: true, value: undefined });
  }

  #take(): void {
    if (this.#given === undefined) return;
    const event = this.#given;
    this.#given = undefined;
    this.#observer.onTaken(event);
  }

  #shift(): ReceivedEvent | undefined {
    const event = this.#events.shift();
    if (event === undefined) return undefined;
    if (this.#full && this.#events.length <= fullAt / 2) this.#setFull(false);
    return event;
  }

  #setFull(full: boolean): void {
    this.#full = full;
    this.#observer.onFull(full);
  }
}

function finish(waiter: Waiter, error: unknown): void {
  if (error === undefined) waiter.resolve({ done: true, value: undefined });
  else waiter.reject(error);
}
