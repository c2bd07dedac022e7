import { Counter, Gauge, Histogram, type Registry } from 'prom-client';

/** Metrics of an operator at /metrics. */
export interface OperatorMetrics {
  readonly leading: Gauge;
  readonly clusters: Gauge;
  readonly queue: Gauge;
  readonly notes: Counter<'reason'>;
  readonly failures: Counter;
  readonly rounds: Histogram;
  readonly handovers: Counter<'outcome'>;
  readonly movedDevices: Counter;
  readonly requests: Counter<'verb' | 'resource' | 'status'>;
  readonly requestSeconds: Histogram<'verb'>;
}

const buckets = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

export function createMetrics(registry: Registry): OperatorMetrics {
  const registers = [registry];
  return {
    leading: new Gauge({ name: 'cecochat_operator_leading', help: '1 while this operator leads.', registers }),
    clusters: new Gauge({
      name: 'cecochat_operator_chatclusters',
      help: 'ChatClusters that this operator looks after.',
      registers,
    }),
    queue: new Gauge({
      name: 'cecochat_operator_queue_depth',
      help: 'ChatClusters to which something happened that no round has looked at yet.',
      registers,
    }),
    notes: new Counter({
      name: 'cecochat_operator_notes_total',
      help: 'What the operator decided or found, by reason.',
      labelNames: ['reason'], registers,
    }),
    failures: new Counter({
      name: 'cecochat_operator_failed_rounds_total',
      help: 'Rounds in which the world could not be seen or changed.',
      registers,
    }),
    rounds: new Histogram({
      name: 'cecochat_operator_round_seconds',
      help: 'Time from looking at the world to having done what was decided.',
      buckets, registers,
    }),
    handovers: new Counter({
      name: 'cecochat_operator_handovers_total',
      help: 'Partitions whose handover ended, by outcome.',
      labelNames: ['outcome'], registers,
    }),
    movedDevices: new Counter({
      name: 'cecochat_operator_moved_devices_total',
      help: 'Devices of the partitions that moved, as connected when that began.',
      registers,
    }),
    ...createRequestMetrics(registers),
  };
}

function createRequestMetrics(registers: Registry[]): Pick<OperatorMetrics, 'requests' | 'requestSeconds'> {
  return {
    requests: new Counter({
      name: 'cecochat_operator_api_requests_total',
      help: 'Requests to the API server, by verb, resource and status.',
      labelNames: ['verb', 'resource', 'status'], registers,
    }),
    requestSeconds: new Histogram({
      name: 'cecochat_operator_api_request_seconds', help: 'Time that the API server took, by verb.',
      labelNames: ['verb'], buckets, registers,
    }),
  };
}
