import { residentKb } from '../../bench/processes/usage.ts';
import type { ServiceProcess } from '../support/service-process.ts';

const everyMs = 200;

/** The resident memory of servers over time. */
export class MemoryWatch {
  readonly #servers: ReadonlyMap<string, ServiceProcess>;
  readonly #samples: { readonly atMs: number; readonly kb: ReadonlyMap<string, number> }[] = [];
  readonly #timer: NodeJS.Timeout;

  constructor(servers: ReadonlyMap<string, ServiceProcess>) {
    this.#servers = servers;
    this.#timer = setInterval(() => this.#take(), everyMs);
  }

  /** Most that each server had in a while, in KB. */
  most(fromMs: number, toMs = Number.POSITIVE_INFINITY): ReadonlyMap<string, number> {
    const within = this.#samples.filter(({ atMs }) => atMs >= fromMs && atMs <= toMs);
    return new Map([...this.#servers.keys()].map((name) => [name, Math.max(...within.map(({ kb }) => kb.get(name) ?? 0))]));
  }

  stop(): void {
    clearInterval(this.#timer);
  }

  #take(): void {
    const running = [...this.#servers].filter(([, { child }]) => child.ended() === undefined);
    this.#samples.push({ atMs: performance.now(), kb: new Map(running.map(([name, { child }]) => [name, residentKb(child.pid)])) });
  }
}
