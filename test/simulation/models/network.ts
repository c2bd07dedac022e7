import type { Agenda } from './agenda.ts';
import type { Random } from './random.ts';

/** A site with an address: `redis`, `store`, `kafka`, `connect`, `history`, `operator-0`, `messaging-3`, `device-7`. */
export type Site = string;

/** The result for a caller that gets no answer. */
export const lost = Symbol('lost');
export type Answer<T> = T | typeof lost;

export interface Link {
  readonly from: Site;
  readonly to: Site;
  /** How long the caller waits. */
  readonly timeoutMs: number;
}

const leastMs = 0.3;
const mostMs = 2;

/** Latency between any two sites, cut links, and slow sites or a slow network. */
export class Network {
  readonly #agenda: Agenda;
  readonly #random: Random;
  readonly #cuts = new Map<string, number>();
  readonly #slow = new Map<Site, number>();
  readonly #last = new Map<string, number>();
  /** Factor on all latencies. */
  slowness = 1;

  constructor(agenda: Agenda, random: Random) {
    this.#agenda = agenda;
    this.#random = random;
  }

  /** Cuts the link between two sites; `devices` stands for all of them. */
  cut(a: Site, b: Site): void {
    this.#cuts.set(pair(a, b), (this.#cuts.get(pair(a, b)) ?? 0) + 1);
  }

  heal(a: Site, b: Site): void {
    const left = (this.#cuts.get(pair(a, b)) ?? 0) - 1;
    if (left > 0) this.#cuts.set(pair(a, b), left);
    else this.#cuts.delete(pair(a, b));
  }

  isCut(a: Site, b: Site): boolean {
    if (this.#cuts.size === 0) return false;
    return this.#cuts.has(pair(a, b)) || this.#cuts.has(pair(groupOf(a), groupOf(b)));
  }

  slowDown(site: Site, factor: number): void {
    this.#slow.set(site, factor);
  }

  speedUp(site: Site): void {
    this.#slow.delete(site);
  }

  latencyMs(a: Site, b: Site): number {
    const factor = this.#slow.size === 0 ? 1 : Math.max(this.#slow.get(a) ?? 1, this.#slow.get(b) ?? 1);
    return this.#random.between(leastMs, mostMs) * factor * this.slowness;
  }

  /**
   * Sends a request and receives the answer. A request may take effect while its answer gets lost: then the caller
   * waits for its timeout. Requests of one site to another arrive in order.
   */
  call<T>({ from, to, timeoutMs }: Link, serve: () => Answer<T>, done: (answer: Answer<T>) => void): void {
    const sentMs = this.#agenda.nowMs;
    const giveUp = () => this.#agenda.at(sentMs + timeoutMs, () => done(lost));
    if (this.isCut(from, to)) {
      giveUp();
      return;
    }
    this.#agenda.at(this.#arrivalMs(from, to), () => {
      if (this.isCut(from, to)) {
        giveUp();
        return;
      }
      const value = serve();
      const backMs = this.#agenda.nowMs + this.latencyMs(to, from);
      if (this.isCut(from, to) || backMs > sentMs + timeoutMs) giveUp();
      else this.#agenda.at(backMs, () => done(value));
    });
  }

  #arrivalMs(from: Site, to: Site): number {
    const way = `${from}>${to}`;
    const atMs = Math.max(this.#last.get(way) ?? 0, this.#agenda.nowMs + this.latencyMs(from, to));
    this.#last.set(way, atMs);
    return atMs;
  }
}

const pair = (a: Site, b: Site) => (a < b ? `${a}|${b}` : `${b}|${a}`);
const groupOf = (site: Site) => (site.startsWith('device-') ? 'devices' : site);
