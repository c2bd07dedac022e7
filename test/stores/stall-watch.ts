import { setTimeout as delay } from 'node:timers/promises';
import type { ServiceProcess } from '../support/service-process.ts';

const lookMs = 100;

/** The longest times without an acknowledgement or a delivery, in milliseconds. */
export interface Stalls {
  readonly acks: number;
  readonly deliveries: number;
}

/** Watches the counters of a messaging server until the signal aborts, and gives the longest time that each stood still. */
export async function watchStalls(server: ServiceProcess, signal: AbortSignal): Promise<Stalls> {
  const [acks, deliveries] = [new Standstill(), new Standstill()];
  while (!signal.aborted) {
    acks.note(await server.metric('cecochat_messaging_sends_total'), performance.now());
    deliveries.note(await server.metric('cecochat_messaging_deliveries_total'), performance.now());
    await delay(lookMs, undefined, { signal }).catch(() => undefined);
  }
  return { acks: Math.round(acks.longestMs), deliveries: Math.round(deliveries.longestMs) };
}

class Standstill {
  longestMs = 0;
  #count: number | undefined;
  #sinceMs = 0;

  note(count: number, nowMs: number): void {
    if (this.#count !== undefined) this.longestMs = Math.max(this.longestMs, nowMs - this.#sinceMs);
    if (count !== this.#count) this.#sinceMs = nowMs;
    this.#count = count;
  }
}
