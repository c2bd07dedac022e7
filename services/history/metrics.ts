import { measureCall } from '@cecochat/runtime';
import { Counter, Histogram, type Registry } from 'prom-client';

export type HistoryCall = 'user' | 'dialog' | 'group' | 'list';

export interface HistoryMetrics {
  /** Measures a call and counts how it ended. */
  measure<T>(call: HistoryCall, work: () => Promise<T>): Promise<T>;
  /** Something in Redis could not be understood. */
  badValue(): void;
}

export function createMetrics(registry: Registry): HistoryMetrics {
  const registers = [registry];
  const seconds = new Histogram({
    name: 'cecochat_history_read_seconds', help: 'Time a page took.', labelNames: ['call'], registers,
    buckets: [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5],
  });
  const calls = new Counter({
    name: 'cecochat_history_calls_total',
    help: 'Pages asked for, by how the call ended.',
    labelNames: ['call', 'code'], registers,
  });
  const badValues = new Counter({
    name: 'cecochat_redis_bad_values_total',
    help: 'Values in Redis that could not be understood.',
    registers,
  });
  return {
    badValue: () => badValues.inc(),
    measure: (call, work) => measureCall({ seconds, calls }, call, work),
  };
}
