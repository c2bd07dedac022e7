import { monitorEventLoopDelay } from 'node:perf_hooks';
import { ChatError } from '@cecochat/contracts';
import { collectDefaultMetrics, Gauge, Registry, type Counter, type Histogram } from 'prom-client';

/** A registry with what every process of ours shows: process and garbage collector figures, and event-loop delay. */
export function createRegistry(service: string): Registry {
  const registry = new Registry();
  registry.setDefaultLabels({ service });
  collectDefaultMetrics({ register: registry });
  const delay = monitorEventLoopDelay({ resolution: 10 });
  delay.enable();
  new Gauge({
    name: 'cecochat_event_loop_delay_seconds',
    help: 'Delay of the event loop since the last scrape, by quantile',
    labelNames: ['quantile'],
    registers: [registry],
    collect() {
      for (const quantile of [50, 99]) this.set({ quantile: String(quantile / 100) }, delay.percentile(quantile) / 1e9);
      delay.reset();
    },
  });
  return registry;
}

/** What calls of a service are measured by: how long each took, and how many ended with which code. */
export interface CallMeters {
  readonly seconds: Histogram<'call'>;
  readonly calls: Counter<'call' | 'code'>;
}

/** Measures a call and counts how it ended: the code of its error, or `ok`. */
export async function measureCall<T>({ seconds, calls }: CallMeters, call: string, work: () => Promise<T>): Promise<T> {
  const stop = seconds.startTimer({ call });
  try {
    const result = await work();
    calls.inc({ call, code: 'ok' });
    return result;
  } catch (error) {
    calls.inc({ call, code: ChatError.from(error).code });
    throw error;
  } finally {
    stop();
  }
}
