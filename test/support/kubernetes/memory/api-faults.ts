import type { MemoryEvent } from './memory-objects.ts';

/** What goes wrong with one request. */
export type RequestFault =
  | { readonly kind: 'status'; readonly status: number; readonly reason: string; readonly isDone: boolean }
  /** The connection breaks. */
  | { readonly kind: 'reset'; readonly isDone: boolean }
  | { readonly kind: 'slow'; readonly forMs: number };

/** What goes wrong with one event of a watch. */
export type EventFault = 'drop' | 'twice' | 'late' | 'swap' | 'expired' | 'garbage' | 'reset' | 'end';

const writeStatuses: readonly (readonly [number, string])[] = [[409, 'Conflict'], [429, 'TooManyRequests'], [500, 'InternalError'], [503, 'ServiceUnavailable']];
const readStatuses: readonly (readonly [number, string])[] = [[410, 'Expired'], [429, 'TooManyRequests'], [500, 'InternalError'], [503, 'ServiceUnavailable']];
const eventFaults: readonly EventFault[] = ['drop', 'drop', 'twice', 'late', 'late', 'swap', 'swap', 'expired', 'garbage', 'reset', 'end'];

/** Of so many requests, or events, one goes wrong. */
const [requestsAFault, eventsAFault, listsAStale, changesBehind] = [8, 10, 4, 12];

/** Draws faults by chance while `isOn`. */
export class ApiFaults {
  readonly #random: () => number;
  /** How many there were of each kind. */
  readonly count = new Map<string, number>();
  isOn: boolean;

  constructor(random: () => number, isOn: boolean) {
    this.#random = random;
    this.isOn = isOn;
  }

  ofRequest(method: string): RequestFault | undefined {
    if (!this.#isTime(requestsAFault)) return undefined;
    const isDone = this.#random() < 0.5;
    const sort = this.#random();
    if (sort < 0.2) return this.#counted('reset', { kind: 'reset', isDone });
    if (sort < 0.4) return this.#counted('slow', { kind: 'slow', forMs: this.#random() * 3_000 });
    const [status, reason] = this.#pick(method === 'GET' ? readStatuses : writeStatuses);
    return this.#counted(String(status), { kind: 'status', status, reason, isDone: status >= 500 && isDone });
  }

  ofEvent(_event: MemoryEvent): EventFault | undefined {
    if (!this.#isTime(eventsAFault)) return undefined;
    const fault = this.#pick(eventFaults);
    return this.#counted(fault, fault);
  }

  /** How many changes a list does not have yet. */
  changesBehind(): number {
    return this.#isTime(listsAStale) ? this.#counted('stale list', Math.ceil(this.#random() * changesBehind)) : 0;
  }

  /** How much later news comes, in milliseconds. */
  delayMs(): number {
    return this.#random() * 4_000;
  }

  #isTime(among: number): boolean {
    return this.isOn && this.#random() * among < 1;
  }

  #pick<T>(among: readonly T[]): T {
    return among[Math.floor(this.#random() * among.length)] as T;
  }

  #counted<T>(name: string, fault: T): T {
    this.count.set(name, (this.count.get(name) ?? 0) + 1);
    return fault;
  }
}
