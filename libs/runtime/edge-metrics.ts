import { Counter, Gauge, type Registry } from 'prom-client';

/** The values of the gauges at a scrape. */
export interface EdgeSources {
  readonly keysAgeMs: () => number;
  readonly connections: () => number;
  readonly unverified: () => number;
  readonly calls: () => number;
  readonly unfinished: () => number;
  readonly unfinishedBytes: () => number;
  readonly buckets: () => number;
}

/** The metrics of callers, common to all services that accept calls. */
export function buildEdgeMetrics(registry: Registry, sources: EdgeSources) {
  const registers = [registry];
  const gauge = (name: string, help: string, value: () => number) =>
    new Gauge({
      name,
      help,
      registers,
      collect() {
        this.set(value());
      },
    });
  gauge(
    'cecochat_token_keys_age_seconds',
    'Time since the keys of tokens were read; since the start while they never were',
    () => sources.keysAgeMs() / 1_000,
  );
  gauge('cecochat_open_connections', 'Connections of callers, on all ports', sources.connections);
  gauge(
    'cecochat_unverified_connections',
    'Connections without a call on which no call had a valid token',
    sources.unverified,
  );
  gauge('cecochat_open_calls', 'gRPC calls and streams that are open', sources.calls);
  gauge('cecochat_unfinished_messages', 'Messages of callers that have begun and are not complete', sources.unfinished);
  gauge('cecochat_unfinished_message_bytes', 'Bytes of these messages that have arrived', sources.unfinishedBytes);
  gauge('cecochat_limit_buckets', 'Token buckets of users and addresses in memory', sources.buckets);
  return {
    refusedConnections: new Counter({
      name: 'cecochat_refused_connections_total',
      help:
        'Connections refused, or closed before a request, without a valid token or for a flood of frames, ' +
        'by reason',
      labelNames: ['reason'],
      registers,
    }),
    refusedCalls: new Counter({
      name: 'cecochat_refused_calls_total',
      help: 'Calls and WebSockets refused before or while their request is read, by reason',
      labelNames: ['reason'],
      registers,
    }),
    limited: new Counter({
      name: 'cecochat_limited_total',
      help: 'Calls refused, and sends after which a stream is read later, by limit',
      labelNames: ['limit'], registers,
    }),
  };
}
