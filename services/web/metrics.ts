import { ChatError } from '@cecochat/contracts';
import { measureCall } from '@cecochat/runtime';
import { Counter, Histogram, type Registry } from 'prom-client';

export interface WebMetrics {
  /** Measures a call that is passed on, and counts how it ended. */
  measure<T>(call: string, work: () => Promise<T>): Promise<T>;
  /** Counts a call that is refused before it is passed on. */
  refusals<T>(call: string, check: () => Promise<T>): Promise<T>;
}

export function createMetrics(registry: Registry): WebMetrics {
  const registers = [registry];
  const seconds = new Histogram({
    name: 'cecochat_web_call_seconds', help: 'Time a call of a browser took', labelNames: ['call'], registers,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
  });
  const calls = new Counter({
    name: 'cecochat_web_calls_total', help: 'Calls of browsers, by how they ended', labelNames: ['call', 'code'],
    registers,
  });
  return {
    measure: (call, work) => measureCall({ seconds, calls }, call, work),
    refusals: async (call, check) => {
      try {
        return await check();
      } catch (error) {
        calls.inc({ call, code: ChatError.from(error).code });
        throw error;
      }
    },
  };
}
