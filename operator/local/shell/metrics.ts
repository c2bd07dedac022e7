import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** Metrics of an operator at /metrics. */
export interface OperatorMetrics {
  readonly leading: Gauge;
  readonly writes: Counter<'kind'>;
  readonly notes: Counter<'reason'>;
  readonly failures: Counter;
  readonly rounds: Histogram;
}

export function createMetrics(registry: Registry): OperatorMetrics {
  const registers = [registry];
  return {
    leading: new Gauge({ name: 'cecochat_operator_leading', help: '1 while this operator leads.', registers }),
    writes: new Counter({
      name: 'cecochat_operator_writes_total',
      help: 'Changes that this operator made, by kind.',
      labelNames: ['kind'],
      registers,
    }),
    notes: new Counter({
      name: 'cecochat_operator_notes_total',
      help: 'What the operator decided or found, by reason.',
      labelNames: ['reason'],
      registers,
    }),
    failures: new Counter({
      name: 'cecochat_operator_failed_rounds_total',
      help: 'Rounds in which the world could not be seen or changed.',
      registers,
    }),
    rounds: new Histogram({
      name: 'cecochat_operator_round_seconds', help: 'Time from looking at the world to having done what was decided.',
      buckets: [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10], registers,
    }),
  };
}
